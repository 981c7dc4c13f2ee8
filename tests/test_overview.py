"""What the overview counts."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from app import overview
from app.terms import CommitmentKind, Qualifier
from tests.factories import make_attendance, make_commitment, make_document, make_meeting, make_metric, make_observation


def test_only_what_stands_is_counted(either_session: Session) -> None:
    meeting = make_meeting(either_session)
    make_commitment(either_session, meeting)
    make_commitment(either_session, meeting, "Ministers agreed to nothing.").standing = False
    make_observation(either_session, meeting).standing = False
    make_attendance(either_session, meeting)
    counted = overview.counts(either_session)
    assert (counted.meetings, counted.commitments, counted.figures, counted.people) == (1, 1, 0, 1)


def test_the_timeline_begins_with_the_first_meeting_and_ends_with_the_undated(either_session: Session) -> None:
    for city, day in (("London", date(2021, 9, 8)), ("Nowhere", None), ("Ischia", date(2017, 10, 19))):
        make_meeting(either_session, city, day)
    assert [sitting.meeting.city for sitting in overview.timeline(either_session)] == ["Ischia", "London", "Nowhere"]


def test_a_meeting_of_the_register_alone_has_no_documents(either_session: Session) -> None:
    make_meeting(either_session)
    sitting = overview.timeline(either_session)[0]
    assert (sitting.commitments, sitting.figures, sitting.documents) == (0, 0, 0)


def test_the_matrix_counts_a_commitment_under_each_of_its_themes(either_session: Session) -> None:
    meeting = make_meeting(either_session)
    make_commitment(either_session, meeting, themes=("drugs", "firearms"))
    make_commitment(
        either_session, meeting, "Ministers called for more.", kind=CommitmentKind.CALL, themes=("firearms",)
    )
    rows = overview.matrix(either_session).rows
    assert {row.theme.slug: list(row.cells) for row in rows} == {"drugs": [1], "firearms": [2]}


def test_a_withdrawn_commitment_leaves_the_matrix(session: Session) -> None:
    make_commitment(session, make_meeting(session)).standing = False
    assert overview.matrix(session).rows == []


def test_one_figure_is_no_trend(session: Session) -> None:
    make_observation(session, make_meeting(session))
    assert overview.headline(session) is None


def test_without_the_series_there_is_no_headline(session: Session) -> None:
    make_metric(session, "drugs-seized")
    assert overview.headline(session) is None


def test_the_headline_goes_from_the_first_figure_to_the_last(session: Session) -> None:
    make_observation(session, make_meeting(session, "London", date(2021, 9, 8)), 60_000)
    make_observation(session, make_meeting(session, "Ischia", date(2017, 10, 19)), 40_000, Qualifier.NEARLY)
    trend = overview.headline(session)
    assert trend
    assert [point.value for point in trend.drawn] == [40_000, 60_000]


def test_what_came_last_stands_first(session: Session) -> None:
    for number in range(7):
        make_document(session, f"Text {number}", slug=f"text-{number}")
    assert [document.slug for document in overview.added(session)] == [f"text-{number}" for number in (6, 5, 4, 3, 2)]
