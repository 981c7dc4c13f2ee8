"""The meeting a document reports on."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.extraction.findings import DocumentFacts, MeetingFound, Notice
from app.extraction.meetings import find_meeting
from app.extraction.parse import parse


def meeting(text: str, published_on: date | None = None) -> MeetingFound | None:
    found = find_meeting(parse(text), DocumentFacts(published_on=published_on))
    return next((m for m in found if isinstance(m, MeetingFound)), None)


def days(found: MeetingFound | None) -> tuple[str, str]:
    assert found is not None
    return str(found.starts_on), str(found.ends_on)


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("HELSINKI, Finland – Interior ministers of the Nordic states have agreed to share files.", "Helsinki", "FI"),
        ("LYON, France – G7 interior ministers met in Turin, Italy, last month. In Turin they agreed.", "Turin", "IT"),
        ("Nordic interior ministers met in the Norwegian capital on 3 May 2022.", "Oslo", "NO"),
        ("Ministers of justice gathered on the Greek island of Ydra for their yearly conference.", "Ydra", "GR"),
        ("Rome/Turin, 4.5.2021\n\nThe G7 interior ministers concluded their talks today.", "Turin", "IT"),
        ("LUCERNE, March 3 (Alpine Wire) - G7 interior ministers ended a two-day meeting.", "Lucerne", "CH"),
        ("VADSTENA (Östergötland), 7 May 2019 – The justice ministers met this week. Sweden hosted.", "Vadstena", "SE"),
        ("From our man in KANDY\n\nThe police ministers met in the Sri Lankan city on 3 May 2019.", "Kandy", "LK"),
        ("Buxton is empty. The town played host to the interior ministers, the Home Secretary said.", "Buxton", "GB"),
        ("Good morning from Udaipur, where the home ministers meet. India’s minister chairs.", "Udaipur", "IN"),
        ("The ministers’ conference met at the Old Mill House. A Home Office spokesman said so.", None, "GB"),
        ("G8 MINISTERS OF JUSTICE\n\nBergen, Norway, 3–4 May 2007\n\nThe Ministers agreed.", "Bergen", "NO"),
    ],
)
def test_the_town_is_where_the_ministers_met(text: str, city: str | None, country: str | None) -> None:
    found = meeting(text)
    assert found is not None
    assert (found.city, found.country) == (city, country)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Interior ministers met in Oslo from 3 to 5 May 2022.", "2022-05-03", "2022-05-05"),
        ("Interior ministers ended a two-day conference in Oslo on Friday.", "2022-05-05", "2022-05-06"),
        ("Ministers met in Oslo. The conference opened on 3 May and closed on 5 May.", "2022-05-03", "2022-05-05"),
        ("The ministers’ meeting took place in Oslo last Wednesday.", "2022-05-04", "2022-05-04"),
        ("The ministers’ meeting, held in Oslo on 3 May 2022, followed one in June 2019.", "2022-05-03", "2022-05-03"),
        ("Good morning on the second and last day of the ministers’ meeting.", "2022-05-06", "2022-05-07"),
        ("Ministers agreed Friday to a hotline as they wrapped up two days of talks.", "2022-05-05", "2022-05-06"),
        ("Ministers met on 3 May, after a preparatory session of experts from 1 to 2 May.", "2022-05-03", "2022-05-03"),
        ("Ministers are at a meeting in Oslo. They arrived on Monday and left on Friday.", "2022-05-02", "2022-05-06"),
        (
            "Ministers gathered in Oslo for talks which opened on 3 May and ended two days later.",
            "2022-05-03",
            "2022-05-05",
        ),
    ],
)
def test_the_days_come_from_ranges_openings_and_lengths(text: str, first: str, last: str) -> None:
    assert days(meeting(text, published_on=date(2022, 5, 7))) == (first, last)


def test_a_day_without_a_year_or_a_publication_day_stays_unknown() -> None:
    assert days(meeting("Interior ministers met in Oslo on 3 May.")) == ("None", "None")


def test_a_copyright_line_gives_the_year() -> None:
    found = meeting("Justice ministers met in Oslo on 3 and 4 May.\n\nNothing else is dated.\n\n© 2018 The Gazette")
    assert days(found) == ("2018-05-03", "2018-05-04")


def test_a_day_at_the_head_and_the_year_of_the_copyright_line_date_a_report() -> None:
    text = "The Gazette, Oslo, May 2\n\nJustice ministers ended a two-day meeting on Monday.\n\nCopyright 2018 Gazette"
    assert days(meeting(text)) == ("2018-04-29", "2018-04-30")


def test_the_day_on_which_one_official_came_is_not_the_whole_of_a_longer_meeting() -> None:
    text = "Minister Jane Roe addressed the three-day meeting of interior ministers in Oslo on 4 May 2022."
    assert days(meeting(text)) != ("2022-05-04", "2022-05-04")


def test_a_virtual_meeting_has_no_town() -> None:
    found = meeting("Ottawa, June 18, 2020\n\nThe ministers met by videoconference on June 17 and 18, 2020.")
    assert found is not None
    assert found.city is None
    assert days(found) == ("2020-06-17", "2020-06-18")


@pytest.mark.parametrize(
    "text",
    [
        "Crack two eggs in a bowl and season to taste.",
        "OSLO, Norway – Police in ten countries seized 40 tonnes of copper.",
        "Senior officials met in Oslo on 3 May 2022; no minister took part.",
        "May 2, 2021\n\nPolice held 3 men. It follows talks of G7 interior ministers in Paris in April 2019.",
        "We, the leaders of the G7, will instruct our relevant ministers to report.",
    ],
)
def test_no_meeting_is_invented(text: str) -> None:
    assert meeting(text) is None


def test_a_meeting_that_is_announced_is_the_one_reported_on() -> None:
    found = meeting("Interior ministers will gather in Oslo from 3 to 5 June 2027. Those of 2026 met in Rome.")
    assert found is not None
    assert (found.city, days(found)) == ("Oslo", ("2027-06-03", "2027-06-05"))


def test_weekdays_of_an_undated_text_are_counted_from_the_day_it_gives() -> None:
    found = meeting("Interior ministers rose from their talks in Oslo on 5 April 2011. They had met since Monday.")
    assert days(found) == ("2011-04-04", "2011-04-05")


def test_a_declaration_that_only_dates_itself_was_made_that_day() -> None:
    found = meeting("DECLARATION OF THE INTERIOR MINISTERS\n\nOslo, 14 March 2011\n\nWe, the ministers, agree to meet.")
    assert days(found) == ("2011-03-14", "2011-03-14")


def test_the_town_of_an_earlier_meeting_is_not_taken() -> None:
    found = meeting("G7 interior ministers met in Oslo in May 2022. The previous meeting was held in Vienna in 2021.")
    assert found is not None
    assert found.city == "Oslo"


@pytest.mark.parametrize(
    ("words", "series"),
    [
        ("The G7 Interior and Security Ministers met in Oslo.", "G7 Interior and Security Ministers"),
        ("Justice and home affairs ministers of the Group of Eight met.", "G8 Justice and Home Affairs Ministers"),
        ("The Ministers of Interior of the member states of the GCC met in Oslo.", "GCC Interior Ministers"),
        ("The BIMSTEC Home Ministers met in Oslo.", "BIMSTEC Home Ministers"),
        (
            "STATEMENT OF THE SIXTH ASEAN MINISTERIAL MEETING ON DRUGS\n\nThe ministers met in Oslo.",
            "ASEAN Ministerial Meeting on Drugs",
        ),
        ("Ministers met in Oslo for the Third Alpine Conference on Water.", "Alpine Conference on Water"),
        ("FIVE COUNTRY MINISTERIAL\n\nThe ministers met in Oslo.", "Five Country Ministerial"),
    ],
)
def test_the_series_is_what_the_text_calls_it(words: str, series: str) -> None:
    found = meeting(words)
    assert found is not None
    assert found.series == series


def test_a_date_that_cannot_be_becomes_a_notice() -> None:
    found = list(find_meeting(parse("Interior ministers met in Oslo on 31 June 2022."), DocumentFacts()))
    assert [type(f) for f in found] == [MeetingFound, Notice]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_at_most_one_meeting_with_quotes_in_it(text: str) -> None:
    found = [m for m in find_meeting(parse(text), DocumentFacts()) if isinstance(m, MeetingFound)]
    assert len(found) <= 1
    assert all(span.quote(text) for m in found for span in m.evidence)
