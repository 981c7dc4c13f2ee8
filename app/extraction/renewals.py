"""Promises of earlier meetings: told as history, or renewed, and then of which year or meeting."""

from __future__ import annotations

import re

_SEASONS = (
    "year|month|week|spring|summer|autumn|fall|winter"
    "|January|February|March|April|May|June|July|August|September|October|November|December"
)
_HISTORY = re.compile(
    rf"\b(?:predecessors|previous(?:ly)?|an? (?:year|decade|month) ago|years? (?:ago|earlier)|last (?:{_SEASONS})"
    r"|earlier (?:this|in)|last (?:met|convened)|when (?:they|it|the \w+) last)\b"
)
# In small letters.
_RENEWED = re.compile(r"\b(?:re(?:affirm|stat|peat|new|iterat|commit)|confirm|go(?:es)? beyond|stand by)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAME = r"([A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2})"
# "the Mito Commitments", "undertakings given in Paris": the meeting that a renewed promise goes back to.
_MEETINGS = (
    re.compile(
        rf"\b[Tt]he(?:ir)? {_NAME} (?:[Cc]ommitments?|[Dd]eclarations?|[Cc]ommuniqu[ée]|[Ss]tatement|[Pp]rinciples"
        r"|[Aa]ction [Pp]lan|[Pp]ledges?|[Pp]romises?|[Mm]eeting|[Cc]onclusions|[Uu]ndertakings?)\b"
    ),
    re.compile(
        rf"\b(?:made|given|taken|adopted|agreed|undertaken|entered into|reached|signed|expressed) (?:in|at) {_NAME}\b"
    ),
)
_BODIES = frozenset({"G7", "G8", "G20", "EU", "INTERPOL", "Interior", "Joint", "Ministers", "Final", "Ministerial"})


def is_renewed(text: str) -> bool:
    """Whether words renew what was promised before."""
    return _RENEWED.search(text.lower()) is not None


def is_told_as_past(text: str) -> bool:
    """Whether words speak of an earlier meeting."""
    return _HISTORY.search(text) is not None


def years(text: str) -> list[int]:
    """Return the years that words name, in their order."""
    return [int(year) for year in _YEAR.findall(text)]


def renewed_of(text: str) -> str | None:
    """Return the year, else the place, of the earlier meeting that a renewing sentence names, if it names one."""
    if not is_renewed(text):
        return None
    if year := _YEAR.search(text):
        return year.group()
    named = (match[1] for pattern in _MEETINGS for match in pattern.finditer(text))
    return next((name for name in named if not _BODIES & set(name.split())), None)
