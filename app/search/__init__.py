"""Full-text search over everything: SQLite's FTS5, or PostgreSQL's text search."""

from app.search.entries import EntryKind, SearchEntry, index, remove

__all__ = ["EntryKind", "SearchEntry", "index", "remove"]
