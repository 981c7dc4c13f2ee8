"""Countries, organisations and offices by name."""

import pytest

from app.extraction.countries import (
    Form,
    capital,
    cities,
    city_country,
    country_name,
    country_of,
    find_phrase,
    find_phrases,
    mentions,
)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Japan", "JP"),
        ("Côte d'Ivoire", "CI"),
        ("Trinidad and Tobago", "TT"),
        ("Saint Lucia", "LC"),
        ("U.S.", "US"),
        ("Barbadian", "BB"),
        ("Lao PDR", "LA"),
        ("SOUTH AFRICA", "ZA"),
        ("Atlantis", None),
    ],
)
def test_a_country_is_known_by_its_names_and_adjectives(words: str, code: str | None) -> None:
    assert country_of(words) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Britain’s and the Dutch delegations", ["GB", "NL"]),
        ("the United Nations High Commissioner for Refugees", ["UNHCR"]),
        ("the Home Secretary and the Secretary of Homeland Security", ["GB", "US"]),
        ("They told us who would pay", []),
        ("South Africa, not Africa", ["ZA"]),
        ("İran and Burkına Faso met Togo", ["TG"]),  # letters that only look like others, whatever their case
    ],
)
def test_mentions_are_found_in_the_order_of_the_text(text: str, codes: list[str]) -> None:
    assert [m.code for m in mentions(text)] == codes


def test_a_mention_stands_where_it_says() -> None:
    text = "The Finnish minister spoke."
    (mention,) = mentions(text, offset=100)
    assert text[mention.start - 100 : mention.end - 100] == "Finnish"
    assert mention.form is Form.ADJECTIVE


def test_towns_are_known_with_their_countries() -> None:
    assert [(code) for _, _, code in cities("from Nairobi to LYON")] == ["KE", "FR"]
    assert city_country("Singapore") == "SG"
    assert city_country("Nowhere") is None


def test_a_capital_and_an_english_name_are_found_by_code() -> None:
    assert capital("QA") == "Doha"
    assert country_name("EC") == "Ecuador"


def test_towns_are_found_whichever_letters_they_begin_with() -> None:
    text = "From Bled to Bad Ischl, from L’Aquila to Łódź and ÉVORA; no Bledow."
    assert [(text[start:end], code) for start, end, code in cities(text)] == [
        ("Bled", "SI"),
        ("Bad Ischl", "AT"),
        ("L’Aquila", "IT"),
        ("Łódź", "PL"),
        ("ÉVORA", "PT"),
    ]


def test_a_county_that_names_a_time_zone_is_no_town() -> None:
    assert city_country("Center") is None


@pytest.mark.parametrize("key", ["bodies", "held"])
def test_phrases_are_found_in_any_case_however_their_list_writes_them(key: str) -> None:
    written = {"bodies": "the Nordic ministers", "held": "the ministers met in Oslo"}[key]
    for words in (written, written.upper(), written.lower()):
        assert find_phrase("occasions", key, words), words
        assert [match[0] for match in find_phrases("occasions", key, words)]
