"""The orders of a list, and where a page begins in one: after the commitment that its address names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import neg, pos

from sqlalchemy import select
from sqlmodel import Session, col

from app import search
from app.commitments.census import places_of
from app.commitments.filters import Sort
from app.commitments.selections import Selection
from app.commitments.tables import Commitment
from app.errors import Refused
from app.search import EntryKind, Words


@dataclass(frozen=True)
class Order:
    """The places of what a state leaves, in its order; `key` sorts any place of the order, KeyError for others."""

    places: Sequence[int]
    key: Callable[[int], int]

    def after(self, place: int) -> int:
        """Return how many rows stand before and at this place, whether it is left itself or not."""
        return bisect_right(self.places, self.key(place), key=self.key)


def order(session: Session, selection: Selection) -> Order:
    """Return what is left in the order that is asked for; by relevance is by rank, then by reference."""
    left = places_of(selection.left())
    words = Words.of(selection.filters.q)
    if selection.filters.sort == Sort.RELEVANCE and words:
        ranks = _ranks(session, selection, words)
        return Order(sorted(left, key=ranks.__getitem__), ranks.__getitem__)
    return Order(left, pos) if selection.filters.sort == Sort.OLDEST else Order(left[::-1], neg)


def begin(session: Session, selection: Selection, ordered: Order) -> int:
    """Return how many rows come before the page that the state asks for; raises Refused where none can begin there."""
    ref = selection.filters.after
    if not ref:
        return 0
    found = session.scalar(select(col(Commitment.id)).where(col(Commitment.ref) == ref))
    try:
        return ordered.after(selection.census.places[str(found)])
    except KeyError:
        raise Refused(f"No page can begin after “{ref[:60]}”; leave “after” out to begin at the top.") from None


def _ranks(session: Session, selection: Selection, words: Words) -> dict[int, int]:
    """Return by place how far down each commitment with the words stands."""
    ranks = search.ranked(session, words, EntryKind.COMMITMENT)
    found = select(col(Commitment.id)).join(ranks, ranks.c.target == Commitment.ref)
    ids = session.scalars(found.order_by(ranks.c.rank, col(Commitment.ref)))
    return {selection.census.places[str(key)]: rank for rank, key in enumerate(ids)}
