"""What the parser's dictionary knows of English words: whether it has one, and as what."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.lookups import Lookups

_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ally", "est")


def is_english(word: str, parser: Language) -> bool:
    """Whether the dictionary has the word, in small letters, in any of its forms."""
    return any(part in _english(parser) for part in stems(word))


def is_past(word: str, parser: Language) -> bool:
    """Whether the word is a verb's past or participle, which hardly any name is: "took", "regretted"."""
    if word.endswith("ed"):
        return any(stem in verbs(parser) for stem in stems(word) if stem != word)
    return word in _tables(parser).get_table("lemma_exc")["verb"] and word not in verbs(parser)


def stems(word: str) -> Iterator[str]:
    """Yield the word and what it could be without its ending."""
    yield word
    for ending in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem, f"{stem}e", f"{stem[:-1]}y")
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


@cache
def _english(parser: Language) -> frozenset[str]:
    words = set(STOP_WORDS)
    for name in ("lemma_index", "lemma_exc"):
        for entries in _tables(parser).get_table(name).values():
            words.update(entries)
    return frozenset(words)


@cache
def nouns(parser: Language) -> frozenset[str]:
    """Return the nouns of the dictionary."""
    return frozenset(_tables(parser).get_table("lemma_index")["noun"])


@cache
def verbs(parser: Language) -> frozenset[str]:
    """Return the verbs of the dictionary."""
    return frozenset(_tables(parser).get_table("lemma_index")["verb"])


def _tables(parser: Language) -> Lookups:
    lookups: Lookups = parser.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    return lookups
