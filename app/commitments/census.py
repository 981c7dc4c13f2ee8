"""The census: which commitments have which value of each facet, as bits, so that every filter is an AND of numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, String, cast, func, select, type_coerce
from sqlmodel import Session, col

from app.commitments.tables import Commitment, CommitmentTheme
from app.documents import Document
from app.evidence import Evidence
from app.meetings import Meeting
from app.memory import once
from app.themes import Theme

Bits = int  # bit n is set for the commitment at place n
Having = Mapping[str, Mapping[str, Bits]]
Places = Mapping[str, int]
ONE = ord("1")
KEY: SQLColumnExpression[Any] = col(Commitment.id)


@dataclass(frozen=True)
class Census:
    """All commitments in the order of their positions, the oldest at place 0, and which of them have what.

    `having` has by facet and value the places of commitments with that value, withdrawn ones among them; `standing`
    has the others. `places` is by the digits of the id. A hundred thousand commitments take some 25 MB.
    """

    ids: Sequence[int]
    places: Places
    standing: Bits
    having: Having

    def any_of(self, facet: str, values: Iterable[str]) -> Bits:
        """Return the places that have one of the values."""
        return union(self.having[facet].get(value, 0) for value in values)


def census(session: Session) -> Census:
    """Return the census of the ledger as the session sees it; taken once for each revision."""
    return once(session, take)


def take(session: Session) -> Census:
    """Count everything; seven queries, and of what is grouped only lists of ids come from the database."""
    ids: Sequence[int] = session.scalars(select(KEY).order_by(col(Commitment.position))).all()
    places = {str(key): place for place, key in enumerate(ids)}
    standing, having = _own(session, places)
    themes, publishers = _by_theme(session, places), _by_publisher(session, places)
    return Census(ids, places, standing, {**having, "theme": themes, "source": publishers})


def bits(places: Sequence[int]) -> Bits:
    """Return the number that has these bits set."""
    if not places:
        return 0
    lowest, highest = min(places), max(places)
    digits = bytearray(b"0") * (highest - lowest + 1)
    for place in places:
        digits[highest - place] = ONE
    return int(digits, 2) << lowest


def places_of(found: Bits) -> list[int]:
    """Return the places whose bits are set, the lowest first."""
    return [place for place, digit in enumerate(f"{found:b}"[::-1]) if digit == "1"]


def union(sets: Iterable[Bits]) -> Bits:
    """Return what is in any of the sets."""
    return reduce(or_, sets, 0)


def listed(ids: SQLColumnExpression[int | None]) -> ColumnElement[str]:
    """Return the ids of a group in one string: a row for each would take many times as long to read."""
    return func.aggregate_strings(cast(ids, String), ",")


def read(places: Places, ids: str) -> Iterator[int]:
    """Yield the places of listed ids."""
    return map(places.__getitem__, ids.split(","))


def _own(session: Session, places: Places) -> tuple[Bits, Having]:
    """Return which commitments stand, and the facets of which each has one value at most; one index has them all."""
    parts = (
        col(Commitment.meeting_id),
        type_coerce(col(Commitment.kind), String),
        col(Commitment.actor),
        col(Commitment.standing),
    )
    at: Mapping[int | None, list[int]] = defaultdict(list)
    kinds: Mapping[str, list[int]] = defaultdict(list)
    actors: Mapping[str, list[int]] = defaultdict(list)
    stands: Mapping[bool, list[int]] = defaultdict(list)
    groups = select(*parts, listed(KEY)).group_by(*parts)
    for meeting, kind, actor, standing, ids in session.execute(groups):
        found = list(read(places, ids))
        for group in (at[meeting], kinds[kind], actors[actor], stands[standing]):
            group += found
    own = {"kind": _counted(kinds), "actor": _counted(actors)}
    return bits(stands[True]), {**own, **_by_meeting(session, at)}


def _by_meeting(session: Session, at: Mapping[int | None, Sequence[int]]) -> Having:
    """Return the facets that a commitment has from its meeting; a withdrawn one gives none."""
    held = session.scalars(select(Meeting).where(col(Meeting.standing))).all()
    made = {meeting.id: bits(at.get(meeting.id, ())) for meeting in held}
    return {
        "meeting": {meeting.slug: made[meeting.id] for meeting in held},
        "country": _joined((meeting.country, made[meeting.id]) for meeting in held),
        "year": _joined((str(meeting.year or ""), made[meeting.id]) for meeting in held),
    }


def _by_theme(session: Session, places: Places) -> Mapping[str, Bits]:
    slugs = dict(session.execute(select(col(Theme.id), col(Theme.slug))).all())
    theme = col(CommitmentTheme.theme_id)
    about = session.execute(select(theme, listed(col(CommitmentTheme.commitment_id))).group_by(theme))
    return {slugs[theme]: bits(list(read(places, ids))) for theme, ids in about}


def _by_publisher(session: Session, places: Places) -> Mapping[str, Bits]:
    publishers = dict(session.execute(select(col(Document.id), col(Document.publisher))).all())
    document, commitment = col(Evidence.document_id), col(Evidence.commitment_id)
    shown = select(document, listed(commitment)).where(commitment.is_not(None), col(Evidence.standing))
    found: Mapping[str | None, list[int]] = defaultdict(list)
    for document_id, ids in session.execute(shown.group_by(document)):
        found[publishers[document_id]] += read(places, ids)
    return {publisher: bits(by) for publisher, by in found.items() if publisher}


def _counted(groups: Mapping[str, Sequence[int]]) -> Mapping[str, Bits]:
    return {value: bits(found) for value, found in groups.items()}


def _joined(pairs: Iterable[tuple[str | None, Bits]]) -> Mapping[str, Bits]:
    """Return for each value the union of what comes with it; no value has none."""
    found: dict[str, Bits] = defaultdict(int)
    for value, having in pairs:
        if value:
            found[value] |= having
    return dict(found)
