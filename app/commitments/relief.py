"""What to drop where filters leave nothing: how many commitments there would be without each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.commitments.filters import FACETS, Filters
from app.commitments.selections import WORDS, Selection


@dataclass(frozen=True)
class Relief:
    """A filter, the state without it, and how many commitments that leaves."""

    name: str
    without: Filters
    count: int


def reliefs(selection: Selection) -> Sequence[Relief]:
    """Return each facet that is chosen, and `q` for words, with what is left without it, the most first."""
    filters = selection.filters
    on = [*(facet for facet in FACETS if filters.chosen(facet)), *([WORDS] if filters.q else [])]
    found = [Relief(name, _without(filters, name), selection.left(but=(name,)).bit_count()) for name in on]
    return sorted(found, key=lambda relief: -relief.count)


def _without(filters: Filters, name: str) -> Filters:
    return filters.changed(q="") if name == WORDS else filters.changed(**{name: ()})
