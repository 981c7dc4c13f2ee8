"""What happened, as entries of a feed: promises made, figures given, people seen, documents read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from fastapi import Request

from app.commitments import Commitment
from app.documents import Document
from app.evidence import Evidence
from app.meetings import Attendance
from app.metrics import Metric
from app.people import Person
from app.trends import Point
from app.web import readings
from app.web.exports import public
from app.web.feeds import NEVER, Entry
from app.web.wording import DOCUMENT_KINDS, KINDS, MODES, country


def promise(request: Request, commitment: Commitment) -> Entry:
    """Return the entry of a commitment: its sentence."""
    meeting = commitment.meeting if commitment.meeting and commitment.meeting.standing else None
    return Entry(
        public(request, f"/commitments/{commitment.ref}"),
        f"{KINDS[commitment.kind]} by {country(commitment.actor)}{f', {meeting.name}' if meeting else ''}",
        commitment.statement,
        known(commitment.evidence),
        meeting.starts_on if meeting else None,
        [(theme.slug, theme.name) for theme in commitment.themes],
    )


def figure(request: Request, metric: Metric | None, point: Point) -> Entry:
    """Return the entry of a figure: how it moved, and the words that give it; of no series, where they stand."""
    mark = f"/documents/{point.evidence[0].document.slug}#mark-{point.evidence[0].id}"
    moved = f"{readings.moved(point.change, point.unit)} since {readings.since(point.change)}. " if point.change else ""
    return Entry(
        public(request, f"/metrics/{metric.slug}/{point.id}" if metric else mark),
        f"{metric.name if metric else point.label}: {readings.words(point)}, {readings.occasion(point)}",
        f"{moved[:1].upper()}{moved[1:]}“{point.evidence[0].quote}”",
        known(point.evidence),
        point.when,
    )


def attendance(request: Request, person: Person, seen: Attendance) -> Entry:
    """Return the entry of somebody's attendance: in which role, and the words that say so."""
    place = seen.meeting.name if seen.meeting else "no ministerial meeting"
    parts = (seen.role, seen.affiliation and country(seen.affiliation), seen.mode and MODES[seen.mode])
    quotes = " ".join(f"“{evidence.quote}”" for evidence in seen.evidence)
    return Entry(
        public(request, f"/people/{person.slug}#attendance-{seen.id}"),
        f"{person.name}, {place}",
        ": ".join(part for part in (", ".join(filter(None, parts)), quotes) if part),
        known(seen.evidence),
        seen.meeting.starts_on if seen.meeting else None,
    )


def reading(request: Request, document: Document) -> Entry:
    """Return the entry of a document that was read."""
    by = f" by {document.publisher}" if document.publisher else ""
    return Entry(
        public(request, f"/documents/{document.slug}"),
        document.heading,
        f"{DOCUMENT_KINDS[document.kind]}{by}, kept in the ledger word for word.",
        document.ingested_at,
        document.published_on,
    )


def known(evidence: Iterable[Evidence]) -> datetime:
    """Return when the ledger got to know of what these words show: when the first of their documents was read."""
    return min((piece.document.ingested_at for piece in evidence), default=NEVER)


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries by the instant the ledger got to know them, the last first, then by the day they happened."""
    return sorted(entries, key=lambda entry: (entry.known, entry.published), reverse=True)
