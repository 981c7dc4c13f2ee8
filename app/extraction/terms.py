"""Looks words up in a vocabulary of terms: any case, singular or plural, possessive or not, a star for any ending."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[\w’'-]+")
_LONGEST_STEM = 14
_SHORTEST_PLURAL = 4
_KEPT = 32768  # words that are looked up only once


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its words in plain form, whether the last may go on, the list it stands in, and how strongly."""

    words: tuple[str, ...]
    open_ended: bool
    owner: str
    grade: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found: whose it is, how strong it is there, and the words as the text has them."""

    owner: str
    grade: str
    words: str


def terms(owner: str, grade: str, listed: str) -> Iterator[Term]:
    """Yield the terms of a comma-separated list."""
    for entry in filter(None, (" ".join(part.split()) for part in listed.split(","))):
        yield Term(
            words=tuple(
                plain(word.rstrip("*")) if not word.endswith("*") else _folded(word[:-1]) for word in entry.split()
            ),
            open_ended=entry.endswith("*"),
            owner=owner,
            grade=grade,
        )


@lru_cache(maxsize=_KEPT)
def plain(word: str) -> str:
    """Return a word in small letters, singular, without a possessive."""
    word = re.sub(r"’s?$", "", _folded(word))
    if len(word) <= _SHORTEST_PLURAL - 1 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > _SHORTEST_PLURAL:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word.removesuffix("s")


def _folded(word: str) -> str:
    return word.lower().replace("'", "’")


class Terms:
    """A vocabulary of terms, found in one pass over the words of a text."""

    def __init__(self, listed: Sequence[Term]) -> None:
        self._words: dict[str, list[Term]] = {}
        self._stems: dict[str, list[Term]] = {}
        for term in listed:
            where = self._stems if term.open_ended and len(term.words) == 1 else self._words
            where.setdefault(term.words[0], []).append(term)
        self._starting = lru_cache(maxsize=_KEPT)(self._starting_anew)

    def find(self, text: str) -> Iterator[Hit]:
        """Yield every term in the text, in its order; parts of a hyphenated word count as words too."""
        shown = WORD.findall(text)
        words = [plain(word) for word in shown]
        for at, word in enumerate(words):
            for part in dict.fromkeys([word, *word.split("-")]) if "-" in word else (word,):
                for term in self._starting(part):
                    if _matches(term, words, at, whole=part == word):
                        yield Hit(term.owner, term.grade, " ".join(shown[at : at + len(term.words)]))

    def _starting_anew(self, word: str) -> Sequence[Term]:
        lengths = range(2, min(len(word), _LONGEST_STEM) + 1)
        begun = (term for length in lengths for term in self._stems.get(word[:length], ()))
        return [*self._words.get(word, ()), *begun]


def _matches(term: Term, words: Sequence[str], at: int, *, whole: bool) -> bool:
    rest = words[at + 1 : at + len(term.words)]
    if len(term.words) == 1:
        return True
    if len(rest) < len(term.words) - 1 or not (whole or words[at].endswith(term.words[0])):
        return False
    last = rest[-1].startswith(term.words[-1]) if term.open_ended else rest[-1] == term.words[-1]
    return last and tuple(rest[:-1]) == term.words[1:-1]


def by_owner(hits: Iterator[Hit]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return, for each owner and grade, the words found, each once, in the order of the text."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for hit in hits:
        found.setdefault(hit.owner, {}).setdefault(hit.grade, {})[hit.words] = None
    return {owner: {grade: tuple(words) for grade, words in grades.items()} for owner, grades in found.items()}
