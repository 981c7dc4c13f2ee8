"""Pages out of a long order: they lead through all of it, on and back, whatever their size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.paging import Leaf, leaf

ORDERS = st.lists(st.text(min_size=1, max_size=3), unique=True, max_size=40)
SIZES = st.integers(min_value=1, max_value=12)


def walk(keys: list[str], size: int) -> list[Leaf]:
    """Return all pages, from the first on."""
    found = [leaf(keys, "", size)]
    while (after := found[-1].next) is not None:
        found.append(leaf(keys, after, size))
    return found


@given(ORDERS, SIZES)
def test_the_ways_on_lead_through_all_keys_in_their_order(keys: list[str], size: int) -> None:
    pages = walk(keys, size)

    assert [key for page in pages for key in page.keys] == keys
    assert [page.before for page in pages] == list(range(0, max(len(keys), 1), size))


@given(ORDERS, SIZES)
def test_the_ways_back_lead_to_the_same_pages(keys: list[str], size: int) -> None:
    pages = walk(keys, size)

    assert pages[0].previous is None
    assert [leaf(keys, page.previous or "", size) for page in pages[1:]] == pages[:-1]


def test_no_page_begins_after_what_is_not_in_the_order() -> None:
    with pytest.raises(Refused, match="No page can begin after “z”"):
        leaf(["a", "b"], "z", 2)
