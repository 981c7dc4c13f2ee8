"""Which meeting a document reports on: by place under any name, by series, and by time."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import Session

from app import seeds
from app.config import ROOT
from app.meetings import DateSource, Meeting
from app.register import Reported, enter, family, hear, settle
from tests.factories import make_meeting

G7 = "G7 Interior and Security Ministers"


@pytest.fixture
def registered(session: Session) -> Session:
    """Return a session on a ledger that knows the register."""
    enter(session, seeds.meetings(ROOT / "seeds"))
    session.flush()
    return session


def settled(session: Session, reported: Reported, published_on: date | None = None) -> Meeting:
    return settle(session, reported, document="a-document", published_on=published_on)


@pytest.mark.parametrize(
    ("reported", "slug"),
    [
        (Reported("London", "GB", series=G7), "london-2021"),
        (Reported("LONDON", None), "london-2021"),
        (Reported("Wiesbaden", "DE", series="G7 Interior Ministers"), "eltville-2022"),
        (Reported("London", "GB", date(2021, 9, 7), date(2021, 9, 9), G7), "london-2021"),
        (Reported("London", "GB", date(2021, 9, 8), date(2021, 9, 9), "EU Security Ministers"), "london-2021"),
        (Reported("London", "GB", date(2024, 3, 5), None, G7), "london-2024"),
        (Reported("London", "GB", series="Commonwealth Law Ministers"), "london"),
        (Reported("London", "CA", series=G7), "london"),
        (Reported(None, None, date(2021, 6, 2), None, G7), "online-2021"),
    ],
)
def test_a_reported_meeting_is_known_by_its_place_series_and_time(
    registered: Session, reported: Reported, slug: str
) -> None:
    assert settled(registered, reported).slug == slug


def test_of_two_meetings_in_one_town_the_last_before_publication_is_meant(registered: Session) -> None:
    make_meeting(registered, "Paris", date(2031, 5, 2))

    assert settled(registered, Reported("Paris", "FR", series=G7), date(2031, 5, 20)).slug == "paris-2031"
    assert settled(registered, Reported("Paris", "FR", series=G7), date(2019, 4, 6)).slug == "paris-2019"


def test_where_two_meetings_fit_and_nothing_tells_them_apart_a_new_one_is_made(registered: Session) -> None:
    make_meeting(registered, "Paris", date(2031, 5, 2))

    assert settled(registered, Reported("Paris", "FR", series=G7)).slug == "paris"


def test_two_meetings_of_one_town_and_year_get_addresses_of_their_own(registered: Session) -> None:
    spring = settled(registered, Reported("Bern", "CH", date(2030, 3, 1), series="Police chiefs"))
    autumn = settled(registered, Reported("Bern", "CH", date(2030, 10, 1), series="Police chiefs"))

    assert (spring.slug, autumn.slug) == ("bern-2030", "bern-2030-2")


def test_dates_fall_back_to_the_register_when_no_document_gives_them_any_more(registered: Session) -> None:
    meeting = settled(registered, Reported("Mito", "JP", date(2023, 12, 9), date(2023, 12, 10), G7))
    assert (meeting.starts_on, meeting.dates_from) == (date(2023, 12, 9), DateSource.DOCUMENT)

    hear(meeting, "a-document", None)
    assert (meeting.starts_on, meeting.dates_from) == (date(2023, 12, 8), DateSource.REGISTER)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (G7, "G7 Interior Ministers", True),
        (G7, "G7 Security Ministers", True),
        (G7, "G7 Justice Ministers", False),
        (G7, "G8 Justice and Home Affairs Ministers", False),
        ("Five Country Ministerial", "The Five Country Ministerial meeting", True),
    ],
)
def test_a_series_is_known_under_several_titles(one: str, other: str, same: bool) -> None:
    assert (family(one) == family(other)) is same
