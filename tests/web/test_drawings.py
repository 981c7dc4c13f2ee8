"""Where things stand in a drawn chart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.terms import Qualifier
from app.web import drawings
from app.web.drawings import Point


def make_point(year: int = 2021, value: float = 60_000, value_high: float | None = None) -> Point:
    """Return a figure of the ninth of September."""
    return Point(date(year, 9, 9), f"London {year}", "about that many", value, Qualifier.ABOUT, value_high)


def test_time_is_drawn_to_scale() -> None:
    first, second, third = (mark.x for mark in drawings.trend([make_point(year) for year in (2017, 2019, 2023)]).marks)
    assert third - second == pytest.approx(2 * (second - first), rel=0.01)


def test_a_value_twice_as_high_stands_twice_as_far_from_zero() -> None:
    drawing = drawings.trend([make_point(2017, 30_000), make_point(2021, 60_000)])
    low, high = (drawing.values[0].at - mark.y for mark in drawing.marks)
    assert high == pytest.approx(2 * low, abs=0.2)


def test_a_range_is_drawn_from_end_to_end() -> None:
    mark = drawings.trend([make_point(value=110e9, value_high=281e9)]).marks[0]
    assert mark.y_high < mark.y


@pytest.mark.parametrize(
    ("highest", "steps"), [(60_000, [0, 20_000, 40_000, 60_000]), (7, [0, 2, 4, 6, 8]), (0, [0, 1]), (1, [0, 0.2])]
)
def test_the_scale_has_round_steps(highest: float, steps: list[float]) -> None:
    assert list(drawings.scale(highest))[: len(steps)] == pytest.approx(steps)


@given(st.floats(min_value=0.001, max_value=1e13))
def test_the_scale_reaches_over_every_value_in_few_steps(highest: float) -> None:
    steps = drawings.scale(highest)
    assert steps[-1] >= highest * 0.999999
    assert 3 <= len(steps) <= 7


@given(st.lists(st.floats(min_value=0, max_value=1e12), min_size=1, max_size=20))
def test_a_sparkline_stays_in_its_frame(values: list[float]) -> None:
    spark = drawings.spark(values)
    assert 0 <= spark.end_x <= spark.width
    assert 0 <= spark.end_y <= spark.height


def test_labels_of_neighbours_do_not_meet() -> None:
    near = [Point(date(2021, month, 9), "", "about 60,000", 60_000) for month in range(1, 6)]

    boxes = [mark.label.box for mark in drawings.trend(near).marks if mark.label]

    assert not any(one.meets(other) for one, other in combinations(boxes, 2))


def test_the_line_breaks_where_the_measure_changes() -> None:
    points = [replace(make_point(year), measure=measure) for year, measure in ((2017, "a"), (2019, "a"), (2021, "b"))]

    drawing = drawings.trend(points)

    assert drawing.path.count("L") == 1
    assert len(drawing.breaks) == 1


def test_a_vague_date_is_as_wide_as_it_leaves_open() -> None:
    vague = replace(make_point(2019), span=(date(2019, 1, 1), date(2019, 12, 31)))

    (mark,) = drawings.trend([make_point(2021)], others=[vague]).others

    assert mark.x_low < mark.x < mark.x_high


def test_the_axis_holds_further_days() -> None:
    drawing = drawings.trend([make_point(2021)], days=[date(2014, 5, 1), date(2025, 5, 1)])

    assert (drawing.years[0].words, drawing.time.last.year) == ("2014", 2026)


@pytest.mark.parametrize("last", [2018, 2025, 2040, 2100])
def test_the_years_under_a_chart_have_room(last: int) -> None:
    drawing = drawings.trend([make_point(2002), make_point(last)], 360, 300)

    gaps = [other.at - one.at for one, other in pairwise(drawing.years)]
    assert min(gaps) > 36


def test_each_occasion_is_named_once_under_the_years() -> None:
    drawing = drawings.trend([make_point(2019), make_point(2021), make_point(2021, 58_000)])

    assert [name.words for name in drawing.names] == ["London 2019", "London 2021"]
    assert all(drawing.height < name.y < drawing.height_with_names for name in drawing.names)
