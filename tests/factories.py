"""Rows for tests, each whole and true: evidence is cut from its document's own text."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import count

from sqlmodel import Session, select

from app.commitments import Commitment
from app.documents import Document, Original
from app.evidence import Evidence, cite
from app.meetings import Attendance, Meeting
from app.metrics import Metric, Observation
from app.people import Person, named
from app.references import Reference
from app.terms import CommitmentKind, Mode, Qualifier
from app.themes import Theme

NUMBERS = count(1)


def make_document(
    session: Session, text: str, *, slug: str | None = None, publisher: str | None = "INTERPOL"
) -> Document:
    """Return a document of this text; each call makes another one, even of equal text."""
    number = next(NUMBERS)
    raw = f"{text}\n<!-- {number} -->".encode()
    document = Document(
        slug=slug or f"document-{number}",
        sha256=sha256(raw).hexdigest(),
        text=text,
        heading=text[:60],
        publisher=publisher,
        language="en",
        ingested_at=datetime(2026, 1, 1, tzinfo=UTC),
        extractor="test",
        original=Original(filename=f"{number}.txt", media_type="text/plain", raw=raw),
    )
    session.add(document)
    session.flush()
    return document


def cite_words(document: Document, quote: str) -> Evidence:
    """Return evidence for these words, which must stand in the document."""
    start = document.text.index(quote)
    return cite(document, start, start + len(quote))


def make_meeting(session: Session, city: str = "London", starts_on: date | None = date(2021, 9, 8)) -> Meeting:
    """Return a G7 meeting of two days."""
    meeting = Meeting(
        slug=f"{city.lower()}-{starts_on.year}" if starts_on else city.lower(),
        series="G7 Interior and Security Ministers",
        city=city,
        place=city.lower(),
        country={"London": "GB", "Paris": "FR", "Ischia": "IT", "Wiesbaden": "DE"}.get(city),
        starts_on=starts_on,
        ends_on=starts_on and starts_on.replace(day=starts_on.day + 1),
    )
    session.add(meeting)
    session.flush()
    return meeting


def make_theme(session: Session, slug: str = "child-protection") -> Theme:
    """Return the theme of this slug, new where there is none."""
    theme = session.exec(select(Theme).where(Theme.slug == slug)).first()
    if theme is None:
        theme = Theme(
            slug=slug,
            name=slug.replace("-", " ").capitalize(),
            description=f"All about {slug}.",
            position=next(NUMBERS),
        )
        session.add(theme)
        session.flush()
    return theme


def make_commitment(
    session: Session,
    meeting: Meeting | None,
    statement: str = "Ministers committed to the active promotion of the database.",
    *,
    kind: CommitmentKind = CommitmentKind.PLEDGE,
    actor: str = "G7",
    themes: tuple[str, ...] = ("child-protection",),
    document: Document | None = None,
) -> Commitment:
    """Return a commitment with one piece of evidence, in a document of its own unless one is given."""
    document = document or make_document(session, statement)
    number = next(NUMBERS)
    slug = meeting.slug if meeting else document.slug
    commitment = Commitment(
        ref=f"{slug}-{number}",
        position=f"{meeting.starts_on if meeting else ''} {slug} {number:06}",
        number=number,
        meeting=meeting,
        statement=statement,
        kind=kind,
        actor=actor,
        themes=[make_theme(session, theme) for theme in themes],
        evidence=[cite_words(document, statement)],
    )
    session.add(commitment)
    session.flush()
    return commitment


def make_metric(session: Session, slug: str = "ftf-profiles") -> Metric:
    """Return the metric of this slug, new where there is none."""
    metric = session.exec(select(Metric).where(Metric.slug == slug)).first()
    if metric is None:
        metric = Metric(
            slug=slug,
            name="Foreign terrorist fighter profiles",
            unit="profiles",
            counts="Profiles held.",
            position=next(NUMBERS),
        )
        session.add(metric)
        session.flush()
    return metric


def make_observation(
    session: Session,
    meeting: Meeting | None,
    value: float = 60_000,
    qualifier: Qualifier = Qualifier.ABOUT,
    *,
    metric: str | None = "ftf-profiles",
    value_high: float | None = None,
    unit: str = "profiles",
    document: Document | None = None,
) -> Observation:
    """Return a figure whose evidence is a document that says it plainly, its first words where one is given."""
    document = document or make_document(session, f"There are {value:,.0f} {unit}.")
    observation = Observation(
        metric=make_metric(session, metric) if metric else None,
        meeting=meeting,
        label=unit,
        value=value,
        value_high=value_high,
        unit=unit,
        qualifier=qualifier,
        evidence=[cite(document, 0, len(document.text))],
    )
    session.add(observation)
    session.flush()
    return observation


def make_reference(
    session: Session, value: float = 4_000, dated: str | None = "2015-06-03", qualifier: Qualifier = Qualifier.EXACT
) -> Reference:
    """Return a figure of a page of INTERPOL's beside the series of fighters."""
    reference = Reference(
        metric_id=make_metric(session).id,
        value=value,
        qualifier=qualifier,
        dated=dated,
        page="News item N2015-072",
        url="https://www.interpol.int/N2015-072",
        origin="test.csv",
    )
    session.add(reference)
    session.flush()
    return reference


def make_attendance(
    session: Session,
    meeting: Meeting,
    name: str = "Priti Patel",
    role: str = "Home Secretary",
    mode: Mode | None = None,
) -> Attendance:
    """Return the attendance of a person of this name."""
    person: Person = named(session, name)
    document = make_document(session, f"{role} {name} attended.")
    attendance = Attendance(
        meeting=meeting, person=person, role=role, affiliation="GB", mode=mode, evidence=[cite_words(document, name)]
    )
    session.add(attendance)
    session.flush()
    return attendance
