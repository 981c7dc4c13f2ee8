"""Stretches of days that could be the meeting's, and the signs by which they are weighed."""

from __future__ import annotations

from datetime import date

import pytest

from app.extraction.dates import find_dates
from app.extraction.daysigns import Stretch, places_of, read_calendar, stretch_signs
from app.extraction.sittings import find_sitting

_PRINTED = date(2022, 5, 7)


def signs(text: str) -> dict[Stretch, frozenset[str]]:
    return stretch_signs(read_calendar(text, _PRINTED, _PRINTED))


def may(first: int, last: int) -> Stretch:
    return date(2022, 5, first), date(2022, 5, last)


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("Ministers met from 3 to 5 May.", may(3, 5)),
        ("Talks opened on 3 May. They closed on 5 May.", may(3, 5)),
        ("Ministers closed a four-day meeting on 6 May.", may(3, 6)),
        ("Ministers, who opened their talks on 3 May, ended them two days later.", may(3, 5)),
        ("Ministers agreed on a list yesterday.", may(6, 6)),
        ("Ministers sat on 3 May and the day following.", may(3, 4)),
        ("Ministers met on the 28th and 29th of last month.", (date(2022, 4, 28), date(2022, 4, 29))),
        ("Ministers agreed on a list.", may(7, 7)),
    ],
)
def test_every_way_to_name_the_days_gives_a_candidate(text: str, stretch: Stretch) -> None:
    assert stretch in signs(text)


def test_a_stretch_as_long_as_told_shows_that() -> None:
    found = signs("Ministers closed a two-day meeting on 6 May.")
    assert "length as told of a meeting" in found[may(5, 6)]
    assert "length not as told" in found[may(6, 6)]


def test_days_within_which_something_is_due_tell_no_length() -> None:
    assert "length untold" in signs("Within two days of 6 May each minister must answer.")[may(6, 6)]


def test_a_day_of_another_meeting_is_marked() -> None:
    found = signs("Ministers met on 3 May. The previous meeting was held on 1 May.")
    assert "only: sentence of a meeting (of something else)" in found[may(1, 1)]
    assert "only: sentence of a meeting" in found[may(3, 3)]


def test_on_its_second_day_a_meeting_began_the_day_before() -> None:
    found = signs("LIVE: ministers in Oslo, day two\n\nGood morning.")
    assert may(6, 7) in found
    assert may(7, 7) not in found


def test_the_places_are_those_that_give_first_and_last_day() -> None:
    text = "Talks opened on 3 May and closed on 5 May, a day after a visit on 4 May."
    found = [text[start:end] for start, end in places_of(read_calendar(text, _PRINTED, _PRINTED), may(3, 5))]
    assert found == ["3 May", "5 May"]


def test_a_day_that_is_no_likelier_than_others_stays_unknown() -> None:
    text = "Ministers spoke on 1 May, 3 May, 12 May, 18 May and 27 May."
    found = find_sitting(text, date(2022, 12, 31), {"": 0.0})
    assert found is not None
    assert (found.starts_on, found.ends_on) == (None, None)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("TUESDAY, MAY 3, 2022", date(2022, 5, 3)),
        ("on the 3 of May of 2022", date(2022, 5, 3)),
        ("the day before yesterday", date(2022, 5, 5)),
        ("last evening", date(2022, 5, 6)),
    ],
)
def test_days_are_read_in_capitals_in_stiff_english_and_counted_back(words: str, day: date) -> None:
    assert [found.starts_on for found in find_dates(words, _PRINTED)] == [day]


def test_a_day_without_a_month_is_of_the_month_named_before() -> None:
    assert may(3, 4) in signs("The talks opened on the evening of 2 May. Sessions followed on the 3rd and 4th.")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Wednesday, Thursday and Friday", date(2022, 5, 4), date(2022, 5, 6)),
        ("three days ago", date(2022, 5, 4), date(2022, 5, 4)),
        ("over the weekend", date(2022, 4, 30), date(2022, 5, 1)),
        ("on 23/05/2022", date(2022, 5, 23), date(2022, 5, 23)),
        ("this 3rd day of May 2022", date(2022, 5, 3), date(2022, 5, 3)),
    ],
)
def test_days_are_read_in_many_forms(words: str, first: date, last: date) -> None:
    assert [(found.starts_on, found.ends_on) for found in find_dates(words, _PRINTED)] == [(first, last)]


def test_a_date_whose_day_and_month_nobody_can_tell_apart_is_left() -> None:
    assert find_dates("on 05/06/2022", _PRINTED) == []


def test_the_second_day_of_three_tells_how_long_a_meeting_lasts() -> None:
    assert (
        "length as told of a meeting" in signs("LIVE: ministers in Oslo, day two of three\n\nGood morning.")[may(6, 8)]
    )
