from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.terms import Terms, by_owner, plain, terms


def found(listed: str, text: str) -> list[str]:
    return [hit.words for hit in Terms(list(terms("theme", "strong", listed))).find(text)]


@pytest.mark.parametrize(
    ("word", "same"), [("Rifles", "rifle"), ("agencies", "agency"), ("crisis", "crisis"), ("child's", "child")]
)
def test_a_word_is_compared_in_small_letters_singular_and_without_its_possessive(word: str, same: str) -> None:
    assert plain(word) == same


@pytest.mark.parametrize(
    ("listed", "text", "words"),
    [
        ("rifle", "Two rifles and a Rifle", ["rifles", "Rifle"]),
        ("terror*", "counter-terrorism units", ["counter-terrorism"]),
        ("money launder*", "against money laundering", ["money laundering"]),
        ("small boat", "a small grey boat", []),
        ("art", "artists start late", []),
    ],
)
def test_terms_are_found_as_whole_words_or_by_their_beginning(listed: str, text: str, words: list[str]) -> None:
    assert found(listed, text) == words


def test_what_is_found_is_sorted_by_owner_and_grade_each_once() -> None:
    vocabulary = Terms([*terms("arms", "strong", "rifle"), *terms("arms", "weak", "trace")])
    assert by_owner(vocabulary.find("trace a rifle, trace a rifle")) == {
        "arms": {"weak": ("trace",), "strong": ("rifle",)}
    }


@given(st.text(max_size=80))
def test_any_text_is_searched(text: str) -> None:
    assert all(word for word in found("a*, b c, d*", text))
