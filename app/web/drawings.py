"""Where things stand in a drawn chart: places in pixels, worked out here so that templates only write them down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import ceil, floor, log10

from app.terms import Qualifier
from app.web.labels import Box, Label, Sign, place, rows, wide_as
from app.web.wording import short


@dataclass(frozen=True)
class Point:
    """One figure to be drawn: `when` it held, its words with the hedge, and where a click leads.

    `span` is what its date leaves open. Figures of another `measure` cannot be compared: the line between breaks.
    """

    when: date
    label: str
    words: str
    value: float
    qualifier: Qualifier = Qualifier.EXACT
    value_high: float | None = None
    href: str | None = None
    span: tuple[date, date] | None = None
    measure: str = ""

    @property
    def top(self) -> float:
        """The highest value that it claims."""
        return self.value if self.value_high is None else self.value_high


@dataclass(frozen=True)
class Mark:
    """A point with its place, its label where there is room for one, and `x_low` to `x_high` for a vague date.

    `y_high` is the upper end of a range, else the same as `y`.
    """

    point: Point
    x: float
    y: float
    y_high: float
    x_low: float
    x_high: float
    label: Label | None = None


@dataclass(frozen=True)
class Tick:
    """A line of the scale and its words."""

    at: float
    words: str


@dataclass(frozen=True)
class Timeline:
    """Whole years laid between two places."""

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def over(cls, days: Iterable[date], left: float, right: float) -> Timeline:
        """Return the years that hold all these days; there must be at least one."""
        years = sorted({day.year for day in days})
        return cls(date(years[0], 1, 1), date(years[-1] + 1, 1, 1), left, right)

    def x(self, when: date) -> float:
        """Return the place of a day."""
        return round(self.left + (self.right - self.left) * (when - self.first).days / (self.last - self.first).days, 1)

    def ends(self, point: Point) -> tuple[float, float]:
        """Return the places of the first and last day that a point's date leaves open."""
        first, last = point.span or (point.when, point.when)
        return self.x(first), self.x(last)

    @property
    def step(self) -> int:
        """Every how many years one fits with its words."""
        room = (self.right - self.left) / (self.last.year - self.first.year)
        return next((step for step in (1, 2, 5, 10, 20) if step * room >= wide_as("2021", 13) + 12), 50)

    @property
    def years(self) -> Sequence[Tick]:
        """The years that stand under the chart."""
        shown = range(self.first.year, self.last.year + 1, self.step)
        return [Tick(self.x(date(year, 1, 1)), str(year)) for year in shown]


@dataclass(frozen=True)
class Drawing:
    """A whole chart: its size, marks from the oldest, the line through them, and the scales.

    `others` are lighter marks that belong to no line; `breaks` are places where the line is interrupted. `names` are
    the occasions under the years, below `height`, for a chart with no lane of its own.
    """

    width: int
    height: int
    left: float
    right: float
    bottom: int
    time: Timeline
    marks: Sequence[Mark]
    others: Sequence[Mark]
    path: str
    breaks: Sequence[tuple[float, float]]
    values: Sequence[Tick]
    names: Sequence[Label]

    @property
    def height_with_names(self) -> int:
        """The height that the names make it."""
        return round(max((name.y + 6 for name in self.names), default=self.height))

    @property
    def years(self) -> Sequence[Tick]:
        """The scale of time."""
        return self.time.years


@dataclass(frozen=True)
class Spark:
    """A line of a few centimetres: its path and where it ends."""

    width: int
    height: int
    path: str
    end_x: float
    end_y: float


RIGHT, TOP, BOTTOM = 40, 40, 34
TICK_SIZE = 13


def trend(
    points: Sequence[Point],
    width: int = 640,
    height: int = 320,
    others: Sequence[Point] = (),
    days: Iterable[date] = (),
) -> Drawing:
    """Return the chart of one series, its values from zero, its time to scale, long enough for `days` too.

    There must be at least one point, of the series or of the others.
    """
    every = [*points, *others]
    steps = scale(max(point.top for point in every))
    left = round(16 + max(wide_as(short(step), TICK_SIZE) for step in steps))
    time = Timeline.over((*(point.when for point in every), *days), left, width - RIGHT)
    tall = height - TOP - BOTTOM

    def y(value: float) -> float:
        return round(TOP + tall * (1 - value / steps[-1]), 1)

    def placed(points: Sequence[Point]) -> Sequence[Mark]:
        ordered = sorted(points, key=lambda point: point.when)
        return [Mark(point, time.x(point.when), y(point.value), y(point.top), *time.ends(point)) for point in ordered]

    marks, lighter = placed(points), placed(others)
    path, breaks = _line(marks)
    return Drawing(
        width=width,
        height=height,
        left=left,
        right=width - RIGHT,
        bottom=height - BOTTOM,
        time=time,
        marks=_labelled(marks, lighter, Box(0, 0, width, height - BOTTOM)),
        others=lighter,
        path=path,
        breaks=breaks,
        values=[Tick(y(step), short(step)) for step in steps],
        names=_names(marks, width, height),
    )


def _labelled(marks: Sequence[Mark], others: Sequence[Mark], frame: Box) -> Sequence[Mark]:
    signs = [Sign(mark.x, mark.y_high, mark.y, mark.point.words) for mark in marks]
    taken = [Box(mark.x_low - 5, mark.y_high - 6, mark.x_high + 5, mark.y + 6) for mark in others]
    labels = place(signs, frame, taken)
    return [replace(mark, label=label) for mark, label in zip(marks, labels, strict=True)]


def _names(marks: Sequence[Mark], width: int, height: int) -> Sequence[Label]:
    """Return the name of each occasion once, in as many rows under the chart as they need."""
    named = {(mark.x, mark.point.label): mark for mark in marks if mark.point.label}
    found = rows(
        [mark.x for mark in named.values()], [mark.point.label for mark in named.values()], (0, width), TICK_SIZE
    )
    return [replace(name, y=height + 8 + 17 * name.y) for name in found]


def _line(marks: Sequence[Mark]) -> tuple[str, Sequence[tuple[float, float]]]:
    """Return the path through the middles of what can be compared, and the places where it breaks."""
    pairs = [(one, other) for one, other in pairwise(marks) if one.point.measure != other.point.measure]
    breaks = [(round((one.x + other.x) / 2, 1), round((one.y + other.y) / 2, 1)) for one, other in pairs]
    parts = ([(mark.x, (mark.y + mark.y_high) / 2) for mark in part] for part in _comparable(marks))
    return "".join(line(part) for part in parts if len(part) > 1), breaks


def _comparable(marks: Sequence[Mark]) -> Iterator[Sequence[Mark]]:
    part: list[Mark] = []
    for mark in marks:
        if part and part[-1].point.measure != mark.point.measure:
            yield part
            part = []
        part.append(mark)
    yield part


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
