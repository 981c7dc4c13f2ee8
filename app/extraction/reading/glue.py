"""Parts what lost its line end: "terrorism.During discussions", "Fingerprint matchAn example"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.extraction.reading.values import words

# A full stop after a word of small letters, a figure, an acronym or a closing mark, and a capital right behind it.
_SENTENCE_END = re.compile(
    r"[.!?](?:(?<=[a-zà-ÿ]{2}.)|(?<=\d\d.)|(?<=[%)\]”’\"].)|(?<=[A-Z]{2}.)|(?<=\b[a-z].))(?:[”’)\]]|\[\d+\])*"
    r"(?=[“‘«(]?[A-ZÀ-Þ])"
)
_STRAIGHT_END = re.compile(r"(?<=[a-zà-ÿ\d,]{2})[.!?](\"|')(?=[A-ZÀ-Þ])")
_ABBREVIATED = re.compile(rf"(?:^|[\s(“‘])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]?|{'|'.join(words('abbreviations'))})[.]$")
_ADDRESS = re.compile(r"(?:https?://|www\.|@)\S*$", re.I)
_LIST_NUMBER = re.compile(r"^\s*\(?(?:\d{1,3}(?:\.\d+)*|[IVXivx]{1,5}|[A-Za-z])[.)]$")
# Inside one word: small letters, then a capital that begins another word ("matchAn"), or a quotation ("call“We").
_JOIN = re.compile(r"(?<=[a-zà-ÿ)\d?!])(?=[A-ZÀ-Þ][a-zà-ÿ]|A\s|I\s|[A-Z]{3,}[\s,’]|[“‘«][A-ZÀ-Þ])")
# The same behind a word all of capitals: "DESKThe", "PNRAirline".
_CAPITALS_JOIN = re.compile(r"(?<=[A-Z]{3})(?=(?:The|This|In|An|As|At|On|For|With|Of|[A-Z][a-z]{4,})\s)")
# "… stolen assets QUITO, Ecuador – The ministers": a headline that runs into the dateline under it.
_DATELINE = re.compile(
    r"(?<=[a-zà-ÿ\d”’)]) (?=[A-Z][A-Z’' -]{2,40}, [A-Z][\w. ]{2,30} (?:\([^)\n]{2,30}\) )?(?:–|—|--) [A-Z“])"
)
_LONGEST_HEADING = 90
_MOST_WORDS = 11
_SHORTEST_WORD = 3
_SHORTEST_BODY = 25
# Names with a capital inside, of persons and of things; a name that stands twice in a paragraph is known by that.
_NAME_BEGINS = words("inner_capital_beginnings")
_NAMES = words("inner_capitals")


def part(block: str) -> Iterator[str]:
    """Yield the paragraphs and headings that were glued together in one block; a sound block comes back alone."""
    sound: list[str] = []
    for line in block.split("\n"):
        pieces = [piece for stretch in _DATELINE.split(line) for piece in _parts(stretch, block)] or [""]
        if len(pieces) > 1 and sound:
            yield "\n".join(sound)
            sound = []
        yield from pieces[:-1]
        sound.append(pieces[-1])
    yield "\n".join(sound)


def is_abbreviated(text: str) -> bool:
    """Whether a text ends with an abbreviation, such as "Mr." or "H.E.", after which a sentence goes on."""
    return _ABBREVIATED.search(text[-80:]) is not None


def _parts(line: str, block: str) -> Iterator[str]:
    rest = line
    while rest:
        piece, rest = _first(rest)
        heading, body = _headed(piece, block)
        while heading:
            yield heading
            heading, body = _headed(body, block)
        yield body


def _first(text: str) -> tuple[str, str]:
    """The text up to its first glued sentence end, and what stands behind it."""
    for end in _ends(text):
        if not _is_inside(text, end):
            return text[:end].rstrip(), text[end:].lstrip()
    return text, ""


def _ends(text: str) -> Iterator[int]:
    found = [match.end() for match in _SENTENCE_END.finditer(text)]
    for match in _STRAIGHT_END.finditer(text):
        # An odd number of marks before this one: it closes what they opened.
        opened = text.count(match[1], 0, match.start(1)) % 2
        found.append(match.end() if opened else match.start(1))
    return iter(sorted(found))


def _is_inside(text: str, end: int) -> bool:
    """Whether the stop belongs to an abbreviation, an address or a list's number, and ends nothing."""
    begin = max(0, end - 80)
    before = text[begin:end]
    return any(pattern.search(before) for pattern in (_ABBREVIATED, _ADDRESS, _LIST_NUMBER))


def _headed(piece: str, block: str) -> tuple[str, str]:
    """A heading that runs into its text without a space, and that text; no heading: an empty one."""
    line = piece[: _LONGEST_HEADING + 1]
    for match in sorted([*_JOIN.finditer(line), *_CAPITALS_JOIN.finditer(line)], key=lambda m: m.start()):
        heading, body = piece[: match.start()], piece[match.start() :]
        if _is_heading(heading, body, block):
            return heading, body
    return "", piece


def _is_heading(heading: str, body: str, block: str) -> bool:
    spoken = heading.split()
    if not spoken or len(spoken) > _MOST_WORDS or not heading[0].isupper():
        return False
    if re.search(r"[.;]\s|[-–/]$", heading) or len(body) < _SHORTEST_BODY:
        return False
    left, right = spoken[-1], re.split(r"[\s,.;:’]", body.lstrip("“‘«"), maxsplit=1)[0]
    if len(left) < _SHORTEST_WORD or left in _NAME_BEGINS or left + right in _NAMES:
        return False
    return len(re.findall(rf"\b{re.escape(left + right)}\b", block)) < 2
