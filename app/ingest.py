"""One document's journey: bytes, text, findings, facts with evidence – in one transaction, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from hashlib import sha256
from typing import Any

from slugify import slugify
from sqlalchemy import Engine, distinct
from sqlmodel import Session, col, func, select

from app import documents, indexing, keeping, lineage, register
from app.commitments import Commitment
from app.database import reading, writing
from app.documents import Document, DocumentNotice, Original
from app.evidence import Evidence
from app.extraction.extract import EXTRACTOR_VERSION, examine, extract
from app.extraction.findings import DocumentFacts, Extraction, Finding, MeetingFound, Notice
from app.extraction.reading import Limits, Reading
from app.keeping import Sitting
from app.meetings import Attendance, Meeting
from app.metrics import Observation
from app.register import Reported
from app.sources import Source

DATELINE = re.compile(r"^[^\n–—-]{2,60} [–—-] (?=\S)")
OPENING = 90


class Outcome(StrEnum):
    """What reading a document did to the ledger."""

    NEW = "new"
    READ_AGAIN = "read again"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What one document gave: how many standing facts it shows, and what was not understood."""

    slug: str
    heading: str
    outcome: Outcome
    meeting: str | None
    people: int
    commitments: int
    figures: int
    withdrawn: int = 0
    notices: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the document was read, and not known as it is."""
        return self.outcome is not Outcome.UNCHANGED


def known_facts(source: Source) -> DocumentFacts:
    """Return what is known of a document in the extractor's terms."""
    known = source.known
    return DocumentFacts(title=known.title, published_on=known.published_on, publisher=known.publisher)


def unchanged(engine: Engine, source: Source) -> Receipt | None:
    """Return the receipt of a document whose very bytes were read before, by these rules; None for any other."""
    with reading(engine) as session:
        kept = documents.same_bytes(session, sha256(source.raw).hexdigest())
        if kept is None or kept.extractor != EXTRACTOR_VERSION:
            return None
        return _receipt(session, kept, Outcome.UNCHANGED)


def task(engine: Engine, source: Source, limits: Limits) -> Callable[[], Extraction]:
    """Return the reading of one document, to be done in any process; it raises Unreadable.

    Newer rules read the text that was kept the first time, so that places in it go on meaning the same words.
    """
    digest = sha256(source.raw).hexdigest()
    with reading(engine) as session:
        kept = documents.same_bytes(session, digest)
        if kept is None:
            return partial(extract, source.raw, name=source.name, known=known_facts(source), limits=limits)
        first = Reading(text=kept.text, media_type=kept.original.media_type)
        return partial(examine, first, sha256=digest, known=_kept_facts(kept), limits=limits)


def _kept_facts(document: Document) -> DocumentFacts:
    return DocumentFacts(
        title=document.title,
        kind=document.kind,
        language=document.language,
        published_on=document.published_on,
        publisher=document.publisher,
    )


def keep(engine: Engine, source: Source, extraction: Extraction, now: datetime) -> Receipt:
    """Keep a document and its findings in one transaction; what nobody has judged gives way to what is found now."""
    with writing(engine) as session:
        document = documents.same_bytes(session, extraction.sha256)
        outcome = Outcome.READ_AGAIN if document else Outcome.NEW
        document = document or _document(session, source, extraction, now)
        document.extractor = EXTRACTOR_VERSION
        _keep_notices(document, [_notice(notice) for notice in extraction.notices])
        session.add(document)
        session.flush()
        withdrawn = _keep_findings(session, document, extraction)
        return _receipt(session, document, outcome, withdrawn)


def _keep_notices(document: Document, found: list[DocumentNotice]) -> None:
    if _told(document.notices) != _told(found):
        document.notices = found


def _told(notices: Iterable[DocumentNotice]) -> list[tuple[int, int, str]]:
    return sorted((notice.start or 0, notice.end or 0, notice.message) for notice in notices)


def _keep_findings(session: Session, document: Document, extraction: Extraction) -> int:
    sitting = Sitting(session, document, _meeting(session, document, extraction))
    if sitting.meeting is not None:
        sitting.confirm(sitting.meeting, _places(extraction.meetings[0]))
    for person in extraction.people:
        keeping.keep_attendance(sitting, _found(person), _places(person))
    promises = [keeping.keep_commitment(sitting, _found(c), _places(c)) for c in extraction.commitments]
    for observation in extraction.observations:
        keeping.keep_observation(sitting, _found(observation), _places(observation))
    withdrawn = keeping.withdraw_the_rest(sitting)
    if sitting.meeting is not None:
        keeping.reorder(session, sitting.meeting)
    lineage.trace(session, promises)
    indexing.index_reading(sitting)
    return withdrawn


def _document(session: Session, source: Source, extraction: Extraction, now: datetime) -> Document:
    facts = extraction.document
    return Document(
        slug=_free_slug(session, source.name),
        sha256=extraction.sha256,
        text=extraction.text,
        heading=facts.title or opening(extraction.text),
        title=facts.title,
        publisher=facts.publisher,
        url=source.known.url,
        published_on=facts.published_on,
        kind=facts.kind,
        language=facts.language,
        ingested_at=now,
        extractor="",
        original=Original(filename=source.name, media_type=extraction.media_type, raw=source.raw),
    )


def opening(text: str) -> str:
    """Return the words a text without a title is known by: its first ones, the dateline left out."""
    words = " ".join(DATELINE.sub("", text, count=1)[: 4 * OPENING].split())
    return words if len(words) <= OPENING else f"{words[:OPENING].rsplit(' ', 1)[0]}…"


def _free_slug(session: Session, filename: str) -> str:
    stem = slugify(filename.rsplit(".", 1)[0])[:100] or "document"
    taken = set(session.exec(select(Document.slug).where(col(Document.slug).startswith(stem))).all())
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


def _meeting(session: Session, document: Document, extraction: Extraction) -> Meeting | None:
    if not extraction.meetings:
        return None
    return register.settle(
        session, _reported(extraction.meetings[0]), document=document.slug, published_on=document.published_on
    )


def _reported(meeting: MeetingFound) -> Reported:
    return Reported(meeting.city, meeting.country, meeting.starts_on, meeting.ends_on, meeting.series)


def _places(finding: Finding) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in finding.evidence]


def _found(finding: Finding) -> dict[str, Any]:
    """Return the finding as JSON gives it back, so that the same finding again is seen to be the same."""
    values = asdict(finding)
    del values["evidence"]
    return {key: _plain(value) for key, value in values.items()}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def _notice(notice: Notice) -> DocumentNotice:
    if notice.place is None:
        return DocumentNotice(message=notice.message)
    return DocumentNotice(message=notice.message, start=notice.place.start, end=notice.place.end)


def _receipt(session: Session, document: Document, outcome: Outcome, withdrawn: int = 0) -> Receipt:
    # From the document's evidence to its facts: the other way round each document would cost more than the one before.
    def shown(kind: type[Attendance] | type[Commitment] | type[Observation]) -> int:
        counted = select(func.count(distinct(col(kind.id)))).select_from(kind).join(Evidence)
        return session.exec(counted.where(col(kind.standing), *here)).one()

    here = (col(Evidence.document_id) == document.id, col(Evidence.standing))
    meeting = session.exec(select(Meeting).join(Evidence).where(*here)).first()
    return Receipt(
        slug=document.slug,
        heading=document.heading,
        outcome=outcome,
        meeting=meeting.name if meeting else None,
        people=shown(Attendance),
        commitments=shown(Commitment),
        figures=shown(Observation),
        withdrawn=withdrawn,
        notices=tuple(notice.message for notice in document.notices),
    )
