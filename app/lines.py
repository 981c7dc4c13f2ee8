"""Lines: one promise followed through the meetings of its series, from where it was first made to where it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from app import gatherings
from app.commitments import Bond, Commitment, CommitmentLink, Step, around, links, meetings_meant, step
from app.commitments.lists import shown
from app.meetings import Meeting


@dataclass(frozen=True)
class Stop:
    """A meeting on the way; without steps nothing like the promise was heard of there, as far as documents say."""

    meeting: Meeting
    reported: bool
    steps: Sequence[Step]


@dataclass(frozen=True)
class Line:
    """A promise's way through its series: from the first meeting it was heard of at to the last meeting held."""

    stops: Sequence[Stop]

    @property
    def walked(self) -> Sequence[Stop]:
        """The stops from the first to the last at which the promise was heard of."""
        return self.stops[: len(self.stops) - len(self._rest)]

    @property
    def silent(self) -> Sequence[Meeting]:
        """The later meetings whose documents have nothing like it."""
        return [stop.meeting for stop in self._rest if stop.reported]

    @property
    def unknown(self) -> Sequence[Meeting]:
        """The later meetings that no document reports on."""
        return [stop.meeting for stop in self._rest if not stop.reported]

    @property
    def steps(self) -> Sequence[Step]:
        """All steps, the oldest first."""
        return [step for stop in self.stops for step in stop.steps]

    @property
    def goes_on(self) -> bool:
        """Whether there is more to it than one promise at one meeting."""
        return len(self.steps) > 1 or any(step.bonds for step in self.steps)

    @property
    def is_judged(self) -> bool:
        """Whether an editor confirmed every link that it shows."""
        return all(bond.confirmed for step in self.steps for bond in step.bonds)

    @property
    def _rest(self) -> Sequence[Stop]:
        heard = [number for number, stop in enumerate(self.stops, start=1) if stop.steps]
        return self.stops[max(heard, default=0) :]


def follow(session: Session, commitment: Commitment) -> Line | None:
    """Return the line of a commitment, None for one made at no meeting; a fixed number of queries.

    Links that an editor rejected lead nowhere, and of very long lines only the nearest promises are shown.
    """
    meeting = commitment.meeting
    if meeting is None or not meeting.standing:
        return None
    members = {commitment.id: commitment, **_members(session, around(session, commitment))}
    found = links(session, members)
    meant = meetings_meant(session, found)
    held = gatherings.course(session, meeting)
    steps = [
        step(each, _bonds([link for link in found if link.commitment_id == each.id], members, meant))
        for each in members.values()
    ]
    first = min(each.meeting.starts_on or date.min for each in members.values() if each.meeting)
    met = {each.meeting.id: each.meeting for each in members.values() if each.meeting}
    met.update({each.id: each for each in held.held if each.starts_on and each.starts_on >= first})
    in_time = sorted(met.values(), key=lambda each: (each.starts_on or date.min, each.slug))
    return Line([_stop(each, each.id in held.documented, steps) for each in in_time])


def _members(session: Session, ids: Sequence[int]) -> dict[int | None, Commitment]:
    wanted = select(Commitment).where(col(Commitment.id).in_(ids), col(Commitment.standing)).options(*shown())
    found = session.exec(wanted.order_by(col(Commitment.position))).all()
    return {each.id: each for each in found if each.meeting and each.meeting.standing}


def _bonds(
    found: Sequence[CommitmentLink],
    members: Mapping[int | None, Commitment],
    meant: Mapping[int | None, Meeting],
) -> Iterator[Bond]:
    """Yield what links lead back to; of two links to one promise the confirmed one, or the one that reaffirms."""
    named = sorted(found, key=lambda link: (link.verdict is None, link.kind))
    for link in {link.earlier_id or -(link.id or 0): link for link in reversed(named)}.values():
        earlier, meeting = members.get(link.earlier_id), meant.get(link.earlier_meeting_id)
        if earlier is not None or (link.earlier_id is None and meeting is not None):
            yield Bond(earlier, meeting if earlier is None else None, link)


def _stop(meeting: Meeting, reported: bool, steps: Sequence[Step]) -> Stop:
    here = [step for step in steps if step.commitment.meeting_id == meeting.id]
    return Stop(meeting, reported, sorted(here, key=lambda step: step.commitment.number))
