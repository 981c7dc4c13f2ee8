"""Meetings: where and when ministers met, who was there, and under which names the place is known."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import defer, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption
from sqlmodel import Field, Relationship, Session, SQLModel, col, select

from app.database import relation, words
from app.documents import Document
from app.errors import NotFound
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


WITHOUT_TEXT = defer(relation(Document.text), raiseload=True)
WITH_PROOF = (
    selectinload(relation(Attendance.evidence).and_(col(Evidence.standing)))
    .joinedload(relation(Evidence.document))
    .defer(relation(Document.text), raiseload=True)
)


def find(session: Session, slug: str) -> Meeting:
    """Return the standing meeting at this address; raises NotFound."""
    meeting = session.exec(select(Meeting).where(Meeting.slug == slug, col(Meeting.standing))).first()
    if meeting is None:
        raise NotFound(f"There is no meeting “{slug}” in the ledger.")
    return meeting


def order(session: Session) -> Sequence[str]:
    """Return the slugs of the standing meetings in the order of time, those without a date last."""
    in_time = col(Meeting.starts_on).asc().nulls_last(), col(Meeting.slug)
    return session.exec(select(Meeting.slug).where(col(Meeting.standing)).order_by(*in_time)).all()


def held(session: Session, *loaded: ExecutableOption) -> Sequence[Meeting]:
    """Return the standing meetings in the order of time, those without a date last, with what is to be loaded too."""
    in_time = col(Meeting.starts_on).asc().nulls_last(), col(Meeting.slug)
    return session.exec(select(Meeting).where(col(Meeting.standing)).options(*loaded).order_by(*in_time)).all()


def attended(session: Session, meeting: Meeting) -> Sequence[Attendance]:
    """Return who was at the meeting, in the order in which documents name them."""
    there = select(Attendance).where(Attendance.meeting_id == meeting.id, col(Attendance.standing))
    return session.exec(
        there.options(WITH_PROOF, joinedload(relation(Attendance.person))).order_by(col(Attendance.id))
    ).all()


def of_person(session: Session, person: Person) -> Sequence[Attendance]:
    """Return the attendances of a person in the order of time, those without a date last."""
    his = select(Attendance).join(Meeting, isouter=True).where(Attendance.person_id == person.id)
    in_time = col(Meeting.starts_on).asc().nulls_last(), col(Attendance.id)
    standing = his.where(col(Attendance.standing)).options(WITH_PROOF, joinedload(relation(Attendance.meeting)))
    return session.exec(standing.order_by(*in_time)).all()


def documents_on(session: Session, meeting: Meeting) -> Sequence[Document]:
    """Return the documents that report on the meeting, without their texts."""
    here = select(Evidence.document_id).where(Evidence.meeting_id == meeting.id, col(Evidence.standing))
    reports = select(Document).where(col(Document.id).in_(here)).options(WITHOUT_TEXT)
    return session.exec(reports.order_by(col(Document.published_on).asc().nulls_last(), col(Document.slug))).all()
