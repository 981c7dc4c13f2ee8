"""The signs by which a text as a whole reports on a meeting of ministers."""

from __future__ import annotations

import pytest

from app.extraction.occasions import reports_meeting
from app.extraction.reporting import is_reported, report_signs


def test_what_is_counted_is_told_in_steps() -> None:
    signs = report_signs("", ["The ministers came.", "The ministers left.", "The ministers wrote."], 0)
    assert {"the ministers ×1", "the ministers ×2", "no told"} <= signs
    assert "the ministers ×4" not in signs


def test_what_somebody_says_is_not_counted() -> None:
    assert "no we" in report_signs("", ["“We are glad,” she said."], 0)


def test_a_text_is_judged_by_the_sum_of_its_signs() -> None:
    table = {"": 0.0, "told ×1": 1.0, "an operation ×1": -2.0}
    assert is_reported(frozenset({"told ×1"}), table)
    assert not is_reported(frozenset({"told ×1", "an operation ×1"}), table)


@pytest.mark.parametrize(
    "text",
    [
        "Joint statement by Minister Ann Roe and Minister Jan Poe\n\nOslo, 3 May 2022\n\nToday we held our meeting by"
        " the water. We agreed on two things, and we signed a paper about them. Our ministers of finance shall pay.",
        "LIVE: Interior ministers in Oslo\n\n09.00 Good morning. Norway’s Justice Minister, Ann Roe, is here.\n\n"
        "10.00 The ministers want one hotline. Denmark’s Interior Minister, Jan Poe, likes it, the ministers agreed.",
    ],
)
def test_a_meeting_is_seen_where_no_sentence_says_that_ministers_met(text: str) -> None:
    assert reports_meeting(text)
