"""The series of figures: all of them side by side, and each with its chart and its quotes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app import metrics
from app.metrics import Metric, Trend
from app.web import charts, readings
from app.web.citing import CiterDep
from app.web.dependencies import SessionDep
from app.web.render import page
from app.web.sketches import sketch

router = APIRouter()


def metric_of_address(session: SessionDep, slug: str) -> Metric:
    """Return the metric that the path names; raises NotFound."""
    return metrics.find(session, slug)


MetricDep = Annotated[Metric, Depends(metric_of_address)]


@router.get("/metrics", name="metrics.list", include_in_schema=False)
def index(request: Request, session: SessionDep, cite: CiterDep) -> Response:
    """Show every series small, by theme."""
    trends = metrics.overview(session)
    groups = by_theme([trend for trend in trends if trend.points])
    waiting = [trend.metric for trend in trends if not trend.points]
    return page(
        request,
        "metrics/list.html",
        groups=groups,
        waiting=waiting,
        readings=readings,
        sketch=sketch,
        citation=cite.rows("Figures", "/metrics"),
    )


@router.get("/metrics/{slug}", name="metrics.show", include_in_schema=False)
def show(request: Request, metric: MetricDep, session: SessionDep, cite: CiterDep) -> Response:
    """Show one series: its chart, and every figure with its words."""
    trend = Trend(metric, metrics.series(session, metric))
    return page(
        request,
        "metrics/show.html",
        metric=metric,
        trend=trend,
        summary=readings.sentence(trend.points),
        drawings=charts.drawings(trend.points),
        charts=charts,
        readings=readings,
        cite=cite,
        citation=cite.metric(metric),
        followed=True,
    )


@router.get("/metrics/{slug}/chart.json", name="metrics.chart", include_in_schema=False)
def chart(metric: MetricDep, session: SessionDep) -> Response:
    """Return the interactive chart's figure for plotly.js."""
    trend = Trend(metric, metrics.series(session, metric))
    return Response(charts.figure(trend.drawn, metric).to_json(), media_type="application/json")


def by_theme(trends: Sequence[Trend]) -> Sequence[tuple[str, Sequence[Trend]]]:
    """Return the series grouped under their themes' names, in the themes' order; those of no theme last."""

    def place(trend: Trend) -> tuple[bool, int, str]:
        theme = trend.metric.theme
        return theme is None, theme.position if theme else 0, theme.name if theme else "Other figures"

    return [(name, list(group)) for (_, _, name), group in groupby(sorted(trends, key=place), key=place)]
