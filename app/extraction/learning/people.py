"""Learns the weights that tell whether somebody named was at the meeting, and for whom they act.

The rules were written with some documents in view. So the other signs are weighed first, without them; then the rules,
by what they add on documents of other authors.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.extraction.affiliations import Context
from app.extraction.allegiance import allegiances, chosen
from app.extraction.learning.annotated import Annotated, annotated
from app.extraction.learning.fitting import Examples, fit
from app.extraction.learning.parts import FOLDS, Part, Sources, Table, f1, folds
from app.extraction.officials import Person, persons
from app.extraction.people import LEAST
from app.extraction.standing import RULE, signs_of
from app.extraction.weighing import likelihood, total

_OF_OTHERS = re.compile(r"g[a-z]\d\d-")
_FREEDOM = 1.0
_VIEWS = {"documents in view": True, "documents of other authors": False}


@dataclass(frozen=True, slots=True)
class Lesson:
    """Somebody named in a document; `in_view` says whether the rules were written with that document in view."""

    group: str
    in_view: bool
    signs: frozenset[str]
    attended: bool


def learn(sources: Sources) -> dict[str, Table]:
    """Return the table of each question."""
    return {"attends": attendance_weights(lessons(sources)), "acts for": allegiance_weights(acting(sources))}


@dataclass(frozen=True, slots=True)
class Acting:
    """An official: the signs of each country and organisation that the text may mean, and which are right."""

    group: str
    in_view: bool
    signs: Mapping[str, frozenset[str]]
    right: frozenset[str | None]


@lru_cache(maxsize=1)
def lessons(sources: Sources) -> Sequence[Lesson]:
    """Return everybody named in documents that report on a meeting, without those on whom readers could differ."""
    return [
        Lesson(document.name, _in_view(document), signs_of(document.doc, person), attended=row is not None)
        for document in _reporting(sources)
        for person, row in _named(document, _context(document))
        if person.fullest.name.is_full and not (row and row.get("optional"))
    ]


@lru_cache(maxsize=1)
def acting(sources: Sources) -> Sequence[Acting]:
    """Return the officials at the meetings."""
    return [official for document in _reporting(sources) for official in _officials(document)]


def _officials(document: Annotated) -> Iterator[Acting]:
    context = _context(document)
    marked = [(person, row) for person, row in _named(document, context) if row and not row.get("optional")]
    present = [person for person, _ in marked]
    for person, row in marked:
        right = row["affiliation"] if isinstance(row["affiliation"], list) else [row["affiliation"]]
        yield Acting(document.name, _in_view(document), allegiances(person, present, context), frozenset(right))


def _reporting(sources: Sources) -> list[Annotated]:
    return [doc for doc in annotated(sources) if doc.meeting]


def _context(document: Annotated) -> Context:
    return Context(document.text, document.meeting["country"][0])


def _named(document: Annotated, context: Context) -> list[tuple[Person, dict[str, Any] | None]]:
    return [(person, _marked(person, document.people)) for person in persons(context)]


def _in_view(document: Annotated) -> bool:
    return _OF_OTHERS.match(document.name) is None


def _marked(person: Person, rows: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the row of a person whose name is the same, or whose name lies within it."""
    words = _words(person.fullest.name.words)
    for row in rows:
        wanted = _words(row["name"])
        if words == wanted or (len(words & wanted) > 1 and (words <= wanted or wanted <= words)):
            return row
    return None


def _words(name: str) -> frozenset[str]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return frozenset(re.findall(r"\w+", bare))


def attendance_weights(taught: Sequence[Lesson]) -> Table:
    """Return the weights that tell whether somebody was at the meeting."""
    rules, table = _rules(taught, _guesses(taught)), _without_rules(taught)
    return {**rules, **table, "": rules[""] + table[""]}


def _guesses(taught: Sequence[Lesson]) -> list[float]:
    """What weights without rules say of each person, learned from other documents."""
    dealt = folds(lesson.group for lesson in taught)
    tables = [_without_rules([lesson for lesson in taught if dealt[lesson.group] != fold]) for fold in range(FOLDS)]
    return [total(tables[dealt[lesson.group]], _plain(lesson)) for lesson in taught]


def _rules(taught: Sequence[Lesson], guesses: Sequence[float]) -> Table:
    heard = [(le, guess) for le, guess in zip(taught, guesses, strict=True) if not le.in_view]
    signs = [[sign for sign in lesson.signs if sign.startswith(RULE)] for lesson, _ in heard]
    examples = Examples(signs, [lesson.attended for lesson, _ in heard], [guess for _, guess in heard])
    return fit(examples, freedom=_FREEDOM)


def _without_rules(taught: Sequence[Lesson]) -> Table:
    examples = Examples([_plain(lesson) for lesson in taught], [lesson.attended for lesson in taught])
    return fit(examples, freedom=_FREEDOM)


def _plain(lesson: Lesson) -> list[str]:
    return [sign for sign in lesson.signs if not sign.startswith(RULE)]


def allegiance_weights(taught: Sequence[Acting]) -> Table:
    """Return the weights that tell for whom an official acts."""
    asked = [(signs, code in official.right) for official in taught for code, signs in official.signs.items()]
    return fit(Examples([signs for signs, _ in asked], [right for _, right in asked]), freedom=_FREEDOM)


def check(sources: Sources) -> list[str]:
    """Return what the weights reach on documents that they were not learned from."""
    return [*_check_attendance(lessons(sources)), *_check_allegiance(acting(sources))]


def _check_attendance(taught: Sequence[Lesson]) -> Iterator[str]:
    dealt = folds(lesson.group for lesson in taught)
    said: list[tuple[Lesson, bool]] = []
    for fold in range(FOLDS):
        table = attendance_weights([lesson for lesson in taught if dealt[lesson.group] != fold])
        tested = [lesson for lesson in taught if dealt[lesson.group] == fold]
        said += [(lesson, likelihood(total(table, lesson.signs)) >= LEAST) for lesson in tested]
    for name, in_view in _VIEWS.items():
        yield f"people, {name}: {f1([row for row in said if row[0].in_view is in_view], _count)}"


def _check_allegiance(taught: Sequence[Acting]) -> Iterator[str]:
    dealt = folds(official.group for official in taught)
    said: list[tuple[Acting, bool]] = []
    for fold in range(FOLDS):
        table = allegiance_weights([official for official in taught if dealt[official.group] != fold])
        tested = [official for official in taught if dealt[official.group] == fold]
        said += [(official, chosen(official.signs, table) in official.right) for official in tested]
    for name, in_view in _VIEWS.items():
        rights = [right for official, right in said if official.in_view is in_view]
        yield f"for whom they act, {name}: {sum(rights)} of {len(rights)}"


def _count(row: tuple[Lesson, bool]) -> tuple[int, int, int]:
    lesson, said = row
    return said and lesson.attended, said, lesson.attended


PART = Part("people", learn, check)
