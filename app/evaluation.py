"""Sums up how well many documents were read: precision, recall and F1 with 95 % intervals.

An interval's ends are the farther ones of two methods: a bootstrap over documents, since faults come in clusters by
document, and Wilson's for shares, since a bootstrap of few faultless documents would claim certainty.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from app.measured import Fault, Score, Scored, Share, Trial
from app.scoring import Comparison, Part, Tally

_RESAMPLES, _SEED = 1_000, 2017
_Z = 1.959964  # standard deviations of a normal distribution that hold 95 % of it

# Of a tally: how much is right, of how much.
_Counted = Callable[[Tally], tuple[int, int]]


def summarise(name: str, comparisons: Sequence[Comparison], seen: bool | None = None) -> Trial:
    """Return the scores of one set of documents, whole and by kind of document, and every miss."""
    by_kind = sorted(comparisons, key=lambda made: made.kind)
    kinds = [(kind.value, list(made)) for kind, made in groupby(by_kind, key=lambda made: made.kind)]
    return Trial(
        name=name,
        documents=len(comparisons),
        scores=scores(comparisons),
        seen=seen,
        kinds=tuple(Scored(name=kind, documents=len(made), scores=scores(made)) for kind, made in kinds),
        misses=tuple(
            Fault(document=miss.document, part=miss.part, fault=miss.fault, words=miss.words)
            for made in comparisons
            for miss in made.misses
        ),
    )


def scores(comparisons: Sequence[Comparison]) -> dict[Part, Score]:
    """Return the score of each part; a part of which nothing was there and nothing was found is left out."""
    # the same seed for each call, so that the same counts always give the same intervals
    chance = random.Random(_SEED)  # noqa: S311 - a simulation, no secret
    samples = [chance.choices(range(len(comparisons)), k=len(comparisons)) for _ in range(_RESAMPLES)]
    tallies = {part: [made.tallies[part] for made in comparisons] for part in Part}
    return {part: _score(each, samples) for part, each in tallies.items() if _total(each) != Tally()}


def _score(tallies: Sequence[Tally], samples: Sequence[Sequence[int]]) -> Score:
    total = _total(tallies)
    return Score(
        precision=_share(_found, _same, tallies, samples),
        recall=_share(_there, _same, tallies, samples),
        f1=_share(_either, _balance, tallies, samples),
        right=total.right,
        spurious=total.spurious,
        missed=total.missed,
    )


def _total(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total.right += tally.right
        total.spurious += tally.spurious
        total.missed += tally.missed
    return total


def _found(tally: Tally) -> tuple[int, int]:
    return tally.right, tally.right + tally.spurious


def _there(tally: Tally) -> tuple[int, int]:
    return tally.right, tally.right + tally.missed


def _either(tally: Tally) -> tuple[int, int]:
    return tally.right, tally.right + tally.spurious + tally.missed


def _same(share: float) -> float:
    return share


def _balance(share: float) -> float:
    """F1 grows with the share of right ones among all that were found or there, and that share has an interval."""
    return 2 * share / (1 + share)


def _share(
    counted: _Counted, meaning: Callable[[float], float], tallies: Sequence[Tally], samples: Sequence[Sequence[int]]
) -> Share:
    pairs = [counted(tally) for tally in tallies]
    right, of = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    low, high = wilson(sum(right), sum(of))
    drawn = sorted(sum(right[i] for i in picks) / many for picks in samples if (many := sum(of[i] for i in picks)) > 0)
    if drawn:
        edge = int(0.025 * len(drawn))
        low, high = min(low, drawn[edge]), max(high, drawn[-1 - edge])
    value = sum(right) / sum(of) if sum(of) else 1.0
    return Share(value=round(meaning(value), 3), low=round(meaning(low), 3), high=round(meaning(high), 3))


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share; from 0 to 1 where nothing was counted."""
    if of == 0:
        return 0.0, 1.0
    share, weight = right / of, _Z**2 / of
    middle = (share + weight / 2) / (1 + weight)
    reach = math.sqrt(weight * (share * (1 - share) + weight / 4)) / (1 + weight)
    return max(0.0, middle - reach), min(1.0, middle + reach)
