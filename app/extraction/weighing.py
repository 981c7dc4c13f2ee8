"""Decides by weights where a rule and a count disagree: adds up what each sign of a sentence speaks for.

The weights are made by `learning/` from the annotated documents and sentences, and are data.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from pathlib import Path

from app.extraction.findings import CommitmentKind
from app.extraction.neighbours import ALONE

FOLDER = Path(__file__).parent / "weights"
# A sentence is a promise from this probability on.
LEAST = 0.5
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely a sentence holds a promise, the strongest signs with their weights, and all that it shows."""

    likelihood: float
    signs: tuple[tuple[str, float], ...]
    shown: frozenset[str]

    @property
    def kind(self) -> CommitmentKind:
        """Return which kind of promise the sentence most likely holds: weighed when asked, as a rule mostly knows."""
        tables = weights("commitments")
        return max(CommitmentKind, key=lambda kind: total(tables[kind], self.shown))

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
    return table[""] + math.fsum(filter(None, map(table.get, signs)))  # the same in any order


def likelihood(weight: float) -> float:
    """Return the probability that a sum of weights stands for."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, weight))))


def weight_alone(signs: frozenset[str]) -> float:
    """Return what a sentence's own signs say for its holding a promise, before rules and neighbours are heard."""
    return total(weights("commitments")["sentence"], signs)


def strongest(table: Mapping[str, float], signs: Iterable[str]) -> tuple[tuple[str, float], ...]:
    """Return the signs that weigh most, either way, with their weights."""
    known = nsmallest(_SHOWN, ((-abs(table[sign]), sign) for sign in signs if sign in table))
    return tuple((sign, table[sign]) for _, sign in known)


def shown(table: Mapping[str, float], signs: Iterable[str]) -> str:
    """Return the signs that weigh most as words."""
    return ", ".join(f"{sign} {weight:+.1f}" for sign, weight in strongest(table, signs))


def weigh(signs: frozenset[str], around: frozenset[str] = ALONE, alone: float | None = None) -> Verdict | None:
    """Return why a sentence that shows these signs holds a promise; None where it more likely does not.

    `around` are the signs of its neighbours, `alone` is what `weight_alone` said of it, where that is known already.
    """
    tables, shown = weights("commitments"), signs | around
    sentence, beside = tables["sentence"], tables["beside"]
    own = weight_alone(signs) if alone is None else alone
    heard = [sign for sign in beside if sign in shown]
    chance = likelihood(own + total(beside, heard))
    if chance < LEAST:
        return None
    each = {sign: weight for sign in shown if (weight := sentence.get(sign))}
    each |= {sign: each.get(sign, 0.0) + beside[sign] for sign in heard}
    return Verdict(chance, strongest(each, filter(each.get, each)), signs)
