"""Promises along the time axis: a column for each meeting, by kind, over its name."""

from __future__ import annotations

from datetime import date

import pytest

from app.terms import CommitmentKind
from app.web import lanes
from app.web.drawings import Timeline
from app.web.lanes import Stop

TIME = Timeline(date(2017, 1, 1), date(2023, 1, 1), 60, 680)
PLEDGE, CALL, ENDORSEMENT = CommitmentKind


def stop(year: int, name: str, **kinds: int) -> Stop:
    made = {CommitmentKind(kind): count for kind, count in kinds.items()}
    return Stop(date(year, 5, 1), f"{name} {year}", made, f"/commitments?meeting={name.lower()}-{year}")


def test_each_meeting_stands_where_its_day_is_on_the_axis() -> None:
    lane = lanes.lane([stop(2017, "Ischia", call=1), stop(2021, "London")], TIME, 720)

    assert [place.x for place in lane.places] == [TIME.x(date(2017, 5, 1)), TIME.x(date(2021, 5, 1))]
    assert [place.name.words for place in lane.places] == ["Ischia 2017", "London 2021"]


def test_a_column_is_as_tall_as_its_promises_are_many_and_parted_by_kind() -> None:
    low, high = lanes.lane([stop(2017, "Ischia", call=2), stop(2021, "London", pledge=1, call=3)], TIME, 720).places

    assert [bar.kind for bar in high.bars] == [PLEDGE, CALL]
    assert sum(bar.tall for bar in high.bars) == pytest.approx(2 * sum(bar.tall for bar in low.bars))
    assert high.bars[0].y + high.bars[0].tall == pytest.approx(lanes.HEAD + lanes.TALL)


def test_names_that_would_run_into_each_other_stand_in_rows() -> None:
    one, other = lanes.lane([stop(2021, "London"), stop(2022, "Kloster Eberbach")], TIME, 360).places

    assert other.name.y > one.name.y or not one.name.box.meets(other.name.box)


def test_a_meeting_is_said_with_its_counts() -> None:
    (place,) = lanes.lane([stop(2021, "London", pledge=1, endorsement=2)], TIME, 720).places

    assert place.says == "London 2021: 1 pledge, 2 endorsements"


def test_a_lane_without_promises_has_names_only() -> None:
    lane = lanes.lane([stop(2021, "London")], TIME, 720)

    assert lane.places[0].bars == []
    assert lane.height < lanes.TALL
