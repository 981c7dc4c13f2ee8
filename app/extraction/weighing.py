"""Decides by weights where a rule and a count disagree: adds up what each sign of a sentence speaks for.

The weights are made by `learning/` from the annotated documents and sentences, and are data.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.extraction.findings import CommitmentKind

FOLDER = Path(__file__).parent / "weights"
# A sentence is a promise from this probability on. Documents hold fewer promises than the sentences trained on.
LEAST = 0.4
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely a sentence holds a promise, of which kind, and the strongest signs with their weights."""

    likelihood: float
    kind: CommitmentKind
    signs: tuple[tuple[str, float], ...]

    def __str__(self) -> str:
        told = ", ".join(f"{sign} {weight:+.1f}" for sign, weight in self.signs)
        return f"weighed {self.likelihood:.2f} ({told})"


@cache
def weights(name: str) -> Mapping[str, Mapping[str, float]]:
    """Return the tables of weights of one file, read once: for each question, the weight of each sign."""
    tables: Mapping[str, Mapping[str, float]] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return tables


def total(table: Mapping[str, float], signs: Iterable[str]) -> float:
    """Return the sum of the signs' weights, with what is assumed before any sign."""
    return math.fsum([table[""], *(table.get(sign, 0.0) for sign in signs)])  # the same in any order


def likelihood(weight: float) -> float:
    """Return the probability that a sum of weights stands for."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, weight))))


def weigh(signs: frozenset[str]) -> Verdict | None:
    """Return why a sentence that shows these signs holds a promise; None where it more likely does not."""
    tables = weights("commitments")
    promise = tables["promise"]
    chance = likelihood(total(promise, signs))
    if chance < LEAST:
        return None
    strongest = sorted((sign for sign in signs if sign in promise), key=lambda sign: (-abs(promise[sign]), sign))
    return Verdict(
        likelihood=chance,
        kind=max(CommitmentKind, key=lambda kind: total(tables[kind], signs)),
        signs=tuple((sign, promise[sign]) for sign in strongest[:_SHOWN]),
    )
