"""Lists of commitments: a page by key with all it shows, and all rows of a list, for taking away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import QueryableAttribute, selectinload
from sqlalchemy.sql.base import ExecutableOption
from sqlmodel import Session, col

from app import search
from app.commitments.filters import Filters
from app.commitments.orders import Order, begin, order
from app.commitments.selections import Selection, select_by
from app.commitments.tables import Commitment
from app.documents import Document
from app.evidence import Evidence
from app.search import EntryKind, Piece, Words

CHUNK = 500


@dataclass(frozen=True)
class Page:
    """Some rows of a list with their themes, meetings and standing evidence, and the ways on and back.

    `before` counts the rows on the pages before; `marked` has the statements with the words that were searched;
    `selection` is what the page was cut out of.
    """

    rows: Sequence[Commitment]
    total: int
    before: int
    previous: Filters | None
    next: Filters | None
    marked: Mapping[str, tuple[Piece, ...]]
    selection: Selection

    def statement(self, commitment: Commitment) -> tuple[Piece, ...]:
        """Return a row's statement in pieces, the words that were searched marked."""
        return self.marked.get(commitment.ref) or (Piece(commitment.statement, False),)


def shown() -> tuple[ExecutableOption, ...]:
    """Return what loads all that a card shows, in one query each, and no document's text."""
    quotes = selectinload(relation(Commitment.evidence).and_(col(Evidence.standing)))
    return (
        selectinload(relation(Commitment.themes)),
        selectinload(relation(Commitment.meeting)),
        quotes.joinedload(relation(Evidence.document)).defer(relation(Document.text), raiseload=True),
    )


def relation(declared: object) -> QueryableAttribute[Any]:
    """Return the attribute as what it is; SQLModel declares it as what it holds."""
    return cast(QueryableAttribute[Any], declared)


def page(session: Session, filters: Filters, size: int = 25) -> Page:
    """Return the page of this state; the same number of queries whatever it holds.

    The state's values must be possible ones (`Choices.check`); raises Refused where `after` is no reference.
    """
    selection = select_by(session, filters)
    ordered = order(session, selection)
    before = begin(session, selection, ordered)
    rows = _load(session, selection, ordered.places[before : before + size])
    further = before + size < len(ordered.places)
    return Page(
        rows,
        total=len(ordered.places),
        before=before,
        previous=filters.changed(after=_ref(session, selection, ordered, before - size)) if before else None,
        next=filters.changed(after=rows[-1].ref) if further else None,
        marked=_marked(session, filters, rows),
        selection=selection,
    )


def every(session: Session, filters: Filters) -> Iterator[Commitment]:
    """Yield all rows of a list in its order, each with all it shows; read in chunks, so that none is kept."""
    selection = select_by(session, filters)
    ordered = order(session, selection)
    for first in range(begin(session, selection, ordered), len(ordered.places), CHUNK):
        yield from _load(session, selection, ordered.places[first : first + CHUNK])
        session.expunge_all()


def _load(session: Session, selection: Selection, places: Sequence[int]) -> Sequence[Commitment]:
    """Return the commitments at these places, in this order, with all that a card shows."""
    ids = [selection.census.ids[place] for place in places]
    found = session.scalars(select(Commitment).where(col(Commitment.id).in_(ids)).options(*shown()))
    by_id = {commitment.id: commitment for commitment in found}
    return [by_id[each] for each in ids]


def _ref(session: Session, selection: Selection, ordered: Order, begins: int) -> str:
    """Return what a page comes after that begins with this row: a reference, nothing for the first page."""
    if begins <= 0:
        return ""
    wanted = selection.census.ids[ordered.places[begins - 1]]
    return session.scalars(select(col(Commitment.ref)).where(col(Commitment.id) == wanted)).one()


def _marked(session: Session, filters: Filters, rows: Sequence[Commitment]) -> Mapping[str, tuple[Piece, ...]]:
    words = Words.of(filters.q)
    return search.marked(session, words, EntryKind.COMMITMENT, [row.ref for row in rows]) if words and rows else {}
