"""From lines to paragraphs: which line runs on from the one above, and which begins something new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.extraction.reading import glue

_MARKER = re.compile(
    r"[-–—•*·▪●◦‣■✓]\s|\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})\)|\d{1,3}(?:\.\d{1,3})*\.\s?(?=\D|$)|[IVX]{1,5}\.(?=\s?[A-Z])|[A-Z]\.\s(?=[A-Z])|#{1,6}\s"
)
_ENDED = (".", "!", "?", ":", ";", "”", "’", '"', "…", ")")
_FIGURE = re.compile(r"[~≈<>]?\s?(?:[€$£¥]|[A-Z]{3}\s)?\s?\d[\d.,]*\s?(?:%|[kmb]n?|million|billion|thousand)?\+?")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u2010]$")
_LEAST_PAIRS = 4


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a text is set: whether its lines were broken to a width, and to which one."""

    wrapped: bool
    width: int


def blocks(text: str, *, pages: bool = False) -> Iterator[str]:
    """Yield each paragraph, its wrapped lines joined and its white space collapsed.

    Lines that do not run on stay apart: by a line end within one block, or as blocks of their own with `pages`.
    """
    groups = [[" ".join(line.split()) for line in group] for group in _groups(text)]
    habit = _habit(groups)
    for group in groups:
        yield from _joined(group, habit) if pages else ["\n".join(_joined(group, habit))]


def with_figures(paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield the paragraphs, a figure that stands alone ("81") joined to the words under it."""
    figure = ""
    for paragraph in paragraphs:
        if figure and paragraph[:1].islower():
            paragraph = f"{figure} {paragraph}"
        elif figure:
            yield figure
        figure = paragraph if _FIGURE.fullmatch(paragraph) else ""
        if not figure:
            yield paragraph
    if figure:
        yield figure


def _groups(text: str) -> Iterator[list[str]]:
    group: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _habit(groups: Sequence[Sequence[str]]) -> _Habit:
    """A text is wrapped when lines keep going on in the middle of a sentence."""
    pairs = [(above, line) for group in groups for above, line in pairwise(group)]
    going_on = sum(
        line[:1].islower() and not above.endswith(_ENDED) and not _MARKER.match(line) for above, line in pairs
    )
    if len(pairs) < _LEAST_PAIRS or going_on < 0.3 * len(pairs):
        return _Habit(wrapped=False, width=0)
    lengths = sorted(len(above) for above, _ in pairs)
    return _Habit(wrapped=True, width=lengths[int(0.9 * (len(lengths) - 1))])


def _joined(group: Sequence[str], habit: _Habit) -> list[str]:
    done = [group[0]]
    above = group[0]
    for line in group[1:]:
        if _runs_on(above, line, habit):
            done[-1] = _sewn(done[-1], line)
        else:
            done.append(line)
        above = line
    return done


def _runs_on(above: str, line: str, habit: _Habit) -> bool:
    if _MARKER.match(line):
        return False
    if line[0].islower() and not above.endswith(_ENDED):
        return True
    if not habit.wrapped or (above.isupper() and not line.isupper()):
        return False
    room = habit.width - len(above)
    if above.endswith(_ENDED) and not _is_open(above):
        return room <= max(len(line.split()[0]), habit.width // 10)
    return room < habit.width // 3


def _is_open(above: str) -> bool:
    """Whether a line ends like a sentence and none ends there: "H.E. Mr.", "the Ministers’"."""
    return glue.is_abbreviated(above) or (above.endswith("s’") and "‘" not in above)


def _sewn(above: str, line: str) -> str:
    """Two lines of one sentence, a word that was parted at the line's end made whole again."""
    if _HYPHENATED.search(above) and line[0].islower():
        return above[:-1] + line
    return (
        f"{above}{line}"
        if above.endswith(("-", "–")) and line[0].isalnum() and above[-2:-1].isalnum()
        else f"{above} {line}"
    )
