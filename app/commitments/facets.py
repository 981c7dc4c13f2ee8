"""Facets: what a list can be narrowed by, and how many commitments each choice would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.commitments.choices import Choices
from app.commitments.conditions import conditions
from app.commitments.filters import FACETS, Filters
from app.commitments.tables import Commitment, CommitmentTheme
from app.documents import Document
from app.evidence import Evidence
from app.themes import Theme

IN_ONE = ("meeting", "kind", "actor", "country", "year")


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
    """Return all facets in their order; three grouped queries, whatever is chosen."""
    counts = _in_one(session, filters, possible)
    counts["theme"], counts["source"] = _themes(session, filters), _sources(session, filters)
    return [_facet(filters, facet, possible.names[facet], counts[facet]) for facet in FACETS]


def _facet(filters: Filters, facet: str, names: Mapping[str, str], counts: Mapping[str, int]) -> Facet:
    chosen = filters.chosen(facet)
    options = [Option(value, name, counts.get(value, 0), value in chosen) for value, name in names.items()]
    return Facet(facet, [option for option in options if option.count or option.chosen])


def _in_one(session: Session, filters: Filters, possible: Choices) -> dict[str, Counter[str]]:
    """Count the facets of which a commitment has one value at most.

    One query groups the commitments by all these values. A group that fails no facet's choice counts for each facet,
    one that fails a single facet's counts for that facet alone: its other values show what they would leave.
    """
    parts = col(Commitment.meeting_id), col(Commitment.kind), col(Commitment.actor)
    wanted = conditions(session, filters, but=IN_ONE)
    grouped = select(*parts, func.count()).where(*wanted).group_by(*parts)
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for meeting_id, kind, actor, count in session.execute(grouped):
        values = {"kind": kind.value, "actor": actor, **_held(possible, meeting_id)}
        failed = [facet for facet in IN_ONE if filters.chosen(facet) and values.get(facet) not in filters.chosen(facet)]
        for facet, value in values.items():
            if not failed or failed == [facet]:
                counts[facet][value] += count
    return counts


def _held(possible: Choices, meeting_id: int | None) -> dict[str, str]:
    """Return the values that a commitment has from its meeting."""
    meeting = possible.meetings.get(meeting_id)
    if meeting is None:
        return {}
    known = {"meeting": meeting.slug, "country": meeting.country, "year": meeting.year}
    return {facet: str(value) for facet, value in known.items() if value is not None}


def _themes(session: Session, filters: Filters) -> Counter[str]:
    counted = (
        select(col(Theme.slug), func.count())
        .select_from(Commitment)
        .join(CommitmentTheme, col(CommitmentTheme.commitment_id) == Commitment.id)
        .join(Theme, col(Theme.id) == CommitmentTheme.theme_id)
        .where(*conditions(session, filters, but=("theme",)))
        .group_by(col(Theme.slug))
    )
    return Counter(dict(session.execute(counted).all()))


def _sources(session: Session, filters: Filters) -> Counter[str]:
    counted = (
        select(col(Document.publisher), func.count(col(Commitment.id).distinct()))
        .select_from(Commitment)
        .join(Evidence, col(Evidence.commitment_id) == Commitment.id)
        .join(Document, col(Document.id) == Evidence.document_id)
        .where(col(Evidence.standing), *conditions(session, filters, but=("source",)))
        .group_by(col(Document.publisher))
    )
    return Counter(dict(session.execute(counted).all()))
