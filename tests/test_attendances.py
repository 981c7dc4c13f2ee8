"""The roll of people: who stands where, page by page."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from app import attendances
from tests.factories import make_attendance, make_meeting


def filled(session: Session) -> None:
    """Make four British people and one of whom nobody says for whom they act."""
    london, lost = make_meeting(session), make_meeting(session, "Paris", None)
    for name in ("Sajid Javid", "Priti Patel", "BRAVERMAN Suella", "Yvette Cooper"):
        make_attendance(session, london, name)
    make_attendance(session, lost, "Aaron Able").affiliation = None
    session.flush()


def test_pages_of_the_roll_have_everybody_once_by_delegation_and_family_name(either_session: Session) -> None:
    filled(either_session)
    first = attendances.roll(either_session, size=3)
    second = attendances.roll(either_session, after=first.leaf.next or "", size=3)

    assert names(first) == {"": ["Aaron Able"], "GB": ["BRAVERMAN Suella", "Yvette Cooper"]}
    assert names(second) == {"GB": ["Sajid Javid", "Priti Patel"]}


def test_a_page_says_which_delegation_it_goes_on_with(either_session: Session) -> None:
    filled(either_session)

    assert attendances.roll(either_session, size=3).continued is None
    assert attendances.roll(either_session, after="aaron-able", size=3).continued is None
    assert attendances.roll(either_session, after="yvette-cooper", size=3).continued == "GB"


def test_people_stand_under_whom_they_acted_for_last_and_undated_meetings_come_last(either_session: Session) -> None:
    for city, day, affiliation in (
        ("London", date(2021, 9, 8), "GB"),
        ("Rome", None, "IT"),
        ("Ischia", date(2017, 10, 19), "FR"),
    ):
        make_attendance(either_session, make_meeting(either_session, city, day), "Ana Gallo").affiliation = affiliation
    either_session.flush()

    assert names(attendances.roll(either_session)) == {"IT": ["Ana Gallo"]}


def names(roll: attendances.Roll) -> dict[str, list[str]]:
    """Return the names of a page by delegation."""
    return {group: [profile.person.name for profile in profiles] for group, profiles in roll.groups.items()}
