"""Figures as rows: the same numbers, hedges, changes and quotes as on the page."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from app import figures
from app.figures import MetricRow, ObservationRow
from app.terms import Qualifier
from tests.factories import make_document, make_meeting, make_metric, make_observation


def test_a_series_has_a_row_for_each_figure_with_its_change_and_quotes(session: Session) -> None:
    make_observation(session, make_meeting(session, "Paris", date(2019, 4, 4)), 50_000, Qualifier.NEARLY)
    make_observation(session, make_meeting(session), document=make_document(session, "Some 60,000.", slug="said"))

    first, last = figures.rows_of(session, make_metric(session))

    assert (first.value, first.qualifier, first.change, first.change_since) == (50_000, Qualifier.NEARLY, None, None)
    assert (last.change, last.change_qualifier, last.change_percent) == (10_000, Qualifier.ABOUT, 20)
    assert [(words.document, words.quote) for words in last.evidence] == [("said", "Some 60,000.")]


def test_every_series_has_a_row_with_its_latest_figure_or_none(session: Session) -> None:
    make_metric(session, "iarms-records")
    make_observation(session, make_meeting(session))

    empty, fighting = figures.rows(session)

    assert (empty.slug, empty.figures, empty.value, empty.evidence) == ("iarms-records", 0, None, [])
    assert (fighting.value, fighting.meeting, fighting.dated) == (60_000, "london-2021", date(2021, 9, 8))


def test_a_change_between_ranges_keeps_both_ends(session: Session) -> None:
    make_observation(session, make_meeting(session, "Paris", date(2019, 4, 4)), 10, Qualifier.BETWEEN, value_high=20)
    make_observation(session, make_meeting(session), 30, Qualifier.EXACT)

    row = figures.rows_of(session, make_metric(session))[1]

    assert (row.change, row.change_high, row.change_qualifier) == (10, 20, Qualifier.BETWEEN)
    assert (row.change_percent, row.change_percent_high) == (50, 200)


def test_no_change_is_zero_and_not_unknown(session: Session) -> None:
    for city, day in (("Paris", date(2019, 4, 4)), ("London", date(2021, 9, 8))):
        make_observation(session, make_meeting(session, city, day), 195, Qualifier.EXACT)

    row = figures.rows_of(session, make_metric(session))[1]

    assert (row.change, row.change_percent) == (0, 0)


def test_columns_start_with_what_a_row_is_about() -> None:
    assert list(ObservationRow.model_fields)[:2] == ["metric", "label"]
    assert list(MetricRow.model_fields)[:2] == ["slug", "name"]
