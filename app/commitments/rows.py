"""Commitments as rows for other programs."""

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel, Field
from sqlmodel import Session

from app.citations import EvidenceRow, evidence_rows
from app.commitments.filters import Filters
from app.commitments.lists import every
from app.commitments.tables import Commitment
from app.evidence import Verdict
from app.terms import CommitmentKind


class CommitmentRow(BaseModel):
    """One standing commitment with all that shows it."""

    ref: str = Field(description="citable, never reused; its address under /commitments/", examples=["london-2021-7"])
    statement: str = Field(description="the promise in the words of the document that shows it best")
    kind: CommitmentKind = Field(
        description="pledge: they will do it; call: they want it done; endorsement: they back it"
    )
    actor: str = Field(description="G7, INTERPOL, another forum, or a country's ISO 3166 alpha-2", examples=["G7"])
    themes: list[str] = Field(description="slugs of its themes", examples=[["child-protection"]])
    meeting: str | None = Field(
        description="slug of the meeting, null for a promise made at none", examples=["london-2021"]
    )
    meeting_name: str | None = Field(examples=["London 2021"])
    starts_on: date | None = Field(description="first day of the meeting, null where nobody knows")
    country: str | None = Field(description="host country of the meeting, ISO 3166 alpha-2", examples=["GB"])
    reaffirms: str | None = Field(description="the earlier year or meeting that the sentence itself names")
    verdict: Verdict | None = Field(description="what an editor decided; null while only the program has read it")
    evidence: list[EvidenceRow] = Field(description="every place that shows it, with the exact words")


def rows(session: Session, filters: Filters) -> Iterator[CommitmentRow]:
    """Yield all commitments that the filters leave, in their order, whatever page they name; see `lists.every`."""
    return (row(commitment) for commitment in every(session, filters.changed()))


def row(commitment: Commitment) -> CommitmentRow:
    """Return one commitment, loaded as `lists.shown` says, as a row."""
    meeting = commitment.meeting if commitment.meeting and commitment.meeting.standing else None
    return CommitmentRow(
        **commitment.model_dump(include={"ref", "statement", "kind", "actor", "reaffirms", "verdict"}),
        themes=[theme.slug for theme in commitment.themes],
        meeting=meeting and meeting.slug,
        meeting_name=meeting and meeting.name,
        starts_on=meeting and meeting.starts_on,
        country=meeting and meeting.country,
        evidence=evidence_rows(commitment.evidence),
    )
