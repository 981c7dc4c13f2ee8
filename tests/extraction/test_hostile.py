"""Files made to exhaust their reader are read or refused in one sentence, within bounded time and memory."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from app.errors import Unreadable
from app.extraction.reading import Limits, read
from tests.extraction import hostile
from tests.extraction.files import PROSE

# What the slowest of these takes on a machine that is busy with other tests; the settings' own bound is higher.
SECONDS = 60
LIMITS = Limits(max_bytes=60_000_000)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (hostile.endless_line, "too long"),
        (hostile.swelling_pdf, "unpacks to more than 60 MB"),
        (hostile.nested_pdf, "unpacks to more than 60 MB"),
        (hostile.deep_pdf, "nested too deeply"),
        (hostile.circular_pdf, "damaged"),
        (hostile.long_pdf, "5,000 pages"),
        (hostile.forms_pdf, "no text"),
        (hostile.swelling_docx, "unpacks to 100 MB"),
        (hostile.lying_docx, "damaged"),
        (hostile.billion_laughs, "damaged"),
    ],
)
def test_a_file_that_swells_or_never_ends_is_refused_in_one_sentence(make: Callable[[], bytes], words: str) -> None:
    raw, begun = make(), time.monotonic()
    with pytest.raises(Unreadable) as refused:
        read(raw, "file", LIMITS)
    assert words in refused.value.message
    assert refused.value.message.endswith(".")
    assert time.monotonic() - begun < SECONDS


@pytest.mark.parametrize("make", [hostile.deep_page, hostile.deep_lists, hostile.many_attributes])
def test_a_page_of_too_much_markup_gives_its_words(make: Callable[[], bytes]) -> None:
    begun = time.monotonic()
    assert PROSE in read(make(), "file", LIMITS).text
    assert time.monotonic() - begun < SECONDS


def test_a_table_of_ten_thousand_cells_is_read() -> None:
    begun = time.monotonic()
    assert read(hostile.many_cells_docx(), "file", LIMITS).text.count("word") == 10_000
    assert time.monotonic() - begun < SECONDS


def test_a_document_never_gives_what_stands_in_other_files_of_the_machine() -> None:
    assert read(hostile.outside_entity(), "file", LIMITS).text == "Said:"


@pytest.mark.parametrize("unseen", ["\x00", "\u200f", "\u202e", "\u2067", "\u200b", "\ufeff"])
def test_signs_that_nobody_sees_are_left_out_of_the_words(unseen: str) -> None:
    prose = " ".join([PROSE] * 4)  # more than one such sign in a hundred, and it is no text
    assert read(f"{unseen}{prose[:20]}{unseen}{prose[20:]}".encode(), "file", LIMITS).text == prose
