"""How values read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from app.terms import Qualifier
from app.web import wording


@dataclass(frozen=True)
class Told:
    """A figure as an observation has it."""

    value: float
    qualifier: Qualifier = Qualifier.EXACT
    value_high: float | None = None
    unit: str = "profiles"
    per: str | None = None


@dataclass(frozen=True)
class Span:
    """Two days."""

    starts_on: date | None
    ends_on: date | None


@pytest.mark.parametrize(
    ("value", "words"), [(40_000.0, "40,000"), (0.5, "0.5"), (1234.25, "1,234.25"), (0.0, "0"), (-3.0, "-3")]
)
def test_numbers_have_separators_and_no_idle_decimals(value: float, words: str) -> None:
    assert wording.number(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(4_300_000.0, "4.3 million"), (110e9, "110 billion"), (40_000.0, "40,000"), (2e12, "2 trillion")],
)
def test_large_numbers_read_as_people_say_them(value: float, words: str) -> None:
    assert wording.short(value) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Told(40_000, Qualifier.NEARLY), "nearly 40,000"),
        (Told(60_000, Qualifier.ABOUT), "about 60,000"),
        (Told(7), "7"),
        (Told(110e9, Qualifier.BETWEEN, 281e9, "USD"), "between US$110 billion and US$281 billion"),
        (Told(3, Qualifier.LESS_THAN, unit="percent"), "less than 3 %"),
    ],
)
def test_an_amount_keeps_its_hedge(figure: Told, words: str) -> None:
    assert wording.amount(figure) == words


def test_a_rate_says_how_often() -> None:
    assert wording.counted(Told(7, unit="victims", per="day")) == "victims a day"


def test_a_currency_is_not_said_twice() -> None:
    assert wording.counted(Told(7, unit="USD")) == ""


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2021, 9, 8), date(2021, 9, 9), "8–9 September 2021"),
        (date(2021, 9, 30), date(2021, 10, 1), "30 September – 1 October 2021"),
        (date(2021, 12, 31), date(2022, 1, 1), "31 December 2021 – 1 January 2022"),
        (date(2017, 10, 20), None, "20 October 2017"),
        (None, None, "Dates unknown"),
    ],
)
def test_days_say_no_month_twice(first: date | None, last: date | None, words: str) -> None:
    assert wording.days(Span(first, last)) == words


def test_countries_have_names_and_organisations_keep_theirs() -> None:
    assert [wording.country(code) for code in ("GB", "EU", "INTERPOL", "G7")] == [
        "United Kingdom",
        "European Union",
        "INTERPOL",
        "G7",
    ]


def test_one_takes_the_singular() -> None:
    assert [wording.plural(1, "meeting"), wording.plural(2_000, "meeting"), wording.plural(2, "person", "people")] == [
        "1 meeting",
        "2,000 meetings",
        "2 people",
    ]
