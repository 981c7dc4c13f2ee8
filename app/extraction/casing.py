"""Writes a text that is all in capitals as it would be written otherwise, because capitals tell names from words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from babel import Locale
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.lookups import Lookups

from app.extraction.countries import alternation, folded, vocabulary

_MOSTLY = 0.8
_LEAST = 40  # capitals: a short text in capitals may be a heading
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?:]\s|\n)[\s“‘\"'(]*([^\W\d_])")
# A word in small letters in front of a name, or of an initial.
_FORENAME = re.compile(r"\b[^\W\d_]{3,}(?= (?:[^\W\d_]\. )?[A-ZÀ-Þ][^\W\d_]*[a-zà-ÿ])")
_MAY = re.compile(r"(?<=\d )may\b|\bmay(?= \d)")
_INITIAL = re.compile(r"\b[^\W\d_]\.")
_SPEAKING = frozenset({"said", "says", "told", "added", "noted", "stressed", "called", "met", "opened", "thanked"})
_TIMES = (
    "January February March April June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Apr Aug Sept Oct Nov Dec"
)
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ally", "est")
_SHORT = 3
_VOWELS = frozenset("aeiouy")


def written(text: str, parser: Language) -> str:
    """Return a text that is all in capitals with small letters where they belong, any other text as it is.

    Places mean the same characters in both. Names are known by the vocabularies, and by being no English words that
    the parser's dictionary has.
    """
    capitals, small_letters = sum(map(str.isupper, text)), sum(map(str.islower, text))
    if capitals < _LEAST or capitals < _MOSTLY * (capitals + small_letters):
        return text
    small = "".join(_small(c) for c in text)
    named = _WORD.sub(lambda match: _as_name(match[0], parser), small)
    spelt = _known().sub(lambda match: _spellings()[folded(match[0])], named)
    held = _holder().sub(lambda match: match[1] + _capitals(match[2], parser), spelt)
    called = _FORENAME.sub(lambda match: match[0].capitalize() if _is_thing(match[0], parser) else match[0], held)
    called = _INITIAL.sub(lambda match: match[0].upper(), called)
    return _BEGINS.sub(lambda match: match[0][:-1] + match[1].upper(), _MAY.sub("May", called))


def _small(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def _as_name(word: str, parser: Language) -> str:
    """The word with a capital where no dictionary has it, all in capitals where it can't be spoken."""
    stem = re.sub(r"[’']s$", "", word)
    if any(part in _english(parser) for part in _stems(stem)):
        return word
    if len(stem) <= _SHORT or not _VOWELS & set(stem):
        return stem.upper() + word[len(stem) :]
    return word[0].upper() + word[1:]


def _stems(word: str) -> Iterator[str]:
    yield word
    for ending in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem, f"{stem}e", f"{stem[:-1]}y")
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


def _capitals(name: str, parser: Language) -> str:
    """Two words behind an office as a name: either of them may be an English word too, such as Stock or Amber."""
    words = name.split(" ")
    if any(word in STOP_WORDS or word in _SPEAKING for word in words):
        return name
    if not any(word[0].isupper() for word in words) and not all(word in _nouns(parser) for word in words):
        return name
    return " ".join(word[0].upper() + word[1:] for word in words)


def _is_thing(word: str, parser: Language) -> bool:
    """Whether the dictionary has the word for a thing or a person only, as it has most forenames."""
    return word in _nouns(parser) and word not in _verbs(parser)


@cache
def _holder() -> re.Pattern[str]:
    """An office and the two words behind it."""
    titles = vocabulary("titles")
    return re.compile(rf"(\b(?:{alternation([*titles['offices'], *titles['honorifics']])})\.?\s)(\w+ \w+)")


@cache
def _english(parser: Language) -> frozenset[str]:
    words = set(STOP_WORDS)
    for name in ("lemma_index", "lemma_exc"):
        for entries in _tables(parser).get_table(name).values():
            words.update(entries)
    return frozenset(words)


@cache
def _nouns(parser: Language) -> frozenset[str]:
    return frozenset(_tables(parser).get_table("lemma_index")["noun"])


@cache
def _verbs(parser: Language) -> frozenset[str]:
    return frozenset(_tables(parser).get_table("lemma_index")["verb"])


def _tables(parser: Language) -> Lookups:
    lookups: Lookups = parser.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    return lookups


@cache
def _known() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(_spellings().values())})(?!\w)", re.IGNORECASE)


@cache
def _spellings() -> Mapping[str, str]:
    countries, organisations, titles = vocabulary("countries"), vocabulary("organisations"), vocabulary("titles")
    lists: list[Iterable[str]] = [
        *countries["names"].values(),
        *countries["adjectives"].values(),
        *organisations["names"].values(),
    ]
    lists += [titles["offices"], titles["honorifics"], _TIMES.split(), ["G7", "INTERPOL", "I"]]
    lists += [countries["capitals"].values(), *countries["cities"].values(), Locale("en").territories.values()]
    spellings = {folded(words): words for each in lists for words in each}
    # Short names that are words too, such as WHO and US, are nearly always the words.
    return {small: words for small, words in spellings.items() if small not in STOP_WORDS or words == "I"}
