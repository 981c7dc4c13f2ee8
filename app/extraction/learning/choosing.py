"""Fits weights to choices: of several candidates, such as the towns of a text, the right one must weigh most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from app.extraction.learning.fitting import Numbers, Places, lowest


@dataclass(frozen=True, slots=True)
class Choice:
    """One question: the signs of each candidate, and which of them are right answers."""

    signs: Sequence[Iterable[str]]
    answers: Sequence[bool]


def fit_choices(choices: Sequence[Choice], *, freedom: float = 0.2, least: int = 3) -> dict[str, float]:
    """Return a weight for each sign that at least `least` candidates show.

    A choice without a right answer teaches nothing.

    `freedom` is how far weights may go: the inverse of the pull towards zero.
    """
    asked = [choice for choice in choices if any(choice.answers)]
    signs = [frozenset(shown) for choice in asked for shown in choice.signs]
    counts = Counter(sign for shown in signs for sign in shown)
    columns = {sign: place for place, sign in enumerate(sorted(s for s, count in counts.items() if count >= least))}
    cells = [(row, columns[sign]) for row, shown in enumerate(signs) for sign in sorted(shown) if sign in columns]
    groups = [number for number, choice in enumerate(asked) for _ in choice.signs]
    answers = [answer for choice in asked for answer in choice.answers]
    loss = _Loss(np.array(cells), np.array(groups), np.array(answers), len(columns), freedom)
    found = lowest(loss, np.zeros(len(columns)))
    return {"": 0.0, **dict(zip(columns, found.tolist(), strict=True))}


class _Loss:
    """How little of the likelihood falls to right answers, and in which direction more would."""

    def __init__(self, cells: Places, groups: Places, answers: Places, width: int, freedom: float) -> None:
        self._rows, self._columns = cells[:, 0], cells[:, 1]
        self._groups, self._answers, self._width, self._freedom = groups, answers.astype(bool), width, freedom

    def __call__(self, weights: Numbers) -> tuple[float, Numbers]:
        sums = np.bincount(self._rows, weights[self._columns], len(self._groups)).astype(float)
        everything, shares = self._shared(sums, np.ones(len(sums), bool))
        right, wanted = self._shared(sums, self._answers)
        slope = self._freedom * np.bincount(self._columns, (shares - wanted)[self._rows], self._width) + weights
        return float(self._freedom * (everything - right).sum() + weights @ weights / 2), slope

    def _shared(self, sums: Numbers, among: Places) -> tuple[Numbers, Numbers]:
        """The weight of each group's candidates together, and each one's share of it, `among` some of them."""
        sums = np.where(among, sums, -1e9)
        top = np.full(self._groups.max() + 1, -1e9)
        np.maximum.at(top, self._groups, sums)
        parts = np.where(among, np.exp(sums - top[self._groups]), 0.0)
        whole = np.bincount(self._groups, parts, len(top))
        return top + np.log(whole), parts / whole[self._groups]
