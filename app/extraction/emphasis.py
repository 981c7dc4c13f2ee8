"""Takes the capitals off the verbs of a resolution ("the Ministers URGE …"), which the parser would read as names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from app.extraction import dictionary
from app.extraction.countries import vocabulary

_RUN = re.compile(r"(?<![\w’'-])[A-Z]{2,}(?: [A-Z]{2,})*(?![\w’'-])")
# In front of what begins a sentence or a line: nothing, or a list's mark.
_BEGINS = re.compile(r"(?:^|[.!?]\s)[\s“‘\"']*(?:[-–•]\s+|\(?\w{1,4}[.)]\s*)?$")
_MOST_WORDS = 6
_SHORT = 3
_MOSTLY = 0.8


def calmed(text: str, parser: Language) -> str:
    """Return the text with small letters for the words in capitals around a verb of the vocabulary's acts.

    Places mean the same characters in both. Lines that are mostly capitals are headings, and stay, as do verbs that
    begin a sentence, which `listed.py` knows by their capitals.
    """
    return "".join(_calmed(line, parser) for line in text.splitlines(keepends=True))


def _calmed(line: str, parser: Language) -> str:
    if not _RUN.search(line) or _is_heading(line):
        return line
    return _RUN.sub(lambda run: run[0] if _BEGINS.search(line[: run.start()]) else _small(run[0], parser), line)


def _is_heading(line: str) -> bool:
    capitals = sum(map(str.isupper, line))
    return capitals >= _MOSTLY * (capitals + sum(map(str.islower, line)))


def _small(run: str, parser: Language) -> str:
    """The run with small letters for each stretch of English words in it that holds an act."""
    words = run.split(" ")
    if len(words) > _MOST_WORDS:
        return run
    parts = [list(part) for _, part in groupby(words, lambda word: _is_word(word.lower(), parser))]
    return " ".join(" ".join(_said(part, parser)) for part in parts)


def _said(words: list[str], parser: Language) -> Iterator[str]:
    small = [word.lower() for word in words]
    held = all(_is_word(word, parser) for word in small) and any(_is_act(word) for word in small)
    yield from small if held else words


def _is_word(word: str, parser: Language) -> bool:
    if word in _acronyms():
        return False
    return word in STOP_WORDS if len(word) <= _SHORT else dictionary.is_english(word, parser)


def _is_act(word: str) -> bool:
    return len(word) > _SHORT and any(stem in _acts() for stem in dictionary.stems(word))


@cache
def _acts() -> frozenset[str]:
    acts = vocabulary("acts")
    return frozenset(verb for of in ("pledge", "call", "endorsement", "stress") for verb in acts[of]["verbs"])


@cache
def _acronyms() -> frozenset[str]:
    """Names in capitals of countries and organisations, in small letters; some are words too, such as WHO."""
    lists = [*vocabulary("countries")["names"].values(), *vocabulary("organisations")["names"].values()]
    return frozenset(name.lower() for names in lists for name in names if name.isupper()) | {"us", "it"}
