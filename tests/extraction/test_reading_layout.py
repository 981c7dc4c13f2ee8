"""A PDF's words come in the order of reading, whatever order the file has them in, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

import pytest

from app.extraction.reading import Limits, read
from tests.extraction.files import Placed, make_placed_pdf

FIRST = (
    "The ministers of the seven countries met in Mito on 8 December and agreed to share fingerprints and images "
    "through INTERPOL. They asked the Secretary General for a report on the use of its databases at borders."
)
SECOND = (
    "Nothing was said about the money that most delegations had expected, and the chair promised to come back to it at "
    "the next meeting. The heads of the police of all countries will prepare a plan."
)
THIRD = (
    "In the afternoon the ministers turned to stolen works of art, of which the database has some 52,000. They called "
    "on museums and dealers to search it before every purchase, and on all states to report what they have lost."
)
TEXTS = tuple(f"{n} was read. {FIRST} That was {n.lower()}." for n in ("One", "Two", "Three", "Four", "Five", "Six"))
LEFT, RIGHT, TOP, STEP = 50.0, 310.0, 760.0, 12.0
Column = list[Placed]


def column(*paragraphs: str, x: float = LEFT, room: float = 6, indent: float = 0, width: int = 44) -> Column:
    """Return the lines of some paragraphs under each other, with room between them or set in at their beginnings."""
    placed, y = [], TOP
    for paragraph in paragraphs:
        for number, line in enumerate(wrap(paragraph, width)):
            placed.append((line, x + (0 if number else indent), y, 10.0))
            y -= STEP
        y -= room
    return placed


def word_by_word(lines: Column) -> Column:
    """Place every word by itself."""
    return [
        (word, x + 5 * len(" ".join(line.split()[:number])), y, size)
        for line, x, y, size in lines
        for number, word in enumerate(line.split())
    ]


def in_turn(left: Column, right: Column) -> Column:
    """Take the lines from two columns in turn, as text recognition reads across a page."""
    return sorted([*left, *right], key=lambda piece: (-piece[2], piece[1]))


def paragraphs_of(*pages: Sequence[Placed]) -> list[str]:
    return read(make_placed_pdf(*pages), "file.pdf", Limits()).text.split("\n\n")


@pytest.mark.parametrize("room", [6, 0])
def test_paragraphs_end_where_there_is_room_or_the_next_line_is_set_in(room: float) -> None:
    lines = column(FIRST, SECOND, THIRD, room=room, indent=0 if room else 10)
    assert paragraphs_of(lines) == [FIRST, SECOND, THIRD]


def test_a_heading_in_larger_type_stands_alone() -> None:
    heading = ("Stolen works of art", LEFT, TOP + STEP, 13.0)
    assert paragraphs_of([heading, *column(THIRD)]) == ["Stolen works of art", THIRD]


def test_words_that_are_placed_one_by_one_become_lines_and_paragraphs() -> None:
    page = word_by_word(column(FIRST, SECOND)) + word_by_word(column(THIRD, x=RIGHT))
    assert paragraphs_of(page) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("placed", [list, word_by_word])
def test_columns_that_the_file_has_line_by_line_are_read_one_after_the_other(placed: type[list[Placed]]) -> None:
    title = ("Joint statement of the ministers of the interior and security of seven countries", LEFT, 790.0, 12.0)
    left, right = column(FIRST, SECOND), column(THIRD, SECOND, x=RIGHT)
    assert paragraphs_of([title, *placed(in_turn(left, right))]) == [title[0], FIRST, SECOND, THIRD, SECOND]


def test_a_table_stays_row_by_row() -> None:
    rows = [(f"State {letter}", f"{number}") for number, letter in enumerate("ABCDEFGHIJKL", start=1_200)]
    cells = [
        (cell, x, TOP - STEP * place, 10.0)
        for place, row in enumerate(rows)
        for cell, x in zip(row, (LEFT, RIGHT), strict=True)
    ]
    (table,) = ["\n".join(paragraphs_of(cells)).split()]
    assert table == [word for row in rows for word in " ".join(row).split()]


def test_a_sentence_goes_on_from_column_to_column_and_from_page_to_page() -> None:
    lines = column(f"{FIRST} {SECOND} {THIRD}", width=40)
    moved = [(words, RIGHT, y + 5 * STEP, size) for words, _, y, size in lines[5:9]]
    rest = [(words, x, y + 9 * STEP, size) for words, x, y, size in lines[9:]]
    assert paragraphs_of([*lines[:5], *moved], rest) == [f"{FIRST} {SECOND} {THIRD}"]


def test_different_heads_of_left_and_right_pages_and_their_numbers_go() -> None:
    heads = ("Official gazette", "Joint statement 2023")
    pages = [
        [
            *column(TEXTS[number]),
            (heads[number % 2], LEFT, 800.0, 8.0),
            (f"{number + 1}", 290.0, 30.0, 8.0),
        ]
        for number in range(len(TEXTS))
    ]
    assert paragraphs_of(*pages) == list(TEXTS)


def test_a_footnote_does_not_part_a_sentence_from_its_end_on_the_next_page() -> None:
    note = ("1. See the report of 12 March, page 4.", LEFT, 60.0, 8.0)
    lines = column(FIRST)
    end = [(words, x, y + 2 * STEP, size) for words, x, y, size in lines[2:]]
    rest = [(words, x, y - 60, size) for words, x, y, size in column(SECOND)]
    assert paragraphs_of([*lines[:2], note], [*end, *rest]) == [FIRST, note[0], SECOND]
