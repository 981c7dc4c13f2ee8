"""Sums and intervals of scores."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import evaluation
from app.extraction.findings import DocumentKind
from app.scoring import Comparison, Part, Tally

TALLIES = st.builds(Tally, *[st.integers(0, 40)] * 3)


def comparison(right: int, spurious: int, missed: int, kind: DocumentKind = DocumentKind.NEWS) -> Comparison:
    made = Comparison("a", kind)
    made.tallies[Part.PEOPLE] = Tally(right, spurious, missed)
    return made


def test_counts_of_all_documents_are_summed_before_shares_are_taken() -> None:
    score = evaluation.scores([comparison(8, 2, 0), comparison(1, 0, 3)])[Part.PEOPLE]
    assert (score.right, score.spurious, score.missed) == (9, 2, 3)
    assert (score.precision.value, score.recall.value, score.f1.value) == (0.818, 0.75, 0.783)


def test_wilsons_interval_is_the_published_one() -> None:
    low, high = evaluation.wilson(81, 263)  # the worked example in Newcombe, Statistics in Medicine 17 (1998)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_few_faultless_documents_do_not_claim_certainty() -> None:
    score = evaluation.scores([comparison(2, 0, 0)] * 3)[Part.PEOPLE]
    assert score.recall.high == 1
    assert score.recall.low == pytest.approx(0.61, abs=0.01)


def test_faults_that_come_together_widen_the_interval() -> None:
    spread = evaluation.scores([comparison(9, 0, 1)] * 20)[Part.PEOPLE].recall
    together = evaluation.scores([*[comparison(10, 0, 0)] * 18, *[comparison(0, 0, 10)] * 2])[Part.PEOPLE].recall
    assert spread.value == together.value
    assert together.high - together.low > 2 * (spread.high - spread.low)


def test_a_part_without_anything_is_left_out() -> None:
    assert set(evaluation.scores([comparison(1, 0, 0)])) == {Part.PEOPLE}


def test_documents_are_summed_by_kind_too() -> None:
    news, statement = comparison(1, 0, 1), comparison(3, 0, 0, DocumentKind.PRESS_RELEASE)
    trial = evaluation.summarise("all", [statement, news, news], seen=False)
    assert [(kind.name, kind.documents) for kind in trial.kinds] == [("news", 2), ("press_release", 1)]
    assert trial.kinds[0].scores[Part.PEOPLE].missed == 2


def test_every_miss_is_listed_in_the_order_of_the_documents() -> None:
    first, second = comparison(1, 0, 0), comparison(1, 0, 0)
    first.miss(Part.PEOPLE, "Ann  Roe")
    second.invent(Part.PEOPLE, "Lyon")
    misses = evaluation.summarise("all", [first, second]).misses or ()
    assert [(miss.fault, miss.words) for miss in misses] == [("missed", "Ann Roe"), ("made up", "Lyon")]


@settings(deadline=None, max_examples=40)
@given(st.lists(TALLIES, min_size=1, max_size=6))
def test_an_interval_holds_its_value_and_is_the_same_each_time(tallies: list[Tally]) -> None:
    made = [comparison(each.right, each.spurious, each.missed) for each in tallies]
    scores = evaluation.scores(made)
    assert scores == evaluation.scores(made)
    for score in scores.values():
        for share in (score.precision, score.recall, score.f1):
            assert 0 <= share.low <= share.value <= share.high <= 1
