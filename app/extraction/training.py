"""Learns the weights of promises and of themes: `python -m app.extraction.training` (`make train`).

The rules were written with some documents in view. So the other signs are weighed first, without them; then the rules,
by what they add: by all labelled sentences and the other documents, and by those in view only where a rule found
something, since what no rule found there was looked for until a rule did.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from app.extraction.findings import CommitmentKind
from app.extraction.fitting import Examples, fit, rounded
from app.extraction.lessons import Lesson, lessons
from app.extraction.signs import RULE
from app.extraction.themes import LEAST as LEAST_THEME
from app.extraction.weighing import FOLDER, LEAST, likelihood, total

_ROOT = Path(__file__).parents[2]
_FOLDS = 7
_SLIGHT = 0.05
Table = dict[str, float]
T = TypeVar("T")


def train(taught: Sequence[Lesson]) -> dict[str, dict[str, Table]]:
    """Return the tables of weights of each file of weights."""
    promised = [lesson for lesson in taught if lesson.kind]
    kinds = {
        kind.value: fit(Examples([_plain(le) for le in promised], [le.kind is kind for le in promised]))
        for kind in CommitmentKind
    }
    return {"commitments": {"promise": promise_weights(taught), **kinds}, "themes": {"theme": theme_weights(taught)}}


def promise_weights(taught: Sequence[Lesson]) -> Table:
    """Return the weights that tell whether a sentence holds a promise."""
    rules, table = _rules(taught, _guesses(taught)), _without_rules(taught)
    return {**rules, **table, "": rules[""] + table[""]}


def _guesses(taught: Sequence[Lesson]) -> list[float]:
    """What weights without rules say of each lesson, learned from other documents and files than its own."""
    folds = _folds(taught)
    tables = [_without_rules([lesson for lesson in taught if folds[lesson.group] != fold]) for fold in range(_FOLDS)]
    return [total(tables[folds[lesson.group]], _plain(lesson)) for lesson in taught]


def _rules(taught: Sequence[Lesson], guesses: Sequence[float]) -> Table:
    heard = [(le, guess) for le, guess in zip(taught, guesses, strict=True) if le.ruled or not le.in_view]
    signs = [[sign for sign in lesson.signs if sign.startswith(RULE)] for lesson, _ in heard]
    return fit(Examples(signs, [lesson.kind is not None for lesson, _ in heard], [guess for _, guess in heard]))


def _folds(taught: Sequence[Lesson]) -> dict[str, int]:
    groups = dict.fromkeys(lesson.group for lesson in taught)
    return {group: place % _FOLDS for place, group in enumerate(groups)}


def theme_weights(taught: Sequence[Lesson]) -> Table:
    """Return the weights that tell whether a promise is about a theme; one table for all, with signs of each theme."""
    asked = [(le, slug) for le in taught for slug in le.about if le.kind and slug not in le.allowed - le.themes]
    answers = [slug in lesson.themes for lesson, slug in asked]
    shown = _seen_twice([lesson.about[slug] for lesson, slug in asked], answers)
    return {
        sign: weight for sign, weight in fit(Examples(shown, answers)).items() if abs(weight) >= _SLIGHT or not sign
    }


def _seen_twice(shown: Sequence[Sequence[str]], answers: Sequence[bool]) -> list[list[str]]:
    """The signs without words that hardly ever stood with the theme: thousands of them would say next to nothing."""
    counts = Counter(sign for signs, right in zip(shown, answers, strict=True) if right for sign in signs)
    return [[sign for sign in signs if not sign.endswith("”") or counts[sign] > 1] for signs in shown]


def _without_rules(taught: Sequence[Lesson]) -> Table:
    return fit(Examples([_plain(lesson) for lesson in taught], [lesson.kind is not None for lesson in taught]))


def _plain(lesson: Lesson) -> list[str]:
    return [sign for sign in lesson.signs if not sign.startswith(RULE)]


def check(taught: Sequence[Lesson]) -> list[str]:
    """Return what the weights reach on documents and files of sentences that they were not learned from."""
    folds, guesses = _folds(taught), _guesses(taught)
    promises: list[tuple[Lesson, bool]] = []
    themes: list[tuple[Lesson, set[str]]] = []
    for fold in range(_FOLDS):
        others = [(le, guess) for le, guess in zip(taught, guesses, strict=True) if folds[le.group] != fold]
        learned = [lesson for lesson, _ in others]
        rules, theme = _rules(learned, [guess for _, guess in others]), theme_weights(learned)
        for lesson, guess in zip(taught, guesses, strict=True):
            if folds[lesson.group] == fold:
                # The rules that were written with a document in view would flatter.
                weight = guess if lesson.in_view else guess + total(rules, lesson.signs)
                promises.append((lesson, likelihood(weight) >= LEAST))
                themes.append((lesson, _themes(lesson, theme)))
    groups: dict[str, Callable[[Lesson], bool]] = {
        "documents in view (without the rules)": lambda le: le.in_view,
        "other documents": lambda le: le.in_document and not le.in_view,
        "sentences": lambda le: not le.in_document,
    }
    return [line for name, belongs in groups.items() for line in _told(name, promises, themes, belongs)]


def _themes(lesson: Lesson, table: Table) -> set[str]:
    chances = {slug: likelihood(total(table, signs)) for slug, signs in lesson.about.items()}
    best = max(chances, key=lambda slug: chances[slug], default="")
    return {slug for slug, chance in chances.items() if chance > LEAST_THEME or slug == best}


def _told(
    name: str,
    promises: Sequence[tuple[Lesson, bool]],
    themes: Sequence[tuple[Lesson, set[str]]],
    belongs: Callable[[Lesson], bool],
) -> list[str]:
    heard = [(le, said) for le, said in promises if belongs(le)]
    about = [(le, said) for le, said in themes if belongs(le) and le.kind]
    return [
        f"{name}: promises F1 "
        + _f1(heard, lambda le, said: (said and le.kind is not None, said, le.kind is not None)),
        f"{name}: rules alone F1 "
        + _f1(heard, lambda le, _: (le.ruled and le.kind is not None, le.ruled, le.kind is not None)),
        f"{name}: themes F1 " + _f1(about, lambda le, said: _theme_counts(le, said)),
    ]


def _theme_counts(lesson: Lesson, said: set[str]) -> tuple[int, int, int]:
    return len(said & lesson.themes), len(said - (lesson.allowed - lesson.themes)), len(lesson.themes)


def _f1(rows: Sequence[tuple[Lesson, T]], count: Callable[[Lesson, T], tuple[int, int, int]]) -> str:
    """The score of answers, each counted as right, said and wanted."""
    counts = [count(lesson, said) for lesson, said in rows]
    right, said, wanted = (sum(numbers) for numbers in zip(*counts, strict=True))
    return f"{2 * right / (said + wanted):.3f} (precision {right / said:.3f}, recall {right / wanted:.3f})"


def main() -> None:
    """Learn all weights and write them beside this module; with --check, tell what they reach on unseen texts."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--check", action="store_true", help="cross-validate instead of writing weights")
    parser.add_argument("--corpus", type=Path, default=_ROOT / "tests" / "corpus")
    options = parser.parse_args()
    taught = list(lessons(options.corpus, _ROOT / "seeds"))
    if options.check:
        print("\n".join(check(taught)))
        return
    FOLDER.mkdir(exist_ok=True)
    for name, tables in train(taught).items():
        written = {question: rounded(table) for question, table in tables.items()}
        (FOLDER / f"{name}.json").write_text(json.dumps(written, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
