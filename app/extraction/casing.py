"""Writes what is all in capitals as it would be written otherwise, because capitals tell names from words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from babel import Locale
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from app.extraction import dictionary, emphasis
from app.extraction.countries import alternation, folded, vocabulary

_MOSTLY = 0.8
_LEAST = 40  # capitals: a short text in capitals may be a heading
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?:]\s|\n)[\s“‘\"'(]*([^\W\d_])")
# A word in small letters in front of a name, or of an initial.
_FORENAME = re.compile(r"\b[^\W\d_]{3,}(?= (?:[^\W\d_]\. )?[A-ZÀ-Þ][^\W\d_]*[a-zà-ÿ])")
# A word in small letters between a name and what is said of its bearer: "Magnus brunner, European Commissioner".
_SURNAME = re.compile(r"\b([A-ZÀ-Þ][^\W\d_]*[a-zà-ÿ]) ([^\W\d_]{3,})(?=, (?:[a-z]+ )?[A-ZÀ-Þ][a-zà-ÿ])")
_MAY = re.compile(r"(?<=\d )may\b|\bmay(?= \d)")
_INITIAL = re.compile(r"\b[^\W\d_]\.")
_PARTICLES = frozenset({"van", "von", "der", "den", "ten", "dos", "das", "del", "della", "bin", "ibn"})
_NO_NAMES = STOP_WORDS | {"said", "says", "told", "added", "noted", "stressed", "called", "met", "opened", "thanked"}
_PARAGRAPH = re.compile(r"(\n\n+)")
_ENDS = re.compile(r"[.!?:;][”’\"')\]]*\s*\Z")  # what ends otherwise may be a heading
_TIMES = (
    "January February March April June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Apr Aug Sept Oct Nov Dec"
)
_SHORT = 3
_VOWELS = frozenset("aeiouy")


def written(text: str, parser: Language) -> str:
    """Return a text with small letters where they belong: all of it, or whole paragraphs, or the verbs of a resolution.

    Places mean the same characters in both. Names are known by the vocabularies, by how the rest of the text writes
    them, and by being no English words that the parser's dictionary has.
    """
    if _is_shouted(text):
        return _said(text, parser, {})
    paragraphs = _PARAGRAPH.split(text)
    shouted = {place for place, each in enumerate(paragraphs) if _is_shouted(each) and _ENDS.search(each)}
    own = _own(each for place, each in enumerate(paragraphs) if place not in shouted) if shouted else {}
    return "".join(
        _said(each, parser, own) if place in shouted else emphasis.calmed(each, parser)
        for place, each in enumerate(paragraphs)
    )


def _is_shouted(text: str) -> bool:
    capitals = sum(map(str.isupper, text))
    return capitals >= _LEAST and capitals >= _MOSTLY * (capitals + sum(map(str.islower, text)))


def _own(paragraphs: Iterable[str]) -> Mapping[str, str]:
    """How a text writes its words, by their small letters: small where it ever does, else as it does most often."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for paragraph in paragraphs:
        for word in _WORD.findall(paragraph):
            seen["".join(map(_small, word))][word] += 1
    return {small: small if small in forms else forms.most_common(1)[0][0] for small, forms in seen.items()}


def _said(text: str, parser: Language, own: Mapping[str, str]) -> str:
    small = "".join(_small(c) for c in text)
    named = _WORD.sub(lambda match: own.get(match[0]) or _as_name(match[0], parser), small)
    spelt = _known().sub(lambda match: _spellings()[folded(match[0])], named)
    held = _holder().sub(lambda match: match[1] + _capitals(match[2], parser), spelt)
    called = _FORENAME.sub(lambda match: match[0].capitalize() if _is_thing(match[0], parser) else match[0], held)
    called = _SURNAME.sub(_surname, _INITIAL.sub(lambda match: match[0].upper(), called))
    return _BEGINS.sub(lambda match: match[0][:-1] + match[1].upper(), _MAY.sub("May", called))


def _small(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def _as_name(word: str, parser: Language) -> str:
    """The word with a capital where no dictionary has it, all in capitals where it can't be spoken."""
    stem = re.sub(r"[’']s$", "", word)
    if dictionary.is_english(stem, parser) or stem in _PARTICLES:
        return word
    if len(stem) <= _SHORT or not _VOWELS & set(stem):
        return stem.upper() + word[len(stem) :]
    return word[0].upper() + word[1:]


def _capitals(name: str, parser: Language) -> str:
    """Two words behind an office as a name: either of them may be an English word too, such as Stock or Amber."""
    first, second = name.split(" ")
    if dictionary.is_past(first, parser) or {first, second} & _NO_NAMES:
        return name
    if not any(word[0].isupper() for word in (first, second)) and not {first, second} <= dictionary.nouns(parser):
        return name
    last = second if dictionary.is_past(second, parser) or second in _PARTICLES else second[0].upper() + second[1:]
    return f"{first[0].upper()}{first[1:]} {last}"


def _surname(match: re.Match[str]) -> str:
    forename, surname = match.groups()
    return match[0] if folded(forename) in _spellings() else f"{forename} {surname[0].upper()}{surname[1:]}"


def _is_thing(word: str, parser: Language) -> bool:
    """Whether the dictionary has the word for a thing or a person only, as it has most forenames."""
    is_noun = word in dictionary.nouns(parser) and word not in dictionary.verbs(parser)
    return is_noun and not dictionary.is_past(word, parser)


@cache
def _holder() -> re.Pattern[str]:
    """An office and the two words behind it."""
    titles = vocabulary("titles")
    return re.compile(rf"(\b(?:{alternation([*titles['offices'], *titles['honorifics']])})\.?\s)(\w+ \w+)")


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
