"""Lists of commitments: a page by key with all it shows, and all rows of a list, for taking away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Select, case, func, literal, select
from sqlalchemy.orm import QueryableAttribute, selectinload
from sqlalchemy.sql.base import ExecutableOption
from sqlmodel import Session, col

from app import search
from app.commitments.conditions import conditions
from app.commitments.filters import Filters
from app.commitments.orders import Cut, Order, order
from app.commitments.tables import Commitment
from app.documents import Document
from app.evidence import Evidence
from app.search import EntryKind, Piece, Words

CHUNK = 500


@dataclass(frozen=True)
class Page:
    """Some rows of a list with their themes, meetings and standing evidence, and the ways on and back.

    `before` counts the rows on the pages before; `marked` has the statements with the words that were searched.
    """

    rows: Sequence[Commitment]
    total: int
    before: int
    previous: Filters | None
    next: Filters | None
    marked: Mapping[str, tuple[Piece, ...]]

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
    ordered = order(session, filters)
    cut = ordered.cut(session, filters.after)
    wanted = select(Commitment).where(*conditions(session, filters))
    found = ordered.of(wanted.where(*ordered.beyond(cut)).options(*shown()).limit(size + 1))
    rows = session.scalars(found).all()
    total, before = _counted(session, ordered, wanted, cut)
    on = filters.changed(after=rows[size - 1].ref) if len(rows) > size else None
    back = _previous(session, ordered, wanted, cut, size)
    return Page(
        rows[:size],
        total,
        before,
        previous=None if back is None else filters.changed(after=back),
        next=on,
        marked=_marked(session, filters, rows[:size]),
    )


def every(session: Session, filters: Filters) -> Iterator[Commitment]:
    """Yield all rows of a list in its order, each with all it shows; read in chunks, so that none is kept."""
    ordered = order(session, filters)
    cut = ordered.cut(session, filters.after)
    wanted = select(Commitment).where(*conditions(session, filters)).options(*shown()).limit(CHUNK)
    while rows := session.scalars(ordered.of(wanted.where(*ordered.beyond(cut)))).all():
        yield from rows
        cut = ordered.cut(session, rows[-1].ref)
        session.expunge_all()


def _counted(session: Session, ordered: Order, wanted: Select[Commitment], cut: Cut | None) -> tuple[int, int]:
    """Return how many rows there are on all pages, and on those before."""
    before = func.sum(case((ordered.upto(cut), 1), else_=0)) if cut else literal(0)
    counted = ordered.joined(wanted) if cut else wanted
    total, earlier = session.execute(counted.with_only_columns(func.count(), before, maintain_column_froms=True)).one()
    return total, earlier or 0


def _previous(session: Session, ordered: Order, wanted: Select[Commitment], cut: Cut | None, size: int) -> str | None:
    """Return what the page before comes after: a reference, nothing for the first page; None where there is none."""
    if cut is None:
        return None
    back = ordered.of(wanted.where(ordered.upto(cut)), backwards=True).limit(size + 1)
    refs = session.scalars(back.with_only_columns(col(Commitment.ref), maintain_column_froms=True)).all()
    return (refs[size] if len(refs) > size else "") if refs else None


def _marked(session: Session, filters: Filters, rows: Sequence[Commitment]) -> Mapping[str, tuple[Piece, ...]]:
    words = Words.of(filters.q)
    return search.marked(session, words, EntryKind.COMMITMENT, [row.ref for row in rows]) if words and rows else {}
