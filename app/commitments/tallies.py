"""How many commitments each meeting made on a theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from app.commitments.census import Bits, Census, census, union
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
    taken = census(session)
    about = taken.having["theme"].get(theme.slug, 0) & taken.standing
    at = {slug: found for slug, made in taken.having["meeting"].items() if (found := made & about)}
    held = session.scalars(select(Meeting).where(col(Meeting.slug).in_(at)))
    meetings = sorted(held, key=lambda meeting: (meeting.starts_on is None, meeting.starts_on, meeting.slug))
    known = [Tally(meeting, _kinds(taken, at[meeting.slug])) for meeting in meetings]
    rest = about & ~union(at.values())
    return [*known, Tally(None, _kinds(taken, rest))] if rest else known


def _kinds(taken: Census, found: Bits) -> Mapping[CommitmentKind, int]:
    counted = {kind: (taken.having["kind"].get(kind.value, 0) & found).bit_count() for kind in CommitmentKind}
    return {kind: count for kind, count in counted.items() if count}
