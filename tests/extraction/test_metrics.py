"""Figures: what they count, their attributes, what is none, and to which series they belong."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.extraction.findings import Notice, ObservationFound
from app.extraction.metric_series import read_vocabulary, vocabulary
from app.extraction.metrics import find_observations
from app.extraction.parse import parse

SERIES = """
[[series]]
slug = "border-posts"
name = "Border posts connected"
unit = "posts"
counts = "Border posts connected to the network."
theme = "border-security"
counted = ["post"]
"""


def observed(text: str) -> list[ObservationFound]:
    return [found for found in find_observations(parse(text)) if isinstance(found, ObservationFound)]


def noticed(text: str) -> list[Notice]:
    return [found for found in find_observations(parse(text)) if isinstance(found, Notice)]


def told(text: str) -> list[tuple[float, str, str]]:
    return [(found.value, found.unit, found.qualifier.value) for found in observed(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police seized nearly 1,700 rifles.", [(1700, "rifles", "nearly")]),
        ("They freed 86 people and held 12 suspects.", [(86, "people", "exact"), (12, "suspects", "exact")]),
        ("It holds more than 5,000 maps and 300 plans.", [(5000, "maps", "more_than"), (300, "plans", "more_than")]),
        ("A further 140 or so drivers were questioned.", [(140, "drivers", "about")]),
        ("Seizures came to 640.", [(640, "seizures", "exact")]),
        ("The number of offices has grown past 90.", [(90, "offices", "more_than")]),
        ("Of the 31 actions, 17 are complete.", [(31, "actions", "exact"), (17, "actions", "exact")]),
        (
            "Police stopped 45 lorries; some 30 of them were empty.",
            [(45, "lorries", "exact"), (30, "lorries", "about")],
        ),
        ("They made 812 checks, up from 540 in 2016.", [(812, "checks", "exact"), (540, "checks", "exact")]),
        ("The network grew from 45 to almost 50 ports.", [(45, "ports", "exact"), (50, "ports", "nearly")]),
        ("Complaints received: 217.", [(217, "complaints", "exact")]),
        ("It earns around EUR 85 million.", [(85e6, "EUR", "about")]),
        ("It cost €20m, against €18m before.", [(20e6, "EUR", "exact"), (18e6, "EUR", "exact")]),
        ("They agreed to spend 12 million euros.", [(12e6, "EUR", "exact")]),
        ("Only 7 per cent of the containers are opened.", [(7, "percent", "exact")]),
        ("One in five passports was forged.", [(20, "percent", "exact")]),
        ("A 19-country sweep began.", [(19, "countries", "exact")]),
        ("More than 2 million have been uprooted.", [(2e6, "people", "more_than")]),
        ("The delegation numbered 14.", [(14, "members", "exact")]),
    ],
)
def test_a_figure_has_value_thing_counted_and_hedge(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ministers met on 8 and 9 September 2021 in London.",
        "The two-day meeting followed ten months of talks.",
        "Replies are due within 48 hours.",
        "A girl aged 12 was found; a man, 43, was arrested.",
        "One of them agreed, and no two states count alike.",
        "Under Article 5 and resolution 2178 this is a crime.",
        "The G7 met at 16:40, long after 9/11 and COVID-19.",
        "A second team used I-24/7 for the third time.",
        "Hundreds of people and dozens of cars passed.",
        "See page 3, table 2 and footnotes 3 and 7.",
        "The plan runs from 2017 to 2021, or at least until 2022.",
        "It took eleven hours then; now it is down to less than two.",
    ],
)
def test_numbers_that_tell_no_size_are_left_out(text: str) -> None:
    assert observed(text) == []


def test_a_range_keeps_both_ends_and_its_rate_and_its_words() -> None:
    text = "Smugglers earn between USD 110 and 281 billion in illicit profits each year."
    (found,) = observed(text)
    assert (found.value, found.value_high, found.qualifier, found.per) == (110e9, 281e9, "between", "year")
    assert found.evidence[0].quote(text).startswith("between USD 110 and 281 billion")


def test_the_quote_holds_hedge_number_thing_and_rate() -> None:
    text = "The port handles close to 900 lorries a day, officials said."
    (found,) = observed(text)
    assert found.evidence[0].quote(text) == "close to 900 lorries a day"
    assert (found.label, found.per) == ("lorries", "day")


def test_the_label_is_a_readable_phrase() -> None:
    (found,) = observed("It holds details of some 60,000 profiles of foreign terrorist fighters.")
    assert found.label == "profiles of foreign terrorist fighters"


def test_who_gave_a_figure_and_for_which_day_is_kept() -> None:
    (estimate,) = observed(
        "According to estimates by the United Nations Office on Drugs and Crime, 5,200 tonnes of resin were made."
    )
    (dated,) = observed("As of 30 April 2019 the register held 8,100 names.")
    assert estimate.source == "United Nations Office on Drugs and Crime"
    assert dated.as_of == date(2019, 4, 30)


def test_a_finding_says_what_it_hung_on() -> None:
    (found,) = observed("INTERPOL has 196 member countries.")
    assert "counted noun: member countries" in found.because
    assert "interpol-member-countries" in found.because


@pytest.mark.parametrize(
    "text", ["The fee is 1,5 million in their books.", "He said 4.200 and no more.", "Nobody could explain the 417."]
)
def test_what_is_not_understood_becomes_a_notice(text: str) -> None:
    (notice,) = noticed(text)
    assert notice.place is not None
    assert notice.place.quote(text) in notice.message.replace("“", "").replace("”", "")
    assert observed(text) == []


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("INTERPOL holds profiles of over 52,000 foreign terrorist fighters.", "ftf-profiles"),
        ("Of these fighters known to INTERPOL, some 9,000 profiles include fingerprints.", "ftf-biometric-profiles"),
        ("Thanks to the ICSE database more than 40,000 victims have been identified.", "icse-victims-identified"),
        ("The ICSE database helps identify nine abused children every day.", "icse-victims-per-day"),
        ("The iARMS database now holds 1.7 million records.", "iarms-records"),
        ("The SLTD holds 99 million stolen and lost travel documents.", "sltd-records"),
        ("Some 117 million people have been forced to flee their homes.", "displaced-people"),
        ("I-GRIP has helped recover over USD 700 million in stolen funds.", "stop-payment-recovered"),
        ("INTERPOL's 195 member countries were told.", "interpol-member-countries"),
        ("Some 5,600 INTERPOL alerts concern suspects in Afghanistan.", "afghanistan-alerts"),
    ],
)
def test_a_series_is_known_by_what_is_counted(text: str, metric: str) -> None:
    assert metric in {found.metric for found in observed(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The operation led to 1,200 child abuse victims being identified with the ICSE database.",
        "Some 5,000 foreign terrorist fighters travelled to Syria, INTERPOL believes.",
        "The plan counts on 196 delegates from INTERPOL.",
        "Police searched 800 houses with INTERPOL's help.",
    ],
)
def test_a_figure_of_something_else_joins_no_series(text: str) -> None:
    assert {found.metric for found in observed(text)} == {None}


def test_a_figure_compared_with_a_series_belongs_to_it() -> None:
    found = observed("With the ICSE database 47,000 victims have been identified, up from 42,500 a year earlier.")
    assert [one.metric for one in found] == ["icse-victims-identified"] * 2


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            ["nearly", "USD", "4,200", "12", "a", "million", "people", "of", "per cent", "–", "to", ".", "\n"]
        )
        | st.text(max_size=6),
        max_size=25,
    )
)
def test_any_text_is_read_and_every_quote_stands_in_it(words: list[str]) -> None:
    text = " ".join(words)
    for found in find_observations(parse(text)):
        places = found.evidence if isinstance(found, ObservationFound) else (found.place,)
        assert all(place and place.quote(text) for place in places)


def test_the_vocabulary_of_the_project_is_sound() -> None:
    slugs = [series.slug for series in vocabulary()]
    assert len(slugs) == len(set(slugs)) == 21
    assert all(series.counts.endswith(".") and series.theme for series in vocabulary())


def test_the_vocabulary_needs_no_parser() -> None:
    code = (
        "import sys; from app.extraction.metric_series import vocabulary; vocabulary(); print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("border-posts", "Border posts", "lower-case letters"),
        ('unit = "posts"', 'unit = ""', "needs a unit"),
        ('theme = "border-security"', "", "needs a theme"),
        ('counted = ["post"]', "", "needs words"),
        ('counted = ["post"]', 'counted = ["Post"]', "lower case"),
        ('counted = ["post"]', 'counted = ["post"]\nbeside = ["at"]', "list of word lists"),
        ('counted = ["post"]', 'counted = ["post"]\nat_most = -1', "bounds"),
        ('counted = ["post"]', 'counted = ["post"]\nkind = "share"', "kind"),
        ('counted = ["post"]', 'counted = ["post"]\ncolour = "red"', "unknown key: colour"),
        ("[[series]]", "[[series", "not TOML"),
        ("[[series]]", "[[other]]", "no [[series]]"),
    ],
)
def test_a_faulty_vocabulary_is_refused_in_words(old: str, new: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint.replace("[", r"\[")):
        read_vocabulary(SERIES.replace(old, new))


def test_a_series_may_not_stand_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        read_vocabulary(SERIES * 2)
