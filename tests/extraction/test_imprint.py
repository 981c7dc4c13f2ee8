"""When a text was written, where it does not say so outright."""

from __future__ import annotations

from datetime import date

import pytest

from app.extraction.dates import find_dates
from app.extraction.imprint import latest_year, likely_year, printed_on


def test_a_dateline_without_a_year_is_of_the_year_whose_days_fall_on_the_weekdays_told() -> None:
    text = "OSLO, Norway, Sept 9 (Fjord News) - Ministers ended their council on Friday. Exports fell in all of 2014."
    assert likely_year(text) == 2016
    assert printed_on(text) == date(2016, 9, 9)


def test_an_issue_number_tells_the_year_of_the_days_below() -> None:
    assert likely_year("FJORD BULLETIN, Issue 3/2013\n\nMinisters sat in Oslo on 10 October.") == 2013


@pytest.mark.parametrize("words", ["by the end of March 2025", "in the run to, and ahead of the 2025 games", "by 2025"])
def test_a_year_that_lies_ahead_tells_nothing(words: str) -> None:
    assert latest_year(f"Ministers promised in 2023 to be done {words}.") == 2023


def test_a_text_without_years_has_no_likely_year() -> None:
    assert likely_year("OSLO, Sept 9 (Fjord News) - Ministers ended their council on Friday.") is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on the thirtieth day of June, two thousand and eleven", date(2011, 6, 30)),
        ("the twenty-first of May nineteen hundred and ninety-eight", date(1998, 5, 21)),
        ("this third day of March in the year two thousand", date(2000, 3, 3)),
        ("the second of October 2007", date(2007, 10, 2)),
    ],
)
def test_a_date_is_read_in_words(words: str, day: date) -> None:
    assert [found.starts_on for found in find_dates(f"Done at Oslo {words}.")] == [day]


def test_a_worded_day_without_a_year_has_that_of_the_next() -> None:
    text = "at Oslo on the first day of June and at Bergen on the second day of June, two thousand and four"
    assert [found.starts_on for found in find_dates(text)] == [date(2004, 6, 1), date(2004, 6, 2)]


def test_yesterday_and_a_weekday_before_it_are_one_range() -> None:
    found = find_dates("Ministers met yesterday and on Monday.", date(2022, 8, 31))
    assert (date(2022, 8, 29), date(2022, 8, 30)) in {(f.starts_on, f.ends_on) for f in found}


def test_where_all_years_lie_ahead_the_weekdays_are_tried_backwards() -> None:
    text = "OSLO, Oct 30 (Fjord News) - It is out. It opened on Tuesday, October 28. They meet next in May 2009."
    assert likely_year(text) == 2008


@pytest.mark.parametrize("words", ["made public on", "answered on", "communicated on"])
def test_a_text_is_of_the_day_on_which_it_was_made_known(words: str) -> None:
    text = f"They sat in Bergen, as all recall.\n\nThe list was {words} 19 June 2006 in Oslo by all of them."
    assert printed_on(text) == date(2006, 6, 19)
