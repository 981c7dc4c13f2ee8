"""The register of meetings, and which meeting of the ledger a document reports on."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from pydantic import BaseModel, ConfigDict
from slugify import slugify
from sqlmodel import Session, col, or_, select

from app.meetings import DateSource, Meeting, MeetingAlias

NEAR = timedelta(days=10)  # sources count arrival and working days differently, but never by this much
REPORTED_WITHIN = timedelta(days=400)  # a text published later than this after a meeting hardly reports on it


class Registered(BaseModel):
    """One entry of `seeds/meetings.toml`: what documents leave out, with the addresses it rests on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slug: str
    series: str
    city: str
    country: str
    starts_on: date
    ends_on: date
    sources: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    venue: str | None = None
    chair: str | None = None
    outcome_title: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """What one document says of the meeting it reports on; None where it does not say."""

    city: str | None
    country: str | None
    starts_on: date | None = None
    ends_on: date | None = None
    series: str | None = None

    def dates(self) -> list[str] | None:
        """Return both days in ISO form, None where the document gives no date."""
        if self.starts_on is None:
            return None
        return [self.starts_on.isoformat(), (self.ends_on or self.starts_on).isoformat()]


def place_key(name: str) -> str:
    """Return what spellings of one place share: lower case, no accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


@lru_cache  # a ledger has a handful of series, and asks for those of all its meetings at once
def family(series: str | None) -> str | None:
    """Return what names of one series share: the G7's interior and security ministers meet under several titles."""
    if series is None:
        return None
    known = set(place_key(series).replace("’", " ").replace("'", " ").split())
    forum = next((name for name in ("g7", "g8", "g20") if name in known), None)
    if forum is None:
        return " ".join(sorted(known - {"of", "the", "ministers", "ministerial", "meeting", "and"}))
    other_tracks = {"finance", "foreign", "health", "justice", "leaders", "digital"}
    track = sorted(known & other_tracks) if not known & {"interior", "security", "home"} else ["interior"]
    return " ".join([forum, *(track or ["interior"])])


def enter(session: Session, entries: Iterable[Registered]) -> None:
    """Bring the ledger's meetings up to the register; what editors or documents said of dates stands above it."""
    for entry in entries:
        meeting = session.exec(select(Meeting).where(Meeting.slug == entry.slug)).first()
        if meeting is None:
            meeting = Meeting(slug=entry.slug, series=entry.series)
            session.add(meeting)
        _complete(meeting, entry)


def _complete(meeting: Meeting, entry: Registered) -> None:
    if meeting.verdict is None:
        for field in ("series", "city", "country", "venue", "chair", "note"):
            setattr(meeting, field, getattr(entry, field))
        meeting.place = place_key(entry.city)
        meeting.outcome = entry.outcome_title
        meeting.sources = list(entry.sources)
    register = [entry.starts_on.isoformat(), entry.ends_on.isoformat()]
    _say(meeting, register=register, documents=meeting.found.get("documents", {}))
    known = {alias.key for alias in meeting.aliases}
    meeting.aliases.extend(
        MeetingAlias(name=name, key=place_key(name)) for name in entry.aliases if place_key(name) not in known
    )


def _say(meeting: Meeting, register: list[str] | None, documents: dict[str, list[str]]) -> None:
    """Keep who said which dates, and let them stand in this order: an editor, a document, the register."""
    meeting.found = {"register": register, "documents": documents}
    if meeting.verdict is not None:
        return
    said = next(iter(documents.values()), None)
    days = said or register
    meeting.starts_on, meeting.ends_on = (date.fromisoformat(day) for day in days) if days else (None, None)
    meeting.dates_from = DateSource.DOCUMENT if said else DateSource.REGISTER if register else None


def settle(session: Session, reported: Reported, *, document: str, published_on: date | None) -> Meeting:
    """Return the ledger's meeting that the document of this slug reports on, new where none fits."""
    meeting = match(candidates(session, reported), reported, published_on)
    if meeting is None:
        meeting = Meeting(slug=_free_slug(session, reported), series=reported.series or "Ministerial meeting")
        meeting.city, meeting.country = reported.city, reported.country
        meeting.place = place_key(reported.city) if reported.city else None
        session.add(meeting)
    hear(meeting, document, reported)
    session.flush()
    return meeting


def hear(meeting: Meeting, document: str, reported: Reported | None) -> None:
    """Note the dates that this document gives, or that it gives none any more; the dates that stand follow."""
    documents = {slug: days for slug, days in meeting.found.get("documents", {}).items() if slug != document}
    days = reported.dates() if reported else None
    if days:
        documents[document] = days
    _say(meeting, meeting.found.get("register"), documents)


def candidates(session: Session, reported: Reported) -> Sequence[Meeting]:
    """Return the meetings at this place under any of its names; for a meeting without a place, those without one."""
    if reported.city is None:
        return session.exec(select(Meeting).where(col(Meeting.city).is_(None))).all()
    key = place_key(reported.city)
    named = select(MeetingAlias.meeting_id).where(MeetingAlias.key == key)
    return session.exec(select(Meeting).where(or_(Meeting.place == key, col(Meeting.id).in_(named)))).all()


def match(known: Sequence[Meeting], reported: Reported, published_on: date | None) -> Meeting | None:
    """Return the one meeting that fits in series, country and time; None where none does, or several do.

    A meeting under another title still fits where it shares the place and a day: documents name a series freely.
    """
    fitting = [m for m in known if _same_kind(m, reported) and _same_time(m, reported, published_on)]
    if not fitting:
        fitting = [m for m in known if _same_country(m, reported) and _share_a_day(m, reported)]
    if reported.starts_on is None and published_on is not None:
        fitting.sort(key=lambda m: m.starts_on or date.min, reverse=True)
        return fitting[0] if fitting else None
    return fitting[0] if len(fitting) == 1 else None


def _same_kind(meeting: Meeting, reported: Reported) -> bool:
    said = family(reported.series)
    return _same_country(meeting, reported) and (said is None or said == family(meeting.series))


def _same_country(meeting: Meeting, reported: Reported) -> bool:
    return reported.country is None or meeting.country in {None, reported.country}


def _share_a_day(meeting: Meeting, reported: Reported) -> bool:
    if meeting.starts_on is None or reported.starts_on is None:
        return False
    last, said_last = meeting.ends_on or meeting.starts_on, reported.ends_on or reported.starts_on
    return meeting.starts_on <= said_last and reported.starts_on <= last


def _same_time(meeting: Meeting, reported: Reported, published_on: date | None) -> bool:
    if meeting.starts_on is None:
        return True
    if reported.starts_on is not None:
        return abs(meeting.starts_on - reported.starts_on) <= NEAR
    return published_on is None or -NEAR <= published_on - meeting.starts_on <= REPORTED_WITHIN


def _free_slug(session: Session, reported: Reported) -> str:
    year = f"-{reported.starts_on.year}" if reported.starts_on else ""
    stem = f"{slugify(reported.city or 'online')}{year}"
    taken = set(session.exec(select(Meeting.slug).where(col(Meeting.slug).startswith(stem))).all())
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)
