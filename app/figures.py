"""Series and their figures as rows for other programs."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel, Field
from sqlmodel import Session

from app import metrics
from app.citations import EvidenceRow, evidence_rows
from app.metrics import Metric, Trend
from app.terms import Qualifier
from app.trends import Change, Point

HEDGES = "exact, about, nearly, more_than, less_than or between"


class _Said(BaseModel):
    metric: str = Field(description="slug of the series", examples=["ftf-profiles"])
    label: str = Field(description="what the document calls it")
    unit: str = Field(description="what is counted, a currency's ISO code, or percent", examples=["profiles"])
    as_of: date | None = Field(description="the day the figure is of, where the document says so")
    source: str | None = Field(description="the organisation that the document names for the figure")


class _Series(BaseModel):
    slug: str = Field(description="its address under /metrics/", examples=["ftf-profiles"])
    name: str = Field(examples=["Foreign terrorist fighter profiles"])
    unit: str = Field(description="what is counted, a currency's ISO code, or percent", examples=["profiles"])
    counts: str = Field(description="what exactly is counted, and by whom")
    theme: str | None = Field(description="slug of its theme", examples=["counter-terrorism"])
    figures: int = Field(description="how many figures it has", examples=[3])


class FigureRow(BaseModel):
    """A figure with its hedge and how it moved; numbers are in plain units (120 million is 120000000)."""

    value: float | None = Field(description="the figure, or the lower end of a range", examples=[60000])
    value_high: float | None = Field(description="the upper end of a range, else null")
    qualifier: Qualifier | None = Field(description=f"how the figure is hedged: {HEDGES}", examples=["about"])
    per: str | None = Field(description="day, year … where the figure is a rate")
    meeting: str | None = Field(description="slug of the meeting it was given at", examples=["london-2021"])
    meeting_name: str | None = Field(examples=["London 2021"])
    dated: date | None = Field(
        description="first day of the meeting, else the day the figure is of, else that of publication; null if unknown"
    )
    change: float | None = Field(
        description="difference from the meeting before, in the figure's unit, percentage points for shares; "
        "the lower end of a range",
        examples=[10000],
    )
    change_high: float | None = Field(description="upper end of the change where it is a range")
    change_qualifier: Qualifier | None = Field(
        description="how the change is hedged; more_than and less_than are its lower and upper bound",
        examples=["about"],
    )
    change_percent: float | None = Field(description="the same in percent of the earlier figure", examples=[20])
    change_percent_high: float | None = Field(description="upper end of the percentage where it is a range")
    change_since: date | None = Field(description="day of the figure that the change counts from")
    evidence: list[EvidenceRow] = Field(description="the words that give the figure, one entry for each document's")


# Fields of the last base come first, and what a row is about comes before its numbers.
class ObservationRow(FigureRow, _Said):
    """One figure of a series, on one occasion; documents that agree share a row."""


class MetricRow(FigureRow, _Series):
    """One series with its latest figure, whose fields are null while no document gives one."""


def rows(session: Session) -> Sequence[MetricRow]:
    """Return every series in its order, with its latest figure."""
    return [_metric_row(trend) for trend in metrics.overview(session)]


def rows_of(session: Session, metric: Metric) -> Sequence[ObservationRow]:
    """Return the figures of one series, the oldest first, those without a date last."""
    return [
        ObservationRow(
            metric=metric.slug,
            label=point.label,
            unit=point.unit,
            as_of=point.as_of,
            source=point.source,
            **_figure(point),
        )
        for point in metrics.series(session, metric)
    ]


def _metric_row(trend: Trend) -> MetricRow:
    metric = trend.metric
    return MetricRow(
        slug=metric.slug,
        name=metric.name,
        unit=metric.unit,
        counts=metric.counts,
        theme=metric.theme.slug if metric.theme else None,
        figures=len(trend.points),
        **_figure(trend.latest),
    )


def _figure(point: Point | None) -> dict[str, Any]:
    if point is None:
        return dict.fromkeys(FigureRow.model_fields) | {"evidence": []}
    return {
        "value": point.value,
        "value_high": point.value_high,
        "qualifier": point.qualifier,
        "per": point.per,
        "meeting": point.meeting.slug if point.meeting else None,
        "meeting_name": point.meeting.name if point.meeting else None,
        "dated": point.when,
        **_change(point.change),
        "evidence": evidence_rows(point.evidence),
    }


def _change(change: Change | None) -> dict[str, Any]:
    absolute, percent = (change.absolute, change.percent) if change else (None, None)
    return {
        "change": absolute and absolute.value,
        "change_high": absolute and absolute.high,
        "change_qualifier": absolute and absolute.qualifier,
        "change_percent": percent and round(percent.value, 2),
        "change_percent_high": percent.high and round(percent.high, 2) if percent else None,
        "change_since": change and change.since,
    }
