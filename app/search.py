"""Full-text search over everything: SQLite's FTS5, or PostgreSQL's text search."""

from enum import StrEnum

from sqlalchemy import Column, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

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
