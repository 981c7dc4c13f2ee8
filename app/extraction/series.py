"""The series a meeting belongs to, as the text names it."""

from __future__ import annotations

import re

_GROUPS = {"seven": "G7", "eight": "G8", "twenty": "G20"}
_FIELD = (
    r"(?:Justice|Interior|Home Affairs|Internal Affairs|Security|Public Safety|Police|Public Security"
    r"|Law Enforcement|Foreign)"
)
_FIELDS = rf"{_FIELD}(?:(?:,\s+|\s+and\s+|\s*/\s*){_FIELD})*"
_BODY = r"(?:G-?7|G-?8|G-?20|EU|ASEAN|CARICOM|Arab|African Union|BRICS|CIS)"
# "G7 and EU Security Ministers" meet as the G7: the guests stand second
_IN_FRONT = re.compile(rf"\b({_BODY})(?:\s+and\s+{_BODY})?\s+({_FIELDS})\s+Ministers", re.IGNORECASE)
_BEHIND = re.compile(
    rf"\b({_FIELDS})\s+ministers\s+of\s+the\s+"
    rf"(?:({_BODY})|Group of (Seven|Eight|Twenty)|(European Union)|(seven|eight) leading)",
    re.IGNORECASE,
)
_OF_FIELD = re.compile(r"\b(G-?7|G-?8|G-?20)\s+Ministers of (?:the )?(Interior|Justice)", re.IGNORECASE)
_NAMED = re.compile(
    r"\b((?:[A-Z][\w’'-]+ +){1,5}"
    r"(?:(?i:Ministerial)(?: +(?i:Meeting|Conference))?|(?i:Forum|Process|Council of Ministers)"
    r"|(?i:Ministers[’'])\s+(?i:Council|Meeting|Conference)))\b"
)


def series_of(text: str) -> str | None:
    """Return for example "G7 Interior and Security Ministers", None where the text names no series."""
    front, behind, field = _IN_FRONT.search(text), _BEHIND.search(text), _OF_FIELD.search(text)
    first = min((m for m in (front, behind, field) if m), key=lambda m: m.start(), default=None)
    if first is None:
        named = _NAMED.search(text)
        return _titled(named[1]) if named else None
    if first is behind:
        group = behind[2] or _GROUPS.get((behind[3] or behind[5] or "").casefold()) or "EU"
        return f"{group.upper().replace('-', '')} {_titled(behind[1])} Ministers"
    group = first[1] if first[1].casefold() == "arab" else first[1].upper().replace("-", "")
    return f"{group} {_titled(first[2])} Ministers"


def _titled(words: str) -> str:
    """Give a name its capitals: small words stay small, words in capitals become ordinary ones."""
    small = {"and", "of", "the", "for", "on"}
    plain = words.lower() if words.isupper() else words
    return " ".join(w if w in small else w[0].upper() + w[1:] for w in plain.split())
