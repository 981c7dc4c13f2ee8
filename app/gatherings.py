"""Meetings with what the ledger has of each: for the list, and for other programs."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from pydantic import BaseModel, Field
from sqlalchemy.orm import selectinload
from sqlmodel import Session, col, func, select

from app import meetings
from app.commitments import Commitment
from app.commitments.census import census
from app.commitments.lists import shown
from app.database import relation
from app.evidence import Evidence
from app.meetings import Attendance, DateSource, Meeting
from app.memory import once
from app.metrics import Observation
from app.paging import Leaf, leaf
from app.register import family
from app.themes import Theme

PAGE = 48
CHUNK = 500


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


@dataclass(frozen=True)
class Calendar:
    """A page of the meetings."""

    rows: Sequence[MeetingRow]
    leaf: Leaf


def calendar(session: Session, after: str = "", size: int = PAGE) -> Calendar:
    """Return a page of the meetings, the latest first, those without a date last.

    It begins after the meeting of this slug; raises Refused where there is none.
    """
    cut = leaf(once(session, _order), after, size)
    return Calendar(_rows(session, cut.keys), cut)


def rows(session: Session) -> Iterator[MeetingRow]:
    """Yield every meeting, the latest first, those without a date last."""
    order = once(session, _order)
    for first in range(0, len(order), CHUNK):
        yield from _rows(session, order[first : first + CHUNK])


def _order(session: Session) -> Sequence[str]:
    latest_first = col(Meeting.starts_on).desc().nulls_last(), col(Meeting.slug)
    return session.exec(select(Meeting.slug).where(col(Meeting.standing)).order_by(*latest_first)).all()


def _rows(session: Session, slugs: Sequence[str]) -> Sequence[MeetingRow]:
    named = select(Meeting).where(col(Meeting.slug).in_(slugs)).options(selectinload(relation(Meeting.aliases)))
    found = {meeting.slug: meeting for meeting in session.exec(named)}
    ids = [meeting.id for meeting in found.values()]
    people, figures = (_counts(session, kind, ids) for kind in (Attendance, Observation))
    documents, taken = _documents(session, ids), census(session)
    return [
        MeetingRow(
            **meeting.model_dump(include=set(MeetingRow.model_fields)),
            name=meeting.name,
            other_names=[alias.name for alias in meeting.aliases],
            people=people.get(meeting.id, 0),
            commitments=(taken.having["meeting"][meeting.slug] & taken.standing).bit_count(),
            figures=figures.get(meeting.id, 0),
            documents=documents.get(meeting.id, 0),
        )
        for meeting in map(found.__getitem__, slugs)
    ]


def latest_first(held: Sequence[Meeting]) -> list[Meeting]:
    """Return meetings from the latest on, those without a date last."""
    return sorted(held, key=lambda meeting: meeting.starts_on or date.min, reverse=True)


def promises(session: Session, meeting: Meeting) -> list[tuple[Theme | None, list[Commitment]]]:
    """Return the meeting's standing commitments under their first themes, in the themes' order, those without last."""
    in_order = sorted(said(session, meeting), key=lambda c: (_place(c), c.number))
    return [(group[0].themes[0] if group[0].themes else None, group) for group in _grouped(in_order)]


def _place(commitment: Commitment) -> int:
    return commitment.themes[0].position if commitment.themes else sys.maxsize


def _grouped(commitments: Sequence[Commitment]) -> Iterator[list[Commitment]]:
    for _, group in groupby(commitments, key=_place):
        yield list(group)


@dataclass(frozen=True)
class Course:
    """The dated meetings of one series in the order of time, and the ids of those that documents report on."""

    held: Sequence[Meeting]
    documented: frozenset[int | None]

    def before(self, meeting: Meeting) -> Meeting | None:
        """Return the meeting just before this one; none where its date is unknown."""
        place = self._places.get(meeting.id, 0)
        return self.held[place - 1] if place else None

    def after(self, meeting: Meeting) -> Meeting | None:
        """Return the meeting just after this one; none where its date is unknown."""
        later = self._places.get(meeting.id, len(self.held)) + 1
        return self.held[later] if later < len(self.held) else None

    def reported_before(self, meeting: Meeting) -> Meeting | None:
        """Return the last meeting before this one that documents report on."""
        earlier = reversed(self.held[: self._places.get(meeting.id, 0)])
        return next((each for each in earlier if each.id in self.documented), None)

    def between(self, earlier: Meeting, later: Meeting) -> Sequence[Meeting]:
        """Return the meetings after the one and before the other."""
        return self.held[self._places.get(earlier.id, -1) + 1 : self._places.get(later.id, 0)]

    @cached_property
    def _places(self) -> Mapping[int | None, int]:
        return {meeting.id: place for place, meeting in enumerate(self.held)}


def course(session: Session, meeting: Meeting) -> Course:
    """Return the meetings of the meeting's series, under whichever of its titles they were held."""
    known = family(meeting.series)
    held = [each for each in meetings.held(session) if each.starts_on and family(each.series) == known]
    return Course(held, frozenset(reported(session)))


def reported(session: Session) -> set[int | None]:
    """Return the ids of the meetings that documents report on."""
    said = select(Evidence.meeting_id).where(col(Evidence.meeting_id).is_not(None), col(Evidence.standing))
    return set(session.exec(said.distinct()).all())


def said(session: Session, *at: Meeting) -> Sequence[Commitment]:
    """Return the standing commitments of these meetings in their order, with all that a card shows."""
    here = select(Commitment).where(col(Commitment.meeting_id).in_([meeting.id for meeting in at]))
    return session.exec(here.where(col(Commitment.standing)).options(*shown()).order_by(col(Commitment.position))).all()


def _counts(session: Session, kind: type[Attendance | Observation], ids: Sequence[int | None]) -> dict[int | None, int]:
    counted = select(kind.meeting_id, func.count()).where(col(kind.meeting_id).in_(ids), col(kind.standing))
    return dict(session.exec(counted.group_by(col(kind.meeting_id))).all())


def _documents(session: Session, ids: Sequence[int | None]) -> dict[int | None, int]:
    counted = select(Evidence.meeting_id, func.count(col(Evidence.document_id).distinct()))
    here = counted.where(col(Evidence.meeting_id).in_(ids), col(Evidence.standing))
    return dict(session.exec(here.group_by(col(Evidence.meeting_id))).all())
