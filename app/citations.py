"""Evidence as rows for other programs, the same under every fact."""

from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, Field

from app.evidence import Evidence


class EvidenceRow(BaseModel):
    """Where a fact stands: the document, the characters of its text, and the words there."""

    document: str = Field(description="slug of the document", examples=["interpol-london-2021"])
    publisher: str | None = Field(description="who published it", examples=["INTERPOL"])
    published_on: date | None = Field(description="null where nobody knows")
    url: str | None = Field(description="where it was published, null where nobody knows")
    start: int = Field(description="first character of the quote in the document's text, counted from 0")
    end: int = Field(description="the character after the quote")
    quote: str = Field(description="the exact words")


def evidence_rows(evidence: Iterable[Evidence]) -> list[EvidenceRow]:
    """Return standing evidence as rows for other programs, in its order."""
    return [
        EvidenceRow(
            document=piece.document.slug,
            publisher=piece.document.publisher,
            published_on=piece.document.published_on,
            url=piece.document.url,
            start=piece.start,
            end=piece.end,
            quote=piece.quote,
        )
        for piece in evidence
        if piece.standing
    ]
