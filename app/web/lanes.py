"""Promises laid along the time axis of a chart: what each meeting promised on the theme, under its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.terms import CommitmentKind
from app.web import labels
from app.web.drawings import Timeline
from app.web.labels import Label
from app.web.wording import KINDS, plural

NAME_SIZE, ROW = 13, 17
TALL, WIDE = 44, 12
HEAD = 20  # room for the count above the highest bar


@dataclass(frozen=True)
class Stop:
    """A meeting on its day: its promises by kind, none where there is no theme, and where a click leads."""

    when: date
    name: str
    kinds: Mapping[CommitmentKind, int]
    href: str

    @cached_property
    def total(self) -> int:
        """All kinds together."""
        return sum(self.kinds.values())


@dataclass(frozen=True)
class Bar:
    """A part of a column."""

    kind: CommitmentKind
    y: float
    tall: float


@dataclass(frozen=True)
class Place:
    """A stop with its column, from the ground up, and its name."""

    stop: Stop
    x: float
    top: float
    bars: Sequence[Bar]
    name: Label

    @property
    def says(self) -> str:
        """The stop in words."""
        return f"{self.stop.name}: {in_words(self.stop.kinds)}"


@dataclass(frozen=True)
class Lane:
    """All stops under one time axis; `ground` is where the columns stand."""

    width: int
    height: int
    ground: int
    time: Timeline
    places: Sequence[Place]


def lane(stops: Sequence[Stop], time: Timeline, width: int) -> Lane:
    """Return the lane for stops in the order of time; without any promise it has names only."""
    highest = max((stop.total for stop in stops), default=0)
    ground = HEAD + TALL if highest else 8
    at = [time.x(stop.when) for stop in stops]
    names = labels.rows(at, [stop.name for stop in stops], (0, width), NAME_SIZE)
    lowest = max((name.y for name in names), default=-1)
    places = [
        Place(stop, x, ground - TALL * stop.total / (highest or 1), _bars(stop, ground, highest), _under(name, ground))
        for stop, x, name in zip(stops, at, names, strict=True)
    ]
    return Lane(width, round(ground + 12 + ROW * (lowest + 1)), ground, time, places)


def in_words(kinds: Mapping[CommitmentKind, int]) -> str:
    """Return counts by kind, strongest first: 2 pledges, 1 call; none."""
    counted = [plural(kinds[kind], KINDS[kind].lower()) for kind in CommitmentKind if kinds.get(kind)]
    return ", ".join(counted) or "none"


def _bars(stop: Stop, ground: int, highest: int) -> Sequence[Bar]:
    bars, y = [], float(ground)
    for kind in CommitmentKind:
        if stop.kinds.get(kind):
            tall = TALL * stop.kinds[kind] / highest
            y -= tall
            bars.append(Bar(kind, round(y, 1), round(tall, 1)))
    return bars


def _under(name: Label, ground: int) -> Label:
    return Label(name.x, ground + 18 + ROW * name.y, name.anchor, name.words, name.size)
