"""Scoring: what counts as found, as made up and as missed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.extraction.findings import (
    CommitmentFound,
    CommitmentKind,
    DocumentFacts,
    Extraction,
    MeetingFound,
    ObservationFound,
    PersonFound,
    Qualifier,
)
from app.extraction.span import Span
from app.gold import Gold
from app.scoring import Comparison, Part, compare, person_key, shared

TEXT = (
    "Ministers agreed to share more data, and called for better screening of travellers at every border. "
    "INTERPOL holds nearly 40,000 profiles. Ministers welcomed the work of INTERPOL."
)
PROMISE = TEXT[: TEXT.index(" INTERPOL holds")]


def place(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


def reading(**found: object) -> Extraction:
    return Extraction(document=DocumentFacts(), sha256="0" * 64, text=TEXT, **found)  # type: ignore[arg-type]


def promise(words: str = PROMISE, themes: tuple[str, ...] = ("border-security",), **said: object) -> CommitmentFound:
    values: dict[str, object] = {"statement": words, "kind": CommitmentKind.PLEDGE, "actor": "G7", **said}
    return CommitmentFound(themes=themes, evidence=place(words), **values)  # type: ignore[arg-type]


def figure(words: str = "nearly 40,000 profiles", **said: object) -> ObservationFound:
    values: dict[str, object] = {
        "label": "profiles",
        "unit": "profiles",
        "value": 40_000,
        "qualifier": Qualifier.NEARLY,
        **said,
    }
    return ObservationFound(evidence=place(words), **values)  # type: ignore[arg-type]


def person(name: str = "Priti Patel", **said: object) -> PersonFound:
    return PersonFound(name=name, evidence=place("Ministers"), **said)  # type: ignore[arg-type]


def scored(gold: dict[str, Any], **found: object) -> Comparison:
    return compare("a", Gold.model_validate(gold), reading(**found))


def counts(made: Comparison, part: Part) -> tuple[int, int, int]:
    tally = made.tallies[part]
    return tally.right, tally.spurious, tally.missed


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("The Ministers agreed.", "the ministers\nAGREED", 1),
        ("ministers agreed to act", "when ministers agreed to meet", 0.75),
        ("agreed to", "ministers disagreed to it", 1),
        ("…", "ministers", 0),
    ],
)
def test_quotes_share_their_longest_run_of_words(one: str, other: str, share: float) -> None:
    assert shared(one, other) == share
    assert shared(other, one) == share


def test_names_compare_without_order_case_and_accents() -> None:
    assert person_key("MATSUMURA Yoshifumi") == person_key("Yoshifumi Matsumura")
    assert person_key("Jürgen Stock") == person_key("Jurgen Stock")


def test_half_of_a_sentence_finds_it_and_less_does_not() -> None:
    gold = {"commitments": [{"quote": PROMISE, "kind": "pledge"}]}
    assert counts(scored(gold, commitments=[promise()]), Part.COMMITMENTS) == (1, 0, 0)
    elsewhere = promise("Ministers welcomed the work of INTERPOL.")
    assert counts(scored(gold, commitments=[elsewhere]), Part.COMMITMENTS) == (0, 1, 1)


def test_the_pieces_of_a_split_sentence_count_as_one_row_with_all_their_themes() -> None:
    gold = {"commitments": [{"quote": PROMISE, "kind": "pledge", "themes": ["information-sharing", "border-security"]}]}
    pieces = [
        promise("Ministers agreed to share more data", ("information-sharing",)),
        promise("called for better screening of travellers at every border", kind=CommitmentKind.CALL),
    ]
    made = scored(gold, commitments=pieces)
    assert counts(made, Part.COMMITMENTS) == (1, 0, 0)
    assert counts(made, Part.COMMITMENT_KIND) == (1, 0, 0)
    assert counts(made, Part.COMMITMENT_THEMES) == (2, 0, 0)


def test_an_optional_row_may_be_found_or_not() -> None:
    gold = {"commitments": [{"quote": PROMISE, "kind": "call", "optional": True}]}
    assert scored(gold).misses == []
    assert scored(gold, commitments=[promise()]).misses == []


def test_either_of_two_readings_is_right() -> None:
    gold = {"commitments": [{"quote": PROMISE, "kind": ["call", "pledge"], "themes": ["border-security"]}]}
    assert counts(scored(gold, commitments=[promise()]), Part.COMMITMENT_KIND) == (1, 0, 0)


def test_an_allowed_theme_costs_nothing_and_another_does() -> None:
    row = {"quote": PROMISE, "kind": "pledge", "themes": ["border-security"], "themes_optional": ["biometrics"]}
    found = promise(themes=("border-security", "biometrics", "drugs"))
    made = scored({"commitments": [row]}, commitments=[found])
    assert counts(made, Part.COMMITMENT_THEMES) == (1, 1, 0)
    assert [miss.fault for miss in made.misses] == ["drugs made up"]


def test_a_wrong_answer_is_both_made_up_and_missed() -> None:
    gold = {"commitments": [{"quote": PROMISE, "kind": "endorsement", "themes": ["border-security"]}]}
    made = scored(gold, commitments=[promise()])
    assert counts(made, Part.COMMITMENT_KIND) == (0, 1, 1)
    assert [miss.fault for miss in made.misses] == ["endorsement read as pledge"]


FIGURE = {"quote": "nearly 40,000", "value": 40_000, "qualifier": "nearly", "metric": "ftf-profiles"}


def test_a_figure_is_found_by_its_value_and_place_and_judged_by_what_is_said_of_it() -> None:
    made = scored({"observations": [FIGURE]}, observations=[figure(metric="ftf-profiles", per="day")])
    assert counts(made, Part.OBSERVATIONS) == (1, 0, 0)
    assert counts(made, Part.OBSERVATION_ATTRIBUTES) == (2, 1, 1)


def test_a_figure_outside_the_known_series_may_be_in_any() -> None:
    row = {**FIGURE, "metric": None}
    made = scored({"observations": [row]}, observations=[figure(metric="iarms-records")])
    assert counts(made, Part.OBSERVATION_ATTRIBUTES) == (2, 0, 0)


def test_the_same_figure_again_at_its_place_is_no_error_and_another_is() -> None:
    again = [figure(metric="ftf-profiles"), figure("40,000 profiles"), figure(value=41_000)]
    made = scored({"observations": [FIGURE]}, observations=again)
    assert counts(made, Part.OBSERVATIONS) == (1, 1, 0)
    assert [miss.fault for miss in made.misses] == ["41,000 made up"]


def test_a_person_needs_half_the_words_of_the_role() -> None:
    gold = {"people": [{"name": "Priti Patel", "role": "Secretary of State", "affiliation": "GB"}]}
    right = scored(gold, people=[person(role="Home Secretary of State", affiliation="GB")])
    wrong = scored(gold, people=[person(role="Secretary", affiliation=None)])
    assert counts(right, Part.PEOPLE_ATTRIBUTES) == (2, 0, 0)
    assert counts(wrong, Part.PEOPLE_ATTRIBUTES) == (0, 2, 2)


def test_a_role_that_the_text_leaves_open_may_be_anything() -> None:
    gold = {"people": [{"name": "Priti Patel", "role": None, "affiliation": ["GB", None]}]}
    assert scored(gold, people=[person(role="Minister")]).misses == []


def test_people_are_missed_and_made_up_by_name() -> None:
    made = scored(
        {"people": [{"name": "Priti Patel"}, {"name": "Ann Roe", "optional": True}]}, people=[person("A. Nyman")]
    )
    assert [(miss.fault, miss.words) for miss in made.misses] == [("made up", "A. Nyman"), ("missed", "Priti Patel")]


LONDON = {"city": ["London", "Westminster"], "country": "GB", "starts_on": "2021-09-08", "ends_on": None}


def test_a_meeting_is_judged_by_what_the_text_says_of_it() -> None:
    found = MeetingFound(city="LONDON", country="FR", ends_on=date(2021, 9, 9), evidence=place("Ministers"))
    made = scored({"meeting": LONDON}, meetings=[found])
    assert counts(made, Part.MEETING) == (1, 1, 2)


def test_a_meeting_where_there_is_none_is_made_up_unless_that_can_be_argued() -> None:
    found = MeetingFound(city="Rome", country="IT", evidence=place("Ministers"))
    assert counts(scored({"meeting": None}, meetings=[found]), Part.MEETING) == (0, 1, 0)
    assert scored({"meeting": None, "meeting_optional": True}, meetings=[found]).misses == []
