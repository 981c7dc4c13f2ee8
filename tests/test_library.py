"""The shelf of documents: in which order, page by page, and what each gave."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from app import library
from tests.factories import cite_words, make_attendance, make_commitment, make_document, make_meeting, make_observation


def filled(session: Session) -> None:
    """Make three documents; two of them were published on a known day."""
    for slug, day in (("undated", None), ("old", date(2017, 10, 20)), ("new", date(2021, 9, 9))):
        make_document(session, f"LONDON – {slug} words.", slug=slug).published_on = day
    session.flush()


def test_pages_of_the_shelf_have_every_document_once_the_last_published_first(either_session: Session) -> None:
    filled(either_session)
    first = library.shelf(either_session, size=2)
    second = library.shelf(either_session, after=first.leaf.next or "", size=2)

    assert [row.slug for row in first.rows] == ["new", "old"]
    assert [row.slug for row in second.rows] == ["undated"]
    assert [row.slug for row in library.rows(either_session)] == ["new", "old", "undated"]


def test_a_document_on_a_page_says_what_it_gave_and_no_other(either_session: Session) -> None:
    filled(either_session)
    document = make_document(either_session, "LONDON – Ministers committed to act.", slug="full")
    meeting = make_meeting(either_session)
    meeting.evidence.append(cite_words(document, "LONDON"))
    make_commitment(either_session, meeting, "Ministers committed to act.", document=document)
    make_commitment(either_session, meeting, document=document, statement="Ministers committed").standing = False
    make_observation(either_session, meeting, document=document)
    make_attendance(either_session, meeting)
    either_session.flush()
    found = {row.slug: row for row in library.shelf(either_session).rows}

    assert (found["full"].meeting, found["full"].commitments, found["full"].figures) == ("london-2021", 1, 1)
    assert (found["full"].people, found["old"].meeting, found["old"].commitments) == (0, None, 0)
