"""Where things stand in a drawn chart: places in pixels, worked out here so that templates only write them down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from app.terms import Qualifier
from app.web.wording import short


@dataclass(frozen=True)
class Point:
    """One figure to be drawn: `when` it held, its words with the hedge, and where a click leads."""

    when: date
    label: str
    words: str
    value: float
    qualifier: Qualifier = Qualifier.EXACT
    value_high: float | None = None
    href: str | None = None

    @property
    def top(self) -> float:
        """The highest value that it claims."""
        return self.value if self.value_high is None else self.value_high


@dataclass(frozen=True)
class Mark:
    """A point with its place; `y_high` is the upper end of a range, else the same as `y`."""

    point: Point
    x: float
    y: float
    y_high: float


@dataclass(frozen=True)
class Tick:
    """A line of the scale and its words."""

    at: float
    words: str


@dataclass(frozen=True)
class Drawing:
    """A whole chart: its size, marks from the oldest, the line through them, and the scales."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    marks: Sequence[Mark]
    path: str
    values: Sequence[Tick]
    years: Sequence[Tick]


@dataclass(frozen=True)
class Spark:
    """A line of a few centimetres: its path and where it ends."""

    width: int
    height: int
    path: str
    end_x: float
    end_y: float


MARGIN = {"left": 56, "right": 56, "top": 40, "bottom": 34}


def trend(points: Sequence[Point], width: int = 640, height: int = 320) -> Drawing:
    """Return the chart of one series, its values from zero, its time to scale; there must be at least one point."""
    ordered = sorted(points, key=lambda point: point.when)
    steps = scale(max(point.top for point in ordered))
    years = range(ordered[0].when.year, ordered[-1].when.year + 2)
    first, last = date(years[0], 1, 1), date(years[-1], 1, 1)
    inner, tall = width - MARGIN["left"] - MARGIN["right"], height - MARGIN["top"] - MARGIN["bottom"]

    def x(when: date) -> float:
        return round(MARGIN["left"] + inner * (when - first).days / (last - first).days, 1)

    def y(value: float) -> float:
        return round(MARGIN["top"] + tall * (1 - value / steps[-1]), 1)

    marks = [Mark(point, x(point.when), y(point.value), y(point.top)) for point in ordered]
    return Drawing(
        width,
        height,
        MARGIN["left"],
        width - MARGIN["right"],
        height - MARGIN["bottom"],
        marks,
        line([(mark.x, mark.y) for mark in marks]),
        [Tick(y(step), short(step)) for step in steps],
        [Tick(x(date(year, 1, 1)), str(year)) for year in years],
    )


def scale(highest: float) -> Sequence[float]:
    """Return three to six round steps from zero to the highest value or a little above."""
    if highest <= 0:
        return [0, 1]
    power = 10 ** floor(log10(highest))
    step = next(step for step in (0.2, 0.25, 0.5, 1, 2) if highest / (step * power) <= 5) * power
    return [step * count for count in range(ceil(highest / step) + 1)]


def line(places: Sequence[tuple[float, float]]) -> str:
    """Return an SVG path through these places."""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in places)


def spark(values: Sequence[float], width: int = 96, height: int = 28) -> Spark:
    """Return a small line through the values, evenly spaced, from zero; there must be at least one value."""
    highest = max(max(values), 0) or 1
    step = (width - 8) / max(len(values) - 1, 1)
    places = [
        (round(4 + place * step, 1), round(4 + (height - 8) * (1 - value / highest), 1))
        for place, value in enumerate(values)
    ]
    return Spark(width, height, line(places), *places[-1])
