"""What follows from two hedged numbers never claims more than both together do."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.hedges import Hedged, difference, growth, hull
from app.terms import Qualifier

EXACT, ABOUT, NEARLY = Qualifier.EXACT, Qualifier.ABOUT, Qualifier.NEARLY
MORE, LESS, BETWEEN = Qualifier.MORE_THAN, Qualifier.LESS_THAN, Qualifier.BETWEEN

sizes = st.integers(min_value=1, max_value=10**9).map(float)
plain = st.builds(Hedged, sizes, st.sampled_from([EXACT, ABOUT, NEARLY, MORE, LESS]))
ranges = (
    st.tuples(sizes, sizes).filter(lambda ends: ends[0] < ends[1]).map(lambda ends: Hedged(ends[0], BETWEEN, ends[1]))
)
hedged = st.one_of(plain, ranges)


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ((NEARLY, 40, None), (NEARLY, 50, None), (ABOUT, 10, None)),
        ((NEARLY, 50, None), (ABOUT, 60, None), (ABOUT, 10, None)),
        ((EXACT, 194, None), (EXACT, 195, None), (EXACT, 1, None)),
        ((EXACT, 50, None), (EXACT, 40, None), (EXACT, -10, None)),
        ((EXACT, 40, None), (NEARLY, 50, None), (ABOUT, 10, None)),
        ((EXACT, 40, None), (MORE, 50, None), (MORE, 10, None)),
        ((NEARLY, 40, None), (MORE, 43, None), (MORE, 3, None)),
        ((LESS, 40, None), (MORE, 43, None), (MORE, 3, None)),
        ((MORE, 43, None), (NEARLY, 50, None), (LESS, 7, None)),
        ((MORE, 43, None), (EXACT, 50, None), (LESS, 7, None)),
        ((EXACT, 10, None), (LESS, 8, None), (LESS, -2, None)),
        ((LESS, 10, None), (EXACT, 12, None), (MORE, 2, None)),
        ((MORE, 26, None), (MORE, 31, None), (ABOUT, 5, None)),
        ((LESS, 3, None), (LESS, 2, None), (ABOUT, -1, None)),
        ((ABOUT, 26, None), (MORE, 31, None), (ABOUT, 5, None)),
        ((BETWEEN, 10, 20), (EXACT, 30, None), (BETWEEN, 10, 20)),
        ((BETWEEN, 10, 20), (BETWEEN, 15, 40), (BETWEEN, -5, 30)),
        ((BETWEEN, 10, 20), (ABOUT, 30, None), (ABOUT, 10, 20)),
        ((BETWEEN, 10, 20), (MORE, 30, None), (MORE, 10, None)),
        ((MORE, 30, None), (BETWEEN, 25, 28), (LESS, -2, None)),
        ((BETWEEN, 10, 40), (MORE, 30, None), (ABOUT, -10, 20)),
        ((ABOUT, 10, 20), (MORE, 30, None), (ABOUT, 10, 20)),
    ],
)
def test_a_difference_is_as_hedged_as_its_parts(
    old: tuple[Qualifier, float, float | None],
    new: tuple[Qualifier, float, float | None],
    change: tuple[Qualifier, float, float | None],
) -> None:
    found = difference(Hedged(new[1], new[0], new[2]), Hedged(old[1], old[0], old[2]))

    assert (found.qualifier, found.value, found.high) == change


def test_growth_is_told_in_percent_of_the_older_number() -> None:
    assert growth(Hedged(50_000, NEARLY), Hedged(40_000, NEARLY)) == Hedged(25, ABOUT)
    assert growth(Hedged(60_000, ABOUT), Hedged(50_000, NEARLY)) == Hedged(20, ABOUT)
    assert growth(Hedged(40, MORE), Hedged(32, NEARLY)) == Hedged(25, MORE)


def test_growth_from_a_range_is_a_range() -> None:
    assert growth(Hedged(40), Hedged(20, BETWEEN, 40)) == Hedged(0, BETWEEN, 100)


def test_nothing_grows_from_zero() -> None:
    assert growth(Hedged(40), Hedged(0)) is None


def test_figures_that_disagree_span_a_range() -> None:
    assert hull([Hedged(5_600), Hedged(5_800)]) == Hedged(5_600, BETWEEN, 5_800)
    assert hull([Hedged(5_600, ABOUT), Hedged(5_800)]) == Hedged(5_600, ABOUT, 5_800)
    assert hull([Hedged(7, NEARLY), Hedged(7, NEARLY)]) == Hedged(7, NEARLY)
    assert hull([Hedged(7, NEARLY), Hedged(7)]) == Hedged(7, ABOUT)


@pytest.mark.parametrize(
    ("value", "qualifier", "high"), [(2, BETWEEN, 1), (1, BETWEEN, None), (1, EXACT, 2), (math.inf, EXACT, None)]
)
def test_a_number_that_cannot_be_is_refused(value: float, qualifier: Qualifier, high: float | None) -> None:
    with pytest.raises(ValueError, match=r"range|finite"):
        Hedged(value, qualifier, high)


@pytest.mark.parametrize(
    ("row", "read"),
    [
        ((7.0, BETWEEN, None), Hedged(7, ABOUT)),
        ((9.0, EXACT, 7.0), Hedged(7, BETWEEN, 9)),
        ((7.0, MORE, 9.0), Hedged(7, ABOUT, 9)),
        ((7.0, NEARLY, 7.0), Hedged(7, NEARLY)),
    ],
)
def test_a_row_with_odd_ends_is_read_with_care(row: tuple[float, Qualifier, float | None], read: Hedged) -> None:
    assert Hedged.of(*row) == read


@given(hedged, hedged)
def test_a_change_is_exact_only_between_exact_numbers(new: Hedged, old: Hedged) -> None:
    assert (difference(new, old).qualifier is EXACT) == (new.qualifier is EXACT and old.qualifier is EXACT)


@given(hedged, hedged)
def test_the_way_back_is_the_same_change_turned_round(new: Hedged, old: Hedged) -> None:
    there, back = difference(new, old), difference(old, new)

    turned = {MORE: LESS, LESS: MORE}
    assert back.qualifier is turned.get(there.qualifier, there.qualifier)
    assert (back.value, back.end) == (-there.end, -there.value)


@given(hedged, hedged, st.data())
def test_true_numbers_within_the_hedges_change_within_the_hedged_change(
    new: Hedged, old: Hedged, data: st.DataObject
) -> None:
    late, early = (data.draw(true_numbers(number)) for number in (new, old))
    low, high = difference(new, old).bounds

    assert low is None or low <= late - early
    assert high is None or late - early <= high


@given(hedged, hedged)
def test_growth_and_difference_are_hedged_alike_and_point_the_same_way(new: Hedged, old: Hedged) -> None:
    grown, changed = growth(new, old), difference(new, old)

    assert grown is not None
    assert grown.qualifier is changed.qualifier
    assert (grown.value > 0, grown.end > 0) == (changed.value > 0, changed.end > 0)


@given(st.lists(hedged, min_size=1, max_size=4))
def test_a_hull_covers_all_its_numbers(numbers: list[Hedged]) -> None:
    whole = hull(numbers)

    assert all(whole.value <= number.value and number.end <= whole.end for number in numbers)


def true_numbers(number: Hedged) -> st.SearchStrategy[float]:
    """Return true numbers that a hedged one may stand for; a rough one without bounds stands for itself."""
    low, high = number.bounds
    if low is None and high is None:
        return st.just(number.value)
    return st.integers(int(low if low is not None else -(10**9)), int(high if high is not None else 10**10)).map(float)
