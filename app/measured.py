"""How well facts are found, as last measured; the file is made by scoring, never by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.config import ROOT
from app.errors import Unavailable
from app.scoring import Part

FILE = ROOT / "app" / "extraction" / "measured.json"

PARTS = {
    Part.MEETING: "Meetings: place and dates",
    Part.PEOPLE: "People",
    Part.PEOPLE_ATTRIBUTES: "– their role and whom they acted for",
    Part.COMMITMENTS: "Commitments",
    Part.COMMITMENT_KIND: "– their kind",
    Part.COMMITMENT_THEMES: "– their themes",
    Part.OBSERVATIONS: "Figures",
    Part.OBSERVATION_ATTRIBUTES: "– their hedge, rate and series",
}


class Share(BaseModel):
    """A share between 0 and 1, and where it would lie on other documents of the kind, 19 times of 20."""

    model_config = ConfigDict(frozen=True)

    value: float = Field(ge=0, le=1)
    low: float = Field(ge=0, le=1)
    high: float = Field(ge=0, le=1)

    @property
    def percent(self) -> int:
        """The share in whole percent; 100 only where nothing went wrong."""
        return 100 if self.value == 1 else min(99, round(self.value * 100))

    @property
    def interval(self) -> str:
        """The interval in whole percent, widened where it is rounded."""
        low, high = (round(end * 100, 6) for end in (self.low, self.high))  # 0.29 * 100 is a little less than 29
        return f"{math.floor(low)}–{math.ceil(high)}"


class Score(BaseModel):
    """One part's score: what was found rightly, wrongly, and not at all."""

    model_config = ConfigDict(frozen=True)

    precision: Share = Field(description="share of what was found that is right")
    recall: Share = Field(description="share of what is there that was found")
    f1: Share = Field(description="the balance of the two: their harmonic mean")
    right: int
    spurious: int = Field(description="found wrongly")
    missed: int = Field(description="not found")


class Scored(BaseModel):
    """Scores of the parts that the documents have something of."""

    model_config = ConfigDict(frozen=True)

    name: str = Field(description="for example: the five seed documents")
    documents: int
    scores: dict[Part, Score]

    @property
    def rows(self) -> Sequence[tuple[str, Score]]:
        """The parts in words, in their order, those that were measured."""
        return [(words, self.scores[part]) for part, words in PARTS.items() if part in self.scores]


class Fault(BaseModel):
    """One thing that went wrong, and the words of the document that it is about."""

    model_config = ConfigDict(frozen=True)

    document: str
    part: Part
    fault: str
    words: str


class Trial(Scored):
    """Scores on one set of annotated documents, and on each kind of document in it."""

    seen: bool | None = Field(
        default=None, description="whether the rules were written with these documents in view; null: not known"
    )
    kinds: tuple[Scored, ...] = Field(default=(), description="by the kind that the extractor saw in each document")
    misses: tuple[Fault, ...] | None = Field(default=None, description="null where they are not listed")


class Measured(BaseModel):
    """All trials of one version of the rules."""

    model_config = ConfigDict(frozen=True)

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
