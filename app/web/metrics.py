"""The series of figures: all of them side by side, and each with its chart and its quotes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app import commitments, metrics, references
from app.metrics import Metric, Trend
from app.web import beside, charts, linked, readings, supports
from app.web.citing import CiterDep
from app.web.dependencies import SessionDep
from app.web.lanes import in_words
from app.web.render import address, page
from app.web.sketches import sketch

router = APIRouter()


class Switch(StrEnum):
    """Whether reference figures are drawn."""

    ON = "on"
    OFF = "off"


def metric_of_address(session: SessionDep, slug: str) -> Metric:
    """Return the metric that the path names; raises NotFound."""
    return metrics.find(session, slug)


MetricDep = Annotated[Metric, Depends(metric_of_address)]


@router.get("/metrics", name="metrics.list", include_in_schema=False)
def index(request: Request, session: SessionDep, cite: CiterDep) -> Response:
    """Show every series small, by theme."""
    trends = metrics.at_a_glance(session)
    groups = by_theme([trend for trend in trends if trend.points])
    waiting = [trend.metric for trend in trends if not trend.points]
    citation = cite.rows("Figures", "/metrics")
    return page(
        request,
        "metrics/list.html",
        groups=groups,
        waiting=waiting,
        readings=readings,
        sketch=sketch,
        citation=citation,
        linked=linked.rows(citation, "metrics"),
    )


@router.get("/metrics/{slug}", name="metrics.show", include_in_schema=False)
def show(
    request: Request, metric: MetricDep, session: SessionDep, cite: CiterDep, reference: Switch | None = None
) -> Response:
    """Show one series: its chart over the promises on its theme, and every figure with its words."""
    trend, known = Trend(metric, metrics.series(session, metric)), references.of(session, metric)
    shown = known if wanted(reference, trend) else ()
    held = beside.steps(commitments.over_time(session, metric.theme) if metric.theme else (), trend.points)
    steps = held[-beside.LATEST :]
    days = [step.meeting.starts_on for step in steps if step.meeting.starts_on]
    drawings = charts.drawings(trend.points, shown, metric.unit, days)
    theme, citation = metric.theme.slug if metric.theme else None, cite.metric(metric)
    return page(
        request,
        "metrics/show.html",
        metric=metric,
        trend=trend,
        references=known,
        shown=shown,
        steps=steps,
        held=len(held),
        summary=readings.sentence(trend.points, known, metric.unit),
        drawings=drawings,
        lanes=charts.lanes(steps, drawings, theme, partial(address, request)),
        charts=charts,
        readings=readings,
        in_words=in_words,
        told=supports.teller(session, (point.evidence for point in trend.points)),
        cite=cite,
        citation=citation,
        linked=linked.series(citation, trend),
        followed=True,
    )


@router.get("/metrics/{slug}/chart.json", name="metrics.chart", include_in_schema=False)
def chart(metric: MetricDep, session: SessionDep, reference: Switch | None = None) -> Response:
    """Return the interactive chart's figure for plotly.js."""
    trend = Trend(metric, metrics.series(session, metric))
    shown = references.of(session, metric) if wanted(reference, trend) else ()
    return Response(charts.figure(trend.drawn, metric, shown).to_json(), media_type="application/json")


def wanted(switch: Switch | None, trend: Trend) -> bool:
    """Tell whether reference figures are drawn: where the reader asks, else only where no document's figure can be.

    What stands in a chart unasked is what documents of the ledger say, each figure with its words.
    """
    return not trend.drawn if switch is None else switch is Switch.ON


def by_theme(trends: Sequence[Trend]) -> Sequence[tuple[str, Sequence[Trend]]]:
    """Return the series grouped under their themes' names, in the themes' order; those of no theme last."""

    def place(trend: Trend) -> tuple[bool, int, str]:
        theme = trend.metric.theme
        return theme is None, theme.position if theme else 0, theme.name if theme else "Other figures"

    return [(name, list(group)) for (_, _, name), group in groupby(sorted(trends, key=place), key=place)]
