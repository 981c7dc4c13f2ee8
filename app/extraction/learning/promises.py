"""Learns the weights that tell whether a sentence holds a promise, and of which kind.

The rules were written with some documents in view. So the other signs are weighed first, without them; then the rules,
by what they add: by all labelled sentences and the other documents, and by those in view only where a rule found
something, since what no rule found there was looked for until a rule did.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.extraction.findings import CommitmentKind
from app.extraction.learning.fitting import Examples, fit
from app.extraction.learning.lessons import Lesson, Where, lessons
from app.extraction.learning.parts import FOLDS, Part, Sources, Table, f1, folds
from app.extraction.signs import RULE
from app.extraction.weighing import LEAST, likelihood, total


def learn(sources: Sources) -> dict[str, Table]:
    """Return the table for “is it a promise” and one for each kind."""
    taught = lessons(sources)
    promised = [lesson for lesson in taught if lesson.kind]
    kinds = {
        kind.value: fit(Examples([_plain(le) for le in promised], [le.kind is kind for le in promised]))
        for kind in CommitmentKind
    }
    return {"promise": promise_weights(taught), **kinds}


def promise_weights(taught: Sequence[Lesson]) -> Table:
    """Return the weights that tell whether a sentence holds a promise."""
    rules, table = _rules(taught, _guesses(taught)), _without_rules(taught)
    return {**rules, **table, "": rules[""] + table[""]}


def _guesses(taught: Sequence[Lesson]) -> list[float]:
    """What weights without rules say of each lesson, learned from other documents and files than its own."""
    dealt = folds(lesson.group for lesson in taught)
    tables = [_without_rules([lesson for lesson in taught if dealt[lesson.group] != fold]) for fold in range(FOLDS)]
    return [total(tables[dealt[lesson.group]], _plain(lesson)) for lesson in taught]


def _rules(taught: Sequence[Lesson], guesses: Sequence[float]) -> Table:
    heard = [
        (le, guess) for le, guess in zip(taught, guesses, strict=True) if le.ruled or le.where is not Where.IN_VIEW
    ]
    signs = [[sign for sign in lesson.signs if sign.startswith(RULE)] for lesson, _ in heard]
    return fit(Examples(signs, [lesson.kind is not None for lesson, _ in heard], [guess for _, guess in heard]))


def _without_rules(taught: Sequence[Lesson]) -> Table:
    return fit(Examples([_plain(lesson) for lesson in taught], [lesson.kind is not None for lesson in taught]))


def _plain(lesson: Lesson) -> list[str]:
    return [sign for sign in lesson.signs if not sign.startswith(RULE)]


def check(sources: Sources) -> list[str]:
    """Return what the weights reach on documents and files of sentences that they were not learned from."""
    taught = lessons(sources)
    dealt, guesses = folds(lesson.group for lesson in taught), _guesses(taught)
    said: list[tuple[Lesson, bool]] = []
    for fold in range(FOLDS):
        others = [(le, guess) for le, guess in zip(taught, guesses, strict=True) if dealt[le.group] != fold]
        rules = _rules([lesson for lesson, _ in others], [guess for _, guess in others])
        for lesson, guess in zip(taught, guesses, strict=True):
            if dealt[lesson.group] == fold:
                # The rules that were written with a document in view would flatter.
                weight = guess if lesson.where is Where.IN_VIEW else guess + total(rules, lesson.signs)
                said.append((lesson, likelihood(weight) >= LEAST))
    return [line for where in Where for line in _told(where, [row for row in said if row[0].where is where])]


def _told(where: Where, said: Sequence[tuple[Lesson, bool]]) -> list[str]:
    alone = [(lesson, lesson.ruled) for lesson, _ in said]
    return [f"promises, {where}: {f1(said, _count)}", f"promises, {where}, by the rules alone: {f1(alone, _count)}"]


def _count(row: tuple[Lesson, bool]) -> tuple[int, int, int]:
    lesson, said = row
    wanted = lesson.kind is not None
    return said and wanted, said, wanted


PART = Part("commitments", learn, check)
