"""Full-text search over everything: SQLite's FTS5, or PostgreSQL's text search."""

from app.search.entries import EntryKind, SearchEntry, index, remove
from app.search.marks import Piece
from app.search.results import Group, Hit, everything, marked, ranked, resembling, targets
from app.search.words import LONGEST, Words

__all__ = [
    "LONGEST",
    "EntryKind",
    "Group",
    "Hit",
    "Piece",
    "SearchEntry",
    "Words",
    "everything",
    "index",
    "marked",
    "ranked",
    "remove",
    "resembling",
    "targets",
]
