"""The documents as a library: each with the meeting it reports on and how much it gave."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, Field
from sqlmodel import Session, col, func, select

from app import documents
from app.commitments import Commitment
from app.documents import Document
from app.evidence import Evidence
from app.meetings import Attendance, Meeting
from app.memory import once
from app.metrics import Observation
from app.paging import Leaf, leaf
from app.terms import DocumentKind

PAGE = 25
CHUNK = 500


class DocumentRow(BaseModel):
    """One document and what it gave; counts are of standing facts that it shows."""

    slug: str = Field(description="its address under /documents/", examples=["interpol-london-2021"])
    heading: str = Field(description="its title, or its opening words where it has none")
    title: str | None = Field(description="null where it has none")
    kind: DocumentKind
    publisher: str | None = Field(examples=["INTERPOL"])
    published_on: date | None = Field(description="null where nobody knows")
    url: str | None = Field(description="where it was published, null where nobody knows")
    language: str | None = Field(description="ISO 639-1", examples=["en"])
    meeting: str | None = Field(description="slug of the meeting it reports on", examples=["london-2021"])
    meeting_name: str | None = Field(examples=["London 2021"])
    people: int
    commitments: int
    figures: int
    sha256: str = Field(description="SHA-256 of the bytes it came as")


@dataclass(frozen=True)
class Shelf:
    """A page of the documents."""

    rows: Sequence[DocumentRow]
    leaf: Leaf


def shelf(session: Session, after: str = "", size: int = PAGE) -> Shelf:
    """Return a page of the documents, the last published first, unknown dates last.

    It begins after the document of this slug; raises Refused where there is none.
    """
    cut = leaf(once(session, documents.order), after, size)
    return Shelf(_rows(session, documents.named(session, cut.keys)), cut)


def rows(session: Session) -> Iterator[DocumentRow]:
    """Yield every document, the last published first, unknown dates last."""
    order = once(session, documents.order)
    for first in range(0, len(order), CHUNK):
        yield from _rows(session, documents.named(session, order[first : first + CHUNK]))


def _rows(session: Session, chosen: Sequence[Document]) -> Sequence[DocumentRow]:
    ids = [document.id for document in chosen]
    meetings = _meetings(session, ids)
    people, commitments, figures = (
        _counts(session, kind, key, ids)
        for kind, key in (
            (Attendance, Evidence.attendance_id),
            (Commitment, Evidence.commitment_id),
            (Observation, Evidence.observation_id),
        )
    )
    return [
        DocumentRow(
            **document.model_dump(include=set(DocumentRow.model_fields)),
            meeting=meeting.slug if meeting else None,
            meeting_name=meeting.name if meeting else None,
            people=people.get(document.id, 0),
            commitments=commitments.get(document.id, 0),
            figures=figures.get(document.id, 0),
        )
        for document in chosen
        for meeting in [meetings.get(document.id)]
    ]


def meeting_of(session: Session, document: Document) -> Meeting | None:
    """Return the meeting that a document reports on."""
    return _meetings(session, [document.id]).get(document.id)


def _meetings(session: Session, ids: Sequence[int | None]) -> dict[int | None, Meeting]:
    joined = select(Evidence.document_id, Meeting).join(Meeting, col(Evidence.meeting_id) == Meeting.id)
    here = joined.where(col(Evidence.document_id).in_(ids), col(Evidence.standing), col(Meeting.standing))
    return dict(session.exec(here).all())


def _counts(
    session: Session, kind: type[Attendance | Commitment | Observation], key: int | None, ids: Sequence[int | None]
) -> dict[int | None, int]:
    counted = select(Evidence.document_id, func.count(col(kind.id).distinct())).join(kind, col(key) == kind.id)
    here = counted.where(col(Evidence.document_id).in_(ids), col(Evidence.standing), col(kind.standing))
    return dict(session.exec(here.group_by(col(Evidence.document_id))).all())
