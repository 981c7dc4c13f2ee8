"""Whether somebody was there: words of absence, of remembrance, of video links, of presence in the room."""

from __future__ import annotations

import re

from app.extraction.countries import phrases
from app.extraction.findings import Mode
from app.extraction.seen import Appearance

_CLAUSE = re.compile(r";|\bwhile\b|\bwhereas\b|\bbut\b")


def is_absent(text: str, seen: Appearance) -> bool:
    """Whether the words around a name say that this person was not there, or only thank or remember them."""
    after = text[seen.end : seen.sentence.end]
    away = _cue("stayed_away").search(after)
    between = after[: away.start()] if away else ""
    # The words must be said of this person, not of the next one named.
    own = away and len(between) < 110 and not re.search(r"[;:]|, and [A-Z]| and (?:the )?[A-Z]|”", between)
    return bool(own) or bool(_stands_in(text[seen.sentence.start : seen.start], after))


def is_attendance(sentence: str) -> bool:
    """Whether a sentence tells who took part."""
    return bool(_cue("took_part").search(sentence))


def mode_of(text: str, seen: Appearance) -> Mode | None:
    """Return how the clause that names a person says they attended, None where it does not say."""
    start, end = _clause(text, seen)
    cues = [
        (found.start(), mode)
        for mode, pattern in ((Mode.REMOTE, _cue("remote")), (Mode.IN_PERSON, _cue("in_person")))
        for found in pattern.finditer(text, start, end)
    ]
    following = [c for c in cues if c[0] >= seen.end]
    return min(following)[1] if following else max(cues)[1] if cues else None


def _clause(text: str, seen: Appearance) -> tuple[int, int]:
    start, end = seen.sentence.start, seen.sentence.end
    for cut in _CLAUSE.finditer(text, start, end):
        if cut.end() <= seen.start:
            start = cut.end()
        elif cut.start() >= seen.end:
            return start, cut.start()
    return start, end


def _stands_in(before: str, after: str) -> bool:
    hosting = re.match(r"\s+for\s+(?:\w+\s+){0,2}?(?:host|chair|invit|welcom|convening|hospitality|leadership)", after)
    bare = re.sub(r"\s+(?:(?:the|its|their|late)\s+)*$", "", before)
    return not hosting and any(cue.end() == len(bare) for cue in _cue("not_here").finditer(bare))


def _cue(name: str) -> re.Pattern[str]:
    return phrases("attendance", name)
