"""The marked text: which words of a document show which fact, woven into its paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from re import finditer

from sqlmodel import Session, col, select

from app.commitments import Commitment
from app.documents import Document
from app.evidence import Evidence
from app.meetings import Attendance, Meeting
from app.metrics import Metric, Observation
from app.people import Person
from app.terms import CommitmentKind


class MarkKind(StrEnum):
    """What sort of fact a mark shows."""

    MEETING = "meeting"
    PERSON = "person"
    COMMITMENT = "commitment"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of the text and the fact it shows; `target` is the fact's slug or ref, None for a figure of no series."""

    evidence_id: int
    start: int
    end: int
    kind: MarkKind
    target: str | None
    name: str
    quote: str
    act: CommitmentKind | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Plain words, or a mark around further pieces; one mark can need several where marks cross or a paragraph ends."""

    words: str = ""
    mark: Mark | None = None
    pieces: tuple["Piece", ...] = ()
    opens: bool = False
    closes: bool = False


def of(session: Session, document: Document) -> list[Mark]:
    """Return the places of a document that show standing facts, in the order of the text, the longer one first."""
    found = _promises(session, document) + _figures(session, document) + _attendances(session, document)
    found += _meetings(session, document)
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.evidence_id))


def _promises(session: Session, document: Document) -> list[Mark]:
    joined = select(Evidence, Commitment).join(Commitment, col(Evidence.commitment_id) == Commitment.id)
    rows = session.exec(joined.where(*_standing(document), col(Commitment.standing))).all()
    return [_mark(e, MarkKind.COMMITMENT, c.ref, c.ref, c.kind) for e, c in rows]


def _figures(session: Session, document: Document) -> list[Mark]:
    joined = select(Evidence, Observation, Metric).join(Observation, col(Evidence.observation_id) == Observation.id)
    joined = joined.join(Metric, col(Observation.metric_id) == Metric.id, isouter=True)
    rows = session.exec(joined.where(*_standing(document), col(Observation.standing))).all()
    return [_mark(e, MarkKind.FIGURE, m.slug if m else None, m.name if m else o.label) for e, o, m in rows]


def _attendances(session: Session, document: Document) -> list[Mark]:
    joined = select(Evidence, Person).join(Attendance, col(Evidence.attendance_id) == Attendance.id)
    joined = joined.join(Person, col(Attendance.person_id) == Person.id)
    rows = session.exec(joined.where(*_standing(document), col(Attendance.standing))).all()
    return [_mark(e, MarkKind.PERSON, p.slug, p.name) for e, p in rows]


def _meetings(session: Session, document: Document) -> list[Mark]:
    joined = select(Evidence, Meeting).join(Meeting, col(Evidence.meeting_id) == Meeting.id)
    rows = session.exec(joined.where(*_standing(document), col(Meeting.standing))).all()
    return [_mark(e, MarkKind.MEETING, m.slug, m.name) for e, m in rows]


def _standing(document: Document) -> tuple[bool, bool]:
    return Evidence.document_id == document.id, col(Evidence.standing)  # type: ignore[return-value]


def _mark(evidence: Evidence, kind: MarkKind, target: str | None, name: str, act: CommitmentKind | None = None) -> Mark:
    return Mark(evidence.id or 0, evidence.start, evidence.end, kind, target, name, evidence.quote, act)


def paragraphs(text: str, marks: Sequence[Mark]) -> Iterator[tuple[Piece, ...]]:
    """Yield the paragraphs of a text with its marks woven in; together they have all its words."""
    for paragraph in finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        start, end = paragraph.span()
        yield weave(text, start, end, [mark for mark in marks if mark.start < end and start < mark.end])


def weave(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Return the words from `start` to `end` as pieces; `marks` come in order of their starts, the longer one first."""
    pieces: list[Piece] = []
    at, waiting = start, list(marks)
    while waiting:
        mark = waiting.pop(0)
        opens, closes = max(mark.start, at), min(mark.end, end)
        if opens >= closes:
            continue
        if at < opens:
            pieces.append(Piece(text[at:opens]))
        inside = [other for other in waiting if other.start < closes]
        waiting = [other for other in waiting if other.end > closes]
        woven = weave(text, opens, closes, inside)
        pieces.append(Piece("", mark, woven, opens=opens == mark.start, closes=closes == mark.end))
        at = closes
    return (*pieces, Piece(text[at:end])) if at < end else tuple(pieces)
