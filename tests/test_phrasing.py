"""What statements share is told by the words they are about, and how they differ, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.phrasing import COMPARED, Part, differences, likeness, particulars, shared, subject

SHARE = "G7 Interior Ministers called for increased operational sharing of information via INTERPOL."
SHARED = "The ministers have agreed that operational information is shared more, and increasingly."
FUNDS = "Ministers identified the need to coordinate funding for INTERPOL’s core capabilities."


def test_a_statement_is_about_the_words_that_not_every_statement_has() -> None:
    assert list(subject(SHARE).values()) == ["increased", "operational", "sharing", "information"]


def test_one_word_with_another_ending_is_the_same_word() -> None:
    assert shared(SHARE, SHARED) == 3
    assert likeness(SHARE, SHARED) == 75


def test_who_speaks_and_how_makes_nothing_alike() -> None:
    assert likeness(SHARE, FUNDS) == 0
    assert likeness("They agreed.", "They agreed.") == 0


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("Ministers committed to use of the ICSE database.", ["ICSE"]),
        ("Fingerprints will be shared by 2025 with Ukraine.", ["2025", "Ukraine"]),
        ("DNA will be shared.", ["DNA"]),
        ("The G7 Ministers called on INTERPOL.", []),
    ],
)
def test_names_and_figures_are_particulars(statement: str, named: list[str]) -> None:
    assert list(particulars(statement).values()) == named


def test_a_difference_shows_what_went_and_what_came() -> None:
    runs = differences("They will share data.", "They will share more DATA, quickly.")

    assert [(run.part, run.earlier, run.later) for run in runs] == [
        (Part.SAME, "They will share", "They will share"),
        (Part.NEW, "", "more"),
        (Part.SAME, "data.", "DATA,"),
        (Part.NEW, "", "quickly."),
    ]


def test_a_very_long_statement_differs_as_a_whole() -> None:
    long = "word " * (COMPARED + 1)

    assert [run.part for run in differences(long, "word")] == [Part.GONE, Part.NEW]


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_a_difference_holds_both_statements_word_by_word(earlier: str, later: str) -> None:
    runs = differences(earlier, later)

    assert " ".join(run.earlier for run in runs).split() == earlier.split()
    assert " ".join(run.later for run in runs).split() == later.split()
    assert 0 <= likeness(earlier, later) <= 100
