"""Searching: over everything, grouped by what was found, and the words marked in statements that a list shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, Select, false, func, select
from sqlmodel import Session, col

from app.search.engines import engine
from app.search.entries import EntryKind, SearchEntry
from app.search.marks import Piece, pieces
from app.search.words import Words

ORDER = (
    EntryKind.PERSON,
    EntryKind.MEETING,
    EntryKind.METRIC,
    EntryKind.THEME,
    EntryKind.COMMITMENT,
    EntryKind.DOCUMENT,
)


@dataclass(frozen=True)
class Hit:
    """A page that has the words: its title, and the passage where they stand."""

    kind: EntryKind
    target: str
    title: tuple[Piece, ...]
    passage: tuple[Piece, ...]


@dataclass(frozen=True)
class Group:
    """All pages of one kind that have the words: how many, and the best of them."""

    kind: EntryKind
    count: int
    hits: tuple[Hit, ...]


def everything(session: Session, typed: str, kind: EntryKind | None = None, size: int = 5) -> Sequence[Group]:
    """Return what has all words, kind by kind, the best `size` of each first; only one kind's hits where it is named.

    Groups without a page are left out. No words find nothing. Raises Refused for an over-long search.
    """
    words = Words.of(typed)
    if not words:
        return ()
    counts = _counts(session, words)
    hits = _hits(session, words, kind, size)
    return [Group(each, counts[each], tuple(hits.get(each, ()))) for each in ORDER if each in counts]


def targets(session: Session, words: Words, kind: EntryKind) -> Select[Any]:
    """Select the `target` of each page of this kind whose body has all words."""
    found = engine(session, words).find(col(SearchEntry.target), in_body=True)
    return found.where(col(SearchEntry.kind) == kind)


def resembling(session: Session, words: Sequence[str], kind: EntryKind, size: int) -> Select[Any]:
    """Select the `target` of the `size` pages of this kind that fit these words best; one of them is enough."""
    if not words:
        return select(col(SearchEntry.target)).where(false())
    found = engine(session, Words(tuple(words), either=True))
    fitting = found.find(col(SearchEntry.target), in_body=True).where(col(SearchEntry.kind) == kind)
    return fitting.order_by(found.rank, col(SearchEntry.target)).limit(size)


def ranked(session: Session, words: Words, kind: EntryKind) -> CTE:
    """Return the table of `target` and `rank` (smaller is better) of the pages of this kind as `targets` finds them."""
    found = engine(session, words)
    wanted = found.find(col(SearchEntry.target).label("target"), found.rank.label("rank"), in_body=True)
    return wanted.where(col(SearchEntry.kind) == kind).cte("ranked").prefix_with("MATERIALIZED")


def marked(session: Session, words: Words, kind: EntryKind, wanted: Iterable[str]) -> dict[str, tuple[Piece, ...]]:
    """Return the bodies of those of the wanted pages whose bodies have all words, with the words marked."""
    found = engine(session, words)
    bodies = found.find(col(SearchEntry.target), found.marked("body"), in_body=True)
    bodies = bodies.where(col(SearchEntry.kind) == kind, col(SearchEntry.target).in_(list(wanted)))
    return {target: pieces(body) for target, body in session.execute(bodies)}


def _counts(session: Session, words: Words) -> dict[EntryKind, int]:
    found = engine(session, words).find(col(SearchEntry.kind), func.count()).group_by(col(SearchEntry.kind))
    return dict(session.execute(found).all())


def _hits(session: Session, words: Words, kind: EntryKind | None, size: int) -> dict[EntryKind, list[Hit]]:
    found = engine(session, words)
    best = found.find(
        col(SearchEntry.id), col(SearchEntry.kind), col(SearchEntry.target), found.marked("title"), found.snippet
    )
    best = best.where(col(SearchEntry.id).in_(_best(session, words, kind, size)))
    best = best.order_by(found.rank, col(SearchEntry.target))
    hits: dict[EntryKind, list[Hit]] = {}
    for _id, each, target, title, passage in session.execute(best):
        hits.setdefault(each, []).append(Hit(each, target, pieces(title), pieces(passage)))
    return hits


def _best(session: Session, words: Words, kind: EntryKind | None, size: int) -> Select[Any]:
    """Select the ids of the best entries of each kind; the ranks first, for FTS5 gives them to no window."""
    found = engine(session, words)
    every = found.find(col(SearchEntry.id), col(SearchEntry.kind), col(SearchEntry.target), found.rank.label("rank"))
    ranks = (every.where(col(SearchEntry.kind) == kind) if kind else every).cte("ranks").prefix_with("MATERIALIZED")
    place = func.row_number().over(partition_by=ranks.c.kind, order_by=(ranks.c.rank, ranks.c.target))
    places = select(ranks.c.id, place.label("place")).subquery()
    return select(places.c.id).where(places.c.place <= size)
