"""The overview: what the ledger holds, at a glance; only what stands is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from app import metrics, themes
from app.commitments import Commitment
from app.commitments.census import census, union
from app.documents import Document
from app.errors import NotFound
from app.evidence import Evidence
from app.meetings import Attendance, Meeting
from app.metrics import Observation, Trend
from app.themes import Theme

HEADLINE = "ftf-profiles"
ADDED = 5
LATEST = 30  # meetings at a glance; the pages of meetings and themes have all


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each the ledger holds; people are those seen at a meeting. `since` is the first meeting's day."""

    meetings: int
    commitments: int
    figures: int
    people: int
    documents: int
    since: date | None


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting on the timeline, with what the ledger has of it."""

    meeting: Meeting
    commitments: int
    figures: int
    documents: int


@dataclass(frozen=True, slots=True)
class Row:
    """A theme and how many commitments each meeting made on it, in the matrix's order of meetings; `total` has all."""

    theme: Theme
    cells: Sequence[int]
    total: int


@dataclass(frozen=True)
class Matrix:
    """Themes by the latest meetings, both in their order, those without any commitment left out."""

    meetings: Sequence[Meeting]
    rows: Sequence[Row]

    @cached_property
    def highest(self) -> int:
        """The largest count of one cell."""
        return max((count for row in self.rows for count in row.cells), default=0)


def headline(session: Session) -> Trend | None:
    """Return the series that opens the overview; None where no document gives two figures of it."""
    try:
        metric = metrics.find(session, HEADLINE)
    except NotFound:
        return None
    trend = metrics.at_a_glance(session, metric)[0]
    return trend if len(trend.drawn) > 1 else None


def counts(session: Session) -> Counts:
    """Return how many of each the ledger holds."""
    facts = (
        select(func.count()).select_from(table).where(col(table.standing))
        for table in (Meeting, Commitment, Observation)
    )
    people = select(func.count(func.distinct(Attendance.person_id))).where(col(Attendance.standing))
    documents = select(func.count()).select_from(Document)
    since = select(func.min(col(Meeting.starts_on))).where(col(Meeting.standing))
    columns: list[Any] = [statement.scalar_subquery() for statement in (*facts, people, documents)]
    columns.append(since.scalar_subquery())
    return Counts(*session.execute(select(*columns)).one())


def timeline(session: Session) -> Sequence[Sitting]:
    """Return the latest meetings, the first one first and those without a date last, with what there is of each."""
    promised = _per_meeting(session, Commitment)
    figures = _per_meeting(session, Observation)
    documents = _per_meeting(session, Evidence, func.count(func.distinct(Evidence.document_id)))
    return [
        Sitting(meeting, promised.get(meeting.id, 0), figures.get(meeting.id, 0), documents.get(meeting.id, 0))
        for meeting in _held(session)[-LATEST:]
    ]


def matrix(session: Session) -> Matrix:
    """Return how many commitments each of the latest meetings made on each theme."""
    taken = census(session)
    themed = {slug: found & taken.standing for slug, found in taken.having["theme"].items()}
    at, any_theme = taken.having["meeting"], union(themed.values())
    held = [meeting for meeting in _held(session) if at[meeting.slug] & any_theme][-LATEST:]
    rows = [
        Row(theme, [(at[meeting.slug] & found).bit_count() for meeting in held], found.bit_count())
        for theme in themes.listed(session)
        if (found := themed.get(theme.slug))
    ]
    return Matrix(held, rows)


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
