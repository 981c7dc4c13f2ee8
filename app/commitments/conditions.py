"""Which commitments a state of the list leaves: each facet, and the words, as a condition."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, SQLColumnExpression, extract, false, select
from sqlmodel import Session, col

from app import search
from app.commitments.filters import FACETS, Filters
from app.commitments.tables import Commitment, CommitmentTheme
from app.documents import Document
from app.evidence import Evidence
from app.meetings import Meeting
from app.search import EntryKind, Words
from app.terms import CommitmentKind
from app.themes import Theme

Values = Sequence[str]
WORDS = "q"
ID = col(Commitment.id)
YEAR = extract("year", col(Meeting.starts_on))
THEMED = select(col(CommitmentTheme.commitment_id)).join(Theme, col(Theme.id) == CommitmentTheme.theme_id)
SHOWN = (
    select(col(Evidence.commitment_id))
    .join(Document, col(Document.id) == Evidence.document_id)
    .where(col(Evidence.standing), col(Evidence.commitment_id).is_not(None))
)


def _at(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    meetings = select(col(Meeting.id)).where(col(Meeting.standing), condition)
    return col(Commitment.meeting_id).in_(meetings)


CONDITIONS: Mapping[str, Callable[[Values], ColumnElement[bool]]] = {
    "theme": lambda slugs: ID.in_(THEMED.where(col(Theme.slug).in_(slugs))),
    "meeting": lambda slugs: _at(col(Meeting.slug).in_(slugs)),
    "kind": lambda kinds: col(Commitment.kind).in_([CommitmentKind(kind) for kind in kinds]),
    "actor": lambda actors: col(Commitment.actor).in_(actors),
    "country": lambda codes: _at(col(Meeting.country).in_(codes)),
    "year": lambda years: _at(YEAR.in_([int(year) for year in years if year.isdecimal()])),
    "source": lambda names: ID.in_(SHOWN.where(col(Document.publisher).in_(names))),
}


def conditions(session: Session, filters: Filters, but: Collection[str] = ()) -> list[SQLColumnExpression[bool]]:
    """Return what holds for the commitments that are left, the choices of facets, or WORDS, in `but` left out."""
    chosen = [(facet, filters.chosen(facet)) for facet in FACETS if facet not in but]
    found = [CONDITIONS[facet](values) for facet, values in chosen if values]
    return [col(Commitment.standing), *found, *_said(session, "" if WORDS in but else filters.q)]


def _said(session: Session, typed: str) -> list[SQLColumnExpression[bool]]:
    """Return the condition that all words occur; signs alone occur nowhere."""
    if not typed:
        return []
    words = Words.of(typed)
    if not words:
        return [false()]
    found = search.targets(session, words, EntryKind.COMMITMENT)
    return [col(Commitment.ref).in_(found)]
