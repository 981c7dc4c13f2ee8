"""Evidence: the exact words of a document that show a fact, and what every fact has in common."""

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, Text
from sqlmodel import Field, Relationship, SQLModel

from app.database import words
from app.documents import Document
from app.errors import Refused

TARGETS = ("meeting_id", "attendance_id", "commitment_id", "observation_id")


class Verdict(StrEnum):
    """What a person decided about a fact; facts without a verdict are the machine's alone."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Judged(SQLModel):
    """What a person can decide about: whether it stands, and what was decided."""

    standing: bool = Field(default=True, description="shown to readers: neither rejected nor withdrawn")
    verdict: Verdict | None = Field(default=None, sa_type=words(Verdict))


class Fact(Judged):
    """What every fact has: whether it stands, what a person decided, and what the machine found last."""

    found: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, description="what the machine found last")


class Target(SQLModel):
    """A row about exactly one fact."""

    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    attendance_id: int | None = Field(default=None, foreign_key="attendance.id", index=True)
    commitment_id: int | None = Field(default=None, foreign_key="commitment.id", index=True)
    observation_id: int | None = Field(default=None, foreign_key="observation.id", index=True)


def one_fact(*others: str) -> CheckConstraint:
    """Return the constraint that a row names exactly one fact, or one of what these other columns name."""
    named = " + ".join(f"CASE WHEN {name} IS NULL THEN 0 ELSE 1 END" for name in (*TARGETS, *others))
    return CheckConstraint(f"{named} = 1", name="one_fact")


class Evidence(Target, table=True):
    """A quotation: `document.text[start:end] == quote`, which the database refuses to have otherwise."""

    __table_args__ = (
        one_fact(),
        CheckConstraint('"start" >= 0 AND "start" < "end"', name="not_empty"),
        Index(None, "document_id", "standing", "commitment_id"),  # all that the census of commitments reads
    )

    id: int | None = Field(default=None, primary_key=True)
    document_id: int | None = Field(default=None, foreign_key="document.id")
    start: int
    end: int
    quote: str = Field(sa_column=Column(Text, nullable=False))
    standing: bool = Field(default=True, description="still found there by the newest reading, or kept by a person")
    document: Document = Relationship()


def cite(document: Document, start: int, end: int) -> Evidence:
    """Return evidence for the characters `start` to `end` of the document's text; raises Refused for an empty range."""
    if not 0 <= start < end <= len(document.text):
        raise Refused(f"There are no words at {start} to {end} of “{document.heading}”.")
    return Evidence(document=document, start=start, end=end, quote=document.text[start:end])
