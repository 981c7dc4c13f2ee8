"""One commitment's story: its words in their context, and its neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlmodel import Session, col

from app.commitments.lists import shown
from app.commitments.tables import Commitment
from app.documents import Document
from app.errors import Gone, NotFound
from app.evidence import Evidence, Verdict

WINDOW = 700  # characters before and after a quote; most paragraphs are shorter


@dataclass(frozen=True)
class Context:
    """What stands before and after a quote in its paragraph; an ellipsis where the paragraph is longer."""

    before: str
    after: str


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


def neighbours(session: Session, commitment: Commitment) -> tuple[Commitment | None, Commitment | None]:
    """Return the standing commitments of the same meeting just before and just after this one."""
    here = col(Commitment.meeting_id) == commitment.meeting_id, col(Commitment.standing)
    position = col(Commitment.position)
    before = select(Commitment).where(*here, position < commitment.position).order_by(position.desc()).limit(1)
    after = select(Commitment).where(*here, position > commitment.position).order_by(position).limit(1)
    return session.scalars(before).first(), session.scalars(after).first()
