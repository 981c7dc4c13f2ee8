"""The calendar of meetings: in which order, page by page, and what there is of each."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from app import gatherings
from tests.factories import cite_words, make_attendance, make_commitment, make_document, make_meeting, make_observation


def filled(session: Session) -> None:
    """Make four meetings: one without a date, one that was withdrawn."""
    for city, day in (("Lost", None), ("Ischia", date(2017, 10, 19)), ("London", date(2021, 9, 8))):
        make_meeting(session, city, day)
    make_meeting(session, "Nowhere", date(2019, 4, 4)).standing = False
    session.flush()


def test_pages_have_every_standing_meeting_once_the_latest_first(either_session: Session) -> None:
    filled(either_session)
    first = gatherings.calendar(either_session, size=2)
    second = gatherings.calendar(either_session, after=first.leaf.next or "", size=2)

    assert [row.slug for row in first.rows] == ["london-2021", "ischia-2017"]
    assert [row.slug for row in second.rows] == ["lost"]
    assert [row.slug for row in gatherings.rows(either_session)] == ["london-2021", "ischia-2017", "lost"]


def test_a_meeting_on_a_page_says_what_there_is_of_it_and_of_no_other(either_session: Session) -> None:
    filled(either_session)
    document = make_document(either_session, "PARIS – Ministers committed to act.")
    paris = make_meeting(either_session, "Paris", date(2019, 4, 4))
    paris.evidence.append(cite_words(document, "PARIS"))
    make_commitment(either_session, paris, "Ministers committed to act.", document=document)
    make_commitment(either_session, paris).standing = False
    make_observation(either_session, paris)
    make_attendance(either_session, paris)
    either_session.flush()
    found = {row.slug: row for row in gatherings.calendar(either_session).rows}

    assert (found["paris-2019"].commitments, found["paris-2019"].figures) == (1, 1)
    assert (found["paris-2019"].people, found["paris-2019"].documents) == (1, 1)
    assert (found["london-2021"].commitments, found["london-2021"].people, found["london-2021"].documents) == (0, 0, 0)
