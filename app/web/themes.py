"""Themes: the list, and each with its commitments over time beside its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from sqlmodel import Session

from app import commitments, metrics, overview, themes
from app.commitments import Filters, Tally
from app.meetings import Meeting
from app.metrics import Trend
from app.themes import Theme
from app.trends import Point
from app.web import beside, charts, linked, readings
from app.web.citing import CiterDep
from app.web.dependencies import SessionDep
from app.web.drawings import Drawing
from app.web.lanes import Lane
from app.web.render import address, page

router = APIRouter(include_in_schema=False)

LATEST = 5


@dataclass(frozen=True)
class Occasion:
    """A meeting, or a day, with the commitments made and the figures given then, one list for each metric."""

    name: str
    meeting: Meeting | None
    tally: Tally | None
    figures: Sequence[Sequence[Point]]


@dataclass(frozen=True)
class Course:
    """A series with its chart, wide and narrow, and the lane of promises under each."""

    trend: Trend
    drawings: Sequence[Drawing]
    lanes: Sequence[Lane]


def theme_of_address(session: SessionDep, slug: str) -> Theme:
    """Return the theme that the path names; raises NotFound."""
    return themes.find(session, slug)


ThemeDep = Annotated[Theme, Depends(theme_of_address)]


@router.get("/themes", name="themes.list")
def index(request: Request, session: SessionDep, cite: CiterDep) -> Response:
    """Show every theme with the commitments of each meeting on it."""
    matrix = overview.matrix(session)
    counted = {row.theme.slug: row for row in matrix.rows}
    return page(
        request,
        "themes/list.html",
        themes=themes.listed(session),
        matrix=matrix,
        counted=counted,
        citation=cite.rows("Themes", "/themes"),
    )


@router.get("/themes/{slug}", name="themes.show")
def show(request: Request, session: SessionDep, theme: ThemeDep, cite: CiterDep) -> Response:
    """Show one theme."""
    citation = cite.theme(theme)
    tallies, trends = commitments.over_time(session, theme), metrics.of_theme(session, theme)
    happened = occasions(tallies, trends)
    return page(
        request,
        "themes/show.html",
        theme=theme,
        trends=trends,
        occasions=happened[-beside.LATEST :],
        happened=len(happened),
        courses=courses(tallies, trends, theme, partial(address, request)),
        highest=max((tally.total for tally in tallies), default=0),
        found=latest(session, theme),
        readings=readings,
        citation=citation,
        linked=linked.subject(citation, theme),
        followed=True,
    )


def courses(
    tallies: Sequence[Tally], trends: Sequence[Trend], theme: Theme, address: charts.Address
) -> Sequence[Course]:
    """Return the charts of those series that can be drawn, each over the promises on the theme."""
    found = []
    for trend in trends:
        steps = beside.steps(tallies, trend.points)[-beside.LATEST :]
        days = [step.meeting.starts_on for step in steps if step.meeting.starts_on]
        there = address("metrics.show", slug=trend.metric.slug)
        drawings = charts.drawings(trend.points, unit=trend.metric.unit, days=days, page=there)
        if drawings:
            found.append(Course(trend, drawings, charts.lanes(steps, drawings, theme.slug, address)))
    return found


def latest(session: Session, theme: Theme) -> commitments.Page:
    """Return the newest commitments on the theme."""
    return commitments.page(session, Filters(theme=(theme.slug,)), LATEST)


def occasions(tallies: Sequence[Tally], trends: Sequence[Trend]) -> Sequence[Occasion]:
    """Return the meetings and days when promises were made or figures given, the oldest first, undated ones last."""
    promised = {_key(tally.meeting): tally for tally in tallies}
    figures = [beside.grouped((point.occasion, point) for point in trend.points) for trend in trends]
    given = {key: points[-1] for found in figures for key, points in found.items()}
    return [
        Occasion(
            _name(promised.get(key), given.get(key)),
            promised[key].meeting if key in promised else given[key].meeting,
            promised.get(key),
            [found.get(key, ()) for found in figures],
        )
        for key in sorted({*promised, *given})
    ]


def _key(meeting: Meeting | None) -> tuple[date, str]:
    """Return what a tally's occasion shares with `Point.occasion`; no meeting at all comes last."""
    return (meeting.starts_on or date.max, meeting.slug) if meeting else (date.max, "~")


def _name(tally: Tally | None, point: Point | None) -> str:
    if tally:
        return tally.meeting.name if tally.meeting else "At no meeting"
    return readings.occasion(point) if point else ""
