"""Facets: what a list can be narrowed by, and how many commitments each choice would leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.commitments.choices import Choices
from app.commitments.filters import FACETS
from app.commitments.selections import Selection


@dataclass(frozen=True)
class Option:
    """One value of a facet, and how many commitments it would leave beside the other facets' choices."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A facet with the values worth offering: those that leave something, and those that are chosen."""

    name: str
    options: Sequence[Option]


def facets(selection: Selection, possible: Choices) -> Sequence[Facet]:
    """Return all facets in their order, each counted beside what is chosen of the others."""
    return [_facet(selection, facet, possible.names[facet]) for facet in FACETS]


def _facet(selection: Selection, facet: str, names: Mapping[str, str]) -> Facet:
    left, having = selection.left(but=(facet,)), selection.census.having[facet]
    chosen = selection.filters.chosen(facet)
    counts = {value: (left & having.get(value, 0)).bit_count() for value in names}
    options = [Option(value, name, counts[value], value in chosen) for value, name in names.items()]
    return Facet(facet, [option for option in options if option.count or option.chosen])
