"""Small charts: time to scale, values from zero, each hedge in its sign."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from app import metrics
from app.terms import Qualifier
from app.web.sketches import Sketch, sketch
from tests.factories import make_meeting, make_metric, make_observation


def sketched(session: Session, *figures: tuple[int, float, float | None]) -> Sketch | None:
    """Return the sketch of one exact figure or range in May of each year."""
    for year, low, high in figures:
        qualifier = Qualifier.BETWEEN if high else Qualifier.EXACT
        meeting = make_meeting(session, f"City{year}", date(year, 5, 1))
        make_observation(session, meeting, low, qualifier, value_high=high)
    return sketch(metrics.series(session, make_metric(session)), 120, 60)


def test_time_is_to_scale(session: Session) -> None:
    made = sketched(session, (2011, 1, None), (2012, 1, None), (2021, 1, None))

    assert made is not None
    assert [dot.x for dot in made.dots] == [10, 20, 110]


def test_values_start_at_zero(session: Session) -> None:
    made = sketched(session, (2011, 0, None), (2012, 50, None), (2021, 100, None))

    assert made is not None
    assert [dot.y for dot in made.dots] == [made.ground, 34.5, 10]


def test_a_range_has_the_height_of_both_ends(session: Session) -> None:
    made = sketched(session, (2011, 50, 100), (2012, 50, None))

    assert made is not None
    assert (made.dots[0].y, made.dots[0].tall, made.dots[0].qualifier) == (10, 24.5, Qualifier.BETWEEN)


def test_one_occasion_is_no_trend(session: Session) -> None:
    assert sketched(session, (2011, 1, None)) is None
