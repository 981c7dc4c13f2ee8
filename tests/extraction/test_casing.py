"""A text in capitals gets its small letters back, and keeps its places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.extraction.casing import written
from app.extraction.parse import pipeline

ENOUGH = "THE MINISTERS MET AND AGREED TO WORK TOGETHER. "


def recased(text: str) -> str:
    return written(ENOUGH + text, pipeline()).removeprefix("The ministers met and agreed to work together. ")


@pytest.mark.parametrize(
    ("shouted", "said"),
    [
        ("MARCO MINNITI SPOKE IN ISCHIA.", "Marco Minniti spoke in Ischia."),
        ("HOME SECRETARY AMBER RUDD WELCOMED IT.", "Home Secretary Amber Rudd welcomed it."),
        ("THEY MET MINISTER NANCY FAESER IN GERMANY.", "They met Minister Nancy Faeser in Germany."),
        ("ON 3 MAY INTERPOL TOLD THE G7 WHO IT HELPS.", "On 3 May INTERPOL told the G7 who it helps."),
        ("THE BKA PAID MORE. OTHERS DID NOT.", "The BKA paid more. Others did not."),
    ],
)
def test_names_keep_their_capitals_and_words_lose_them(shouted: str, said: str) -> None:
    assert recased(shouted) == said


@pytest.mark.parametrize("text", ["A HEADING\n\nMinisters met in London and agreed on data.", "G7", "", "LONDON 2021"])
def test_a_text_that_is_not_all_in_capitals_comes_back_as_it_is(text: str) -> None:
    assert written(text, pipeline()) == text


@settings(deadline=None)
@given(st.text(max_size=120))
def test_every_character_keeps_its_place(text: str) -> None:
    shouted = (ENOUGH * 3 + text).upper()
    found = written(shouted, pipeline())
    assert len(found) == len(shouted)
    assert found.casefold() == shouted.casefold()
