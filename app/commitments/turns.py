"""How a promise changed since an earlier one: by kind, by what it names, by its themes, and by its words alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.commitments.tables import Commitment
from app.phrasing import particulars, subject
from app.terms import CommitmentKind

STRENGTH = tuple(reversed(CommitmentKind))  # an endorsement binds least, a pledge most
FEWEST_WORDS = 2  # a single word more or less changes little


class Move(StrEnum):
    """Which way a promise changed."""

    REPEATED = "repeated"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    NARROWED = "narrowed"
    WIDENED = "widened"


class Cause(StrEnum):
    """What shows that it did."""

    KIND = "kind"
    PARTICULARS = "particulars"
    THEMES = "themes"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Turn:
    """One change, with what it rests on: the kinds, names, themes or words that went and that came."""

    move: Move
    cause: Cause | None = None
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


def turns(earlier: Commitment, later: Commitment) -> Sequence[Turn]:
    """Return how the later promise differs from the earlier one; at least one turn, REPEATED where no rule applies.

    - Strengthened: a stronger kind (endorsement, call, pledge), or of one kind, and naming all particulars of the
      earlier one and more. Weakened: the reverse.
    - Narrowed: only some of the earlier one's themes, or the same themes and fewer words that it is about, none of
      them new. Widened: the reverse.
    """
    found = [*_firmness(earlier, later), *_extent(earlier, later)]
    return found or [Turn(Move.REPEATED)]


def _firmness(earlier: Commitment, later: Commitment) -> Iterator[Turn]:
    if earlier.kind != later.kind:
        stronger = STRENGTH.index(later.kind) > STRENGTH.index(earlier.kind)
        yield Turn(
            Move.STRENGTHENED if stronger else Move.WEAKENED, Cause.KIND, (earlier.kind.value,), (later.kind.value,)
        )
        return
    gone, new = _apart(particulars(earlier.statement), particulars(later.statement))
    if bool(gone) != bool(new):
        yield Turn(Move.STRENGTHENED if new else Move.WEAKENED, Cause.PARTICULARS, gone, new)


def _extent(earlier: Commitment, later: Commitment) -> Iterator[Turn]:
    gone, new = _apart(*({theme.slug: theme.name for theme in each.themes} for each in (earlier, later)))
    if gone or new:
        if not (gone and new) and earlier.themes and later.themes:
            yield Turn(Move.WIDENED if new else Move.NARROWED, Cause.THEMES, gone, new)
        return
    gone, new = _apart(subject(earlier.statement), subject(later.statement))
    if bool(gone) != bool(new) and len(gone) + len(new) >= FEWEST_WORDS:
        yield Turn(Move.WIDENED if new else Move.NARROWED, Cause.WORDS, gone, new)


def _apart(earlier: Mapping[str, str], later: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what only the earlier one has, and what only the later one has."""
    gone = tuple(name for key, name in earlier.items() if key not in later)
    return gone, tuple(name for key, name in later.items() if key not in earlier)
