"""Trends: the figures of one series in time, and how they moved from occasion to occasion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby

from app.documents import Document
from app.evidence import Evidence
from app.hedges import Hedged, difference, growth, hull
from app.meetings import Meeting
from app.terms import Qualifier

Occasion = tuple[date, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How a figure moved since an earlier occasion; `percent` is None where it would mean nothing."""

    absolute: Hedged
    percent: Hedged | None
    since: date
    meeting: Meeting | None


@dataclass(frozen=True, kw_only=True)
class Point:
    """One figure on one occasion, from one document or from several that agree.

    `when` is the day the meeting began, else the day the figure is of, else the day it was published, else None.
    """

    id: int
    label: str
    value: float
    value_high: float | None
    qualifier: Qualifier
    unit: str
    per: str | None
    source: str | None
    meeting: Meeting | None
    as_of: date | None
    evidence: tuple[Evidence, ...]
    change: Change | None = None

    @cached_property
    def when(self) -> date | None:
        """Its place in time."""
        held = self.meeting.starts_on if self.meeting else None
        return held or self.as_of or self._published

    @property
    def _published(self) -> date | None:
        return min((document.published_on for document in self.documents if document.published_on), default=None)

    @property
    def documents(self) -> Sequence[Document]:
        """The documents that give it, without their texts."""
        return list({evidence.document_id: evidence.document for evidence in self.evidence}.values())

    @property
    def hedged(self) -> Hedged:
        """The figure as a number that can be compared."""
        return Hedged.of(self.value, self.qualifier, self.value_high)

    @property
    def says(self) -> tuple[object, ...]:
        """What two documents share that give the same figure on the same occasion."""
        occasion = self.meeting.id if self.meeting else self.when
        return bool(self.meeting), occasion, self.value, self.value_high, self.qualifier, self.unit, self.per

    @cached_property
    def occasion(self) -> Occasion:
        """What figures of one meeting share, or of one day where there was no meeting; sorts by time."""
        return self.when or date.max, self.meeting.slug if self.meeting else ""

    @property
    def measures(self) -> tuple[str, str | None]:
        """What two figures share that can be compared."""
        return self.unit, self.per


def is_sign(unit: str) -> bool:
    """Tell whether a unit is a measure of its own, percent or a currency's code, and no word for what is counted."""
    return unit == "percent" or (len(unit) == 3 and unit.isupper())


def trace(points: Iterable[Point]) -> Sequence[Point]:
    """Return the points of one series, the oldest first and those without a date last, equal ones made one.

    Each knows its change since the figures of the meeting before; what was said at no meeting, since the last figure
    of all. Figures that disagreed then count as a range.
    """
    merged = _merged(points)
    dated = sorted((point for point in merged if point.when), key=_order)
    undated = sorted((point for point in merged if point.when is None), key=lambda point: point.value)
    return [*_with_changes(dated), *undated]


def _merged(points: Iterable[Point]) -> Sequence[Point]:
    merged: dict[tuple[object, ...], Point] = {}
    for point in points:
        same = merged.get(point.says)
        if same is not None:
            as_of = same.as_of or point.as_of
            point = replace(same, evidence=same.evidence + point.evidence, as_of=as_of)
        merged[point.says] = point
    return list(merged.values())


def _order(point: Point) -> tuple[Occasion, float, int]:
    return point.occasion, point.value, point.id


def _with_changes(dated: Sequence[Point]) -> Iterator[Point]:
    """Yield the dated points with their change."""
    last: Sequence[Point] = ()
    last_meeting: Sequence[Point] = ()
    for _, together in groupby(dated, key=lambda point: point.occasion):
        current = list(together)
        before = last_meeting if current[0].meeting else last
        yield from (replace(point, change=moved(point, before)) for point in current)
        last = current
        last_meeting = current if current[0].meeting else last_meeting


def moved(point: Point, before: Sequence[Point]) -> Change | None:
    """Return how a figure moved since those of an earlier occasion, None where none of them can be compared with it."""
    comparable = [earlier for earlier in before if earlier.measures == point.measures]
    if not comparable:
        return None
    old = hull(earlier.hedged for earlier in comparable)
    since = comparable[0].when
    if since is None:
        return None
    percent = None if point.unit == "percent" else growth(point.hedged, old)
    return Change(absolute=difference(point.hedged, old), percent=percent, since=since, meeting=comparable[0].meeting)
