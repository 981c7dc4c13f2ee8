"""Where the words of a PDF page stand: its lines, column after column, and where its paragraphs end."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise, takewhile, zip_longest
from statistics import mean, median

from pypdf import PageObject, mult

_LEAST_ROWS = 8
_PROSE = 25  # characters: what stands beside each other in shorter pieces is a table
_WIDTH = 0.45  # of a letter, in sizes of its type, at the least
_WIDER = 1.25
_LARGER = 1.08
_ENDED = (".", "!", "?", ":", ";")


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline: where they begin, from the page's left and lower edges, and the size of their type."""

    text: str
    x: float
    y: float
    size: float


def lines(page: PageObject) -> list[Line]:
    """Return the lines of a page in the order of reading: the file's, unless that has two columns line by line."""
    pieces = _pieces(page)
    columns = _columns(pieces)
    joined = [line for line in _lines(pieces, columns) if line.text]
    return list(_by_column(joined, columns))


def text(pages: Sequence[Sequence[Line]]) -> str:
    """Return the lines of pages, a blank one between paragraphs as far as type, room and indents show them.

    Footnotes that would part a sentence from its end on the next page stand behind the paragraph.
    """
    usual = _usual_size(pages)
    rows: list[str] = []
    held: list[str] = []
    for page, after in zip_longest(pages, pages[1:], fillvalue=()):
        body = _body(page, usual) if after else page
        own = _rows(body)
        end = next((place for place, row in enumerate(own) if place and row.startswith("\n")), len(own))
        rows += [*own[:end], *held, *own[end:]]
        held = [f"\n{row.strip()}" for row in _rows(page[len(body) :])]
    return "\n".join([*rows, *held])


def _usual_size(pages: Sequence[Sequence[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for line in chain.from_iterable(pages):
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _body(page: Sequence[Line], usual: float) -> Sequence[Line]:
    """The page without the lines of small type at its end, where a sentence above them goes on overleaf."""
    small = takewhile(lambda line: line.size * _LARGER < usual, reversed(page))
    body = page[: len(page) - sum(1 for _ in small)]
    return body if body and not body[-1].text.endswith(_ENDED) else page


def _rows(found: Sequence[Line]) -> list[str]:
    leading = _leading(found)
    rows: list[str] = []
    above: Line | None = None
    for line, below in zip_longest(found, found[1:]):
        parted = above is not None and _parts(above, line, below, leading)
        rows.append(f"\n{line.text}" if parted else line.text)
        above = line
    return rows


def _pieces(page: PageObject) -> list[Line]:
    found: list[Line] = []

    def keep(words: str, outer: list[float], inner: list[float], _font: object, size: float) -> None:
        a, b, c, d, x, y = mult(inner, outer)
        if words:
            found.append(Line(words, x, y, abs(size) * math.sqrt(abs(a * d - b * c))))

    page.extract_text(visitor_text=keep)
    return found


def _columns(pieces: Sequence[Line]) -> list[float]:
    """From where many lines begin, the left one first."""
    begins = Counter(round(piece.x) for piece in pieces if piece.text.strip())
    least = max(_LEAST_ROWS, len({round(piece.y) for piece in pieces}) / 4)
    often = sorted(x for x, times in begins.items() if times + begins[x + 1] >= least)
    return [x for before, x in pairwise([-math.inf, *often]) if x - before > 1]


def _column(line: Line, columns: Sequence[float]) -> int:
    return sum(start <= line.x + 1 for start in columns)


def _lines(pieces: Sequence[Line], columns: Sequence[float]) -> Iterator[Line]:
    """Join what follows each other on one baseline and in one column."""
    line: Line | None = None
    reached = 0.0
    for piece in pieces:
        if line and not piece.text.strip():
            line = replace(line, text=line.text + piece.text)
        elif line and _goes_on(line, piece, reached, columns):
            line = replace(line, text=line.text.replace("\n", " ") + piece.text, size=max(line.size, piece.size))
        else:
            yield from _stripped(line)
            line = piece
        reached = piece.x
    yield from _stripped(line)


def _goes_on(line: Line, piece: Line, reached: float, columns: Sequence[float]) -> bool:
    on_one_line = abs(line.y - piece.y) <= max(line.size, piece.size) / 2
    begins_column = any(abs(piece.x - start) <= 1 for start in columns) and piece.x > line.x + 1
    return on_one_line and piece.x >= reached - 1 and not (begins_column and line.text[-1:].isspace())


def _stripped(line: Line | None) -> Iterator[Line]:
    if line is not None:
        yield replace(line, text=" ".join(line.text.split()))


def _by_column(found: Sequence[Line], columns: Sequence[float]) -> Sequence[Line]:
    """Read columns one after the other where the file has their lines in turn, as text recognition leaves them."""
    beside = [(left, right) for left, right in pairwise(found) if _beside(left, right, columns)]
    if 3 * len(beside) < len(found) or len(beside) < _LEAST_ROWS:
        return found
    if min(mean(len(line.text) for line in side) for side in zip(*beside, strict=True)) < _PROSE:
        return found
    gutter = median(right.x for _, right in beside)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in found:
        if _crosses(line, gutter):
            ordered += [*_sides(band, gutter), line]
            band = []
        else:
            band.append(line)
    return [*ordered, *_sides(band, gutter)]


def _beside(left: Line, right: Line, columns: Sequence[float]) -> bool:
    on_one_line = abs(left.y - right.y) <= left.size / 2
    return on_one_line and _column(right, columns) > _column(left, columns)


def _crosses(line: Line, gutter: float) -> bool:
    return line.x < gutter - 1 and line.x + _WIDTH * line.size * len(line.text) > gutter + 2 * line.size


def _sides(band: Sequence[Line], gutter: float) -> list[Line]:
    return sorted(band, key=lambda line: line.x >= gutter - 1)


def _leading(found: Sequence[Line]) -> float:
    """How far the lines of a paragraph stand apart: the commonest distance."""
    steps = Counter(
        round(above.y - line.y, 1) for above, line in pairwise(found) if 0 < above.y - line.y < 4 * line.size
    )
    return steps.most_common(1)[0][0] if steps else math.inf


def _parts(above: Line, line: Line, below: Line | None, leading: float) -> bool:
    """Whether a paragraph ends between two lines: the type changes, there is room, or the second one is set in."""
    small, large = sorted((above.size, line.size))
    if large > _LARGER * small:
        return True
    if line.text[:1].islower() and not above.text.endswith(_ENDED):
        return False
    return above.y - line.y > _WIDER * leading or _is_set_in(above, line, below)


def _is_set_in(above: Line, line: Line, below: Line | None) -> bool:
    if below is None or not 0.5 * line.size < line.x - above.x < 4 * line.size:
        return False
    return above.y > line.y > below.y and abs(below.x - above.x) < 0.3 * line.size
