"""Parts of a text: blocks (paragraphs, headings, list entries, with wrapped lines joined) and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# A full stop after one of these ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"'‘])(?:Mrs?|Lic|Lcd[oa]|Dra|Sra|Ing|Arq|Abg|Avv|Dott|Ms|Mme|Mlle|Dr|Prof|Hon|Rt|St|Sts|Col|Lt|Gen|Maj|Capt|Brig|Sgt|Cmdr|Adm|Sen|Rep|Gov|Amb|Jr|Sr|No|Art"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|vs|ca|approx|[A-Z]|(?:[A-Z]\.)+[A-Z])\.$"
)
_STOP = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s)|[.!?][”\"](?=[“\"A-Z])")
_OPENS_ENTRY = re.compile(r"(?:[-–—•*>#]|\(?[a-zA-Z0-9]{1,3}[.)]|\[)")
_TERMINATED = re.compile(r"[.!?:;…][\"”’')\]]*$")
_SPACES = re.compile(r"\s*")
_ABBREVIATION_LENGTH = 16
_LONGEST = 3000
_WRAPPED_AT = 100


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters `start` to `end` of a text, neither blank at its edges nor empty."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of this part."""
        return text[self.start : self.end]


@lru_cache(maxsize=8)
def blocks(text: str) -> tuple[Segment, ...]:
    """Return paragraphs, headings and list entries; lines that a fixed width has broken stand together."""
    lines = [Segment(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text)]
    wrapped = _is_wrapped(text, lines)
    joined: list[Segment] = []
    for line in lines:
        if joined and _goes_on(text, joined[-1], line, wrapped=wrapped):
            joined[-1] = Segment(joined[-1].start, line.end)
        else:
            joined.append(line)
    return tuple(joined)


@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[Segment, ...]:
    """Return the sentences of all blocks; a heading is a sentence of its own."""
    return tuple(sentence for block in blocks(text) for sentence in _split(text, block))


def _split(text: str, block: Segment) -> Iterator[Segment]:
    start = block.start
    for stop in _STOP.finditer(text, block.start, block.end):
        spaces = _SPACES.match(text, stop.end(), block.end)
        following = spaces.end() if spaces else stop.end()
        before = text[max(start, stop.end() - _ABBREVIATION_LENGTH) : stop.end()].rstrip("\"”’')]")
        goes_on = text[following : following + 1].islower() or _ABBREVIATED.search(before)
        if following < block.end and not goes_on:
            yield from _bounded(text, start, stop.end())
            start = following
    yield from _bounded(text, start, block.end)


def _bounded(text: str, start: int, end: int) -> Iterator[Segment]:
    """Cut what no writer would call a sentence, so that reading it takes time in proportion to its length."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield Segment(start, cut)
        start = cut + (text[cut] == " ")
    yield Segment(start, end)


def _is_signed(above: str, line: str) -> bool:
    """Whether a line gives the office of the person whose name fills the line above it: a signature."""
    named = re.fullmatch(r"[^\W\d_a-z][\w.’'()-]+(?:\s+(?:[a-z]{1,3}\s+)*\(?[^\W\d_a-z][\w.’'()-]*){1,6}", above)
    office = re.match(r"(?:\w+\s+){0,2}(?:Minister|Secretary|Commissioner|Attorney General|Director)\b(?!s)", line)
    return bool(named and office) and len(line) < 90


def _is_wrapped(text: str, lines: list[Segment]) -> bool:
    lengths = [len(line.of(text)) for line in lines]
    return len(lengths) > 8 and max(lengths) <= _WRAPPED_AT and sum(n > 30 for n in lengths) > len(lengths) / 3


def _goes_on(text: str, before: Segment, line: Segment, *, wrapped: bool) -> bool:
    """Whether a line continues the block before it."""
    here, last = line.of(text), before.of(text).rsplit("\n", 1)[-1]
    if text[before.end : line.start].count("\n") > 1 or _TERMINATED.search(last) or _OPENS_ENTRY.match(here):
        return False
    if _is_signed(last, here):
        return True
    if here[0].islower() or (wrapped and last.endswith(",")):
        return True
    return wrapped and len(last) > 38
