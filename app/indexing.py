"""Makes pages findable: which words of each are searched."""

from __future__ import annotations

from sqlmodel import Session, col, select

from app import search
from app.commitments import Commitment
from app.evidence import Evidence
from app.keeping import Sitting
from app.meetings import Attendance, Meeting
from app.people import Person
from app.search import EntryKind


def index_reading(sitting: Sitting) -> None:
    """Bring the index up to date with all that one reading of a document touched."""
    session, document = sitting.session, sitting.document
    search.index(session, EntryKind.DOCUMENT, document.slug, document.heading, document.text)
    touched = select(Evidence.commitment_id).where(Evidence.document_id == document.id)
    for commitment in session.exec(select(Commitment).where(col(Commitment.id).in_(touched))).all():
        index_commitment(session, commitment)
    seen = select(Evidence.attendance_id).where(Evidence.document_id == document.id)
    for attendance in session.exec(select(Attendance).where(col(Attendance.id).in_(seen))).all():
        index_person(session, attendance.person)
    if sitting.meeting is not None:
        index_meeting(session, sitting.meeting)


def index_commitment(session: Session, commitment: Commitment) -> None:
    """Make a standing commitment findable by its words and themes, and a withdrawn one not."""
    if not commitment.standing:
        search.remove(session, EntryKind.COMMITMENT, commitment.ref)
        return
    title = ", ".join([commitment.ref, *(theme.name for theme in commitment.themes)])
    search.index(session, EntryKind.COMMITMENT, commitment.ref, title, commitment.statement)


def index_person(session: Session, person: Person) -> None:
    """Make a person findable by name and by the roles held, while any attendance stands."""
    held = select(Attendance).where(Attendance.person_id == person.id, col(Attendance.standing))
    attendances = session.exec(held).all()
    if not attendances:
        search.remove(session, EntryKind.PERSON, person.slug)
        return
    words = [word for a in attendances for word in (a.role, a.affiliation, a.meeting and a.meeting.name) if word]
    search.index(session, EntryKind.PERSON, person.slug, person.name, "\n".join(dict.fromkeys(words)))


def index_meeting(session: Session, meeting: Meeting) -> None:
    """Make a meeting findable by its names, place and chair."""
    words = [meeting.series, meeting.venue, meeting.chair, meeting.outcome, *(alias.name for alias in meeting.aliases)]
    search.index(session, EntryKind.MEETING, meeting.slug, meeting.name, "\n".join(word for word in words if word))
