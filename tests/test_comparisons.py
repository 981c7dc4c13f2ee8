"""Two meetings are compared in themes, promises, figures and people; what nobody knows is not claimed."""

from datetime import date

import pytest
from sqlmodel import Session

from app import comparisons
from app.commitments import CommitmentLink, LinkKind
from app.comparisons import Comparison, Found
from app.meetings import Meeting
from app.terms import Qualifier
from tests.factories import make_attendance, make_commitment, make_meeting, make_observation
from tests.promises import tie


@pytest.fixture
def ischia(either_session: Session) -> Meeting:
    """Return the earliest of three meetings."""
    return make_meeting(either_session, "Ischia", date(2017, 10, 19))


@pytest.fixture
def paris(either_session: Session) -> Meeting:
    """Return the meeting between the other two."""
    return make_meeting(either_session, "Paris", date(2019, 4, 4))


@pytest.fixture
def london(either_session: Session) -> Meeting:
    """Return the last of three meetings."""
    return make_meeting(either_session)


def compared(session: Session, earlier: Meeting, later: Meeting) -> Comparison:
    return comparisons.compare(session, earlier, later)


def test_promises_are_new_repeated_or_not_repeated(either_session: Session, paris: Meeting, london: Meeting) -> None:
    kept, left = make_commitment(either_session, paris), make_commitment(either_session, paris)
    again, new = make_commitment(either_session, london), make_commitment(either_session, london)
    tie(either_session, again, kept)

    found = compared(either_session, paris, london).promises

    assert [(step.commitment, step.before) for step in found.repeated] == [(again, kept)]
    assert (found.new, found.left, found.whole) == ([new], [left], [])


def test_a_promise_repeated_by_way_of_a_meeting_in_between_is_repeated(
    either_session: Session, ischia: Meeting, paris: Meeting, london: Meeting
) -> None:
    first, middle, last = (make_commitment(either_session, each) for each in (ischia, paris, london))
    tie(either_session, middle, first)
    tie(either_session, last, middle)

    [step] = compared(either_session, ischia, london).promises.repeated

    assert (step.before, step.bond and step.bond.link) == (first, None)


def test_what_reaffirms_the_earlier_meeting_as_a_whole_is_not_new(
    either_session: Session, paris: Meeting, london: Meeting
) -> None:
    again = make_commitment(either_session, london)
    link = CommitmentLink(commitment_id=again.id, earlier_meeting_id=paris.id, kind=LinkKind.REAFFIRMS)
    either_session.add(link)
    either_session.flush()

    found = compared(either_session, paris, london).promises

    assert (found.whole, found.new) == ([again], [])


def test_themes_are_gained_kept_and_lost_by_how_many_promises_each_meeting_made(
    either_session: Session, paris: Meeting, london: Meeting
) -> None:
    make_commitment(either_session, paris, themes=("drugs", "firearms"))
    make_commitment(either_session, london, themes=("drugs", "corruption"))
    make_commitment(either_session, london, themes=("drugs",))

    found = compared(either_session, paris, london)

    assert [weight.theme.slug for weight in found.gained] == ["corruption"]
    assert [(weight.theme.slug, weight.before, weight.after) for weight in found.kept] == [("drugs", 1, 2)]
    assert [weight.theme.slug for weight in found.lost] == ["firearms"]


def test_figures_of_one_series_stand_side_by_side_with_a_hedged_change(
    either_session: Session, ischia: Meeting, paris: Meeting, london: Meeting
) -> None:
    make_observation(either_session, ischia, 40_000, Qualifier.NEARLY)
    make_observation(either_session, paris, 50_000, Qualifier.NEARLY)
    make_observation(either_session, london, 60_000, Qualifier.ABOUT)

    [pair] = compared(either_session, ischia, london).figures
    [(point, change)] = pair.changes

    assert ([each.value for each in pair.before], point.value) == ([40_000], 60_000)
    assert (change.absolute.value, change.absolute.qualifier) == (20_000, Qualifier.ABOUT)


def test_figures_that_may_count_other_things_are_not_compared(
    either_session: Session, paris: Meeting, london: Meeting
) -> None:
    make_observation(either_session, paris, 5, metric=None, unit="countries")
    make_observation(either_session, london, 7, metric=None, unit="countries")
    make_observation(either_session, london)

    found = compared(either_session, paris, london).figures

    assert [(pair.label, len(pair.before), len(pair.after), len(pair.changes)) for pair in found] == [
        ("Foreign terrorist fighter profiles", 0, 1, 0),
        ("countries", 1, 0, 0),
        ("countries", 0, 1, 0),
    ]


def test_people_are_told_apart_by_where_documents_name_them(
    either_session: Session, paris: Meeting, london: Meeting
) -> None:
    for meeting, name in ((paris, "Jürgen Stock"), (paris, "Ada Then"), (london, "Jürgen Stock"), (london, "Bea Now")):
        make_attendance(either_session, meeting, name)

    people = compared(either_session, paris, london).people

    assert [(a.person.name, a.meeting, b.meeting) for a, b in people.both] == [("Jürgen Stock", paris, london)]
    assert [each.person.name for each in (*people.then, *people.now)] == ["Ada Then", "Bea Now"]


def test_rows_say_what_became_of_each_promise(either_session: Session, paris: Meeting, london: Meeting) -> None:
    kept, left = make_commitment(either_session, paris), make_commitment(either_session, paris)
    again, new = make_commitment(either_session, london), make_commitment(either_session, london)
    tie(either_session, again, kept, similarity=81.4)

    rows = comparisons.rows(either_session, paris, london)

    assert [(row.found, row.ref, row.meeting, row.earlier) for row in rows] == [
        (Found.REPEATED, again.ref, "london-2021", [kept.ref]),
        (Found.NEW, new.ref, "london-2021", []),
        (Found.NOT_REPEATED, left.ref, "paris-2019", []),
    ]
    assert (rows[0].similarity, rows[0].confirmed, rows[0].changes) == (81.4, False, ["repeated"])
