from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.themes import themes_of, vocabulary


def slugs(promise: str, *context: str) -> list[str]:
    return [theme.slug for theme in themes_of(promise, *context)]


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        ("to trace illicit firearms", ["firearms"]),
        ("to take fingerprints of those held for terrorism", ["counter-terrorism", "biometrics"]),
        ("to recover criminal assets", ["illicit-finance"]),
        ("to end cross-border fraud", ["organized-crime"]),
        ("to curb identity fraud at airports", ["border-security"]),
        ("to meet again", ["other"]),
    ],
)
def test_themes_come_from_the_words_of_the_promise(promise: str, expected: list[str]) -> None:
    assert slugs(promise) == expected


def test_the_words_that_made_a_theme_are_kept() -> None:
    assert themes_of("trace weapons, and seize weapons and rifles")[0].words == ("weapons", "rifles")


def test_a_promise_that_names_no_end_takes_it_from_the_nearest_context() -> None:
    assert slugs("to set up a fund", "A fund is set up.", "Ivory is poached.", "Drugs are sold.") == [
        "environmental-crime"
    ]


def test_a_means_keeps_its_place_beside_the_end_that_context_gives() -> None:
    assert slugs("to share the lists", "Cocaine passes through the docks.") == ["information-sharing", "drugs"]


def test_context_adds_nothing_to_a_promise_that_names_its_end() -> None:
    assert slugs("to seize ransomware proceeds", "Ivory is poached.") == ["illicit-finance", "cybercrime"]


def test_every_theme_is_described_for_readers_and_named_once() -> None:
    themes = vocabulary()
    assert len({theme.slug for theme in themes}) == len(themes) == 20
    assert all(theme.name and theme.description.endswith(".") for theme in themes)


def test_the_vocabulary_needs_no_parser() -> None:
    code = "import sys, app.extraction.themes as t; t.vocabulary(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text(max_size=200), st.text(max_size=50))
def test_any_text_has_a_theme_and_its_words_stand_in_it(promise: str, context: str) -> None:
    for theme in themes_of(promise, context):
        assert all(word in " ".join((promise + " " + context).split()) for word in theme.words)
