"""The values that each facet can have, under the names readers know; an address that asks for another is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sqlmodel import Session, col, select

from app.commitments.filters import FACETS, Filters, Sort
from app.commitments.tables import Commitment
from app.documents import Document
from app.errors import Refused
from app.meetings import Meeting
from app.search import Words
from app.terms import CommitmentKind
from app.themes import Theme

SAID_AT_MOST = 8


@dataclass(frozen=True)
class Choices:
    """Facet by facet, each possible value with its name, in the order of lists; codes of countries name themselves.

    `meetings` has the meetings that stand, by id.
    """

    names: Mapping[str, Mapping[str, str]]
    meetings: Mapping[int | None, Meeting]

    def check(self, filters: Filters) -> None:
        """Refuse a state that names a value, an order or words that cannot be; raises Refused."""
        for facet in FACETS:
            for value in filters.chosen(facet):
                if value not in self.names[facet]:
                    raise Refused(_unknown(facet, value, self.names[facet]))
        if filters.sort not in list(Sort):
            raise Refused(_unknown("sort", filters.sort, list(Sort)))
        Words.of(filters.q)


def choices(session: Session) -> Choices:
    """Read what can be chosen; four queries, however much the ledger holds."""
    meetings = session.exec(
        select(Meeting).where(col(Meeting.standing)).order_by(col(Meeting.starts_on).desc(), col(Meeting.slug))
    ).all()
    themes = session.exec(select(Theme).order_by(col(Theme.position))).all()
    years = sorted({meeting.year for meeting in meetings if meeting.year}, reverse=True)
    names = {
        "theme": {theme.slug: theme.name for theme in themes},
        "meeting": {meeting.slug: meeting.name for meeting in meetings},
        "kind": {kind.value: kind.value.capitalize() for kind in CommitmentKind},
        "actor": _same(session.exec(select(Commitment.actor).distinct())),
        "country": _same(meeting.country for meeting in meetings if meeting.country),
        "year": {str(year): str(year) for year in years},
        "source": _same(name for name in session.exec(select(Document.publisher).distinct()) if name),
    }
    return Choices(names, {meeting.id: meeting for meeting in meetings})


def _same(values: Iterable[str]) -> dict[str, str]:
    return {value: value for value in sorted(set(values), key=str.casefold)}


def _unknown(facet: str, value: str, possible: Iterable[str]) -> str:
    """Return the sentence for a value that a facet does not have: with the nearest ones, or some."""
    values: Sequence[str] = list(possible)
    if not values:
        return f"There is no {facet} “{value[:60]}”; the ledger has none yet."
    near = get_close_matches(value, values, SAID_AT_MOST) or values
    said = ", ".join(near[:SAID_AT_MOST])
    more = " …" if len(values) > len(near[:SAID_AT_MOST]) else ""
    return (
        f"There is no {facet} “{value[:60]}”; possible are, for example, {said}{more}."
        if more
        else (f"There is no {facet} “{value[:60]}”; possible are {said}.")
    )
