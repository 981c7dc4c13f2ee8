"""Charts of one series: the interactive figure, and the drawing that stands in for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from html import escape
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from app.metrics import Metric
from app.references import Reference
from app.terms import Qualifier
from app.trends import Point
from app.web import readings
from app.web.beside import Step
from app.web.drawings import Drawing, scale, trend
from app.web.drawings import Point as Place
from app.web.lanes import Lane, Stop, lane
from app.web.wording import HEDGE_MEANINGS, quantity

SYMBOLS = {
    Qualifier.EXACT: "circle",
    Qualifier.ABOUT: "circle",  # drawn open: the page's script fills it with the ground's colour
    Qualifier.NEARLY: "line-ew-open",
    Qualifier.MORE_THAN: "line-ew-open",
    Qualifier.LESS_THAN: "line-ew-open",
    Qualifier.BETWEEN: "line-ns-open",
}
REFERENCE = "lighter: a figure of INTERPOL’s own pages, of no document in the ledger"
ARROWS = {  # lengths in pixels, upwards positive; an upper bound has two heads, so that it is no "nearly"
    Qualifier.NEARLY: (-16,),
    Qualifier.LESS_THAN: (-14, -24),
    Qualifier.MORE_THAN: (18,),
}
Address = Callable[..., str]
WIDE, NARROW = (720, 360), (360, 300)


def figure(points: Sequence[Point], metric: Metric, references: Sequence[Reference] = ()) -> go.Figure:
    """Return the interactive chart of dated points; colours and fonts are the page's, set where it is drawn.

    The last trace holds the points, oldest first; `customdata` gives each one's id, hedge and words. Reference
    figures are a trace of their own, the first one, named `reference`.
    """
    dated = [reference for reference in references if reference.when]
    numbers = [point.hedged for point in points] + [reference.hedged for reference in dated]
    steps = scale(max((number.end for number in numbers), default=0))
    layout = go.Layout(
        template={},
        title={"text": escape(metric.name), "x": 0, "xref": "paper"},
        showlegend=False,
        hovermode="closest",
        dragmode=False,
        margin={"l": 8, "r": 16, "t": 28, "b": 8},
        xaxis=_time(points, dated),
        yaxis={
            "range": [0, steps[-1] * 1.12],
            "tickvals": list(steps),
            "ticktext": [quantity(step, metric.unit) for step in steps],
            "fixedrange": True,
            "automargin": True,
            "zeroline": False,
        },
        annotations=[*_arrows(dated, "lighter", 0.7), *_arrows(points), *_labels(points)],
        meta={
            "legend": legend(points, dated) | ({"reference": REFERENCE} if dated else {}),
            "name": metric.slug,
            "title": metric.name,
            "summary": escape(readings.sentence(points, dated, metric.unit)),
        },
    )
    return go.Figure([*_lighter(dated, metric.unit), _guide(points), _marks(points)], layout)


def _time(points: Sequence[Point], references: Sequence[Reference]) -> dict[str, Any]:
    names = {point.when: readings.occasion(point) for point in points if point.when}
    days = [*names, *(day for reference in references for day in reference.span or ())]
    first, last = min(days, default=date.min), max(days, default=date.max)
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
    """Return the line that leads the eye; it breaks between what cannot be compared."""
    parts = [list(part) for _, part in groupby(points, key=lambda point: point.measures)]
    return go.Scatter(
        x=[x for part in parts for x in (*(point.when for point in part), None)][:-1],
        y=[y for part in parts for y in (*(point.hedged.middle for point in part), None)][:-1],
        mode="lines",
        connectgaps=False,
        line={"dash": "dot", "width": 1.5},
        hoverinfo="skip",
    )


def _lighter(references: Sequence[Reference], unit: str) -> list[go.Scatter]:
    """Return the traces of reference figures: what their dates leave open, and small signs on no line."""
    if not references:
        return []
    said = [readings.cited(reference, unit) for reference in references]
    return [
        go.Scatter(
            name="reference-span",
            x=[day for reference in references for day in (*(reference.span or ()), None)],
            y=[y for reference in references for y in (reference.hedged.middle, reference.hedged.middle, None)],
            mode="lines",
            line={"width": 1},
            hoverinfo="skip",
        ),
        go.Scatter(
            name="reference",
            x=[reference.when for reference in references],
            y=[reference.hedged.middle for reference in references],
            mode="markers",
            marker={"symbol": [SYMBOLS[shape(reference)] for reference in references], "size": 7},
            customdata=[
                [f"reference-{reference.id}", shape(reference).value, words]
                for reference, words in zip(references, said, strict=True)
            ],
            hovertext=[escape(words).replace("; ", "<br>") for words in said],
            hoverinfo="text",
        ),
    ]


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


def _arrows(
    figures: Sequence[Point] | Sequence[Reference], name: str = "arrow", size: float = 1
) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "x": figure.when,
            "y": figure.value,
            "text": "",
            "showarrow": True,
            "arrowhead": 2,
            "arrowwidth": 2 * size,
            "ax": 0,
            "ay": length * size,
            "yshift": length * size,
        }
        for figure in figures
        for length in ARROWS.get(shape(figure), ())
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


def drawings(
    points: Sequence[Point],
    references: Sequence[Reference] = (),
    unit: str = "",
    days: Sequence[date] = (),
    page: str = "",
) -> Sequence[Drawing]:
    """Return the same chart as the server draws it, wide and narrow; none where there is nothing to compare.

    Each mark is a link to its row in the tables of the series' page, whose address is needed elsewhere. The axis
    holds `days` too.
    """
    drawn = [_place(point, point.when, page) for point in points if point.when]
    others = [_lighter_place(reference, reference.when, unit) for reference in references if reference.when]
    if len({place.when for place in (*drawn, *others)}) < 2:
        return []
    return [trend(drawn, *size, others=others, days=days) for size in (WIDE, NARROW)]


def _place(point: Point, when: date, page: str) -> Place:
    return Place(
        when=when,
        label=readings.occasion(point),
        words=readings.brief(point),
        value=point.hedged.value,
        qualifier=shape(point),
        value_high=point.hedged.high,
        href=f"{page}#figure-{point.id}",
        measure=" ".join(part or "" for part in point.measures),
    )


def _lighter_place(reference: Reference, when: date, unit: str) -> Place:
    return Place(
        when=when,
        label="Reference figure",
        words=readings.cited(reference, unit),
        value=reference.hedged.value,
        qualifier=shape(reference),
        value_high=reference.hedged.high,
        href=f"#reference-{reference.id}",
        span=reference.span,
    )


def lanes(steps: Sequence[Step], drawings: Sequence[Drawing], theme: str | None, address: Address) -> Sequence[Lane]:
    """Return what stands under each drawing: its meetings by name, with their promises on the theme."""
    stops = [
        Stop(
            step.meeting.starts_on,
            step.meeting.name,
            step.kinds,
            address("commitments.list", theme=theme, meeting=step.meeting.slug)
            if step.kinds
            else address("meetings.show", slug=step.meeting.slug),
        )
        for step in steps
        if step.meeting.starts_on
    ]
    return [lane(stops, drawing.time, drawing.width) for drawing in drawings]


def shape(point: Point | Reference) -> Qualifier:
    """Return the hedge that a point is drawn with: whatever has two ends is a range."""
    return Qualifier.BETWEEN if point.hedged.high is not None else point.hedged.qualifier


def legend(points: Sequence[Point], references: Sequence[Reference] = ()) -> dict[str, str]:
    """Return what each hedge that occurs means, by its qualifier, in one order everywhere."""
    seen = {shape(point) for point in points} | {shape(reference) for reference in references if reference.when}
    return {qualifier.value: meaning for qualifier, meaning in HEDGE_MEANINGS.items() if qualifier in seen}
