"""Learns the weights that tell whether a sentence holds a promise, and of which kind.

First each sentence is weighed by its own signs. Then its neighbours and the rules are heard, for what they add. The
rules were written with some documents in view: there they are heard only where they found something, since what no
rule found there was looked for until a rule did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.extraction.findings import CommitmentKind
from app.extraction.learning.fitting import Examples, fit
from app.extraction.learning.lessons import Lesson, Where, lessons
from app.extraction.learning.parts import FOLDS, Part, Sources, Table, f1, folds
from app.extraction.neighbours import ALONE, neighbours
from app.extraction.signs import RULE
from app.extraction.weighing import LEAST, likelihood, total

_RARE = re.compile(r"h[a-z]\d\d-")


def learn(sources: Sources) -> dict[str, Table]:
    """Return the tables for the sentence by itself, for what stands beside it, and one for each kind."""
    taught = _taught(sources)
    promised = [lesson for lesson in taught if lesson.kind and lesson.judged]
    kinds = {
        kind.value: fit(Examples([_plain(le) for le in promised], [le.kind is kind for le in promised]))
        for kind in CommitmentKind
    }
    return {"sentence": _by_itself(taught), "beside": _beside(_heard(taught)), **kinds}


def _taught(sources: Sources) -> list[Lesson]:
    """All lessons but those of `h*`: their rare wordings made plain ones less sure, and won nothing elsewhere."""
    return [lesson for lesson in lessons(sources) if not _RARE.match(lesson.group)]


@dataclass(frozen=True, slots=True)
class _Heard:
    """A lesson, what weights learned elsewhere say of it by itself, and the signs of its neighbours and the rules."""

    lesson: Lesson
    guess: float
    signs: frozenset[str]

    @property
    def is_fair(self) -> bool:
        """Whether the rules were not made for this very answer."""
        return self.lesson.judged and (self.lesson.ruled or self.lesson.where is not Where.IN_VIEW)


def _heard(taught: Sequence[Lesson]) -> list[_Heard]:
    guesses = _guesses(taught)
    around = _around(taught, [likelihood(guess) for guess in guesses])
    return [
        _Heard(lesson, guess, near | {sign for sign in lesson.signs if sign.startswith(RULE)})
        for lesson, guess, near in zip(taught, guesses, around, strict=True)
    ]


def _guesses(taught: Sequence[Lesson]) -> list[float]:
    """What its own signs say of each lesson, by weights learned from other documents and files than its own."""
    dealt = folds(lesson.group for lesson in taught)
    tables = [_by_itself([lesson for lesson in taught if dealt[lesson.group] != fold]) for fold in range(FOLDS)]
    return [total(tables[dealt[lesson.group]], lesson.signs) for lesson in taught]


def _around(taught: Sequence[Lesson], chances: Sequence[float]) -> Iterator[frozenset[str]]:
    """The signs of each lesson's neighbours: the sentences of a document follow each other, the others stand alone."""
    for _, run in groupby(zip(taught, chances, strict=True), key=lambda pair: pair[0].group):
        pairs = list(run)
        if pairs[0][0].where is Where.SENTENCES:
            yield from [ALONE] * len(pairs)
        else:
            yield from neighbours([chance for _, chance in pairs])


def _beside(heard: Sequence[_Heard]) -> Table:
    fair = [each for each in heard if each.is_fair]
    answers = [each.lesson.kind is not None for each in fair]
    return fit(Examples([each.signs for each in fair], answers, [each.guess for each in fair]))


def _by_itself(taught: Sequence[Lesson]) -> Table:
    judged = [lesson for lesson in taught if lesson.judged]
    # Two readers marked these, apart from each other: they count twice.
    judged += [lesson for lesson in judged if lesson.where is Where.IN_VIEW]
    answers = [lesson.kind is not None for lesson in judged]
    return fit(Examples([_plain(lesson) for lesson in judged], answers), freedom=0.3)


def _plain(lesson: Lesson) -> list[str]:
    return [sign for sign in lesson.signs if not sign.startswith(RULE)]


def check(sources: Sources) -> list[str]:
    """Return what the weights reach on documents and files of sentences that they were not learned from."""
    heard = _heard(_taught(sources))
    dealt = folds(each.lesson.group for each in heard)
    said: list[tuple[Lesson, float]] = []
    for fold in range(FOLDS):
        beside = _beside([each for each in heard if dealt[each.lesson.group] != fold])
        here = [each for each in heard if dealt[each.lesson.group] == fold and each.lesson.judged]
        said += [(each.lesson, likelihood(each.guess + _added(each, beside))) for each in here]
    return [line for where in Where for line in _told(where, [row for row in said if row[0].where is where])]


def _added(heard: _Heard, beside: Table) -> float:
    """What stands beside adds; but the rules that were written with a document in view would flatter."""
    in_view = heard.lesson.where is Where.IN_VIEW
    return total(beside, (sign for sign in heard.signs if not (in_view and sign.startswith(RULE))))


def _told(where: Where, said: Sequence[tuple[Lesson, float]]) -> Iterator[str]:
    alone = [(lesson, lesson.ruled) for lesson, _ in said]
    yield f"promises, {where}, by the rules alone: {f1(alone, _count)}"
    for least in sorted({LEAST, 0.3, 0.4, 0.5, 0.6}):
        answers = [(lesson, chance >= least) for lesson, chance in said]
        yield f"promises, {where}, likely by {least}: {f1(answers, _count)}"


def _count(row: tuple[Lesson, bool]) -> tuple[int, int, int]:
    lesson, said = row
    wanted = lesson.kind is not None
    return said and wanted, said, wanted


PART = Part("commitments", learn, check)
