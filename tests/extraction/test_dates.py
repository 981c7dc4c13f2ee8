"""Dates in English text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.dates import find_dates, find_months, find_years, impossible_dates

PUBLISHED = date(2014, 3, 18)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("met on 8–10 December 2023", "2023-12-08", "2023-12-10"),
        ("from November 21 to 23, 2025,", "2025-11-21", "2025-11-23"),
        ("(Sept. 4–6, 2019)", "2019-09-04", "2019-09-06"),
        ("from 30 September\nto 1 October 2013", "2013-09-30", "2013-10-01"),
        ("28 December 2022 to 3 January 2023", "2022-12-28", "2023-01-03"),
        ("28 December to 3 January 2023", "2022-12-28", "2023-01-03"),
        ("Thursday 16 and Friday 17 June 2005", "2005-06-16", "2005-06-17"),
        ("from 10th to 12th July 2019", "2019-07-10", "2019-07-12"),
        ("ON THE 7TH DECEMBER, 2010", "2010-12-07", "2010-12-07"),
        ("Berlin, 18.11.2022", "2022-11-18", "2022-11-18"),
        ("2021-10-14", "2021-10-14", "2021-10-14"),
        ("Thursday, November 29, 2012", "2012-11-29", "2012-11-29"),
        ("on 17 and 18 November", "2013-11-17", "2013-11-18"),
        ("closed on 24 April.", "2014-04-24", "2014-04-24"),
        ("on Wednesday and Thursday of last week", "2014-03-12", "2014-03-13"),
        ("last Tuesday", "2014-03-11", "2014-03-11"),
        ("on Tuesday", "2014-03-18", "2014-03-18"),
        ("1-2.10.2024", "2024-10-01", "2024-10-02"),
        ("4, 5 and 6 May 2009", "2009-05-04", "2009-05-06"),
        ("27/28 June 2019", "2019-06-27", "2019-06-28"),
        ("on Monday, 4 May, and Tuesday, 5 May 2009", "2009-05-04", "2009-05-05"),
        ("Wednesday through Friday", "2014-03-12", "2014-03-14"),
        ("today and yesterday", "2014-03-17", "2014-03-18"),
        ("yesterday", "2014-03-17", "2014-03-17"),
    ],
)
def test_days_and_ranges_are_resolved(text: str, first: str, last: str) -> None:
    (found,) = find_dates(text, PUBLISHED)
    assert (str(found.starts_on), str(found.ends_on)) == (first, last)


@pytest.mark.parametrize(
    "text", ["between 85 and 90 per cent", "31 June 2020", "on Friday", "17 November", "in May 2014", "I-24/7"]
)
def test_what_names_no_day_for_certain_is_left_out(text: str) -> None:
    assert find_dates(text) == []


def test_a_date_that_no_calendar_has_is_told() -> None:
    text = "They met on 31 June 2020 and on 30 June 2020."
    assert [text[s:e] for s, e in impossible_dates(text)] == ["31 June 2020"]


def test_months_and_years_are_found_where_they_stand() -> None:
    assert find_months("since October 2017") == [(6, date(2017, 10, 1))]
    assert [year for _, year in find_years("in 2017, 1,990 cases and 2,018 more by 2030")] == [2017, 2030]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_written_day_is_read_back(day: date) -> None:
    text = f"on {day.day} {day:%B} {day.year}, and on {day:%B} {day.day}, {day.year}"
    assert [(f.starts_on, f.ends_on) for f in find_dates(text)] == [(day, day)] * 2


@given(st.text(max_size=200))
def test_any_text_gives_places_within_it(text: str) -> None:
    assert all(0 <= f.start < f.end <= len(text) for f in find_dates(text, PUBLISHED))
