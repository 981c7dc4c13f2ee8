"""How well facts are found, as last measured; the file is made by scoring, never by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.config import ROOT
from app.errors import Unavailable

FILE = ROOT / "app" / "extraction" / "measured.json"

PARTS = {
    "meeting": "Meetings: place and dates",
    "people": "People",
    "people_attributes": "– their role and whom they acted for",
    "commitments": "Commitments",
    "commitment_kind": "– their kind",
    "commitment_themes": "– their themes",
    "observations": "Figures",
    "observation_attributes": "– their hedge, unit and series",
}


class Score(BaseModel):
    """One part's score: what was found rightly, wrongly, and not at all."""

    model_config = ConfigDict(frozen=True)

    precision: float = Field(ge=0, le=1, description="share of what was found that is right")
    recall: float = Field(ge=0, le=1, description="share of what is there that was found")
    tp: int = Field(description="found rightly")
    fp: int = Field(description="found wrongly")
    fn: int = Field(description="not found")


class Trial(BaseModel):
    """Scores on one set of annotated documents."""

    model_config = ConfigDict(frozen=True)

    name: str = Field(description="for example: the five seed documents")
    documents: int
    seen: bool = Field(description="whether the rules were written with these documents in view")
    scores: dict[str, Score]

    @property
    def rows(self) -> Sequence[tuple[str, Score]]:
        """The parts in words, in their order, those that were measured."""
        return [(words, self.scores[part]) for part, words in PARTS.items() if part in self.scores]


class Measured(BaseModel):
    """All trials of one version of the rules."""

    model_config = ConfigDict(frozen=True)

    measured_on: date
    extractor: str = Field(description="version of the rules")
    trials: tuple[Trial, ...]


@cache
def read(path: Path = FILE) -> Measured | None:
    """Return the last measurement; None where nothing was measured yet. Raises Unavailable for a broken file."""
    try:
        return Measured.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise Unavailable("The file of measured error rates is damaged; measure again.") from error
