"""How a promise changed, in a sentence that says what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from app.commitments import Cause, Move, Turn
from app.terms import CommitmentKind
from app.web.wording import KINDS

SAID = 6  # words of a list; the rest is counted


def because(turn: Turn) -> str:
    """Return why a turn is what it is called: Now a pledge, before a call."""
    if turn.cause is None:
        return "It says much the same."
    if turn.cause is Cause.KIND:
        old, new = (KINDS[CommitmentKind(kind)].lower() for kind in (*turn.gone, *turn.new))
        return f"Now {_a(new)}, before {_a(old)}."
    return f"{SENTENCES[turn.cause, turn.move]} {_listed(turn.new or turn.gone)}."


SENTENCES = {
    (Cause.PARTICULARS, Move.STRENGTHENED): "It names what the earlier one did not:",
    (Cause.PARTICULARS, Move.WEAKENED): "It no longer names:",
    (Cause.THEMES, Move.WIDENED): "It keeps the themes of the earlier one and adds:",
    (Cause.THEMES, Move.NARROWED): "It leaves out themes of the earlier one:",
    (Cause.WORDS, Move.WIDENED): "It keeps what the earlier one is about and adds:",
    (Cause.WORDS, Move.NARROWED): "It says nothing new and leaves out:",
}


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _listed(words: Sequence[str]) -> str:
    rest = len(words) - SAID
    return ", ".join(words[:SAID]) + (f" and {rest} more" if rest > 0 else "")
