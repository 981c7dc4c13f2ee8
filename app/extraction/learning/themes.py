"""Learns the weights that tell whether a promise is about a theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.extraction.learning.fitting import Examples, fit
from app.extraction.learning.lessons import Lesson, Where, theme_lessons
from app.extraction.learning.parts import FOLDS, Part, Sources, Table, f1, folds
from app.extraction.themes import chosen, is_word_sign
from app.extraction.weighing import total

# Weights smaller than this are left out: there are thousands of them, and together they say next to nothing.
_SLIGHT = 0.05
# A word that stands in more of the promises than this share says nothing of their themes.
_COMMON = 0.1


def learn(sources: Sources) -> dict[str, Table]:
    """Return one table for all themes, with signs of each."""
    return {"theme": theme_weights(theme_lessons(sources))}


def theme_weights(promised: Sequence[Lesson]) -> Table:
    """Return the weights of the signs; what a reader may add without being wrong teaches nothing."""
    asked = [(le, slug) for le in promised for slug in le.about if slug not in le.allowed - le.themes]
    answers = [slug in lesson.themes for lesson, slug in asked]
    shown = _telling([lesson.about[slug] for lesson, slug in asked], answers, len(promised))
    table = fit(Examples(shown, answers))
    return {sign: weight for sign, weight in table.items() if abs(weight) >= _SLIGHT or not sign}


def _telling(shown: Sequence[Sequence[str]], answers: Sequence[bool], promises: int) -> list[list[str]]:
    """The signs without the words that stood with the theme only once, or that stand everywhere."""
    right = Counter(sign for signs, answer in zip(shown, answers, strict=True) if answer for sign in signs)
    every = Counter(sign for signs in shown for sign in signs)
    most = _COMMON * promises
    return [[s for s in signs if not is_word_sign(s) or (right[s] > 1 and every[s] <= most)] for signs in shown]


def check(sources: Sources) -> list[str]:
    """Return what the weights reach on documents that they were not learned from."""
    promised = theme_lessons(sources)
    dealt = folds(lesson.group for lesson in promised)
    said: list[tuple[Lesson, set[str]]] = []
    for fold in range(FOLDS):
        table = theme_weights([lesson for lesson in promised if dealt[lesson.group] != fold])
        said += [(le, _named(le, table)) for le in promised if dealt[le.group] == fold]
    return [f"themes, {where}: {f1([row for row in said if row[0].where is where], _count)}" for where in Where]


def _named(lesson: Lesson, table: Table) -> set[str]:
    return set(chosen({slug: total(table, signs) for slug, signs in lesson.about.items()}))


def _count(row: tuple[Lesson, set[str]]) -> tuple[int, int, int]:
    lesson, said = row
    return len(said & lesson.themes), len(said - (lesson.allowed - lesson.themes)), len(lesson.themes)


PART = Part("themes", learn, check)
