"""Meetings with what the ledger has of each: for the list, and for other programs."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from pydantic import BaseModel, Field
from sqlmodel import Session, col, func, select

from app import meetings
from app.commitments import Commitment
from app.commitments.lists import shown
from app.evidence import Evidence
from app.meetings import Attendance, DateSource, Meeting
from app.metrics import Observation
from app.themes import Theme


class MeetingRow(BaseModel):
    """One meeting; counts are of standing facts."""

    slug: str = Field(description="its address under /meetings/", examples=["london-2021"])
    name: str = Field(description="place and year", examples=["London 2021"])
    series: str = Field(examples=["G7 Interior and Security Ministers"])
    city: str | None = Field(description="null for a meeting held online")
    other_names: list[str] = Field(description="other names of the place")
    country: str | None = Field(description="host country, ISO 3166 alpha-2", examples=["GB"])
    venue: str | None
    starts_on: date | None = Field(description="first day, null where nobody knows")
    ends_on: date | None = Field(description="last day, null where nobody knows")
    dates_from: DateSource | None = Field(description="where the dates come from")
    chair: str | None
    outcome: str | None = Field(description="title of the outcome document")
    note: str | None = Field(description="what sources disagree about")
    sources: list[str] = Field(description="addresses that the register's entry rests on")
    people: int = Field(description="how many people attended, as far as documents say")
    commitments: int
    figures: int
    documents: int = Field(description="how many documents report on it")


def rows(session: Session) -> list[MeetingRow]:
    """Return every meeting, the latest first, those without a date last."""
    people, commitments, figures = (_counts(session, kind) for kind in (Attendance, Commitment, Observation))
    documents = _documents(session)
    return [
        MeetingRow(
            **meeting.model_dump(include=set(MeetingRow.model_fields)),
            name=meeting.name,
            other_names=[alias.name for alias in meeting.aliases],
            people=people.get(meeting.id, 0),
            commitments=commitments.get(meeting.id, 0),
            figures=figures.get(meeting.id, 0),
            documents=documents.get(meeting.id, 0),
        )
        for meeting in latest_first(meetings.held(session))
    ]


def latest_first(held: Sequence[Meeting]) -> list[Meeting]:
    """Return meetings from the latest on, those without a date last."""
    return sorted(held, key=lambda meeting: meeting.starts_on or date.min, reverse=True)


def promises(session: Session, meeting: Meeting) -> list[tuple[Theme | None, list[Commitment]]]:
    """Return the meeting's standing commitments under their first themes, in the themes' order, those without last."""
    here = select(Commitment).where(Commitment.meeting_id == meeting.id, col(Commitment.standing)).options(*shown())
    in_order = sorted(session.exec(here).all(), key=lambda c: (_place(c), c.number))
    return [(group[0].themes[0] if group[0].themes else None, group) for group in _grouped(in_order)]


def _place(commitment: Commitment) -> int:
    return commitment.themes[0].position if commitment.themes else sys.maxsize


def _grouped(commitments: Sequence[Commitment]) -> Iterator[list[Commitment]]:
    for _, group in groupby(commitments, key=_place):
        yield list(group)


def neighbours(session: Session, meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
    """Return the meetings of the same series just before and just after this one; none where its date is unknown."""
    if meeting.starts_on is None:
        return None, None
    in_time = [m for m in meetings.held(session) if m.starts_on and m.series == meeting.series]
    at = in_time.index(meeting)
    return in_time[at - 1] if at else None, in_time[at + 1] if at + 1 < len(in_time) else None


def _counts(session: Session, kind: type[Attendance | Commitment | Observation]) -> dict[int | None, int]:
    counted = select(kind.meeting_id, func.count()).where(col(kind.standing)).group_by(col(kind.meeting_id))
    return dict(session.exec(counted).all())


def _documents(session: Session) -> dict[int | None, int]:
    counted = select(Evidence.meeting_id, func.count(col(Evidence.document_id).distinct()))
    return dict(session.exec(counted.where(col(Evidence.standing)).group_by(col(Evidence.meeting_id))).all())
