"""What can be searched: the words of each page, kept up to date by whoever changes the page."""

from enum import StrEnum

from sqlalchemy import Column, Text, UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from app.database import words


class EntryKind(StrEnum):
    """What a search result is."""

    MEETING = "meeting"
    COMMITMENT = "commitment"
    METRIC = "metric"
    PERSON = "person"
    THEME = "theme"
    DOCUMENT = "document"


class SearchEntry(SQLModel, table=True):
    """The words of one page; the full-text index follows this table by triggers."""

    __tablename__ = "search_entry"
    __table_args__ = (UniqueConstraint("kind", "target"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: EntryKind = Field(sa_type=words(EntryKind))
    target: str = Field(description="slug or ref of the page")
    title: str
    body: str = Field(sa_column=Column(Text, nullable=False))


def index(session: Session, kind: EntryKind, target: str, title: str, body: str) -> None:
    """Make the page `target` (slug or ref) findable by these words, in place of those it had.

    A commitment's body is its statement and nothing else: lists mark the words that were found in it.
    """
    entry = _entry(session, kind, target)
    if entry is None:
        session.add(SearchEntry(kind=kind, target=target, title=title, body=body))
    else:
        entry.title, entry.body = title, body
    session.flush()


def remove(session: Session, kind: EntryKind, target: str) -> None:
    """Make the page `target` impossible to find; one that is in no index stays so."""
    entry = _entry(session, kind, target)
    if entry is not None:
        session.delete(entry)
        session.flush()


def _entry(session: Session, kind: EntryKind, target: str) -> SearchEntry | None:
    same = col(SearchEntry.kind) == kind, col(SearchEntry.target) == target
    return session.exec(select(SearchEntry).where(*same)).first()
