"""The orders of a list, and how a page is cut out of one: by the key of its last row, never by a count of rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, SQLColumnExpression, select, tuple_
from sqlmodel import Session, col

from app import search
from app.commitments.filters import Filters, Sort
from app.commitments.tables import Commitment
from app.errors import Refused
from app.search import EntryKind, Words


@dataclass(frozen=True)
class Order:
    """A total order of commitments by `keys`; `ranks` is the table of ranks, where they are among the keys."""

    keys: tuple[SQLColumnExpression[Any], ...]
    descending: bool = False
    ranks: CTE | None = None

    def of(self, rows: Select[Any], backwards: bool = False) -> Select[Any]:
        """Return the rows in this order, or in the opposite one."""
        down = self.descending is not backwards
        return self.joined(rows).order_by(*(key.desc() if down else key.asc() for key in self.keys))

    def joined(self, rows: Select[Any]) -> Select[Any]:
        """Return the rows with the table that holds their ranks, where the order needs one."""
        return rows if self.ranks is None else rows.join(self.ranks, self.ranks.c.target == Commitment.ref)

    def beyond(self, cut: Cut | None) -> list[ColumnElement[bool]]:
        """Return what holds for the rows after the cut."""
        if cut is None:
            return []
        return [tuple_(*self.keys) < cut.row if self.descending else tuple_(*self.keys) > cut.row]

    def upto(self, cut: Cut) -> ColumnElement[bool]:
        """Return what holds for the rows before the cut, its own row among them."""
        return tuple_(*self.keys) >= cut.row if self.descending else tuple_(*self.keys) <= cut.row

    def cut(self, session: Session, ref: str) -> Cut | None:
        """Return the place after the commitment of this reference, None for no reference; raises Refused."""
        if not ref:
            return None
        found = session.execute(self.joined(select(*self.keys).where(col(Commitment.ref) == ref))).first()
        if found is None:
            raise Refused(f"No page can begin after “{ref[:60]}”; leave “after” out to begin at the top.")
        return Cut(tuple(found))


@dataclass(frozen=True)
class Cut:
    """The keys of the row that a page comes after."""

    keys: tuple[Any, ...]

    @property
    def row(self) -> ColumnElement[Any]:
        """The keys as a row of the database."""
        return tuple_(*self.keys)


def order(session: Session, filters: Filters) -> Order:
    """Return the order that is asked for; by relevance is by rank, then by reference."""
    words = Words.of(filters.q)
    if filters.sort == Sort.RELEVANCE and words:
        ranks = search.ranked(session, words, EntryKind.COMMITMENT)
        return Order((ranks.c.rank, col(Commitment.ref)), ranks=ranks)
    return Order((col(Commitment.position),), descending=filters.sort != Sort.OLDEST)
