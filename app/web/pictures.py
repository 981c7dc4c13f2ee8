"""Preview pictures, for places where a link to a page is shared: its title, or the words of a promise, or a chart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app.cite import Citation
from app.config import ROOT
from app.web.sketches import Sketch

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

SIZE = WIDE, TALL = 1200, 630
EDGE = 80
ROOM = WIDE - 2 * EDGE
CHART = 540, 200
PAPER, INK, SOFT, LINE = "#fbf9f4", "#1d1b17", "#544f45", "#8a8272"
RUBRIC, GUIDE, HEDGE = "#8f2a1f", "#174a80", "#1f5c68"
FACES = {
    "serif": "source-serif-4/source-serif-4-latin-wght-normal.woff2",
    "sans": "source-sans-3/source-sans-3-latin-wght-normal.woff2",
}
PRINTED = (range(0x20, 0x100), range(0x2010, 0x2030), (0x152, 0x153, 0x20AC, 0x2122, 0x2212))  # what the faces have


@dataclass(frozen=True)
class Chart:
    """A series for a picture: its small chart, the series in a sentence, and the words of its first and last figure."""

    sketch: Sketch
    summary: str
    first: str
    last: str


@dataclass
class Canvas:
    """A picture being made, from the top down; `y` is where the next line stands."""

    y: float = EDGE
    drawn: bytes = field(default=b"", init=False)

    def __post_init__(self) -> None:
        from PIL import Image, ImageDraw  # here, because a server draws few pictures, and none before it is asked

        self.image = Image.new("RGB", SIZE, PAPER)
        self.draw = ImageDraw.Draw(self.image)

    def write(self, lines: Iterable[str], face: FreeTypeFont, colour: str, spacing: float = 1.25) -> None:
        """Write lines below what is there."""
        for line in lines:
            self.draw.text((EDGE, self.y), line, colour, face)
            self.y += face.size * spacing

    def png(self) -> bytes:
        """Return the picture."""
        buffer = BytesIO()
        self.image.quantize(64).save(buffer, "PNG", optimize=True)
        return buffer.getvalue()


def picture(citation: Citation, chart: Chart | None = None) -> bytes:
    """Return the preview picture of what a citation names, as a PNG of 1200 by 630 pixels."""
    canvas = Canvas()
    _frame(canvas, citation)
    if citation.says:
        canvas.write(fitted(citation.title, face("sans", 30, 600), ROOM, 1), face("sans", 30, 600), RUBRIC, 1.7)
        _words(canvas, f"“{citation.says}”", (58, 50, 42, 36), 400 - canvas.y + EDGE, 400)
        canvas.write(fitted(citation.source, face("sans", 28), ROOM, 1), face("sans", 28), SOFT)
    else:
        _words(canvas, citation.title, (76, 64, 54, 46), 95 if chart else 380, 620)
    if chart:
        _plot(canvas, chart)
    return canvas.png()


def _frame(canvas: Canvas, citation: Citation) -> None:
    canvas.draw.rectangle((0, 0, 16, TALL), RUBRIC)
    canvas.y = EDGE - 26
    canvas.write(["G7 Ledger"], face("serif", 34, 700), INK, 1.9)
    host, small = urlsplit(citation.address).netloc, face("sans", 26)
    canvas.draw.line((EDGE, TALL - 92, WIDE - EDGE, TALL - 92), LINE, 1)
    canvas.draw.text((EDGE, TALL - 76), "What G7 ministers promised, in their own words", SOFT, small)
    canvas.draw.text((WIDE - EDGE - small.getlength(host), TALL - 76), host, SOFT, small)


def _words(canvas: Canvas, words: str, sizes: Sequence[int], tall: float, weight: int) -> None:
    """Write words as large as they go into the room; what is too long even then is cut."""
    for size in sizes:
        used = face("serif", size, weight)
        most = int(tall / (size * 1.25))
        lines = fitted(words, used, ROOM, most)
        if not lines[-1].endswith("…") or size == sizes[-1]:
            canvas.write(lines, used, INK)
            canvas.y += 14
            return


def _plot(canvas: Canvas, chart: Chart) -> None:
    """Draw a series: dots with the ranges they leave open, the line between them, the first and the last in words."""
    small, bold = face("sans", 28), face("sans", 32, 600)
    canvas.write(fitted(chart.summary, small, ROOM, 2), small, SOFT)
    left, top = (WIDE - chart.sketch.width) // 2, TALL - 112 - chart.sketch.height
    places = [(left + dot.x, top + dot.y, dot.tall) for dot in chart.sketch.dots]
    canvas.draw.line((left, top + chart.sketch.ground, left + chart.sketch.width, top + chart.sketch.ground), LINE, 1)
    canvas.draw.line([(x, y + tall / 2) for x, y, tall in places], GUIDE, 3)
    for x, y, tall in places:
        canvas.draw.line((x, y, x, y + tall), HEDGE, 8)
        canvas.draw.ellipse((x - 9, y + tall / 2 - 9, x + 9, y + tall / 2 + 9), HEDGE)
    (x, y, tall), (end_x, end_y, end_tall) = places[0], places[-1]
    (first,), (last,) = (fitted(words, bold, left - EDGE - 30, 1) for words in (chart.first, chart.last))
    canvas.draw.text((x - 24, y + tall / 2), first, INK, bold, anchor="rm")
    canvas.draw.text((end_x + 24, end_y + end_tall / 2), last, INK, bold, anchor="lm")


def fitted(words: str, used: FreeTypeFont, wide: float, most: int) -> list[str]:
    """Return words as lines of a width at most, the last one cut with an ellipsis where there are too many."""
    lines: list[str] = []
    for word in printed(words).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and used.getlength(longer) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most:
        return [_cut(line, used, wide) if used.getlength(line) > wide else line for line in lines]
    return [*lines[: most - 1], _cut(f"{lines[most - 1]}…", used, wide)]


def _cut(line: str, used: FreeTypeFont, wide: float) -> str:
    while used.getlength(line) > wide:
        line = f"{line.rstrip('…')[:-1].rstrip()}…"
    return line


def printed(words: str) -> str:
    """Return words in the letters that the faces have: others lose their accents, or give way to a question mark."""
    return "".join(letter if _has(letter) else _plain(letter) for letter in " ".join(words.split()))


def _plain(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter)[0]
    return plain if _has(plain) else "?"


def _has(letter: str) -> bool:
    return any(ord(letter) in part for part in PRINTED)


@cache
def face(name: str, size: int, weight: int = 400) -> FreeTypeFont:
    """Return one of the pages' own faces."""
    from PIL import ImageFont

    used = ImageFont.truetype(ROOT / "static" / "vendor" / FACES[name], size)
    used.set_variation_by_axes([weight])
    return used
