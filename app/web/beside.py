"""Promises beside figures: what each meeting promised on a theme, and what the number did next. No cause is claimed."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.commitments import Tally
from app.meetings import Meeting
from app.terms import CommitmentKind
from app.trends import Occasion, Point

K = TypeVar("K", bound=Hashable)
LATEST = 40  # meetings or days that a table or a lane has room for; lists and downloads have all


@dataclass(frozen=True)
class Step:
    """A meeting with its promises by kind, the figures given there, and the first ones given later."""

    meeting: Meeting
    kinds: Mapping[CommitmentKind, int]
    figures: Sequence[Point]
    later: Sequence[Point]

    @property
    def promised(self) -> int:
        """All its promises on the theme."""
        return sum(self.kinds.values())


def steps(tallies: Sequence[Tally], points: Sequence[Point]) -> Sequence[Step]:
    """Return every dated meeting that promised something or gave a figure, the oldest first."""
    kinds = {tally.meeting.slug: tally.kinds for tally in tallies if tally.meeting}
    made = {tally.meeting.slug: tally.meeting for tally in tallies if tally.meeting}
    told = {point.meeting.slug: point.meeting for point in points if point.meeting}
    dated = [meeting for meeting in {**told, **made}.values() if meeting.starts_on]
    given = grouped((point.meeting.slug if point.meeting else "", point) for point in points)
    occasions = grouped((point.occasion, point) for point in points if point.when)
    return [
        Step(meeting, kinds.get(meeting.slug, {}), given.get(meeting.slug, ()), _given_after(meeting, occasions))
        for meeting in sorted(dated, key=lambda meeting: (meeting.starts_on, meeting.slug))
    ]


def grouped(pairs: Iterable[tuple[K, Point]]) -> Mapping[K, Sequence[Point]]:
    """Return the points under their keys, in the order in which they come."""
    found: dict[K, list[Point]] = {}
    for key, point in pairs:
        found.setdefault(key, []).append(point)
    return found


def _given_after(meeting: Meeting, occasions: Mapping[Occasion, Sequence[Point]]) -> Sequence[Point]:
    """Return the figures of the first occasion after the meeting's own day; occasions come in the order of time."""
    start = meeting.starts_on
    return next((points for (day, _), points in occasions.items() if start and day > start), ())
