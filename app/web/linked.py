"""What a page is about, in the vocabulary of schema.org, for programs that read pages (JSON-LD)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.cite import Citation
from app.cite.citation import NAME
from app.commitments import Commitment
from app.documents import Document
from app.meetings import Attendance, Meeting
from app.metrics import Trend
from app.people import Person
from app.terms import Mode
from app.themes import Theme
from app.web.citing import suffixed
from app.web.exports import XLSX
from app.web.wording import country

Linked = dict[str, Any]

FORMS = {".json": "application/json", ".csv": "text/csv", ".xlsx": XLSX, ".zip": "application/zip"}
CONTEXT = "https://schema.org"
LICENCE = "https://opensource.org/license/mit"
LISTS = {
    "commitments": "What G7 interior and security ministers pledged, called for and backed, sentence by sentence, each "
    "with its exact place in its source.",
    "meetings": "Meetings of G7 interior and security ministers: dates, places, chairs, and how much is known of each.",
    "metrics": "Figures that ministers were given from meeting to meeting, each with its hedge, its change and its "
    "source.",
    "people": "Ministers and officials whom documents name at the meetings, with the roles they held then.",
    "documents": "The press releases, news items and communiqués that the ledger rests on, with what each gave.",
}


def catalogue(base: str) -> Linked:
    """Return the ledger as a catalogue of its lists, with the address that searches it."""
    sets = [_thing("Dataset", name=word.capitalize(), url=f"{base}/{word}", description=LISTS[word]) for word in LISTS]
    target = _thing("EntryPoint", urlTemplate=f"{base}/search?q={{words}}")
    search = _thing("SearchAction", target=target)
    return _whole("DataCatalog", name=NAME, url=f"{base}/", license=LICENCE, dataset=sets, potentialAction=search)


def rows(citation: Citation, word: str) -> Linked:
    """Return a list, filtered or whole, as a data set with its files."""
    return _dataset(citation, LISTS[word])


def series(citation: Citation, trend: Trend) -> Linked:
    """Return a series of figures as a data set: what it counts, over which time, by which documents."""
    metric, days = trend.metric, [str(point.when) for point in trend.drawn]
    documents = {document.slug: document for point in trend.points for document in point.documents}
    counted = _thing("PropertyValue", name=metric.name, description=metric.counts, unitText=metric.unit)
    return _dataset(citation, f"{metric.name}, from meeting to meeting. {metric.counts}") | {
        "variableMeasured": counted,
        **({"temporalCoverage": f"{days[0]}/{days[-1]}"} if days else {}),
        **({"citation": [_work(document) for document in documents.values()]} if documents else {}),
    }


def event(citation: Citation, meeting: Meeting, attendances: Iterable[Attendance]) -> Linked:
    """Return a meeting as an event with its place and whoever documents name there."""
    return _whole(
        "Event",
        **_held(meeting, citation.address),
        attendee=[_somebody(seen.person, seen, _site(citation)) for seen in attendances],
    )


def person(citation: Citation, person: Person, attendances: Sequence[Attendance]) -> Linked:
    """Return a person in the role last held, with the meetings attended."""
    site = _site(citation)
    met = [seen.meeting for seen in attendances if seen.meeting and seen.meeting.standing]
    events = [_thing("Event", **_held(meeting, f"{site}/meetings/{meeting.slug}")) for meeting in met]
    somebody = _somebody(person, attendances[-1] if attendances else None, site)
    return {"@context": CONTEXT, **somebody, **({"performerIn": events} if events else {})}


def quotation(citation: Citation, commitment: Commitment) -> Linked:
    """Return a commitment as a quotation: who speaks, on what, on which occasion, and in which documents."""
    meeting, site = commitment.meeting, _site(citation)
    held = meeting and meeting.standing and _thing("Event", **_held(meeting, f"{site}/meetings/{meeting.slug}"))
    return _whole(
        "Quotation",
        name=citation.title,
        url=citation.address,
        identifier=commitment.ref,
        text=commitment.statement,
        spokenByCharacter=_thing("Organization", name=country(commitment.actor)),
        about=[_term(theme, site) for theme in commitment.themes],
        recordedAt=held or None,
        citation=[_work(piece.document) for piece in commitment.evidence],
        isPartOf=_thing("Dataset", name="Commitments", url=f"{site}/commitments", description=LISTS["commitments"]),
        version=citation.version,
    )


def subject(citation: Citation, theme: Theme) -> Linked:
    """Return a theme as a term of the ledger's own."""
    return {"@context": CONTEXT, **_term(theme, _site(citation))}


def work(citation: Citation, document: Document) -> Linked:
    """Return a document as a work under the ledger's address, the same as the one at its publisher's."""
    return _whole("CreativeWork", **_described(document), url=citation.address, sameAs=document.url)


def _dataset(citation: Citation, description: str) -> Linked:
    site, day = _site(citation), citation.edition.day
    files = [
        _thing("DataDownload", encodingFormat=kind, contentUrl=site + suffixed(citation.address, suffix))
        for suffix, kind in FORMS.items()
    ]
    return _whole(
        "Dataset",
        name=citation.title,
        description=description,
        url=citation.address,
        license=LICENCE,
        isAccessibleForFree=True,
        creator=_thing("Organization", name=NAME, url=f"{site}/"),
        version=citation.version,
        dateModified=str(day) if day else None,
        distribution=files,
    )


def _held(meeting: Meeting, address: str) -> Mapping[str, Any]:
    place = _thing("PostalAddress", addressLocality=meeting.city, addressCountry=meeting.country)
    where = meeting.venue or meeting.city
    return {
        "name": f"{meeting.series}, {meeting.name}",
        "url": address,
        "startDate": str(meeting.starts_on) if meeting.starts_on else None,
        "endDate": str(meeting.ends_on) if meeting.ends_on else None,
        "location": _thing("Place", name=where, address=place) if where else _thing("VirtualLocation", url=address),
        "superEvent": _thing("EventSeries", name=meeting.series),
    }


def _somebody(person: Person, seen: Attendance | None, site: str) -> Linked:
    acts_for = seen and seen.affiliation and _thing("Organization", name=country(seen.affiliation))
    remote = "took part remotely" if seen and seen.mode is Mode.REMOTE else None
    return _thing(
        "Person",
        name=person.name,
        url=f"{site}/people/{person.slug}",
        jobTitle=seen and seen.role,
        affiliation=acts_for,
        disambiguatingDescription=remote,
    )


def _work(document: Document) -> Linked:
    return _thing("CreativeWork", **_described(document), url=document.url)


def _described(document: Document) -> Mapping[str, Any]:
    return {
        "name": document.heading,
        "publisher": _thing("Organization", name=document.publisher) if document.publisher else None,
        "datePublished": str(document.published_on) if document.published_on else None,
        "inLanguage": document.language,
    }


def _term(theme: Theme, site: str) -> Linked:
    address = f"{site}/themes/{theme.slug}"
    return _thing("DefinedTerm", name=theme.name, description=theme.description, termCode=theme.slug, url=address)


def _site(citation: Citation) -> str:
    """Return the public address of the site, without a slash at its end."""
    scheme, _, rest = citation.address.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"


def _whole(kind: str, **said: object) -> Linked:
    return {"@context": CONTEXT, **_thing(kind, **said)}


def _thing(kind: str, **said: object) -> Linked:
    """Return a thing of this kind with all that is known of it."""
    return {"@type": kind, **{name: value for name, value in said.items() if value not in (None, "", [])}}
