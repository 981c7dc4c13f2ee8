"""Whether somebody was there: words of absence, of remembrance, of video links, of presence in the room."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache

from app.extraction.countries import find_phrase, find_phrases, phrases
from app.extraction.findings import Mode
from app.extraction.seen import Appearance
from app.extraction.titles import rank_pattern

_REACH = 110
_PARTED = re.compile(r"[;:”]")
_ANOTHER = re.compile(
    r"[;:”]|, and [A-Z]| and (?:the )?[A-Z]|\b(?:as|because|since|while|after|although|where|when) (?:\w+ )?[A-Z]"
)
_CLAUSE = re.compile(r"(?=[;bw])(?:;|\bwhile\b|\bwhereas\b|\bbut\b(?!\s+(?:s?he|spoke|took|\w+ed)\b))")


def is_absent(text: str, seen: Appearance) -> bool:
    """Whether the words around a name say that this person was not there."""
    after = text[seen.end : seen.sentence.end]
    away = _find("stayed_away", after)
    between = after[: away.start()] if away else ""
    # The words must be said of this person, not of the next one named.
    of_several = away and re.match(r"were\b|.*\btheir\b", away[0])
    other = (_PARTED if of_several else _ANOTHER).search(between)
    own = away and len(between) < (_REACH * 2 if of_several else _REACH) and not other
    # Who did not come may have spoken from afar.
    by_link = own and _find("remote", after)
    return bool(own and not by_link) or _before_cue("not_here", text[seen.sentence.start : seen.start])


def is_only_named(text: str, seen: Appearance) -> bool:
    """Whether the words before a name thank, honour or greet this person, which does not put them in the room."""
    before, after = text[seen.sentence.start : seen.start], text[seen.end : seen.sentence.end]
    cues = [cue.end() for cue in find_phrases("attendance", "honoured", before)]
    if not cues or len(before) - cues[-1] > _REACH or re.search(r"[;:]|\bwho\b", before[cues[-1] :]):
        return False
    reason = re.match(r"[^.;]{0,40}?\bfor\s+(?:\w+\s+){0,2}?", after)
    present = reason and _cue("thanked_for_being_there").match(after, reason.end())
    relative = re.match(r",?\s+who\s+\w+(?:\s+\w+)?", text[seen.name.end : seen.sentence.end])
    acted = relative and any(_find(name, relative[0]) for name in ("spoke", "took_part"))
    return not (present or acted)


def acts_there(text: str, seen: Appearance) -> bool:
    """Whether the clause that names a person gives them a part in the meeting."""
    start, end = _clause(text, seen)
    by = re.search(r"\bby\s+(?:the\s+|His\s+|Her\s+|Excellency\s+)*$", text[start : seen.start])
    passive = by and _find("acts_there", text, start, seen.start)
    following = _find("acts_there", text, seen.end, min(end, seen.end + _REACH))
    return bool(passive or following)


def cues_about(text: str, seen: Appearance) -> Iterator[str]:
    """Yield the names of the lists whose words stand in the clause that names a person."""
    start, end = _clause(text, seen)
    for name in ("stayed_away", "not_here", "honoured", "acts_there", "remote", "in_person", "took_part"):
        if _find(name, text, start, seen.start):
            yield f"{name} before"
        if _find(name, text, seen.end, min(end, seen.end + _REACH)):
            yield f"{name} behind"
    if _cue("spoke").match(text, seen.end + 1):
        yield "spoke"


def is_attendance(sentence: str) -> bool:
    """Whether a sentence tells who took part."""
    return bool(_find("took_part", sentence))


def mode_of(text: str, seen: Appearance) -> Mode | None:
    """Return how the clause that names a person says they attended, None where it does not say."""
    start, end = _clause(text, seen)
    cues = [
        (found.start(), mode)
        for name, mode in (("remote", Mode.REMOTE), ("in_person", Mode.IN_PERSON))
        for found in find_phrases("attendance", name, text, start, end)
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


def _before_cue(name: str, before: str) -> bool:
    """Whether one of the words in a list stands right before, articles aside."""
    bare = _address().sub("", before)
    return any(cue.end() == len(bare) for cue in find_phrases("attendance", name, bare))


@cache
def _address() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+(?:the|its|their|late|{rank_pattern()}))*\s+$")


def _find(name: str, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
    return find_phrase("attendance", name, text, start, end)


def _cue(name: str) -> re.Pattern[str]:
    return phrases("attendance", name)
