"""Steps from promise to promise: which earlier ones a promise goes on from, and how it changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import CTE, Select, SQLColumnExpression, func, literal, select, union
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from app.commitments.tables import Commitment, CommitmentLink
from app.commitments.turns import Turn, turns
from app.evidence import Verdict
from app.meetings import Meeting
from app.phrasing import Run, differences

LONGEST = 8  # links in a row; what is further away says little about a promise
NEAREST = 40  # promises of one line; the ledger may link hundreds


@dataclass(frozen=True)
class Bond:
    """What a promise goes on from: an earlier promise, or a meeting as a whole.

    `link` is None where it does so only by way of others in between.
    """

    earlier: Commitment | None
    meeting: Meeting | None
    link: CommitmentLink | None

    @property
    def confirmed(self) -> bool:
        """Whether an editor found it to be so; else the program suggests it."""
        return self.link is not None and self.link.verdict in (Verdict.ACCEPTED, Verdict.CORRECTED)

    @property
    def similarity(self) -> float:
        """How much both statements share, 0 to 100."""
        return (self.link and self.link.similarity) or 0.0


@dataclass(frozen=True)
class Step:
    """A promise with what it goes on from, the surest first; nothing where it is the first of its line."""

    commitment: Commitment
    bonds: Sequence[Bond] = ()

    @property
    def bond(self) -> Bond | None:
        """What it goes on from most surely."""
        return self.bonds[0] if self.bonds else None

    @property
    def before(self) -> Commitment | None:
        """The earlier promise that it is compared with."""
        return next((bond.earlier for bond in self.bonds if bond.earlier), None)

    @property
    def others(self) -> Sequence[Bond]:
        """What it goes on from besides."""
        return self.bonds[1:]

    @cached_property
    def turns(self) -> Sequence[Turn]:
        """How it changed since; nothing where there is no earlier promise to compare it with."""
        return turns(self.before, self.commitment) if self.before else ()

    @cached_property
    def runs(self) -> Sequence[Run]:
        """Both statements word by word; nothing where there is no earlier promise."""
        return differences(self.before.statement, self.commitment.statement) if self.before else ()


def step(commitment: Commitment, bonds: Iterable[Bond]) -> Step:
    """Return the step to a commitment, its bonds the surest first: confirmed, direct, most alike."""
    surest = sorted(bonds, key=lambda bond: (not bond.confirmed, bond.earlier is None, -bond.similarity, _place(bond)))
    return Step(commitment, surest)


def _place(bond: Bond) -> str:
    return bond.earlier.position if bond.earlier else ""


def around(session: Session, commitment: Commitment) -> Sequence[int]:
    """Return the ids of the standing promises that one leads back or on to through links, the nearest first."""
    ways = [select(way.c.reached, way.c.steps) for way in (_walk([commitment.id], True), _walk([commitment.id], False))]
    found = union(*ways).subquery()
    nearest = select(found.c.reached).group_by(found.c.reached).order_by(func.min(found.c.steps), found.c.reached)
    return session.scalars(nearest.limit(NEAREST)).all()


def back_to(session: Session, later: Meeting, earlier: Meeting) -> Sequence[tuple[int, int]]:
    """Return the ids of promises of a later meeting, each with one of an earlier meeting that links lead back to."""
    said = select(col(Commitment.id)).where(col(Commitment.meeting_id) == later.id, col(Commitment.standing))
    way = _walk(said, True)
    there = col(Commitment.meeting_id) == earlier.id
    pairs = select(way.c.start, way.c.reached).join(Commitment, col(Commitment.id) == way.c.reached).where(there)
    return [(start, reached) for start, reached in session.execute(pairs.distinct().order_by("start", "reached"))]


def links(session: Session, ids: Iterable[int | None]) -> Sequence[CommitmentLink]:
    """Return the standing links that lead back from these promises."""
    from_these = select(CommitmentLink).where(col(CommitmentLink.commitment_id).in_(set(ids)))
    return session.scalars(from_these.where(col(CommitmentLink.standing)).order_by(col(CommitmentLink.id))).all()


def meetings_meant(session: Session, found: Sequence[CommitmentLink]) -> Mapping[int | None, Meeting]:
    """Return by id the standing meetings that links lead back to as a whole."""
    ids = {link.earlier_meeting_id for link in found if link.earlier_id is None}
    return {
        each.id: each
        for each in session.scalars(select(Meeting).where(col(Meeting.id).in_(ids), col(Meeting.standing)))
    }


def _walk(starts: Sequence[int | None] | Select[Any], back: bool) -> CTE:
    """Return the table `start`, `reached`, `steps` of what links lead to, back or on in time, by standing promises."""
    ends: tuple[SQLColumnExpression[Any], ...] = (col(CommitmentLink.commitment_id), col(CommitmentLink.earlier_id))
    near, far = ends if back else ends[::-1]
    there, further = aliased(Commitment), aliased(Commitment)
    columns: tuple[Any, ...] = (near.label("start"), far.label("reached"), literal(1).label("steps"))
    first = (
        select(*columns)
        .join(there, col(there.id) == far)
        .where(near.in_(starts), col(CommitmentLink.standing), col(there.standing))
    )
    way = first.cte("back" if back else "on", recursive=True)
    on = (
        select(way.c.start, far, way.c.steps + 1)
        .select_from(way)
        .join(CommitmentLink, near == way.c.reached)
        .join(further, col(further.id) == far)
        .where(way.c.steps < LONGEST, col(CommitmentLink.standing), col(further.standing))
    )
    return way.union(on)
