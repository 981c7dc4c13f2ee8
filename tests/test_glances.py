"""Figures at a glance, and at one meeting: read alone, they say what the whole series says of them."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from sqlmodel import Session, select

from app import metrics
from app.meetings import Meeting
from app.metrics import Metric
from app.trends import Point
from tests.factories import make_document, make_meeting, make_metric, make_observation


def filled(session: Session, seed: int) -> None:
    """Tell two series and figures of none at dated and undated meetings, and at none, in any order."""
    chance = Random(seed)  # noqa: S311  (nothing is secret here)
    meetings = [make_meeting(session, "Rome", date(year, 5, 1)) for year in range(1980, 2010)]
    occasions = [*meetings, make_meeting(session, "Lost", None), None, None]
    make_metric(session, "dna"), make_metric(session, "ftf-profiles")
    for _ in range(120):
        metric = chance.choice(("dna", "ftf-profiles", None))
        made = make_observation(session, chance.choice(occasions), chance.randint(1, 4) * 1_000, metric=metric)
        made.as_of = chance.choice((None, None, date(chance.randint(1980, 2010), 5, 1)))
        made.standing = chance.random() > 0.1
    session.flush()


def told(point: Point) -> tuple[object, ...]:
    """Return what readers see of a figure."""
    quotes = sorted(piece.id or 0 for piece in point.evidence)
    return point.when, point.value, quotes, point.change


@pytest.mark.parametrize("seed", range(4))
def test_the_figures_of_a_meeting_move_as_in_their_whole_series(either_session: Session, seed: int) -> None:
    filled(either_session, seed)
    whole = [(trend.metric.id, point) for trend in metrics.overview(either_session) for point in trend.points]

    for meeting in either_session.exec(select(Meeting)):
        here = [told(point) for metric, point in metrics.reported(either_session, meeting) if metric]
        assert here == [told(point) for _, point in whole if point.meeting and point.meeting.id == meeting.id]


@pytest.mark.parametrize("seed", range(4))
def test_a_glance_ends_as_the_whole_series_does(either_session: Session, seed: int) -> None:
    filled(either_session, seed)

    for whole, glance in zip(metrics.overview(either_session), metrics.at_a_glance(either_session), strict=True):
        drawn = [told(point) for point in glance.drawn]
        assert whole.latest is not None
        assert glance.latest is not None
        assert told(glance.latest) == told(whole.latest)
        assert [told(rival) for rival in glance.rivals] == [told(rival) for rival in whole.rivals]
        assert drawn[1:] == [told(point) for point in whole.drawn][-len(drawn) + 1 :]


def test_a_glance_has_the_latest_occasions_and_what_the_latest_meeting_is_compared_with(session: Session) -> None:
    for city, day in (("Rome", date(1990, 5, 1)), ("Paris", date(1995, 5, 1)), ("London", date(2000, 5, 1))):
        make_observation(session, make_meeting(session, city, day))
    for year in range(2001, 2026):
        make_observation(session, None, year, document=make_document(session, f"{year}.")).as_of = date(year, 1, 1)
    session.flush()
    (trend,) = metrics.at_a_glance(session, make_metric(session))

    assert [point.when.year for point in trend.drawn if point.when] == [1995, 2000, *range(2002, 2026)]


def test_a_glance_can_be_at_one_series_alone(session: Session) -> None:
    alone: Metric = make_metric(session, "dna")
    make_observation(session, make_meeting(session), metric="ftf-profiles")

    assert [(trend.metric.slug, list(trend.points)) for trend in metrics.at_a_glance(session, alone)] == [("dna", [])]
