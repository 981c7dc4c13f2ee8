"""The overview: what the ledger holds, at a glance; only what stands is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from app import metrics, themes
from app.commitments import Commitment, CommitmentTheme
from app.documents import Document
from app.errors import NotFound
from app.evidence import Evidence
from app.meetings import Attendance, Meeting
from app.metrics import Observation, Trend
from app.themes import Theme

HEADLINE = "ftf-profiles"
ADDED = 5


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each the ledger holds; people are those seen at a meeting."""

    meetings: int
    commitments: int
    figures: int
    people: int
    documents: int


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting on the timeline, with what the ledger has of it."""

    meeting: Meeting
    commitments: int
    figures: int
    documents: int


@dataclass(frozen=True, slots=True)
class Row:
    """A theme and how many commitments each meeting made on it, in the matrix's order of meetings."""

    theme: Theme
    cells: Sequence[int]

    @property
    def total(self) -> int:
        """All of them; a commitment made at no meeting is not among them."""
        return sum(self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Themes by meetings, both in their order, those without any commitment left out."""

    meetings: Sequence[Meeting]
    rows: Sequence[Row]

    @property
    def highest(self) -> int:
        """The largest count of one cell."""
        return max((count for row in self.rows for count in row.cells), default=0)


def headline(session: Session) -> Trend | None:
    """Return the series that opens the overview; None where no document gives two figures of it."""
    try:
        metric = metrics.find(session, HEADLINE)
    except NotFound:
        return None
    trend = Trend(metric, metrics.series(session, metric))
    return trend if len(trend.drawn) > 1 else None


def counts(session: Session) -> Counts:
    """Return how many of each the ledger holds."""
    facts = (
        select(func.count()).select_from(table).where(col(table.standing))
        for table in (Meeting, Commitment, Observation)
    )
    people = select(func.count(func.distinct(Attendance.person_id))).where(col(Attendance.standing))
    documents = select(func.count()).select_from(Document)
    columns = [statement.scalar_subquery() for statement in (*facts, people, documents)]
    return Counts(*session.execute(select(*columns)).one())


def timeline(session: Session) -> Sequence[Sitting]:
    """Return every meeting, the first one first and those without a date last, with what there is of it."""
    promised = _per_meeting(session, Commitment)
    figures = _per_meeting(session, Observation)
    documents = _per_meeting(session, Evidence, func.count(func.distinct(Evidence.document_id)))
    return [
        Sitting(meeting, promised.get(meeting.id, 0), figures.get(meeting.id, 0), documents.get(meeting.id, 0))
        for meeting in _held(session)
    ]


def matrix(session: Session) -> Matrix:
    """Return how many commitments each meeting made on each theme."""
    statement = (
        select(CommitmentTheme.theme_id, Commitment.meeting_id, func.count())
        .join(Commitment, col(Commitment.id) == CommitmentTheme.commitment_id)
        .where(col(Commitment.standing))
        .group_by(col(CommitmentTheme.theme_id), col(Commitment.meeting_id))
    )
    cells = {(theme, meeting): count for theme, meeting, count in session.exec(statement)}
    spoken = {meeting for _, meeting in cells}
    held = [meeting for meeting in _held(session) if meeting.id in spoken]
    rows = [Row(theme, [cells.get((theme.id, meeting.id), 0) for meeting in held]) for theme in themes.listed(session)]
    return Matrix(held, [row for row in rows if row.total])


def added(session: Session) -> Sequence[Document]:
    """Return the documents that came last, without their texts, the newest first."""
    newest_first = col(Document.ingested_at).desc(), col(Document.id).desc()
    without_text = defer(Document.text, raiseload=True)  # type: ignore[arg-type]
    return session.exec(select(Document).options(without_text).order_by(*newest_first).limit(ADDED)).all()


def _held(session: Session) -> Sequence[Meeting]:
    oldest_first = col(Meeting.starts_on).asc().nulls_last(), col(Meeting.slug)
    return session.exec(select(Meeting).where(col(Meeting.standing)).order_by(*oldest_first)).all()


def _per_meeting(
    session: Session, table: type[Commitment | Observation | Evidence], counted: ColumnElement[int] | None = None
) -> Mapping[int | None, int]:
    """Count rows, or what else is named, of each meeting."""
    number = func.count() if counted is None else counted
    meeting_id = col(table.meeting_id)
    statement = select(meeting_id, number).where(col(table.standing), meeting_id.is_not(None)).group_by(meeting_id)
    return dict(session.exec(statement).all())
