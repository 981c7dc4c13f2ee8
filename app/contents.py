"""Everything that has a page of its own, and the day the ledger last learned something about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, Subquery, func, null, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from app.commitments import Commitment
from app.documents import Document
from app.evidence import Evidence
from app.meetings import Attendance, Meeting
from app.metrics import Metric, Observation
from app.people import Person
from app.themes import Theme


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: the word of its address, its name there, and when it last changed, None where nobody knows."""

    word: str
    name: str
    changed: date | None


def entries(session: Session) -> Iterator[Entry]:
    """Yield every page of its own but withdrawn ones, word by word; six queries, however much the ledger holds."""
    for word, statement in _statements().items():
        for name, changed in session.execute(statement.order_by(statement.selected_columns[0])):
            yield Entry(word, name, changed.date() if changed else None)


def _statements() -> dict[str, Select[str, Any]]:
    """Return for each word what names its pages and the instants at which they changed."""
    return {
        "meetings": _facts(Meeting, col(Meeting.slug), Evidence.meeting_id),
        "commitments": _facts(Commitment, col(Commitment.ref), Evidence.commitment_id),
        "metrics": _of_facts(Metric, Observation, Observation.metric_id, Evidence.observation_id),
        "people": _of_facts(Person, Attendance, Attendance.person_id, Evidence.attendance_id).where(
            col(Attendance.id).is_not(None)  # whoever no document names any more has no page worth a visit
        ),
        "themes": select(col(Theme.slug), null()),
        "documents": select(col(Document.slug), col(Document.ingested_at)),
    }


def _facts(kind: type[Meeting | Commitment], name: Mapped[str], key: int | None) -> Select[str, Any]:
    read = _read(key)
    named: Select[str, Any] = select(name, read.c.instant).select_from(kind)
    return named.outerjoin(read, read.c.fact == col(kind.id)).where(col(kind.standing))


def _of_facts(
    kind: type[Metric | Person], fact: type[Observation | Attendance], owner: int | None, key: int | None
) -> Select[str, Any]:
    read, theirs = _read(key), (col(owner) == col(kind.id)) & col(fact.standing)
    named: Select[str, Any] = select(col(kind.slug), func.max(read.c.instant)).select_from(kind).outerjoin(fact, theirs)
    return named.outerjoin(read, read.c.fact == col(fact.id)).group_by(col(kind.slug))


def _read(key: int | None) -> Subquery:
    """Return for each fact when the last document that shows it was read."""
    shown: Select[Any, Any] = select(
        col(key).label("fact"), func.max(col(Document.ingested_at)).label("instant")
    ).select_from(Evidence)
    joined = shown.join(Document, col(Document.id) == Evidence.document_id)
    return joined.where(col(Evidence.standing), col(key).is_not(None)).group_by(col(key)).subquery()
