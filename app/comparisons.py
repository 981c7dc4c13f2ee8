"""Comparisons: two meetings side by side, in themes, promises, figures and people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from pydantic import BaseModel, Field
from sqlmodel import Session

from app import gatherings, meetings, metrics, trends
from app.commitments import Bond, Commitment, CommitmentLink, Move, Step, back_to, links, step
from app.meetings import Attendance, Meeting
from app.metrics import Metric
from app.terms import CommitmentKind
from app.themes import Theme
from app.trends import Change, Point


@dataclass(frozen=True)
class Promises:
    """What became of promises between two meetings, as far as links say; each group in the order of its meeting.

    `whole` has those that reaffirm the earlier meeting without any single promise of it.
    """

    new: Sequence[Commitment]
    repeated: Sequence[Step]
    whole: Sequence[Commitment]
    left: Sequence[Commitment]


@dataclass(frozen=True)
class Weight:
    """A theme, and how many promises each of the two meetings made on it."""

    theme: Theme
    before: int
    after: int


@dataclass(frozen=True)
class Pair:
    """A figure at both meetings, or at one; `changes` has the later ones that can be compared with the earlier."""

    metric: Metric | None
    before: Sequence[Point]
    after: Sequence[Point]
    changes: Sequence[tuple[Point, Change]] = ()

    @property
    def label(self) -> str:
        """What it is called."""
        return self.metric.name if self.metric else (*self.before, *self.after)[0].label


@dataclass(frozen=True)
class People:
    """Who documents name at both meetings, with both attendances, and who at one alone."""

    both: Sequence[tuple[Attendance, Attendance]]
    then: Sequence[Attendance]
    now: Sequence[Attendance]


@dataclass(frozen=True)
class Comparison:
    """Two meetings side by side."""

    promises: Promises
    themes: Sequence[Weight]
    figures: Sequence[Pair]
    people: People

    @property
    def gained(self) -> Sequence[Weight]:
        """The themes of the later meeting alone."""
        return [weight for weight in self.themes if not weight.before]

    @property
    def lost(self) -> Sequence[Weight]:
        """The themes of the earlier meeting alone."""
        return [weight for weight in self.themes if not weight.after]

    @property
    def kept(self) -> Sequence[Weight]:
        """The themes of both."""
        return [weight for weight in self.themes if weight.before and weight.after]


def compare(session: Session, earlier: Meeting, later: Meeting) -> Comparison:
    """Return what differs between an earlier and a later meeting; the same number of queries whatever they hold."""
    said = gatherings.said(session, earlier, later)
    return Comparison(
        promises=_promises(session, said, earlier, later),
        themes=_themes(said, earlier, later),
        figures=_figures(metrics.reported(session, earlier), metrics.reported(session, later)),
        people=_people(meetings.attended(session, earlier), meetings.attended(session, later)),
    )


def promises(session: Session, earlier: Meeting, later: Meeting) -> Promises:
    """Return what became of the earlier meeting's promises at the later one, and what is new there."""
    return _promises(session, gatherings.said(session, earlier, later), earlier, later)


def _promises(session: Session, said: Sequence[Commitment], earlier: Meeting, later: Meeting) -> Promises:
    by_id = {commitment.id: commitment for commitment in said}
    pairs = back_to(session, later, earlier)
    found = links(session, [commitment.id for commitment in said if commitment.meeting_id == later.id])
    direct = {(link.commitment_id, link.earlier_id): link for link in found}
    led = {start for start, _ in pairs}
    whole = {link.commitment_id for link in found if _means(link, earlier)} - led
    reached = {each for _, each in pairs}
    now = [commitment for commitment in said if commitment.meeting_id == later.id]
    return Promises(
        new=[commitment for commitment in now if commitment.id not in led | whole],
        repeated=[_step(commitment, pairs, by_id, direct) for commitment in now if commitment.id in led],
        whole=[commitment for commitment in now if commitment.id in whole],
        left=[each for each in said if each.meeting_id == earlier.id and each.id not in reached],
    )


def _means(link: CommitmentLink, meeting: Meeting) -> bool:
    return link.earlier_id is None and link.earlier_meeting_id == meeting.id


def _step(
    commitment: Commitment,
    pairs: Sequence[tuple[int, int]],
    by_id: dict[int | None, Commitment],
    direct: dict[tuple[int | None, int | None], CommitmentLink],
) -> Step:
    earlier = [reached for start, reached in pairs if start == commitment.id]
    return step(commitment, [Bond(by_id[each], None, direct.get((commitment.id, each))) for each in earlier])


