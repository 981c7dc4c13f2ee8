"""Facets: what a list can be narrowed by, and how many commitments each choice would leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from app.commitments.choices import Choices
from app.commitments.conditions import counts
from app.commitments.filters import FACETS, Filters


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


def facets(session: Session, filters: Filters, possible: Choices) -> Sequence[Facet]:
    """Return all facets in their order; one grouped query each."""
    return [_facet(session, filters, facet, possible) for facet in FACETS]


def _facet(session: Session, filters: Filters, facet: str, possible: Choices) -> Facet:
    left, chosen = counts(session, filters, facet), filters.chosen(facet)
    options = [
        Option(value, name, left.get(value, 0), value in chosen) for value, name in possible.names[facet].items()
    ]
    return Facet(facet, [option for option in options if option.count or option.chosen])
