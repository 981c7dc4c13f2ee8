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


# What a word begins: each term with its second word, which is empty where it has none.
_Begun = Sequence[tuple[str, Term]]


class Terms:
    """A vocabulary of terms, found in one pass over the words of a text."""

    def __init__(self, listed: Sequence[Term]) -> None:
        self._words: dict[str, list[Term]] = {}
        self._stems: dict[str, list[Term]] = {}
        for term in listed:
            where = self._stems if term.open_ended and len(term.words) == 1 else self._words
            where.setdefault(term.words[0], []).append(term)
        self._known = lru_cache(maxsize=_KEPT)(self._looked_up)

    def find(self, text: str) -> Iterator[Hit]:
        """Yield every term in the text, in its order; parts of a hyphenated word count as words too."""
        shown = WORD.findall(text)
        for at, term in self._places(shown):
            yield Hit(term.owner, term.grade, " ".join(shown[at : at + len(term.words)]))

    def owners(self, text: str, grade: str) -> Iterator[str]:
        """Yield the owner of every term of this grade in the text, in its order."""
        return (term.owner for _, term in self._places(WORD.findall(text)) if term.grade == grade)

    def _places(self, shown: Sequence[str]) -> Iterator[tuple[int, Term]]:
        known = [self._known(word) for word in shown]
        words = [word for word, _ in known] + [""]
        for at, (_, begun) in enumerate(known):
            for second, term in begun:
                # Most of the longer terms fail at their second word, which is asked for first.
                if not second or (words[at + 1].startswith(second) and _goes_on(term, words, at)):
                    yield at, term

    def _looked_up(self, shown: str) -> tuple[str, _Begun]:
        """The plain form of a word, and what it or a part of it begins; a longer term goes on only from its end."""
        word = plain(shown)
        begun = (term for part in dict.fromkeys([word, *word.split("-")]) for term in self._starting(part))
        return word, [
            ("".join(term.words[1:2]), term) for term in begun if len(term.words) == 1 or word.endswith(term.words[0])
        ]

    def _starting(self, word: str) -> Sequence[Term]:
        lengths = range(2, min(len(word), _LONGEST_STEM) + 1)
        begun = (term for length in lengths for term in self._stems.get(word[:length], ()))
        return [*self._words.get(word, ()), *begun]


def _goes_on(term: Term, words: Sequence[str], at: int) -> bool:
    """Whether the term's other words follow its first; an open-ended one's last word may go on."""
    *inner, last = words[at + 1 : at + len(term.words)]
    whole = last.startswith(term.words[-1]) if term.open_ended else last == term.words[-1]
    return whole and tuple(inner) == term.words[1:-1]


def by_owner(hits: Iterator[Hit]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return, for each owner and grade, the words found, each once, in the order of the text."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for hit in hits:
        found.setdefault(hit.owner, {}).setdefault(hit.grade, {})[hit.words] = None
    return {owner: {grade: tuple(words) for grade, words in grades.items()} for owner, grades in found.items()}
