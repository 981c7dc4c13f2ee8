"""People with the meetings they were at: for the list, and for other programs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from pydantic import BaseModel, Field
from sqlalchemy.orm import joinedload
from sqlalchemy.sql.base import ExecutableOption
from sqlmodel import Session, col, select

from app.citations import EvidenceRow, evidence_rows
from app.database import relation
from app.meetings import WITH_PROOF, Attendance, Meeting
from app.memory import once
from app.paging import Leaf, leaf
from app.people import Person
from app.terms import Mode

PAGE = 60


class PersonRow(BaseModel):
    """One person at one meeting, or in a document about none."""

    slug: str = Field(description="the person's address under /people/", examples=["priti-patel"])
    name: str = Field(examples=["Priti Patel"])
    role: str | None = Field(description="the role held then, as documents give it", examples=["Home Secretary"])
    affiliation: str | None = Field(
        description="ISO 3166 alpha-2 of the country acted for, else an organisation", examples=["GB", "INTERPOL"]
    )
    mode: Mode | None = Field(description="how the person took part, null where documents do not say")
    meeting: str | None = Field(description="slug of the meeting", examples=["london-2021"])
    meeting_name: str | None = Field(examples=["London 2021"])
    meeting_starts_on: date | None
    evidence: list[EvidenceRow]


@dataclass
class Profile:
    """A person with all attendances, the oldest meeting first."""

    person: Person
    attendances: list[Attendance] = field(default_factory=list)

    @property
    def latest(self) -> Attendance:
        """The attendance that shows the person's last known role."""
        return self.attendances[-1]


@dataclass(frozen=True)
class Roll:
    """A page of people under whom they last acted for, an ISO alpha-2 or an organisation, "" where nobody says.

    `continued` names whom those at its top act for where the page before ends with others of them, else None.
    """

    groups: Mapping[str, Sequence[Profile]]
    leaf: Leaf
    continued: str | None


def roll(session: Session, after: str = "", size: int = PAGE) -> Roll:
    """Return people under whom they last acted for, by family name, without the words of documents on them.

    The page begins after the person of this slug; raises Refused where nobody has it.
    """
    order = once(session, _order)
    cut = leaf(list(order), after, size)
    found = _by_slug(_read(session, cut.keys))
    groups = {group: [found[slug] for slug in slugs] for group, slugs in groupby(cut.keys, key=order.__getitem__)}
    continues = after and cut.keys and order[cut.keys[0]] == order[after]
    return Roll(groups, cut, order[after] if continues else None)


def profiles(session: Session) -> list[Profile]:
    """Return everybody who was at a meeting, by family name, each with all attendances and their evidence."""
    found = _by_slug(_read(session, None, WITH_PROOF))
    return sorted(found.values(), key=lambda profile: _family_name(profile.person.name))


def rows(session: Session) -> list[PersonRow]:
    """Return every attendance, by family name, then by time."""
    return [_row(attendance) for profile in profiles(session) for attendance in profile.attendances]


def _order(session: Session) -> dict[str, str]:
    """Return by slug for whom everybody last acted, in the order of the list."""
    in_time = col(Meeting.starts_on).asc().nulls_last(), col(Attendance.id)
    seen = select(Person.slug, Person.name, Attendance.affiliation).select_from(Attendance).join(Person)
    standing = seen.join(Meeting, isouter=True).where(col(Attendance.standing)).order_by(*in_time)
    latest = {slug: (affiliation or "", name) for slug, name, affiliation in session.exec(standing)}

    def place(slug: str) -> tuple[str, str, tuple[str, str]]:
        affiliation, name = latest[slug]
        return affiliation.lower(), affiliation, _family_name(name)

    return {slug: latest[slug][0] for slug in sorted(latest, key=place)}


def _read(session: Session, slugs: Sequence[str] | None, *loaded: ExecutableOption) -> list[Attendance]:
    """Return the standing attendances of these people, of everybody for None, in the order of time."""
    every = select(Attendance).where(col(Attendance.standing))
    if slugs is not None:
        every = every.join(Person).where(col(Person.slug).in_(slugs))
    with_both = joinedload(relation(Attendance.person)), joinedload(relation(Attendance.meeting))
    found = session.exec(every.options(*with_both, *loaded)).all()
    return sorted(found, key=lambda a: ((a.meeting and a.meeting.starts_on) or date.max, a.id or 0))


def _by_slug(attendances: Iterable[Attendance]) -> dict[str, Profile]:
    """Return the people of attendances that come in the order of time."""
    found: dict[str, Profile] = {}
    for attendance in attendances:
        found.setdefault(attendance.person.slug, Profile(attendance.person)).attendances.append(attendance)
    return found


def _family_name(name: str) -> tuple[str, str]:
    """Return what names sort by: the family name, which some write first in capitals (MATSUMURA Yoshifumi)."""
    words = name.split()
    capitals = next((word for word in words if len(word) > 1 and word.isupper()), words[-1])
    return capitals.casefold(), name.casefold()


def _row(attendance: Attendance) -> PersonRow:
    meeting = attendance.meeting
    return PersonRow(
        slug=attendance.person.slug,
        name=attendance.person.name,
        role=attendance.role,
        affiliation=attendance.affiliation,
        mode=attendance.mode,
        meeting=meeting.slug if meeting else None,
        meeting_name=meeting.name if meeting else None,
        meeting_starts_on=meeting.starts_on if meeting else None,
        evidence=evidence_rows(attendance.evidence),
    )
