from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.themes import Said, theme_signs, themes_of, vocabulary


def slugs(sentence: str, *before: str, promise: str = "") -> list[str]:
    return [theme.slug for theme in themes_of(Said(sentence, promise, before))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We shall trace illicit firearms.", ["firearms"]),
        (
            "The ministers agreed to take the fingerprints of foreign terrorist fighters.",
            "counter-terrorism biometrics",
        ),
        ("They resolved to recover criminal assets.", ["illicit-finance"]),
        ("We shall end the smuggling of migrants.", ["human-trafficking"]),
        ("We agreed to screen passports at airports.", ["border-security"]),
        ("We agreed to fight ransomware.", ["cybercrime"]),
        ("We agreed to meet again.", ["other"]),
    ],
)
def test_themes_come_from_the_words_of_the_sentence(sentence: str, expected: str | list[str]) -> None:
    wanted = expected.split() if isinstance(expected, str) else expected
    assert slugs(sentence, promise=sentence.split(" ", 1)[1]) == wanted


def test_the_words_that_made_a_theme_are_kept() -> None:
    assert themes_of(Said("We trace weapons, and seize weapons and rifles."))[0].words == ("weapons", "rifles")


def test_a_sentence_that_names_no_theme_takes_it_from_what_stands_before() -> None:
    ivory = "Ivory of elephants is sold by poachers."
    found = themes_of(Said("We agreed to end this trade.", before=[ivory, "It rained."], document=ivory))
    assert [theme.slug for theme in found] == ["environmental-crime"]
    assert found[0].words == ("Ivory", "elephants", "poachers")


def test_what_stands_before_adds_nothing_to_a_sentence_that_names_its_theme() -> None:
    assert slugs("We shall trace illicit firearms.", "Ivory is poached.") == ["firearms"]


def test_each_theme_shows_its_signs_in_general_and_of_its_own() -> None:
    signs = theme_signs(Said("We trace rifles at the border.", "trace rifles at the border"))["firearms"]
    assert {"strong", "strong in the promise", "firearms: strong", "firearms: beside border-security"} <= set(signs)


def test_a_sentence_that_names_no_theme_takes_it_from_what_the_document_is_about() -> None:
    said = Said("They will be scrapped.", heading="Dredgers", title="Illegal gold mining in the rainforest")
    signs = theme_signs(said)["environmental-crime"]
    assert {"strong in the title", "only strong in the title"} <= set(signs)


def test_a_document_tells_how_much_of_it_is_about_a_theme() -> None:
    said = Said("They agreed.", document="Rifles, pistols and other firearms. Heroin.")
    signs = theme_signs(said)
    assert "number 1 of the document" in signs["firearms"]
    assert "number 2 of the document" in signs["drugs"]
    assert "nowhere in the document" in signs["corruption"]


def test_every_theme_is_described_for_readers_and_named_once() -> None:
    themes = vocabulary()
    assert len({theme.slug for theme in themes}) == len(themes) == 20
    assert all(theme.name and theme.description.endswith(".") for theme in themes)


def test_the_vocabulary_needs_no_parser() -> None:
    code = "import sys, app.extraction.themes as t; t.vocabulary(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text(max_size=200), st.text(max_size=50))
def test_any_text_has_a_theme_and_its_words_stand_in_it(promise: str, context: str) -> None:
    for theme in themes_of(Said(promise, before=[context])):
        assert all(word in " ".join((promise + " " + context).split()) for word in theme.words)
