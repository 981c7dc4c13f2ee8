from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.extraction.letters import in_small_letters


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(in_small_letters(text)) == len(text)


def test_a_letter_that_would_become_two_is_one() -> None:
    assert in_small_letters("İZMİR, 4 May") == "izmir, 4 may"
