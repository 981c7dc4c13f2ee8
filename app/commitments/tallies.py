"""How many commitments each meeting made on a theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.commitments.tables import Commitment, CommitmentTheme
from app.meetings import Meeting
from app.terms import CommitmentKind
from app.themes import Theme


@dataclass(frozen=True)
class Tally:
    """A meeting and its commitments on one theme, by kind; no meeting for those made at none."""

    meeting: Meeting | None
    kinds: Mapping[CommitmentKind, int]

    @property
    def total(self) -> int:
        """All kinds together."""
        return sum(self.kinds.values())


def over_time(session: Session, theme: Theme) -> Sequence[Tally]:
    """Return the meetings with commitments on the theme, the oldest first, those without a date last."""
    counted = (
        select(col(Commitment.meeting_id), col(Commitment.kind), func.count())
        .join(CommitmentTheme, col(CommitmentTheme.commitment_id) == Commitment.id)
        .where(col(CommitmentTheme.theme_id) == theme.id, col(Commitment.standing))
        .group_by(col(Commitment.meeting_id), col(Commitment.kind))
    )
    kinds: dict[int | None, Counter[CommitmentKind]] = {}
    for meeting_id, kind, count in session.execute(counted):
        kinds.setdefault(meeting_id, Counter())[kind] = count
    held = session.scalars(select(Meeting).where(col(Meeting.id).in_(set(kinds) - {None}), col(Meeting.standing)))
    meetings = sorted(held, key=lambda meeting: (meeting.starts_on is None, meeting.starts_on, meeting.slug))
    known = [Tally(meeting, kinds.pop(meeting.id)) for meeting in meetings]
    rest: Counter[CommitmentKind] = sum(kinds.values(), Counter())
    return [*known, Tally(None, rest)] if rest else known