def _themes(said: Sequence[Commitment], earlier: Meeting, later: Meeting) -> Sequence[Weight]:
    counts = Counter((theme.id, commitment.meeting_id) for commitment in said for theme in commitment.themes)
    themes = {theme.id: theme for commitment in said for theme in commitment.themes}
    in_order = sorted(themes.values(), key=lambda theme: theme.position)
    return [Weight(theme, counts[theme.id, earlier.id], counts[theme.id, later.id]) for theme in in_order]


class Found(StrEnum):
    """What became of a promise between two meetings."""

    REPEATED = "repeated"
    REAFFIRMED = "reaffirmed as a whole"
    NEW = "new"
    NOT_REPEATED = "not repeated"


class ComparisonRow(BaseModel):
    """One promise of two meetings that are compared; links between promises are the program's unless confirmed."""

    found: Found = Field(description="repeated, new at the later meeting, or not repeated there")
    ref: str = Field(description="its address under /commitments/", examples=["london-2021-7"])
    meeting: str = Field(description="slug of the meeting it was made at", examples=["london-2021"])
    kind: CommitmentKind
    statement: str = Field(description="the promise in the words of the document that shows it best")
    earlier: list[str] = Field(description="references of the earlier meeting's promises that it goes on from")
    changes: list[Move] = Field(description="how it changed since the first of these")
    similarity: float | None = Field(
        description="0 to 100: how much of what both are about is in both; null where others lie in between"
    )
    confirmed: bool = Field(description="whether an editor confirmed the link; false where there is none")


def rows(session: Session, earlier: Meeting, later: Meeting) -> list[ComparisonRow]:
    """Return every promise of both meetings once, earlier ones that were repeated only beside the later."""
    found = promises(session, earlier, later)
    return [
        *(_row(Found.REPEATED, step, later) for step in found.repeated),
        *(_row(Found.REAFFIRMED, Step(commitment), later) for commitment in found.whole),
        *(_row(Found.NEW, Step(commitment), later) for commitment in found.new),
        *(_row(Found.NOT_REPEATED, Step(commitment), earlier) for commitment in found.left),
    ]


def _row(found: Found, step: Step, meeting: Meeting) -> ComparisonRow:
    bond = step.bond
    return ComparisonRow(
        **step.commitment.model_dump(include={"ref", "kind", "statement"}),
        found=found,
        meeting=meeting.slug,
        earlier=[bond.earlier.ref for bond in step.bonds if bond.earlier],
        changes=[turn.move for turn in step.turns],
        similarity=bond.link.similarity if bond and bond.link else None,
        confirmed=bool(bond and bond.confirmed),
    )


Reported = Sequence[tuple[Metric | None, Point]]


def _figures(then: Reported, now: Reported) -> Sequence[Pair]:
    """Pair the figures of the same series; those of no series stand alone: they may count other things."""
    old, new = _by_series(then), _by_series(now)
    series = {metric.id: metric for metric, _ in (*then, *now) if metric}
    pairs = [_pair(metric, old.get(key, []), new.get(key, [])) for key, metric in sorted(series.items(), key=_order)]
    alone = [Pair(None, [point], []) for point in old.get(None, [])]
    return [*pairs, *alone, *(Pair(None, [], [point]) for point in new.get(None, []))]


def _by_series(reported: Reported) -> dict[int | None, list[Point]]:
    keyed = groupby(reported, key=lambda pair: pair[0].id if pair[0] else None)
    return {key: [point for _, point in pairs] for key, pairs in keyed}


def _order(entry: tuple[int | None, Metric]) -> int:
    return entry[1].position


def _pair(metric: Metric, then: Sequence[Point], now: Sequence[Point]) -> Pair:
    changes = [(point, change) for point in now if (change := trends.moved(point, then))]
    return Pair(metric, then, now, changes)


def _people(then: Sequence[Attendance], now: Sequence[Attendance]) -> People:
    before = {attendance.person_id: attendance for attendance in then}
    after = {attendance.person_id for attendance in now}
    return People(
        both=[(before[each.person_id], each) for each in now if each.person_id in before],
        then=[each for each in then if each.person_id not in after],
        now=[each for each in now if each.person_id not in before],
    )
