"""Fits weights to signs: logistic regression with an even pull towards zero, in NumPy, the same on every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

Places = np.ndarray[Any, np.dtype[np.int64]]
Numbers = np.ndarray[Any, np.dtype[np.float64]]
_STEPS, _MEMORY, _CLOSE = 200, 8, 1e-3


@dataclass(frozen=True, slots=True)
class Examples:
    """What is learned from: the signs of each example, the right answer, and what is already known (`offset`)."""

    signs: Sequence[Iterable[str]]
    answers: Sequence[bool]
    offset: Sequence[float] | None = None


def fit(examples: Examples, *, freedom: float = 0.2, least: int = 3) -> dict[str, float]:
    """Return a weight for each sign that at least `least` examples show; "" is what is assumed before any sign.

    `freedom` is how far weights may go: the inverse of the pull towards zero. Ties and order do not matter.
    """
    counts = Counter(sign for signs in examples.signs for sign in signs)
    known = sorted(sign for sign, count in counts.items() if count >= least)
    columns = {sign: place for place, sign in enumerate(known, start=1)}
    cells = [
        (row, column)
        for row, signs in enumerate(examples.signs)
        for column in (0, *sorted(columns[sign] for sign in signs if sign in columns))
    ]
    loss = _Loss(np.array(cells), np.array(examples.answers, float), len(columns) + 1, freedom, examples.offset)
    found = lowest(loss, np.zeros(len(columns) + 1))
    return dict(zip(["", *known], found.tolist(), strict=True))


class _Loss:
    """How badly weights answer, and in which direction they would answer better."""

    def __init__(
        self, cells: Places, answers: Numbers, width: int, freedom: float, offset: Sequence[float] | None
    ) -> None:
        self._rows, self._columns = cells[:, 0], cells[:, 1]
        self._answers, self._width, self._freedom = answers, width, freedom
        self._offset = np.zeros(len(answers)) if offset is None else np.array(offset, float)

    def __call__(self, weights: Numbers) -> tuple[float, Numbers]:
        sums = self._offset + np.bincount(self._rows, weights[self._columns], len(self._answers))
        off = 1 / (1 + np.exp(-np.clip(sums, -30, 30))) - self._answers
        slope = self._freedom * np.bincount(self._columns, off[self._rows], self._width) + weights
        losses = np.logaddexp(0, sums) - self._answers * sums
        return float(self._freedom * losses.sum() + weights @ weights / 2), slope


def lowest(loss: Callable[[Numbers], tuple[float, Numbers]], here: Numbers) -> Numbers:
    """Return where a loss is least: downhill by Broyden, Fletcher, Goldfarb and Shanno with a short memory (L-BFGS)."""
    value, slope = loss(here)
    places, slopes = [here], [slope]
    for _ in range(_STEPS):
        way, step = -_bent(slope, places, slopes), 1.0
        while True:
            there = here + step * way
            lower, next_slope = loss(there)
            if lower <= value + 1e-4 * step * float(slope @ way) or step < 1e-10:
                break
            step /= 2
        here, slope, done = there, next_slope, value - lower < _CLOSE
        value = lower
        places, slopes = [*places, here][-_MEMORY:], [*slopes, slope][-_MEMORY:]
        if done:
            break
    return here


def _bent(slope: Numbers, places: Sequence[Numbers], slopes: Sequence[Numbers]) -> Numbers:
    """The slope, bent by what the last steps told of the curve."""
    moves = [(b - a, d - c) for (a, b), (c, d) in zip(pairwise(places), pairwise(slopes), strict=True)]
    moves = [(move, turn) for move, turn in moves if float(move @ turn) > 0]
    shares = []
    for move, turn in reversed(moves):
        share = float(move @ slope) / float(move @ turn)
        slope = slope - share * turn
        shares.append(share)
    if moves:
        move, turn = moves[-1]
        slope = slope * (float(move @ turn) / float(turn @ turn))
    for (move, turn), share in zip(moves, reversed(shares), strict=True):
        slope = slope + move * (share - float(turn @ slope) / float(move @ turn))
    return slope


def rounded(table: Mapping[str, float], least: float = 0.01) -> dict[str, float]:
    """Return the weights that matter, as short numbers, in the order of the signs."""
    return {sign: round(weight, 3) for sign, weight in sorted(table.items()) if abs(weight) >= least or not sign}
