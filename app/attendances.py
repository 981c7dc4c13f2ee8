"""People with the meetings they were at: for the list, and for other programs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from pydantic import BaseModel, Field
from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from app.citations import EvidenceRow, evidence_rows
from app.database import relation
from app.meetings import WITH_PROOF, Attendance
from app.people import Person
from app.terms import Mode


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


def profiles(session: Session) -> list[Profile]:
    """Return everybody who was at a meeting, by family name, each with all attendances."""
    found: dict[int | None, Profile] = {}
    for attendance in _standing(session):
        found.setdefault(attendance.person_id, Profile(attendance.person)).attendances.append(attendance)
    return sorted(found.values(), key=lambda profile: _family_name(profile.person.name))


def by_affiliation(everybody: Iterable[Profile]) -> dict[str, list[Profile]]:
    """Return people under whom they last acted for, an ISO alpha-2 or an organisation, "" where nobody says."""
    groups: dict[str, list[Profile]] = {}
    for profile in everybody:
        groups.setdefault(profile.latest.affiliation or "", []).append(profile)
    return groups


def rows(session: Session) -> list[PersonRow]:
    """Return every attendance, by family name, then by time."""
    return [_row(attendance) for profile in profiles(session) for attendance in profile.attendances]


def _standing(session: Session) -> Iterable[Attendance]:
    loaded = joinedload(relation(Attendance.person)), joinedload(relation(Attendance.meeting)), WITH_PROOF
    every = session.exec(select(Attendance).where(col(Attendance.standing)).options(*loaded)).all()
    return sorted(every, key=lambda a: ((a.meeting and a.meeting.starts_on) or date.max, a.id or 0))


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
