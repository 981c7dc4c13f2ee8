"""A document's language is told from its words, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.extraction import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ministers agreed to share more information through INTERPOL.", "en"),
        ("Les ministres se sont engagés à échanger davantage d’informations.", "fr"),
        ("Die Ministerinnen und Minister wollen mehr Informationen austauschen.", "de"),
        ("I ministri si sono impegnati a scambiare più informazioni tra loro.", "it"),
        ("Los ministros se comprometieron a intercambiar más información.", "es"),
        ("大臣たちは情報をもっと共有することに合意しました。", "ja"),
    ],
)
def test_a_sentence_shows_its_language(text: str, code: str) -> None:
    assert language.detect(text) == code


@pytest.mark.parametrize("text", ["", "12345", "G7", "– 1/3 –", "Kobe"])
def test_what_has_too_few_words_has_no_language(text: str) -> None:
    assert language.detect(text) is None


def test_a_long_text_is_judged_past_its_head() -> None:
    assert (
        language.detect("The G7 – " * 300 + "Les ministres se sont engagés à échanger davantage d’informations. " * 900)
        == "fr"
    )


def test_a_language_has_an_english_name() -> None:
    assert (language.name("fr"), language.name("xx")) == ("French", "xx")


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    assert language.detect(text) in {None, *language.LANGUAGES}


def test_half_a_text_in_english_is_not_plainly_english() -> None:
    french = "Les ministres de l’intérieur se sont réunis à Paris et ont adopté un plan contre les armes. " * 12
    assert language.detect("The ministers met and agreed on the list of weapons. " * 5 + french) == "fr"
