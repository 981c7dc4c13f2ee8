"""What somebody is called whose office the grammar of titles did not bind, or who is only called "the Minister"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from app.extraction.affiliations import Context
from app.extraction.officials import Person
from app.extraction.seen import Appearance
from app.extraction.titles import Title, find_titles, rank_pattern, singular

_NEAR = 60
_BEFORE = re.compile(
    r"(?:^|[,;:–—(]\s+|\band\s+)(?P<role>(?:the\s+|its\s+|our\s+|their\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,6}),\s+\Z"
)
_BEHIND = re.compile(r",\s+(?P<role>(?:(?:the|an?|its|our|their)\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,6})(?=[,.;)]|\Z)")
_SHARED = re.compile(r"(?:[,\s]+(?:and\s+)?[A-Z][\w’'.-]*)*,\s*(?:the\s+|both\s+)?")
_VERBLESS = re.compile(r"\b(?:said|says|told|was|is|were|are|has|had|who|which|and|but)\b")


def role_of(person: Person, code: str | None, context: Context) -> str | None:
    """Return the office in the text's words; `code` is the country or organisation that somebody acts for."""
    known = person.role
    if known and len(known.split()) > 1:
        return known
    longer = _elsewhere(known, code, context)
    return longer or known or next((r for read in _READINGS for p in person.places if (r := read(p, context))), None)


def _elsewhere(known: str | None, code: str | None, context: Context) -> str | None:
    """Read "Canada’s justice minister" elsewhere of somebody from Canada, where the text knows one such office."""
    same = {office for office, owner in context.offices if owner == code and code}
    fitting = [office for office in same if known is None or known.casefold() in office.split()]
    return fitting[0] if len(fitting) == 1 and len(same) == 1 else None


def _office_before(place: Appearance, context: Context) -> str | None:
    words = context.text[max(place.sentence.start, place.start - _NEAR) : place.start]
    return _first(words, find_titles(words)[::-1])


def _office_behind(place: Appearance, context: Context) -> str | None:
    words = context.text[place.end : min(place.sentence.end, place.end + _NEAR)]
    # "Jane Roe told the ministers" does not make her one; "Jane Roe and John Doe, ministers of justice" does.
    own = [t for t in find_titles(words) if not t.is_plural or _SHARED.fullmatch(words[: t.role_start])]
    return _first(words, own)


def _first(words: str, titles: list[Title]) -> str | None:
    """The first office of some that is still held, for one person."""
    roles = [(words[t.role_start : t.end], t.is_plural) for t in titles if not t.is_former]
    return next((singular(role) if plural else role for role, plural in roles), None)


def _said_beside(place: Appearance, context: Context) -> str | None:
    """Read "the agency’s man in Vienna, Jane Roe", "Jane Roe, the Union’s man in Vienna"."""
    before = _BEFORE.search(context.text[place.sentence.start : place.start])
    behind = _BEHIND.match(context.text, place.end, place.sentence.end)
    for found in (before, behind):
        if found and not _VERBLESS.search(found["role"]) and not found["role"].istitle():
            return found["role"]
    return None


def _rank(place: Appearance, context: Context) -> str | None:
    """Read "Prefect Jane Roe": a rank where nothing better is said."""
    found = _held().search(context.text, max(place.sentence.start, place.name.start - _NEAR), place.name.start)
    return found[1] if found and len(found[1]) > 4 else None


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"\b({rank_pattern()})\s+\Z")


_READINGS: tuple[Callable[[Appearance, Context], str | None], ...] = (
    _office_before,
    _rank,
    _said_beside,
    _office_behind,
)
