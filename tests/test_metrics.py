"""Series of figures: what is one figure, what order they stand in, and how they moved."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, event
from sqlmodel import Session

from app import metrics
from app.database import reading, writing
from app.errors import NotFound
from app.hedges import Hedged
from app.metrics import Metric
from app.terms import Qualifier
from tests.factories import cite_words, make_document, make_meeting, make_metric, make_observation, make_theme

NEARLY, ABOUT, MORE, EXACT = Qualifier.NEARLY, Qualifier.ABOUT, Qualifier.MORE_THAN, Qualifier.EXACT


def fighters(session: Session) -> Metric:
    """Return the series of the seeds: nearly 40,000, nearly 50,000, some 60,000; the last meeting entered first."""
    make_observation(session, make_meeting(session), 60_000, ABOUT)
    make_observation(session, make_meeting(session, "Ischia", date(2017, 10, 19)), 40_000, NEARLY)
    make_observation(session, make_meeting(session, "Paris", date(2019, 4, 4)), 50_000, NEARLY)
    return make_metric(session)


def test_a_series_runs_from_the_oldest_meeting(session: Session) -> None:
    points = metrics.series(session, fighters(session))

    assert [point.meeting.name for point in points if point.meeting] == ["Ischia 2017", "Paris 2019", "London 2021"]
    assert [point.value for point in points] == [40_000, 50_000, 60_000]


def test_each_change_is_told_since_the_meeting_before_with_its_hedge(session: Session) -> None:
    changes = [point.change for point in metrics.series(session, fighters(session))]

    assert changes[0] is None
    assert [(change.absolute, change.percent) for change in changes if change] == [
        (Hedged(10_000, ABOUT), Hedged(25, ABOUT)),
        (Hedged(10_000, ABOUT), Hedged(20, ABOUT)),
    ]
    assert changes[2] is not None
    assert changes[2].meeting is not None
    assert changes[2].meeting.name == "Paris 2019"


def test_the_same_figure_in_two_documents_is_one_point_with_both_quotes(session: Session) -> None:
    meeting = make_meeting(session)
    make_observation(session, meeting, document=make_document(session, "Some 60,000 profiles."))
    make_observation(session, meeting, document=make_document(session, "60,000 or so.", publisher="Biometrica"))

    (point,) = metrics.series(session, make_metric(session))

    assert [evidence.quote for evidence in point.evidence] == ["Some 60,000 profiles.", "60,000 or so."]
    assert [document.publisher for document in point.documents] == ["INTERPOL", "Biometrica"]


def test_figures_that_disagree_stay_two_points_and_count_as_a_range_afterwards(session: Session) -> None:
    paris = make_meeting(session, "Paris", date(2019, 4, 4))
    make_observation(session, paris, 50_000, EXACT)
    make_observation(session, paris, 48_000, EXACT)
    make_observation(session, make_meeting(session), 60_000, EXACT)

    *rivals, last = metrics.series(session, make_metric(session))

    assert [point.value for point in rivals] == [48_000, 50_000]
    assert last.change is not None
    assert last.change.absolute == Hedged(10_000, Qualifier.BETWEEN, 12_000)


def test_a_figure_of_no_meeting_takes_its_own_date_and_leaves_the_meetings_change_alone(session: Session) -> None:
    fighters(session)
    make_observation(session, None, 43_200, MORE).as_of = date(2018, 2, 13)

    points = metrics.series(session, make_metric(session))

    assert [point.value for point in points] == [40_000, 43_200, 50_000, 60_000]
    assert points[1].change is not None
    assert points[1].change.absolute == Hedged(3_200, MORE)
    assert points[2].change is not None
    assert points[2].change.absolute == Hedged(10_000, ABOUT)


def test_a_figure_without_any_date_is_listed_last_and_not_drawn(session: Session) -> None:
    fighters(session)
    make_observation(session, None, 70_000)

    trend = metrics.overview(session)[0]

    assert trend.points[-1].value == 70_000
    assert len(trend.drawn) == 3
    assert trend.latest is not None
    assert trend.latest.value == 60_000


def test_the_day_of_publication_stands_in_where_nothing_else_is_known(session: Session) -> None:
    document = make_document(session, "There are 70,000 profiles.")
    document.published_on = date(2022, 1, 2)
    make_observation(session, None, 70_000, document=document)

    (point,) = metrics.series(session, make_metric(session))

    assert point.when == date(2022, 1, 2)


def test_rejected_figures_and_withdrawn_quotes_are_not_shown(session: Session) -> None:
    meeting = make_meeting(session)
    make_observation(session, meeting, 1).standing = False
    make_observation(session, meeting, 2).evidence[0].standing = False
    shown = make_observation(session, meeting, 3)
    shown.evidence.append(cite_words(make_document(session, "Withdrawn words."), "Withdrawn"))
    session.flush()
    shown.evidence[1].standing = False

    (point,) = metrics.series(session, make_metric(session))

    assert point.value == 3
    assert len(point.evidence) == 1


def test_rates_and_totals_are_not_compared(session: Session) -> None:
    make_observation(session, make_meeting(session, "Paris", date(2019, 4, 4)), 7).per = "day"
    make_observation(session, make_meeting(session), 8)

    assert [point.change for point in metrics.series(session, make_metric(session))] == [None, None]


def test_a_series_has_one_word_for_what_it_counts(session: Session) -> None:
    make_observation(session, make_meeting(session, "Paris", date(2019, 4, 4)), 50_000, EXACT, unit="ftfs")
    make_observation(session, make_meeting(session), 60_000, EXACT)

    points = metrics.series(session, make_metric(session))

    assert [point.unit for point in points] == ["profiles", "profiles"]
    assert points[1].change is not None


def test_figures_in_other_currencies_are_not_compared(session: Session) -> None:
    make_metric(session).unit = "USD"
    make_observation(session, make_meeting(session, "Paris", date(2019, 4, 4)), 50, EXACT, unit="EUR")
    make_observation(session, make_meeting(session), 60, EXACT, unit="USD")

    assert [point.change for point in metrics.series(session, make_metric(session))] == [None, None]


def test_shares_change_by_points_and_not_by_percent(session: Session) -> None:
    make_observation(session, make_meeting(session, "Paris", date(2019, 4, 4)), 2, EXACT, unit="percent")
    make_observation(session, make_meeting(session), 1, EXACT, unit="percent")

    change = metrics.series(session, make_metric(session))[1].change

    assert change is not None
    assert change.absolute == Hedged(-1)
    assert change.percent is None


def test_the_overview_keeps_series_without_figures_and_names_what_disagrees(session: Session) -> None:
    meeting = make_meeting(session)
    make_metric(session, "iarms-records")
    make_observation(session, meeting, 58_000)
    make_observation(session, meeting, 60_000)

    empty, fighting = metrics.overview(session)

    assert (empty.metric.slug, empty.points, empty.latest) == ("iarms-records", [], None)
    assert [point.value for point in fighting.rivals] == [58_000]


def test_a_theme_has_its_own_series_with_figures(session: Session) -> None:
    theme = make_theme(session, "counter-terrorism")
    fighters(session).theme = theme
    make_metric(session, "afghanistan-alerts").theme = theme
    make_observation(session, make_meeting(session, "Ottawa", date(2025, 11, 21)), metric="iarms-records")

    assert [trend.metric.slug for trend in metrics.of_theme(session, theme)] == ["ftf-profiles"]


def test_a_meeting_reports_its_figures_with_their_change_and_others_last(session: Session) -> None:
    fighters(session)
    london = metrics.series(session, make_metric(session))[-1].meeting
    assert london is not None
    make_observation(session, london, 99, EXACT, metric=None, unit="countries")

    (series, fighting), (none, other) = metrics.reported(session, london)

    assert (series and series.slug, fighting.value, fighting.change is None) == ("ftf-profiles", 60_000, False)
    assert (none, other.value, other.change) == (None, 99, None)


def test_an_unknown_series_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound, match="no series of figures “nonsense”"):
        metrics.find(session, "nonsense")


def test_the_overview_takes_two_queries_and_no_texts_however_much_there_is(engine: Engine) -> None:
    with writing(engine) as session:
        fighters(session)
        make_observation(session, None, metric="iarms-records")
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *call: statements.append(call[2]))

    with reading(engine) as session:
        quotes = [
            evidence.document.heading
            for trend in metrics.overview(session)
            for point in trend.points
            for evidence in point.evidence
        ]

    assert len(quotes) == 4
    assert [statement.split()[0] for statement in statements] == ["BEGIN", "SELECT", "SELECT"]
    assert not any("document.text" in statement for statement in statements)
