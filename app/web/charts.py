"""Charts of one series: the interactive figure, and the drawing that stands in for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

import plotly.graph_objects as go

from app.metrics import Metric
from app.terms import Qualifier
from app.trends import Point
from app.web import readings
from app.web.drawings import Drawing, scale, trend
from app.web.drawings import Point as Place
from app.web.wording import HEDGE_MEANINGS, quantity

SYMBOLS = {
    Qualifier.EXACT: "circle",
    Qualifier.ABOUT: "circle",  # drawn open: the page's script fills it with the ground's colour
    Qualifier.NEARLY: "line-ew-open",
    Qualifier.MORE_THAN: "line-ew-open",
    Qualifier.LESS_THAN: "line-ew-open",
    Qualifier.BETWEEN: "line-ns-open",
}
ARROWS = {  # lengths in pixels, upwards positive; an upper bound has two heads, so that it is no "nearly"
    Qualifier.NEARLY: (-16,),
    Qualifier.LESS_THAN: (-14, -24),
    Qualifier.MORE_THAN: (18,),
}
WIDE, NARROW = (720, 360), (360, 300)


def figure(points: Sequence[Point], metric: Metric) -> go.Figure:
    """Return the interactive chart of dated points; colours and fonts are the page's, set where it is drawn.

    The last trace holds the points, oldest first; `customdata` gives each one's id, hedge and words.
    """
    steps = scale(max((point.hedged.end for point in points), default=0))
    layout = go.Layout(
        template={},
        title={"text": escape(metric.name), "x": 0, "xref": "paper"},
        showlegend=False,
        hovermode="closest",
        dragmode=False,
        margin={"l": 8, "r": 16, "t": 28, "b": 8},
        xaxis=_time(points),
        yaxis={
            "range": [0, steps[-1] * 1.12],
            "tickvals": list(steps),
            "ticktext": [quantity(step, metric.unit) for step in steps],
            "fixedrange": True,
            "automargin": True,
            "zeroline": False,
        },
        annotations=[*_arrows(points), *_labels(points)],
        meta={
            "legend": legend(points),
            "name": metric.slug,
            "title": metric.name,
            "summary": escape(readings.sentence(points)),
        },
    )
    return go.Figure([_guide(points), _marks(points)], layout)


def _time(points: Sequence[Point]) -> dict[str, Any]:
    names = {point.when: readings.occasion(point) for point in points if point.when}
    first, last = min(names, default=date.min), max(names, default=date.max)
    pad = max(timedelta(days=90), (last - first) / 10)
    return {
        "type": "date",
        "range": [first - pad, last + pad],
        "tickvals": list(names),
        "ticktext": ["<br>".join(escape(name).rsplit(" ", 1)) for name in names.values()],
        "fixedrange": True,
        "automargin": True,
        "showgrid": False,
    }


def _guide(points: Sequence[Point]) -> go.Scatter:
    """Return the line that leads the eye; between two occasions nothing is known."""
    return go.Scatter(
        x=[point.when for point in points],
        y=[point.hedged.middle for point in points],
        mode="lines",
        line={"dash": "dot", "width": 1.5},
        hoverinfo="skip",
    )


def _marks(points: Sequence[Point]) -> go.Scatter:
    halves = [point.hedged.end - point.hedged.middle for point in points]
    return go.Scatter(
        x=[point.when for point in points],
        y=[point.hedged.middle for point in points],
        mode="markers",
        marker={"symbol": [SYMBOLS[shape(point)] for point in points], "size": 11, "line": {"width": 2.5}},
        error_y={"type": "data", "array": halves, "thickness": 2.5, "width": 6, "visible": any(halves)},
        customdata=[[point.id, shape(point).value, readings.spoken(point)] for point in points],
        hovertext=["<br>".join(map(escape, readings.lines(point))) for point in points],
        hoverinfo="text",
    )


def _arrows(points: Sequence[Point]) -> list[dict[str, Any]]:
    return [
        {
            "name": "arrow",
            "x": point.when,
            "y": point.value,
            "text": "",
            "showarrow": True,
            "arrowhead": 2,
            "arrowwidth": 2,
            "ax": 0,
            "ay": length,
            "yshift": length,
        }
        for point in points
        for length in ARROWS.get(shape(point), ())
    ]


def _labels(points: Sequence[Point]) -> list[dict[str, Any]]:
    """Return each figure's words above it, or beside it where figures of one meeting stand above each other.

    The page's script leaves out those that would run into each other at the size it draws.
    """
    top = {point.occasion: point for point in points}
    last = points[-1].occasion if points else None
    return [
        {
            "name": "label",
            "x": point.when,
            "y": point.hedged.end,
            "text": escape(readings.brief(point)),
            "showarrow": False,
            **(_above(point) if point is top[point.occasion] else _beside(point.occasion == last)),
        }
        for point in points
    ]


def _above(point: Point) -> dict[str, Any]:
    return {"yshift": 18 + max(0, *ARROWS.get(shape(point), (0,)))}


def _beside(at_the_end: bool) -> dict[str, Any]:
    return {"xanchor": "right", "xshift": -12} if at_the_end else {"xanchor": "left", "xshift": 12}


def drawings(points: Sequence[Point]) -> Sequence[Drawing]:
    """Return the same chart as the server draws it, wide and narrow; none where there is nothing to compare.

    Each mark is a link to its row in the page's table.
    """
    drawn = [
        Place(
            when=point.when,
            label=readings.occasion(point),
            words=readings.brief(point),
            value=point.hedged.value,
            qualifier=shape(point),
            value_high=point.hedged.high,
            href=f"#figure-{point.id}",
        )
        for point in points
        if point.when
    ]
    return [trend(drawn, *size) for size in (WIDE, NARROW)] if len({place.when for place in drawn}) > 1 else []


def shape(point: Point) -> Qualifier:
    """Return the hedge that a point is drawn with: whatever has two ends is a range."""
    return Qualifier.BETWEEN if point.hedged.high is not None else point.hedged.qualifier


def legend(points: Sequence[Point]) -> dict[str, str]:
    """Return what each hedge that occurs means, by its qualifier, in one order everywhere."""
    seen = {shape(point) for point in points}
    return {qualifier.value: meaning for qualifier, meaning in HEDGE_MEANINGS.items() if qualifier in seen}
