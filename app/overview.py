"""The overview: what the ledger holds, at a glance; only what stands is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, func, literal
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from app import meetings, metrics, themes
from app.commitments.census import census, union
from app.documents import Document
from app.errors import NotFound
from app.evidence import Evidence
from app.meetings import Attendance, Meeting
from app.memory import once
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
        select(func.count()).select_from(table).where(col(table.standing)).scalar_subquery()
        for table in (Meeting, Observation)
    )
    promised = literal(census(session).standing.bit_count())
    people = select(func.count(func.distinct(Attendance.person_id))).where(col(Attendance.standing))
    documents = select(func.count()).select_from(Document)
    since = select(func.min(col(Meeting.starts_on))).where(col(Meeting.standing))
    held, figures = facts
    others = (statement.scalar_subquery() for statement in (people, documents, since))
    columns: list[Any] = [held, promised, figures, *others]
    return Counts(*session.execute(select(*columns)).one())


def timeline(session: Session) -> Sequence[Sitting]:
    """Return the latest meetings, the first one first and those without a date last, with what there is of each."""
    taken = census(session)
    held = _held(session, once(session, meetings.order)[-LATEST:])
    figures = _per_meeting(session, held, Observation, func.count())
    documents = _per_meeting(session, held, Evidence, func.count(func.distinct(Evidence.document_id)))
    return [
        Sitting(
            meeting,
            (taken.having["meeting"][meeting.slug] & taken.standing).bit_count(),
            figures.get(meeting.id, 0),
            documents.get(meeting.id, 0),
        )
        for meeting in held
    ]


def matrix(session: Session) -> Matrix:
    """Return how many commitments each of the latest meetings made on each theme."""
    taken = census(session)
    themed = {slug: found & taken.standing for slug, found in taken.having["theme"].items()}
    at, any_theme = taken.having["meeting"], union(themed.values())
    promising = [slug for slug in once(session, meetings.order) if at[slug] & any_theme]
    held = _held(session, promising[-LATEST:])
    rows = [
        Row(theme, [(at[meeting.slug] & found).bit_count() for meeting in held], found.bit_count())
        for theme in themes.listed(session)
        if (found := themed.get(theme.slug))
    ]
    return Matrix(held, rows)


def added(session: Session) -> Sequence[Document]:
    """Return the documents that came last, without their texts, the newest first."""
    ids = once(session, _newest)
    without_text = defer(Document.text, raiseload=True)  # type: ignore[arg-type]
    found = session.exec(select(Document).options(without_text).where(col(Document.id).in_(ids)))
    return sorted(found, key=lambda document: ids.index(document.id))


def _newest(session: Session) -> Sequence[int | None]:
    newest_first = col(Document.ingested_at).desc(), col(Document.id).desc()
    return session.exec(select(Document.id).order_by(*newest_first).limit(ADDED)).all()


def _held(session: Session, slugs: Sequence[str]) -> Sequence[Meeting]:
    """Return the meetings of these slugs in this order."""
    found = {meeting.slug: meeting for meeting in session.exec(select(Meeting).where(col(Meeting.slug).in_(slugs)))}
    return [found[slug] for slug in slugs]


def _per_meeting(
    session: Session, held: Sequence[Meeting], table: type[Observation | Evidence], number: ColumnElement[int]
) -> Mapping[int | None, int]:
    """Count rows, or what else is named, of each of these meetings."""
    meeting_id, ids = col(table.meeting_id), [meeting.id for meeting in held]
    statement = select(meeting_id, number).where(col(table.standing), meeting_id.in_(ids)).group_by(meeting_id)
    return dict(session.exec(statement).all())
