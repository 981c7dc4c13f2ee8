"""Whether a text reports on a meeting of ministers: the signs that all of it shows together, weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from app.extraction.countries import phrases
from app.extraction.weighing import likelihood, total

# Texts that report on no meeting are few among those learned from, and likelier elsewhere.
LEAST = 0.6
_HEAD = 700
_QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")
_STEPS = (1, 2, 4, 7)


def report_signs(text: str, own: Sequence[str], telling: int) -> frozenset[str]:
    """Return every sign of one text: who is spoken of and how often, and what it opens with.

    `own` are the sentences that do not speak of an earlier or a later meeting, `telling` is how many of them say
    that ministers met or acted.
    """
    told = _stepped("told", telling)
    return frozenset([*_counted(_QUOTED.sub(" ", " ".join(own))), *_opening(text[:_HEAD]), *told])


def is_reported(signs: frozenset[str], table: Mapping[str, float]) -> bool:
    """Whether a text that shows these signs more likely than not reports on a meeting."""
    return likelihood(total(table, signs)) >= LEAST


def _stepped(name: str, count: int) -> Iterator[str]:
    if not count:
        yield f"no {name}"
    yield from (f"{name} ×{step}" for step in _STEPS if count >= step)


def _counted(text: str) -> Iterator[str]:
    for name, pattern in _patterns().items():
        yield from _stepped(name, len(pattern.findall(text)))


def _opening(head: str) -> Iterator[str]:
    yield from (f"opens with {name}" for name, pattern in _patterns().items() if pattern.search(head))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return what is counted in a text."""
    return {
        "ministers": phrases("occasions", "ministers"),
        "the ministers": re.compile(
            r"\b(?i:the|all|our|these|their|both|us)\s+(?:[\w’'-]+\s+){0,3}?(?i:ministers)\b|(?<=[a-z,;:] )Ministers\b"
        ),
        "a minister": re.compile(
            r"(?i:\bminister\b)|\b(?:Secretary (?:of|for)\b|(?:Attorney|Solicitor) General\b|Home Secretary\b)"
        ),
        "an occasion": re.compile(
            r"\b(?:the|this|their|its|our|\w+day|first|second|third|special|joint)\s+(?:[\w’'-]+\s+){0,4}?"
            r"(?:meeting|conference|session|council|ministerial|dialogue|gathering|forum|talks)\b",
            re.IGNORECASE,
        ),
        "a meeting": phrases("occasions", "held"),
        "an outcome": re.compile(
            r"\b(?:agree[ds]?|decided|statement|communiqu[ée]|declaration|conclusions|paragraph|signed|adopted)\b",
            re.IGNORECASE,
        ),
        "we": re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE),
        "leaders": re.compile(r"\bleaders\b", re.IGNORECASE),
        "an operation": re.compile(r"\bOperation [A-Z]|\b[Aa]rrest(?:ed|s)\b"),
        "officials": re.compile(r"\b(?:senior officials|experts|coordinators|directors)\b", re.IGNORECASE),
    }
