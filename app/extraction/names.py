"""Names of persons by their form: capitalised words with initials, particles, nicknames and suffixes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale

from app.extraction.countries import alternation, country_of, folded, vocabulary
from app.extraction.titles import rank_pattern

_UPPER = "".join(c for c in map(chr, range(0x41, 0x2000)) if c.isupper())
_WORD = rf"[‘’'ʻ]?[{_UPPER}]\w*(?:[-'’‘](?!s\b)\w+)*"
_INITIAL = rf"(?:[{_UPPER}]\.\s?)*[{_UPPER}]\.|St\."
_PARTICLES = (
    r"(?:bin|binti?|binte|ibn|ben|al|el|de|del|della|di|da|do|dos|das|du|van|von|der|den|ter|ten|zu|la|le|las|los|y|e"
    r"|af|av)"
)
_LINKED = (
    rf"(?:{_PARTICLES}\s+)+(?:[dDlL]['’])?(?:(?:al|el)-)?{_WORD}|[dDlL]['’]{_WORD}"
    rf"|(?:a[ln]|el|a[dnrstz]|ash|u[lr]|ibn|bin|ben)-{_WORD}|(?:u+lu|[ou]ghlu|og[hl]?l[uiy]|[qk][iy]z[iy])(?=\W)"
)
_NICKNAME = rf"[“\"‘]{_WORD}[”\"’]"
_NAME = re.compile(
    rf"(?=[‘’'ʻ{_UPPER}])(?<!\w)(?:{_INITIAL}\s+)?{_WORD}(?:\s+(?:{_INITIAL}(?=\s)|{_LINKED}|{_WORD}|{_NICKNAME}))*(?!\w)"
)
# The Burmese form of address, which is one letter long.
_BURMESE = re.compile(r"U\s+(?=\S+\s+\S)")
_UNCOUNTED = re.compile(rf"{_PARTICLES}|II|III|IV|Jr\.?|Sr\.?")
_WORDS = re.compile(r"\S+")
# Words that are looked up only once.
_KEPT = 8192


@dataclass(frozen=True, slots=True)
class Name:
    """Words that may name a person, at characters `start` to `end`.

    `is_addressed` tells that an honorific or a rank stands before them.
    """

    start: int
    end: int
    words: str
    is_addressed: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """The name's words without initials, particles, nicknames and suffixes."""
        return tuple(w for w in _counted(self.words) if w[0] not in '“"(' and not w.endswith("."))

    @property
    def is_full(self) -> bool:
        """Whether a given name or an initial stands with the surname."""
        return len(_counted(self.words)) > 1

    @property
    def surname(self) -> str:
        """The family name: the one in capitals, or the last."""
        capitals = [w for w in self.parts if w.isupper() and len(w) > 1]
        return (capitals if len(capitals) == 1 else self.parts or (self.words,))[-1]


def find_names(text: str, taken: list[tuple[int, int]], offset: int = 0) -> Iterator[Name]:
    """Yield what has the form of a name and lies outside the places in `taken` (offices); places get `offset` added."""
    free = list(text)
    for start, end in taken:
        free[start:end] = "\x00" * (end - start)
    masked = _address().sub(lambda m: "\x01" * len(m[0]), "".join(free))
    for match in _NAME.finditer(masked):
        yield from _pieces(masked, match, offset)


def _pieces(text: str, match: re.Match[str], offset: int) -> Iterator[Name]:
    """Cut a run of capitalised words where a word can belong to no name."""
    start = None
    end = match.start()
    for word in _WORDS.finditer(match[0]):
        begins, ends = match.start() + word.start(), match.start() + word.end()
        # A country may be a surname, but never opens a name: "Lisa Monaco", "Georgia".
        if _is_foreign(word[0]) and not (start is not None and country_of(word[0]) and not _never_word(word[0])):
            if start is not None:
                yield _name(text, start, end, offset)
            start = None
        else:
            start, end = (begins if start is None else start), ends
    if start is not None:
        yield _name(text, start, end, offset)


def _name(text: str, start: int, end: int, offset: int) -> Name:
    burmese = _BURMESE.match(text, start, end)
    start = burmese.end() if burmese else start
    words = re.sub(r"\s+", " ", text[start:end])
    return Name(
        start + offset, end + offset, words, is_addressed=bool(burmese) or text[:start].rstrip().endswith("\x01")
    )


@lru_cache(maxsize=1024)
def _counted(words: str) -> tuple[str, ...]:
    """Return the words of a name without particles and suffixes; the grammar asks for them again and again."""
    return tuple(word for word in words.split() if not _UNCOUNTED.fullmatch(word))


@lru_cache(maxsize=_KEPT)
def _is_foreign(word: str) -> bool:
    """Whether a word can be no part of a name: a function word, an office, a country, a month."""
    plain = word.rstrip(".,")
    return _never_word(plain) or (country_of(plain) is not None and plain not in {"Jordan", "Chad", "Georgia"})


def _never_word(word: str) -> bool:
    plain = word.rstrip(".,")
    return folded(plain) in _never() or plain in _letters()


@cache
def _never() -> frozenset[str]:
    words = vocabulary("titles")
    english = Locale("en")
    months = (m for m in english.months["format"]["wide"].values() if m != "May")
    days = english.days["format"]["wide"].values()
    organisations = (n for n in _organisations() if not n.isupper())
    return frozenset(folded(w) for w in [*words["never_names"], *months, *days, *organisations, *words["after_names"]])


@cache
def _letters() -> frozenset[str]:
    """Return the short names of organisations, which count only in capitals: "Marri" may be a surname."""
    return frozenset(name for name in _organisations() if name.isupper())


def _organisations() -> list[str]:
    return [name for names in vocabulary("organisations")["names"].values() for name in names]


@cache
def _address() -> re.Pattern[str]:
    after = alternation(vocabulary("titles")["after_names"])
    return re.compile(rf"(?<![\w.])(?:{rank_pattern()}(?=[\s\x00-\x01])|(?:the\s+)?(?:{after})(?![\w.]))")
