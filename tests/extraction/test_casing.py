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
        ("MINISTER OOSTHUIZEN REGRETTED IT.", "Minister Oosthuizen regretted it."),
        ("THE CHAIR SENT OKABE TSUNEO TO MITO.", "The chair sent Okabe Tsuneo to Mito."),
        ("JÜRGEN STOCK, SECRETARY GENERAL, CAME.", "Jürgen Stock, Secretary General, came."),
    ],
)
def test_names_keep_their_capitals_and_words_lose_them(shouted: str, said: str) -> None:
    assert recased(shouted) == said


@pytest.mark.parametrize("text", ["A HEADING\n\nMinisters met in London and agreed on data.", "G7", "", "LONDON 2021"])
def test_a_text_that_is_not_all_in_capitals_comes_back_as_it_is(text: str) -> None:
    assert written(text, pipeline()) == text


def test_a_paragraph_in_capitals_is_written_as_the_rest_of_the_text_is_and_a_heading_stays() -> None:
    heading = "JOINT STATEMENT OF THE MINISTERS OF THE INTERIOR OF THE SEVEN"
    body = "Ms Grant Chamber met INTERPOL in Nice, and there she said what the delegations had been told before."
    shouted = "MS GRANT CHAMBER GRANTED THAT NICE OFFERS INTERPOL A NICE CHAMBER."
    assert written(f"{heading}\n\n{body}\n\n{shouted}", pipeline()).split("\n\n") == [
        heading,
        body,
        "Ms Grant Chamber granted that Nice offers INTERPOL a Nice Chamber.",
    ]


@pytest.mark.parametrize(
    ("shouted", "said"),
    [
        ("The Ministers: (a) URGE platforms to act;", "The Ministers: (a) urge platforms to act;"),
        ("The states CALL UPON INTERPOL, STRONGLY as ever.", "The states call upon INTERPOL, STRONGLY as ever."),
        ("The seven DO HEREBY AGREE on more;", "The seven do hereby agree on more;"),
        ("2. AGREE on more. (b) URGE it to act.", "2. AGREE on more. (b) URGE it to act."),
        (
            "The Council, HAVING RECALLED its plan, the WHO and the EU,",
            "The Council, having recalled its plan, the WHO and the EU,",
        ),
        ("LIVE from LYON: Project I-GRIP and the SMART fund", "LIVE from LYON: Project I-GRIP and the SMART fund"),
        ("MINISTERS AGREE ON MORE", "MINISTERS AGREE ON MORE"),
    ],
)
def test_verbs_of_a_resolution_lose_their_capitals_in_a_text_that_has_small_letters(shouted: str, said: str) -> None:
    assert written(f"Ministers met.\n\n{shouted}", pipeline()) == f"Ministers met.\n\n{said}"


@settings(deadline=None)
@given(st.text(max_size=120))
def test_every_character_of_a_mixed_text_keeps_its_place(text: str) -> None:
    mixed = f"Ministers met.\n\n{ENOUGH.upper()}{text.upper()}.\n\nThey URGE {text}"
    found = written(mixed, pipeline())
    assert len(found) == len(mixed)
    assert found.casefold() == mixed.casefold()


@settings(deadline=None)
@given(st.text(max_size=120))
def test_every_character_keeps_its_place(text: str) -> None:
    shouted = (ENOUGH * 3 + text).upper()
    found = written(shouted, pipeline())
    assert len(found) == len(shouted)
    assert found.casefold() == shouted.casefold()
