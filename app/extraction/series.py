"""The series a meeting belongs to, as the text names it."""

from __future__ import annotations

import re
from functools import cache

from app.extraction.countries import alternation, vocabulary

_GROUPS = {"five": "G5", "six": "G6", "seven": "G7", "eight": "G8", "twenty": "G20"}
_WORD = r"[^\W\d_a-z][\w’'-]+"
_MINISTERS = re.compile(r"\bministers\b", re.IGNORECASE)
_REACH = 120
_LED_BY = re.compile(
    r"^(?:(?:the|first|second|third|fourth|fifth|\w+(?:th|st|nd|rd)|joint|final|chair[’']?s|declaration|statement|communiqu[ée]|summary"
    r"|meeting|ministers?|at|from|ordinary|extraordinary|annual|informal|of|to|[ivxlc]+)\b[\s–—-]*)+",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\b((?:{_WORD} +){{1,5}}(?:(?i:Ministerial)(?: +(?i:Meeting|Conference|Forum|Council))?"
    rf"|(?i:Forum|Process|Council of Ministers|Initiative)|(?i:Ministers[’'])\s+(?i:Council|Meeting|Conference)"
    rf"|(?:Conference|Committee|Council|Intergovernmental Conference)(?= on | of | for |\b))"
    rf"(?:\s+(?i:on|for) +{_WORD}(?:(?:,? +and +|, +| +){_WORD})*)?)"
)


def series_of(text: str) -> str | None:
    """Return for example "G7 Interior and Security Ministers", None where the text names no series."""
    first = _of_ministers(text)
    if first:
        return f"{_group(first['body'])} {_titled(first['fields'])} Ministers"
    for named in _NAMED.finditer(text):
        plain = _LED_BY.sub("", re.sub(r"\s+", " ", named[1]))
        if len(plain.split()) > 1:
            return _titled(plain)
    return None


def _of_ministers(text: str) -> re.Match[str] | None:
    """Return where a body and its ministers are first named together; only the words around "ministers" are read."""
    for near in _MINISTERS.finditer(text):
        start, end = max(near.start() - _REACH, 0), near.end() + _REACH
        found = [m for pattern in _patterns() if (m := pattern.search(text, start, end))]
        if found:
            return min(found, key=lambda m: (m.start(), -m.end()))
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the ways in which a body and the fields of its ministers are named together."""
    field = rf"(?:Home Affairs|Internal Affairs|Public Safety|Public Security|Law Enforcement|{alternation(_fields())})"
    fields = rf"(?P<fields>{field}(?:(?:,\s+(?:and\s+)?|\s+and\s+|\s*/\s*|\s+){field})*)"
    known = alternation([*_bodies(), "European Union", "African Union", "Caribbean Community"])
    body = rf"(?P<body>G-?\d{{1,2}}|{known}|Group of (?:{'|'.join(_GROUPS)})|(?:seven|eight) leading)"
    guest = rf"(?:\s+and\s+(?:G-?\d{{1,2}}|{known}))?"
    patterns = (
        # "G7 and EU Security Ministers" meet as the G7: the guests stand second.
        rf"\b{body}(?:[’']s)?{guest}\s+{fields}\s+Ministers\b",
        rf"\b{body}\s+Ministers\s+(?:of|responsible\s+for|for)\s+(?:the\s+)?{fields}",
        rf"\b{fields}\s+ministers\s+of\s+(?:the\s+)?(?:[\w\s]{{0,40}}?\b(?:states|countries|members)\s+of\s+(?:the\s+)?)?{body}\b",
        rf"\bMinisters\s+(?:of|responsible\s+for|for)\s+(?:the\s+)?{fields}\s+of\s+(?:the\s+)?"
        rf"(?:[\w\s]{{0,40}}?\b(?:states|countries|members)\s+of\s+(?:the\s+)?)?{body}\b",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _fields() -> list[str]:
    words: list[str] = vocabulary("titles")["portfolios"]
    return words


def _bodies() -> list[str]:
    names = [name for names in vocabulary("organisations")["names"].values() for name in names if name.isupper()]
    return [*names, *vocabulary("occasions")["bodies"]]


def _group(words: str) -> str:
    plain = re.sub(r"\s+", " ", words)
    number = plain.casefold().removeprefix("group of ").removesuffix(" leading")
    shorter = {"european union": "EU", "caribbean community": "CARICOM"}
    known = {name.casefold(): name for name in _bodies()}
    return _GROUPS.get(number) or shorter.get(number) or known.get(number) or _bare(plain)


def _bare(words: str) -> str:
    return words.upper().replace("-", "") if re.fullmatch(r"[gG]-?\d+", words) else words


def _titled(words: str) -> str:
    """Give a name its capitals: small words stay small, shouted ones become ordinary, bodies stay as they are."""
    small = {"and", "of", "the", "for", "on"}
    plain = words.lower() if words.isupper() else words
    known = {name.casefold(): name for name in _bodies()}
    parts = (known.get(w.casefold(), w if w in small else w[0].upper() + w[1:]) for w in plain.split())
    return " ".join(parts)
