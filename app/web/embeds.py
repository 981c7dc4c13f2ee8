"""Charts for other people's pages: alone among ours, these may be framed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fastapi import APIRouter, Request, Response

from app import metrics, references
from app.metrics import Trend
from app.web import charts, readings
from app.web.citing import CiterDep
from app.web.dependencies import SessionDep
from app.web.drawings import Drawing, Mark
from app.web.metrics import MetricDep, Switch, wanted
from app.web.render import page
from app.web.security import POLICY

FRAMED = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")

router = APIRouter(include_in_schema=False)


@router.get("/embed/metrics/{slug}", name="embed.metric")
def metric(
    request: Request, metric: MetricDep, session: SessionDep, cite: CiterDep, reference: Switch | None = None
) -> Response:
    """Show the chart of one series with its source and the way back, and nothing else."""
    trend, citation = Trend(metric, metrics.series(session, metric)), cite.metric(metric)
    shown = references.of(session, metric) if wanted(reference, trend) else ()
    answer = page(
        request,
        "embed/metric.html",
        metric=metric,
        trend=trend,
        shown=shown,
        summary=readings.sentence(trend.points, shown, metric.unit),
        drawings=[linked(drawing, citation.address) for drawing in charts.drawings(trend.points, shown, metric.unit)],
        publishers=publishers(trend),
        charts=charts,
        readings=readings,
        citation=citation,
    )
    answer.headers["Content-Security-Policy"] = FRAMED
    return answer


def linked(drawing: Drawing, address: str) -> Drawing:
    """Return a drawing whose marks lead to their places on the series' own page."""

    def there(mark: Mark) -> Mark:
        return replace(mark, point=replace(mark.point, href=f"{address}{mark.point.href}"))

    return replace(drawing, marks=[there(mark) for mark in drawing.marks])


def publishers(trend: Trend) -> Sequence[str]:
    """Return who published the figures, each once, in the alphabet's order."""
    named = {document.publisher for point in trend.points for document in point.documents if document.publisher}
    return sorted(named, key=str.casefold)
