"""Where sentences begin and end: paragraphs, headings, list items, closing quotation marks, abbreviations.

Works on plain characters, before any parser, so that the parser can be held to the same bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from app.extraction.span import Span

# A list item's mark at the head of a line: "(a)", "b)", "1.", "1.2", "iv)", "II.", bullets and dashes.
MARKER = re.compile(
    r"(?:[-–—•*·▪●]\s+|\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s*|(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s*"
    r"|\d{1,3}(?:\.\d{1,2})+\.?\s+|\d{1,3}\.\s+|[IVX]{1,4}\.\s*(?=[A-Z])|[A-Z]\.\s+(?=[A-Z][a-z]))"
)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BLANK = re.compile(r"\n[^\S\n]*(?:\n\s*)+")
# "LONDON, United Kingdom – ", "BRIDGETOWN (Barbados), 22 June 2007 – ": where and when a report was filed.
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ’'. /-]{2,}(?:[,(/][^.:;!?\n]{0,50}?(?:\.[^.:;!?\n]{0,30}?)?)\s(?:–|—|--)\s")
_LED = re.compile(r":\s*(?:" + MARKER.pattern + ")")
_CLOSING = r"”’\"')\]»"
# Its first character stands before the choice, so that only stops are looked at.
_STOP = re.compile(
    rf"[.!?…](?:[.!?…]*(?:[{_CLOSING}]|\[\d+\])*(?=\s)"  # a full stop, its closing marks, then space
    rf"|(?<=[a-zà-ÿ)\d”’A-Z]{{2}}[.!?])[{_CLOSING}]*(?=[“‘][A-Z]|[A-Z][a-z]|[A-Z]{{4}}))"  # or glued: "crime.During"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mme|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Insp|Sen|Rep|Gov|Hon|Rev|St|Jr|Sr|No|Nos|Art|Arts|para|paras|Vol|pp?|cf|vs|approx|ca"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|Corp|etc|e\.g|i\.e|H\.E|U\.S|U\.K|U\.N|E\.U|D\.C)"
    r"|\b[A-Z](?:\.[A-Z])*)\.$"
)
# No abbreviation is longer.
_LAST = 12
# Abbreviations that often close a sentence: only a word that can't go on with them ends it there.
_ENDS_TOO = re.compile(r"(?:\b(?:etc|Inc|Ltd|Co|Corp)|U\.S|U\.K|U\.N|E\.U|D\.C|\b[A-Z]\d?)\.$")
_NO_OPENING = re.compile(r"[a-z,;]")
_OPENER = re.compile(
    r"[“‘\"'(]*(?:The|This|That|These|Those|It|He|She|They|We|In|On|At|As|For|By|But|And|A|An|To|With|Its|His|Her|Their|Our)\b"
)
_FUNCTION_WORD = re.compile(
    r"(?:,|\b(?:the|an?|of|in|on|at|to|for|by|with|from|and|or|its|their|our|that|which|as|into|than|EUR|USD|more|not|be|is|are|will|his|her))$"
)


@lru_cache(maxsize=2)
def sentences(text: str) -> tuple[Span, ...]:
    """Return every sentence of the text in order, without its dateline, its list marker or the white space around it.

    A blank line always ends a sentence, save within a lettered list under a lead-in that ends with a colon,
    which is one sentence. A heading or a caption is a sentence of its own.
    """
    return tuple(sentence for block in _blocks(text) for sentence in _parted(text, block))


def _blocks(text: str) -> Iterator[Span]:
    """Paragraphs: runs of lines that belong together, a lead-in joined with the list under it."""
    start: int | None = None
    end = 0
    for line in _lines(text):
        if start is not None and not _goes_on(text, Span(start, end), line):
            yield Span(start, end)
            start = None
        if start is None:
            start = line.start
        end = line.end
    if start is not None:
        yield Span(start, end)


def _lines(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        words = match.group()
        begin = match.start() + len(words) - len(words.lstrip())
        yield Span(begin, match.start() + len(words.rstrip()))


def _goes_on(text: str, above: Span, line: Span) -> bool:
    """Whether a line continues the block above it: a wrapped sentence, or an item of a lead-in's list."""
    gap, before, here = text[above.end : line.start], above.quote(text), line.quote(text)
    if MARKER.match(here):
        return _is_item_of(before, here, parted=_BLANK.search(gap) is not None)
    if _BLANK.search(gap) or before.endswith((".", "!", "?", ":", ";", "”")):
        return not _BLANK.search(gap) and before.endswith((".", "!", "?", ";", "”")) and _is_prose(before)
    last = before.rsplit("\n", 1)[-1].strip()
    return here[:1].islower() or _FUNCTION_WORD.search(last) is not None or len(last) >= 50


def _is_item_of(before: str, here: str, *, parted: bool) -> bool:
    """Whether a marked line is an item of the list that the text before it leads into."""
    if MARKER.sub("", here, count=1)[:1].isupper():
        return False
    if before.endswith(":"):
        return True
    in_list = _LED.search(before) is not None or re.match(r"\(?(?:a|i|1)\)", here) is not None
    return (in_list or not parted) and re.search(r"(?:[;,]| and| or|[a-z])$", before) is not None


def _is_prose(block: str) -> bool:
    """Whether a block is wrapped running text, whose next line goes on after a full stop too."""
    lines = block.split("\n")
    return len(lines[-1].strip()) >= 50 or any(line.strip()[:1].islower() for line in lines[1:])


def _parted(text: str, block: Span) -> Iterator[Span]:
    begin = block.start
    for match in _STOP.finditer(text, block.start, block.end):
        if not _is_stop(text[begin : match.end()], text[match.end() : block.end]):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    if begin < block.end:
        yield from _trimmed(text, begin, block.end)


def _is_stop(before: str, after: str) -> bool:
    rest = after.lstrip()
    if not rest or MARKER.fullmatch(before.strip() + " "):
        return not rest
    if _NO_OPENING.match(rest):
        return False
    if before.endswith("."):
        last = before[-_LAST:]
        if _ENDS_TOO.search(last) and _OPENER.match(rest):
            return True
        return not _ABBREVIATION.search(last)
    return True


def _trimmed(text: str, begin: int, end: int) -> Iterator[Span]:
    words = text[begin:end]
    begin += len(words) - len(words.lstrip())
    marker = MARKER.match(text, begin, end)
    if marker and marker.end() < end:
        begin = marker.end()
    dateline = _DATELINE.match(text, begin, end)
    if dateline and dateline.end() < end:
        yield Span(begin, begin + len(dateline.group().rstrip(" –—-")))
        begin = dateline.end()
    end = begin + len(text[begin:end].rstrip())
    if begin < end:
        yield Span(begin, end)
