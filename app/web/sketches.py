"""A series in a space of a few centimetres, time to scale and every hedge in its sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.terms import Qualifier
from app.trends import Point
from app.web.drawings import line

PAD = 10


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure's place; `y` is its upper end and `tall` the height of a range."""

    x: float
    y: float
    tall: float
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class Sketch:
    """A small chart: the dots, the line through their middles, the ground line at zero."""

    width: int
    height: int
    dots: Sequence[Dot]
    path: str

    @property
    def ground(self) -> int:
        """Where zero is."""
        return self.height - 1


def sketch(points: Sequence[Point], width: int = 240, height: int = 72) -> Sketch | None:
    """Return the sketch of dated points, values from zero; None where fewer than two occasions could be compared."""
    placed = [(point.when, point.hedged) for point in points if point.when]
    days = [when for when, _ in placed]
    if len(set(days)) < 2:
        return None
    first, span = min(days), (max(days) - min(days)).days
    highest = max(number.end for _, number in placed) or 1

    def x(when: date) -> float:
        return round(PAD + (width - 2 * PAD) * (when - first).days / span, 1)

    def y(value: float) -> float:
        return round(PAD + (height - PAD - 1) * (1 - value / highest), 1)

    dots = [
        Dot(x(when), y(number.end), y(number.value) - y(number.end), _sign(number.qualifier, number.high))
        for when, number in placed
    ]
    return Sketch(width, height, dots, line([(x(when), y(number.middle)) for when, number in placed]))


def _sign(qualifier: Qualifier, high: float | None) -> Qualifier:
    return qualifier if high is None else Qualifier.BETWEEN
