"""The overview page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from fastapi import APIRouter, Request, Response

from app import overview, trends
from app.metrics import Trend
from app.overview import Matrix
from app.web import drawings, linked
from app.web.citing import CiterDep
from app.web.dependencies import SessionDep
from app.web.drawings import Drawing
from app.web.exports import public
from app.web.render import page
from app.web.wording import amount, day

router = APIRouter()

SHADES = 5
WIDE, NARROW = (640, 330), (360, 270)


@dataclass(frozen=True)
class Headline:
    """The series that opens the page: its points from the oldest, and its chart for wide and for narrow screens."""

    trend: Trend
    wide: Drawing
    narrow: Drawing

    @property
    def summary(self) -> str:
        """The chart in one sentence."""
        first, last = self.trend.drawn[0], self.trend.drawn[-1]
        return f"From {amount(first)} {_place(first)} to {amount(last)} {_place(last)}."


@router.get("/", name="home", include_in_schema=False)
def show(request: Request, session: SessionDep, cite: CiterDep) -> Response:
    """Show the ledger at a glance."""
    matrix = overview.matrix(session)
    return page(
        request,
        "home.html",
        headline=_headline(overview.headline(session)),
        counts=overview.counts(session),
        timeline=overview.timeline(session),
        matrix=matrix,
        shades=shades(matrix),
        added=overview.added(session),
        citation=cite.whole(),
        linked=linked.catalogue(public(request, "")),
    )


def shades(matrix: Matrix) -> Sequence[Sequence[int]]:
    """Return how dark each cell of the matrix is, from 0 for none to 5 for the most."""
    return [[ceil(SHADES * count / matrix.highest) for count in row.cells] for row in matrix.rows]


def _headline(trend: Trend | None) -> Headline | None:
    if trend is None:
        return None
    points = [_drawn(point) for point in trend.drawn]
    return Headline(trend, drawings.trend(points, *WIDE), drawings.trend(points, *NARROW))


def _drawn(point: trends.Point) -> drawings.Point:
    assert point.when is not None  # noqa: S101  (only points with a place in time are drawn)
    shown = point.evidence[0]
    return drawings.Point(
        when=point.when,
        label=point.meeting.name if point.meeting else day(point.when),
        words=amount(point),
        value=point.value,
        qualifier=point.qualifier,
        value_high=point.value_high,
        href=f"/documents/{shown.document.slug}#mark-{shown.id}",
    )


def _place(point: trends.Point) -> str:
    if point.meeting:
        return f"at {point.meeting.name}"
    return f"on {day(point.when)}" if point.when else ""
