from __future__ import annotations

from app.extraction.neighbours import ALONE, neighbours


def test_a_sentence_is_told_what_stands_before_and_after_it() -> None:
    first, second, *_, last = neighbours([0.9, 0.5, 0.01, 0.1, 0.6, 0.0])
    assert {"before: nothing", "after: likely a promise"} <= first
    assert {"before: surely a promise", "after: no promise"} <= second
    assert {"before: likely a promise", "after: nothing"} <= last


def test_a_sentence_is_told_how_many_promises_stand_near_and_in_all_of_the_document() -> None:
    _, second, *_ = neighbours([1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0])
    assert {"near: 3 of five", "document: 4 of ten"} <= second


def test_in_a_very_short_document_neighbours_say_nothing() -> None:
    assert list(neighbours([1.0, 0.0])) == [ALONE, ALONE]


def test_no_document_no_signs() -> None:
    assert list(neighbours([])) == []
