"""Promises beside figures: what each meeting promised on a theme, and what the number did next. No cause is claimed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.commitments import Tally
from app.meetings import Meeting
from app.terms import CommitmentKind
from app.trends import Point


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
    return [
        Step(meeting, kinds.get(meeting.slug, {}), _given_at(meeting, points), _given_after(meeting, points))
        for meeting in sorted(dated, key=lambda meeting: (meeting.starts_on, meeting.slug))
    ]


def _given_at(meeting: Meeting, points: Sequence[Point]) -> Sequence[Point]:
    return [point for point in points if point.meeting and point.meeting.slug == meeting.slug]


def _given_after(meeting: Meeting, points: Sequence[Point]) -> Sequence[Point]:
    start = meeting.starts_on
    later = [point for point in points if start and point.when and point.when > start]
    return [point for point in later if point.occasion == later[0].occasion]
