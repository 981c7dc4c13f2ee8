"""Meetings: where and when ministers met, who was there, and under which names the place is known."""

from datetime import date
from enum import StrEnum

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, Relationship, SQLModel

from app.database import words
from app.evidence import Evidence, Fact
from app.people import Person
from app.terms import Mode


class DateSource(StrEnum):
    """Where a meeting's dates come from."""

    DOCUMENT = "document"
    REGISTER = "register"
    EDITOR = "editor"


class MeetingAlias(SQLModel, table=True):
    """Another name of the meeting's place: Kloster Eberbach for Eltville."""

    __tablename__ = "meeting_alias"
    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    name: str
    key: str = Field(index=True, description="the name in lower case without accents, for matching")


class Meeting(Fact, table=True):
    """One ministerial meeting; dates that nobody knows stay None."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=120)
    series: str = Field(index=True, description="for example G7 Interior and Security Ministers")
    city: str | None = None
    place: str | None = Field(default=None, index=True, description="the city in lower case without accents")
    country: str | None = Field(default=None, max_length=2, index=True, description="host country, ISO 3166 alpha-2")
    venue: str | None = None
    starts_on: date | None = Field(default=None, index=True)
    ends_on: date | None = None
    dates_from: DateSource | None = Field(default=None, sa_type=words(DateSource))
    chair: str | None = None
    outcome: str | None = Field(default=None, description="title of the outcome document, from the register")
    note: str | None = Field(default=None, description="what sources disagree about")
    sources: list[str] = Field(default_factory=list, sa_type=JSON, description="addresses the register entry rests on")
    aliases: list[MeetingAlias] = Relationship()
    evidence: list[Evidence] = Relationship(sa_relationship_kwargs={"order_by": "Evidence.id"})

    @property
    def year(self) -> int | None:
        """The year it began in, where known."""
        return self.starts_on.year if self.starts_on else None

    @property
    def name(self) -> str:
        """Place and year, the name readers know it by."""
        place = self.city or "Online"
        return f"{place} {self.year}" if self.year else place


class Attendance(Fact, table=True):
    """One person at one meeting, or in a document about none, with the role held then."""

    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    role: str | None = None
    affiliation: str | None = Field(default=None, description="ISO alpha-2 of a country, else an organisation's name")
    mode: Mode | None = Field(default=None, sa_type=words(Mode))
    person: Person = Relationship()
    meeting: Meeting | None = Relationship()
    evidence: list[Evidence] = Relationship(sa_relationship_kwargs={"order_by": "Evidence.id"})
