"""One commitment's story: its words in their context, the promises it goes on from or into, and its neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlmodel import Session, col

from app.commitments.lists import shown
from app.commitments.tables import Commitment, CommitmentLink, LinkKind
from app.documents import Document
from app.errors import Gone, NotFound
from app.evidence import Evidence, Verdict
from app.meetings import Meeting

WINDOW = 700  # characters before and after a quote; most paragraphs are shorter


@dataclass(frozen=True)
class Context:
    """What stands before and after a quote in its paragraph; an ellipsis where the paragraph is longer."""

    before: str
    after: str


@dataclass(frozen=True)
class Tie:
    """Another commitment, or a meeting as a whole, that a commitment goes on from, or that goes on from it."""

    kind: LinkKind
    commitment: Commitment | None
    meeting: Meeting | None
    similarity: float | None


@dataclass(frozen=True)
class Ties:
    """What a commitment goes on from, and what goes on from it; the oldest first."""

    earlier: Sequence[Tie]
    later: Sequence[Tie]


def find(session: Session, ref: str) -> Commitment:
    """Return the commitment of this reference with all that shows it.

    Raises NotFound where there never was one, Gone where it was withdrawn or rejected.
    """
    commitment = session.scalars(select(Commitment).where(col(Commitment.ref) == ref).options(*shown())).first()
    if commitment is None:
        raise NotFound(f"There is no commitment “{ref[:60]}” in the ledger; references look like london-2021-7.")
    if not commitment.standing:
        rejected = commitment.verdict is Verdict.REJECTED
        why = "an editor found that it is none" if rejected else "its documents, read again, no longer show it"
        raise Gone(f"Commitment {ref} was withdrawn: {why}. Its reference is never given to another one.")
    return commitment


def contexts(session: Session, commitment: Commitment) -> Mapping[int | None, Context]:
    """Return by evidence id what stands around each standing quote; only that much of each text is read."""
    start = case((col(Evidence.start) > WINDOW, col(Evidence.start) - WINDOW), else_=0)
    around = (
        select(
            col(Evidence.id),
            func.substr(Document.text, start + 1, col(Evidence.start) - start),
            func.substr(Document.text, col(Evidence.end) + 1, WINDOW),
        )
        .join(Document, col(Document.id) == Evidence.document_id)
        .where(col(Evidence.commitment_id) == commitment.id, col(Evidence.standing))
    )
    return {each: Context(_tail(before), _head(after)) for each, before, after in session.execute(around)}


def _tail(before: str) -> str:
    """Return the part of the quote's own paragraph that stands before it."""
    _, paragraph, own = before.rpartition("\n")
    if paragraph or len(before) < WINDOW:
        return own
    return "… " + own.partition(" ")[2]


def _head(after: str) -> str:
    """Return the part of the quote's own paragraph that stands after it."""
    own, paragraph, _ = after.partition("\n")
    if paragraph or len(after) < WINDOW:
        return own
    return own.rpartition(" ")[0] + " …"


def ties(session: Session, commitment: Commitment) -> Ties:
    """Return what the commitment goes on from, and what goes on from it, leaving out what was withdrawn."""
    from_here = col(CommitmentLink.commitment_id) == commitment.id
    to_here = col(CommitmentLink.earlier_id) == commitment.id
    links = session.scalars(select(CommitmentLink).where(or_(from_here, to_here))).all()
    others = {link.earlier_id if link.commitment_id == commitment.id else link.commitment_id for link in links}
    found = {each.id: each for each in _standing(session, col(Commitment.id).in_(others - {None}))}
    meetings = _meetings(session, {link.earlier_meeting_id for link in links if link.earlier_id is None})
    earlier = [
        Tie(link.kind, found.get(link.earlier_id), meetings.get(link.earlier_meeting_id), link.similarity)
        for link in links
        if link.commitment_id == commitment.id
    ]
    later = [
        Tie(link.kind, found.get(link.commitment_id), None, link.similarity)
        for link in links
        if link.earlier_id == commitment.id
    ]
    return Ties(_in_order(earlier), _in_order(later))


def neighbours(session: Session, commitment: Commitment) -> tuple[Commitment | None, Commitment | None]:
    """Return the standing commitments of the same meeting just before and just after this one."""
    here = col(Commitment.meeting_id) == commitment.meeting_id, col(Commitment.standing)
    position = col(Commitment.position)
    before = select(Commitment).where(*here, position < commitment.position).order_by(position.desc()).limit(1)
    after = select(Commitment).where(*here, position > commitment.position).order_by(position).limit(1)
    return session.scalars(before).first(), session.scalars(after).first()


def _standing(session: Session, which: ColumnElement[bool]) -> Sequence[Commitment]:
    return session.scalars(select(Commitment).where(which, col(Commitment.standing)).options(*shown())).all()


def _meetings(session: Session, ids: set[int | None]) -> Mapping[int | None, Meeting]:
    wanted = select(Meeting).where(col(Meeting.id).in_(ids), col(Meeting.standing))
    return {meeting.id: meeting for meeting in session.scalars(wanted)}


def _in_order(found: Sequence[Tie]) -> Sequence[Tie]:
    """Sort ties by time; one commitment that is both repeated and reaffirmed shows as reaffirmed."""
    told = [tie for tie in found if tie.commitment or tie.meeting]
    by_name = {id(tie.commitment or tie.meeting): tie for tie in sorted(told, key=lambda tie: tie.kind, reverse=True)}
    return sorted(by_name.values(), key=lambda tie: tie.commitment.position if tie.commitment else _day(tie.meeting))


def _day(meeting: Meeting | None) -> str:
    return str(meeting.starts_on) if meeting and meeting.starts_on else ""
