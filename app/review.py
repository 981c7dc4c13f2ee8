"""Review: what people decide about facts, kept beside what the machine found."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import JSON, and_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Field, Session, col

from app.commitments import Commitment, CommitmentLink
from app.database import UTCDateTime, words
from app.errors import NotFound, Refused
from app.evidence import Target, Verdict, one_fact
from app.meetings import Attendance, Meeting
from app.metrics import Observation

Reviewed = Attendance | Commitment | CommitmentLink | Observation | Meeting

EDITABLE: dict[type[Reviewed], tuple[str, ...]] = {
    Commitment: ("statement", "kind", "actor", "reaffirms"),
    Observation: ("label", "value", "value_high", "unit", "qualifier", "per", "as_of", "source"),
    Attendance: ("role", "affiliation", "mode"),
    CommitmentLink: (),
    Meeting: ("series", "city", "country", "venue", "starts_on", "ends_on", "chair"),
}

TARGET: dict[type[Reviewed], str] = {
    Commitment: "commitment_id",
    Observation: "observation_id",
    Attendance: "attendance_id",
    CommitmentLink: "link_id",
    Meeting: "meeting_id",
}


class Action(StrEnum):
    """What was decided."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"


class Decision(Target, table=True):
    """Who decided what about one fact or one link of promises, when and why, with its values before and after."""

    __table_args__ = (one_fact("link_id"),)

    id: int | None = Field(default=None, primary_key=True)
    link_id: int | None = Field(default=None, foreign_key="commitment_link.id", index=True)
    made_at: datetime = Field(sa_type=UTCDateTime)
    made_by: str
    action: Action = Field(sa_type=words(Action))
    why: str | None = None
    before: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    after: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Editor(BaseModel):
    """Who decides, when, and why."""

    model_config = ConfigDict(frozen=True)

    name: str
    at: datetime
    why: str | None = None


def links(session: Session, later: str, earlier: str) -> Sequence[CommitmentLink]:
    """Return the links from a commitment back to an earlier one, or to a meeting as a whole where that is named.

    Raises NotFound where there is none.
    """
    said, there = aliased(Commitment), aliased(Commitment)
    whole = and_(col(CommitmentLink.earlier_id).is_(None), col(Meeting.slug) == earlier)
    found = (
        select(CommitmentLink)
        .join(said, col(said.id) == CommitmentLink.commitment_id)
        .outerjoin(there, col(there.id) == CommitmentLink.earlier_id)
        .outerjoin(Meeting, col(Meeting.id) == CommitmentLink.earlier_meeting_id)
        .where(col(said.ref) == later, or_(col(there.ref) == earlier, whole))
    )
    linked = session.scalars(found.order_by(col(CommitmentLink.id))).all()
    if not linked:
        raise NotFound(
            f"No link leads from “{later[:60]}” back to “{earlier[:60]}”; name a commitment, then what is earlier."
        )
    return linked


def accept(session: Session, fact: Reviewed, editor: Editor) -> Decision:
    """Confirm a fact or a link as it stands; reading its document again never changes it any more."""
    return _decide(session, fact, editor, Action.ACCEPT, {})


def reject(session: Session, fact: Reviewed, editor: Editor) -> Decision:
    """Take a fact or a link out of what readers see; reading its document again never brings it back."""
    return _decide(session, fact, editor, Action.REJECT, {})


def correct(session: Session, fact: Reviewed, editor: Editor, changes: dict[str, Any]) -> Decision:
    """Replace some values of a fact; raises Refused for a value that is not an editor's to set."""
    unknown = set(changes) - set(EDITABLE[type(fact)])
    if unknown:
        raise Refused(
            f"{', '.join(sorted(unknown))} cannot be corrected; "
            f"choose among {', '.join(EDITABLE[type(fact)]) or 'nothing here'}."
        )
    return _decide(session, fact, editor, Action.CORRECT, changes)


def _decide(session: Session, fact: Reviewed, editor: Editor, action: Action, changes: dict[str, Any]) -> Decision:
    before = _values(fact)
    for name, value in changes.items():
        setattr(fact, name, value)
    verdicts = {Action.ACCEPT: Verdict.ACCEPTED, Action.CORRECT: Verdict.CORRECTED, Action.REJECT: Verdict.REJECTED}
    fact.verdict = verdicts[action]
    fact.standing = action is not Action.REJECT
    decision = Decision(
        made_at=editor.at, made_by=editor.name, action=action, why=editor.why, before=before, after=_values(fact)
    )
    setattr(decision, TARGET[type(fact)], fact.id)
    session.add_all([fact, decision])
    session.flush()
    return decision


def _values(fact: Reviewed) -> dict[str, Any]:
    values = {name: getattr(fact, name) for name in (*EDITABLE[type(fact)], "verdict", "standing")}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
