"""What a page or a mail leaves between its words: picture counters, menus, quotation marks, the same caption again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.extraction.reading.values import words

# "1 / 3" on one line or over several, as picture galleries leave it.
_BROKEN_COUNTER = re.compile(r"^[^\S\n]*(\d{1,3})[^\S\n]*/[^\S\n]*\n\s*(\d{1,3})[^\S\n]*$", re.M)
_COUNTER = re.compile(r"^[^\S\n]*(\d{1,2})[^\S\n]*/[^\S\n]*(\d{1,2})[^\S\n]*$", re.M)
_QUOTED = re.compile(r"^[^\S\n]*>[> ]*(?=\S|$)", re.M)
_LINE = re.compile(r"^[^\S\n]*\S", re.M)
_MENU = words("menu")
_TRAILING = " .!…"


def unquoted(text: str) -> str:
    """Return the text without the signs in front of its lines ("> ") where a mail quotes most of it."""
    if 2 * len(_QUOTED.findall(text)) <= len(_LINE.findall(text)):
        return text
    return _QUOTED.sub("", text)


def without_counters(text: str) -> str:
    """Return the text without picture counters; each leaves a paragraph's end behind."""
    return _COUNTER.sub(_unless_fraction, _BROKEN_COUNTER.sub(_unless_fraction, text))


def _unless_fraction(match: re.Match[str]) -> str:
    """A counter never runs past its total: "9 / 11" is one, "11 / 9" is something else."""
    first, last = int(match[1]), int(match[2])
    return "\n\n" if 1 <= first <= last else match[0]


def without_remains(paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield the paragraphs without menu lines and rules, and one repeated several times in a row only once."""
    before = None
    for paragraph in paragraphs:
        kept = "\n".join(line for line in paragraph.split("\n") if _says_something(line))
        said = kept.strip(_TRAILING).casefold()
        if said and said != before:
            yield kept
        before = said or before


def _says_something(line: str) -> bool:
    return line.strip(" …»›>").casefold() not in _MENU and any(character.isalnum() for character in line)
