"""The tables of commitments, and of what joins them to themes and to earlier commitments."""

from enum import StrEnum

from sqlalchemy import Column, Index, Text, UniqueConstraint
from sqlmodel import Field, Relationship, SQLModel

from app.database import words
from app.evidence import Evidence, Fact, Judged
from app.meetings import Meeting
from app.terms import CommitmentKind
from app.themes import Theme


class LinkKind(StrEnum):
    """How a promise goes on from an earlier one: it names the earlier meeting, or says much the same."""

    REAFFIRMS = "reaffirms"
    REPEATS = "repeats"


class CommitmentTheme(SQLModel, table=True):
    """What a commitment is about, and the words that say so."""

    __tablename__ = "commitment_theme"
    __table_args__ = (Index(None, "theme_id", "commitment_id"),)

    commitment_id: int | None = Field(default=None, foreign_key="commitment.id", primary_key=True)
    theme_id: int | None = Field(default=None, foreign_key="theme.id", primary_key=True)


class CommitmentLink(Judged, table=True):
    """From a commitment to an earlier one, or to an earlier meeting where no single promise is meant.

    The program suggests links; one without a verdict is a suggestion and no more.
    """

    __tablename__ = "commitment_link"
    __table_args__ = (UniqueConstraint("commitment_id", "earlier_id", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    commitment_id: int | None = Field(default=None, foreign_key="commitment.id", index=True)
    earlier_id: int | None = Field(default=None, foreign_key="commitment.id", index=True)
    earlier_meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    kind: LinkKind = Field(sa_type=words(LinkKind))
    similarity: float | None = Field(
        default=None, description="0 to 100: how much of what they are about both statements share, see app/phrasing.py"
    )


class Commitment(Fact, table=True):
    """A promise, a call or an endorsement, in the words of the document that shows it best."""

    __table_args__ = (Index(None, "meeting_id", "kind", "actor", "standing"),)  # all that counting by facets reads

    id: int | None = Field(default=None, primary_key=True)
    ref: str = Field(unique=True, max_length=140, description="citable and never reused, for example london-2021-7")
    position: str = Field(unique=True, description="sorts by the meeting's date, then the meeting, then the number")
    number: int = Field(description="counts the commitments of one meeting from 1, withdrawn ones included")
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id")
    statement: str = Field(sa_column=Column(Text, nullable=False))
    kind: CommitmentKind = Field(sa_type=words(CommitmentKind), index=True)
    actor: str = Field(index=True, description="G7, INTERPOL, another forum, or a country's ISO alpha-2")
    reaffirms: str | None = Field(default=None, description="the earlier year or meeting that the sentence names")
    meeting: Meeting | None = Relationship()
    themes: list[Theme] = Relationship(
        link_model=CommitmentTheme, sa_relationship_kwargs={"order_by": "Theme.position"}
    )
    evidence: list[Evidence] = Relationship(sa_relationship_kwargs={"order_by": "Evidence.id"})
