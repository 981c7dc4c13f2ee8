"""Written numbers, their hedges, and the numbers that count nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.findings import Qualifier
from app.extraction.fractions import fractions
from app.extraction.hedges import hedge_of
from app.extraction.masks import Masks
from app.extraction.numbers import SMALL, TENS, UNITS, Number, numbers
from app.extraction.rates import rate_of

WORDS = {value: word for word, value in SMALL.items()}


def only(text: str) -> Number:
    found = list(numbers(text))
    assert len(found) == 1, found
    return found[0]


def in_words(value: int) -> str:
    """Spell a number below a million the way the genre does."""
    if value in WORDS:
        return WORDS[value]
    if value < 100:
        return f"{TENS[value // 10 - 2]}-{UNITS[value % 10 - 1]}"
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if value >= size:
            rest = f" and {in_words(value % size)}" if value % size else ""
            return f"{in_words(value // size)} {name}{rest}"
    raise AssertionError(value)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("4,200", 4_200),
        ("31,257,849", 31_257_849),
        ("4.3 million", 4_300_000),
        ("a million", 1_000_000),
        ("half a million", 500_000),
        ("one and a half million", 1_500_000),
        ("7.4m", 7_400_000),
        ("1.15bn", 1_150_000_000),
        ("seven", 7),
        ("Forty-one", 41),
        ("a dozen", 12),
        ("two dozen", 24),
        ("two hundred and fifty thousand", 250_000),
        ("one hundred and twenty-three", 123),
        ("10\u202f000", 10_000),
    ],
)
def test_each_spelling_gives_its_plain_value(written: str, value: float) -> None:
    assert only(f"with {written} of them").value == value


@pytest.mark.parametrize(
    ("written", "value", "currency"),
    [
        ("USD 120 million", 120_000_000, "USD"),
        ("€20m", 20_000_000, "EUR"),
        ("US$1.5 million", 1_500_000, "USD"),
        ("NZ$3.2 million", 3_200_000, "NZD"),
        ("12 million euros", 12_000_000, "EUR"),
        ("RMB 30 million", 30_000_000, "CNY"),
        ("4 billion Ugandan shillings", 4_000_000_000, "UGX"),
        ("4 billion shillings", 4_000_000_000, "shillings"),
        ("KRW 1.9 billion", 1_900_000_000, "KRW"),
    ],
)
def test_money_keeps_its_currency(written: str, value: float, currency: str) -> None:
    found = only(f"worth {written}.")
    assert (found.value, found.currency) == (value, currency)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("USD 110–281 billion", 110e9, 281e9),
        ("between USD 110 and 281 billion", 110e9, 281e9),
        ("between USD 800 billion and USD 2 trillion", 800e9, 2e12),
        ("between 70 and 80", 70, 80),
        ("13 to 20 per cent", 13, 20),
        ("between 900,000 and 1.2 million", 900_000, 1_200_000),
        ("six or seven", 6, 7),
        ("from 120 to 180 dollars", 120, 180),
    ],
)
def test_a_range_keeps_both_ends_in_full(written: str, low: float, high: float) -> None:
    found = only(f"It takes {written} there.")
    assert (found.value, found.value_high) == (low, high)


@pytest.mark.parametrize("text", ["rose from 45 to 50", "eight and 90", "12 or 40", "EUR 5 to USD 9", "50 to 45"])
def test_two_figures_are_no_range(text: str) -> None:
    assert [found.value_high for found in numbers(text)] == [None, None]


@pytest.mark.parametrize(
    "text", ["hundreds of people", "several thousand", "many millions", "dozens", "G7", "COVID-19"]
)
def test_vague_words_and_names_hold_no_number(text: str) -> None:
    assert list(numbers(text)) == []


@pytest.mark.parametrize("written", ["1,5 million", "12,75", "4.200", "1.234.567"])
def test_a_foreign_spelling_is_marked(written: str) -> None:
    assert only(f"It cost {written} there").foreign


@given(st.integers(1, 10**12))
def test_digits_come_back_as_they_were(value: int) -> None:
    assert only(f"some {value:,} people").value == value


@given(st.integers(2, 999_999))
def test_words_come_back_as_they_were(value: int) -> None:
    assert only(f"some {in_words(value)} people").value == value


@given(
    st.decimals(1, 999, places=1),
    st.sampled_from([("million", 10**6), ("billion", 10**9), ("bn", 10**9), ("m", 10**6)]),
)
def test_scales_come_back_as_they_were(mantissa: object, scale: tuple[str, int]) -> None:
    gap = "" if len(scale[0]) < 3 else " "
    assert only(f"USD {mantissa}{gap}{scale[0]}").value == pytest.approx(float(str(mantissa)) * scale[1])


@given(st.text(alphabet=st.sampled_from("0123456789.,-– $€%abmnot \n") | st.characters(), max_size=80))
def test_any_text_is_read_and_every_number_lies_in_it(text: str) -> None:
    for found in (*numbers(text), *fractions(text)):
        assert found.place.quote(text)
        hedge = hedge_of(text, found.place)
        assert hedge is None or hedge.place.covers(found.place)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("One in five passports", 20),
        ("seven in ten households", 70),
        ("two out of three homicides", 66.7),
        ("no more than one killing in 20", 5),
        ("two thirds of the bill", 66.7),
        ("a quarter of the sums", 25),
        ("almost one fifth", 20),
        ("half of them", 50),
    ],
)
def test_a_fraction_is_given_in_per_cent(text: str, value: float) -> None:
    assert [found.value for found in fractions(text)] == [value]


@pytest.mark.parametrize("text", ["once a quarter", "the second half of 2024", "18 in 21 countries", "a third meeting"])
def test_an_ordinal_or_a_season_is_no_fraction(text: str) -> None:
    assert list(fractions(text)) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("more than 900", Qualifier.MORE_THAN),
        ("no fewer than 900", Qualifier.MORE_THAN),
        ("upwards of 900", Qualifier.MORE_THAN),
        ("900-plus", Qualifier.MORE_THAN),
        ("has passed 900", Qualifier.MORE_THAN),
        ("nearly 900", Qualifier.NEARLY),
        ("just under 900", Qualifier.NEARLY),
        ("close to 900", Qualifier.NEARLY),
        ("some 900", Qualifier.ABOUT),
        ("an estimated 900", Qualifier.ABOUT),
        ("900 or so", Qualifier.ABOUT),
        ("900-odd", Qualifier.ABOUT),
        ("up to 900", Qualifier.LESS_THAN),
        ("no more than 900", Qualifier.LESS_THAN),
        ("900 at most", Qualifier.LESS_THAN),
        ("fewer\nthan 900", Qualifier.LESS_THAN),
    ],
)
def test_each_hedge_is_known_before_and_after_the_number(text: str, kind: Qualifier) -> None:
    hedge = hedge_of(text, only(text).place)
    assert hedge is not None
    assert hedge.kind is kind


@pytest.mark.parametrize(
    "text", ["exactly 900", "spread over 900", "information about 900", "were handed over 900", "stepped up to 900"]
)
def test_words_that_only_look_like_hedges_do_not_hedge(text: str) -> None:
    assert hedge_of(text, only(text).place) is None


@pytest.mark.parametrize(
    "text",
    [
        "on 8–9 September 2021",
        "Nov. 23, 2025",
        "at 16:40",
        "at 4.15 p.m.",
        "aged 19",
        "Article 5",
        "resolution 2178",
        "paragraph 12",
        "1 / 3",
        "tel. +39 06 4651",
        "202-514-2007",
        "the Group of Seven",
        "no two states",
        "one of them",
        "a 24/7 contact point",
        "9/11",
        "children under 12",
    ],
)
def test_numbers_that_count_nothing_are_masked(text: str) -> None:
    places = [found.place for found in numbers(text)]
    masks = Masks(text, places)
    assert all(masks.over(place) for place in places)


def test_masks_are_found_in_every_paragraph_that_has_numbers() -> None:
    text = "On 4 May, Article 5.\n\nNothing here.\n\nAged 19.\n\nAged 20, and on 6 June 2019.\n\nNor here."
    places = [found.place for found in numbers(text)]
    masks = Masks(text, places)
    assert len(places) == 6
    assert [mask.reason for place in places if (mask := masks.over(place))] == [
        *("date", "reference", "age", "age", "date", "date")
    ]


@pytest.mark.parametrize(
    ("after", "period"),
    [
        (" a day", "day"),
        (" victims every day", "day"),
        (" annually.", "year"),
        (" lorries are processed each week", "week"),
        (" per 100,000 inhabitants", "100000 inhabitants"),
        (" a year earlier", None),
        (" kept for a year", None),
        (" cases. Twice a year", None),
    ],
)
def test_a_rate_is_told_from_a_span_of_time(after: str, period: str | None) -> None:
    text = f"about 900{after}"
    rate = rate_of(text, only("about 900").place, len(text))
    assert (rate.period if rate else None) == period
