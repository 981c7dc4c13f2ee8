"""A change in words says its direction and its hedge, and no bound is rounded into an untruth."""

from __future__ import annotations

import pytest

from app.hedges import Hedged
from app.terms import Qualifier
from app.web.changes import absolute, relative

ABOUT, MORE, LESS, BETWEEN = Qualifier.ABOUT, Qualifier.MORE_THAN, Qualifier.LESS_THAN, Qualifier.BETWEEN


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Hedged(10_000, ABOUT), "about +10,000"),
        (Hedged(-1), "−1"),
        (Hedged(0), "no change"),
        (Hedged(0, ABOUT), "about the same"),
        (Hedged(3_200, MORE), "at least +3,200"),
        (Hedged(7_000, LESS), "up to +7,000"),
        (Hedged(-2, LESS), "at least −2"),
        (Hedged(-2, MORE), "up to −2"),
        (Hedged(0, MORE), "higher"),
        (Hedged(0, LESS), "lower"),
        (Hedged(-5, BETWEEN, 30), "−5 to +30"),
        (Hedged(10, ABOUT, 20), "about +10 to +20"),
        (Hedged(0, BETWEEN, 3_000_000), "0 to +3 million"),
    ],
)
def test_a_difference_reads_as_people_say_it(change: Hedged, words: str) -> None:
    assert absolute(change, "profiles") == words


def test_money_and_shares_keep_their_unit() -> None:
    assert absolute(Hedged(120_000_000, MORE), "USD") == "at least +US$120 million"
    assert absolute(Hedged(-0.5), "percent") == "−0.5 points"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Hedged(25, ABOUT), "about +25 %"),
        (Hedged(19.23, ABOUT), "about +19 %"),
        (Hedged(0.5155), "+0.5 %"),
        (Hedged(19.99, MORE), "at least +19 %"),
        (Hedged(16.2, LESS), "up to +17 %"),
        (Hedged(8.0, MORE), "at least +8 %"),
        (Hedged(-33.4, BETWEEN, 100), "−33 % to +100 %"),
        (Hedged(0), ""),
        (Hedged(0, MORE), ""),
        (Hedged(1_233.3), "+1,233 %"),
    ],
)
def test_a_growth_is_rounded_so_that_its_bound_stays_true(change: Hedged, words: str) -> None:
    assert relative(change) == words
