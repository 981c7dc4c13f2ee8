"""The same search in two dialects: which entries have the words, how well they fit, and the words marked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    Double,
    Select,
    SQLColumnExpression,
    cast,
    column,
    func,
    literal_column,
    select,
    table,
)
from sqlmodel import Session, col

from app.search.entries import SearchEntry
from app.search.marks import CLOSE, OPEN
from app.search.words import Words

TITLE_WEIGHT = 4.0  # a word in a page's title says more about it than one in its text
SNIPPET_WORDS = 40


Expression = SQLColumnExpression[Any]
INDEX = table("search_index", column("rowid"))
# the sign keeps SQLite from looking each entry up in the index: it must search the index once, then read the entries
ROW: ColumnElement[Any] = literal_column("+search_index.rowid")
INDEX_ITSELF: ColumnElement[Any] = literal_column("search_index")
ENGLISH: ColumnElement[Any] = literal_column("'english'::regconfig")
WEIGHT_A: ColumnElement[Any] = literal_column("'A'")
TEXT: ColumnElement[Any] = literal_column(
    "to_tsvector('english'::regconfig, search_entry.title || ' ' || search_entry.body)"
)


class Engine(Protocol):
    """One dialect's way to find some words."""

    @property
    def rank(self) -> Expression:
        """How well an entry fits: smaller is better."""

    @property
    def snippet(self) -> Expression:
        """The passage of the body where the words stand, marked."""

    def find(self, *columns: Expression, in_body: bool = False) -> Select[Any]:
        """Select these columns of the entries that have all words, in their bodies alone where that is asked."""

    def marked(self, part: str) -> Expression:
        """Return the whole `title` or `body` with the words marked."""


@dataclass(frozen=True)
class FTS5:
    """SQLite's FTS5, in the table `search_index`."""

    words: Words

    @property
    def rank(self) -> Expression:
        """FTS5's own measure, which is negative; the title's words count more."""
        return func.bm25(INDEX_ITSELF, TITLE_WEIGHT, 1.0)

    @property
    def snippet(self) -> Expression:
        """The passage of the body where most of the words stand."""
        return func.snippet(INDEX_ITSELF, 1, OPEN, CLOSE, "…", SNIPPET_WORDS)

    def find(self, *columns: Expression, in_body: bool = False) -> Select[Any]:
        """Select from the entries whose row of the index matches."""
        wanted = f"body : ({self.words.fts5})" if in_body else self.words.fts5
        joined = select(*columns).join_from(INDEX, SearchEntry, col(SearchEntry.id) == ROW)
        return joined.where(INDEX_ITSELF.op("MATCH")(wanted))

    def marked(self, part: str) -> Expression:
        """Mark the words in place."""
        return func.highlight(INDEX_ITSELF, ["title", "body"].index(part), OPEN, CLOSE)


@dataclass(frozen=True)
class PostgreSQL:
    """PostgreSQL's text search, over the expression that its index has."""

    words: Words

    @property
    def query(self) -> ColumnElement[Any]:
        """All words, or any of them, the last one open where it may be cut short."""
        wanted: list[ColumnElement[Any]] = [func.phraseto_tsquery(ENGLISH, phrase) for phrase in self.words.whole]
        if self.words.opened:
            wanted.append(func.to_tsquery(ENGLISH, self.words.tsquery_prefix))
        return reduce(lambda one, other: one.op("||" if self.words.either else "&&")(other), wanted)

    @property
    def rank(self) -> Expression:
        """The title's words count more; negative, as FTS5 ranks."""
        title = func.setweight(func.to_tsvector(ENGLISH, SearchEntry.title), WEIGHT_A)
        fit = func.ts_rank(title.op("||")(func.to_tsvector(ENGLISH, SearchEntry.body)), self.query)
        return cast(-fit, Double)  # a page's last rank comes back as a parameter and must equal itself

    @property
    def snippet(self) -> Expression:
        """The passage of the body where most of the words stand."""
        return self._headline("body", f"MaxFragments=1, MaxWords={SNIPPET_WORDS}, MinWords={SNIPPET_WORDS // 2}")

    def find(self, *columns: Expression, in_body: bool = False) -> Select[Any]:
        """Select from the entries by the index's own expression, and then by the body alone where that is asked."""
        found = select(*columns).select_from(SearchEntry).where(TEXT.op("@@")(self.query))
        body: ColumnElement[Any] = func.to_tsvector(ENGLISH, SearchEntry.body)
        return found.where(body.op("@@")(self.query)) if in_body else found

    def marked(self, part: str) -> Expression:
        """Mark the words in place."""
        return self._headline(part, "HighlightAll=true")

    def _headline(self, part: str, options: str) -> Expression:
        marks = f'StartSel="{OPEN}", StopSel="{CLOSE}", {options}'
        return func.ts_headline(ENGLISH, getattr(SearchEntry, part), self.query, marks)


def engine(session: Session, words: Words) -> Engine:
    """Return the way to find these words in the session's database."""
    if session.get_bind().dialect.name == "sqlite":
        return FTS5(words)
    return PostgreSQL(words)
