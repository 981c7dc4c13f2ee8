"""Documents: what was read, kept byte for byte, and the text that all places in it mean."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Column, LargeBinary, Text
from sqlalchemy.orm import defer
from sqlmodel import Field, Relationship, Session, SQLModel, col, select

from app.database import UTCDateTime, words
from app.errors import NotFound
from app.terms import DocumentKind


class Original(SQLModel, table=True):
    """The file as it came; apart from `Document`, so that lists never load it."""

    document_id: int | None = Field(default=None, primary_key=True, foreign_key="document.id")
    filename: str
    media_type: str
    raw: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class DocumentNotice(SQLModel, table=True):
    """What the extractor saw and did not understand: a sentence, and the place in the text where there is one."""

    __tablename__ = "document_notice"
    id: int | None = Field(default=None, primary_key=True)
    document_id: int | None = Field(default=None, foreign_key="document.id", index=True)
    message: str
    start: int | None = None
    end: int | None = None


class Document(SQLModel, table=True):
    """One text; `text` never changes, for every place in evidence counts its characters."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=120)
    sha256: str = Field(unique=True, max_length=64, description="SHA-256 of the raw bytes, in hexadecimal")
    text: str = Field(sa_column=Column(Text, nullable=False))
    heading: str = Field(description="its title, or its opening words where it has none")
    title: str | None = None
    publisher: str | None = Field(default=None, index=True)
    url: str | None = None
    published_on: date | None = Field(default=None, index=True)
    kind: DocumentKind = Field(default=DocumentKind.OTHER, sa_type=words(DocumentKind))
    language: str | None = Field(default=None, max_length=8, description="ISO 639-1")
    ingested_at: datetime = Field(sa_type=UTCDateTime)
    extractor: str = Field(description="version of the rules that read it last")
    original: Original = Relationship(sa_relationship_kwargs={"uselist": False})
    notices: list[DocumentNotice] = Relationship(
        sa_relationship_kwargs={"order_by": "DocumentNotice.start", "cascade": "all, delete-orphan"}
    )


def find(session: Session, slug: str) -> Document:
    """Return the document at this address; raises NotFound."""
    document = session.exec(select(Document).where(Document.slug == slug)).first()
    if document is None:
        raise NotFound(f"There is no document “{slug}” in the ledger.")
    return document


def same_bytes(session: Session, sha256: str) -> Document | None:
    """Return the document that was made of exactly these bytes."""
    return session.exec(select(Document).where(Document.sha256 == sha256)).first()


def order(session: Session) -> Sequence[str]:
    """Return the slugs of all documents, the last published first, unknown dates last."""
    newest_first = col(Document.published_on).desc().nulls_last(), col(Document.heading), col(Document.id)
    return session.exec(select(Document.slug).order_by(*newest_first)).all()


def named(session: Session, slugs: Sequence[str]) -> Sequence[Document]:
    """Return the documents of these slugs in this order, without their texts."""
    here = select(Document).options(defer(Document.text, raiseload=True)).where(col(Document.slug).in_(slugs))  # type: ignore[arg-type]
    found = {document.slug: document for document in session.exec(here)}
    return [found[slug] for slug in slugs]
