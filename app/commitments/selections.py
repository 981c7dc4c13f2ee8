"""Which commitments a state of the list leaves: each facet, and the words, as a set of the census."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce
from operator import and_

from sqlalchemy import select
from sqlmodel import Session, col

from app import search
from app.commitments.census import Bits, Census, bits, census, listed, read
from app.commitments.filters import FACETS, Filters
from app.commitments.tables import Commitment
from app.search import EntryKind, Words

WORDS = "q"


@dataclass(frozen=True)
class Selection:
    """A state of the list, and what it can leave; `said` has the commitments with all its words, None without words."""

    census: Census
    filters: Filters
    said: Bits | None

    def left(self, but: Collection[str] = ()) -> Bits:
        """Return the standing commitments that are left, the choices of facets, or WORDS, in `but` left out."""
        chosen = [(facet, self.filters.chosen(facet)) for facet in FACETS if facet not in but]
        sets = [self.census.any_of(facet, values) for facet, values in chosen if values]
        said = [] if self.said is None or WORDS in but else [self.said]
        return reduce(and_, [*sets, *said], self.census.standing)


def select_by(session: Session, filters: Filters) -> Selection:
    """Return what this state leaves; its values must be possible ones (`Choices.check`)."""
    taken = census(session)
    return Selection(taken, filters, _said(session, taken, filters.q) if filters.q else None)


def _said(session: Session, taken: Census, typed: str) -> Bits:
    """Return the commitments in which all words occur; signs alone occur nowhere."""
    words = Words.of(typed)
    if not words:
        return 0
    found = search.targets(session, words, EntryKind.COMMITMENT).subquery()
    ids = session.scalar(select(listed(col(Commitment.id))).join(found, found.c.target == Commitment.ref))
    return bits(list(read(taken.places, ids))) if ids else 0
