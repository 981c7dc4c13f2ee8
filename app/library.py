"""The documents as a library: each with the meeting it reports on and how much it gave."""

from datetime import date

from pydantic import BaseModel, Field
from sqlmodel import Session, col, func, select

from app import documents
from app.commitments import Commitment
from app.documents import Document
from app.evidence import Evidence
from app.meetings import Attendance, Meeting
from app.metrics import Observation
from app.terms import DocumentKind


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


def rows(session: Session) -> list[DocumentRow]:
    """Return every document, the last published first, unknown dates last."""
    meetings = _meetings(session)
    people, commitments, figures = (
        _counts(session, kind, key)
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
        for document in documents.listed(session)
        for meeting in [meetings.get(document.id)]
    ]


def meeting_of(session: Session, document: Document) -> Meeting | None:
    """Return the meeting that a document reports on."""
    return _meetings(session, document.id).get(document.id)


def _meetings(session: Session, document_id: int | None = None) -> dict[int | None, Meeting]:
    joined = select(Evidence.document_id, Meeting).join(Meeting, col(Evidence.meeting_id) == Meeting.id)
    standing = joined.where(col(Evidence.standing), col(Meeting.standing))
    if document_id is not None:
        standing = standing.where(Evidence.document_id == document_id)
    return dict(session.exec(standing).all())


def _counts(
    session: Session, kind: type[Attendance | Commitment | Observation], key: int | None
) -> dict[int | None, int]:
    counted = select(Evidence.document_id, func.count(col(kind.id).distinct()))
    standing = counted.join(kind, col(key) == kind.id).where(col(Evidence.standing), col(kind.standing))
    return dict(session.exec(standing.group_by(col(Evidence.document_id))).all())
