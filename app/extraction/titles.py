"""Offices in English text: "Germany’s Federal Minister of the Interior", "head of INTERPOL’s anti-corruption unit"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from app.extraction.countries import Form, Mention, alternation, mentions, vocabulary

_DETERMINERS = re.compile(
    r"(?:\b(?:the|a|an|its|our|our own|own|his|her|their|then|another|that country[’']s|the \w+[’']s"
    r"|former|ex-|late|one-time|ousted|retired|serving|host|visiting)\s*)$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s+of\s+(?:the\s+)?"
    r"(?:(?:Federal |Islamic )?(?:Republic|Kingdom|Principality|Commonwealth|State|Government) of\s+(?:the\s+)?)?"
)
_FORMER = re.compile(r"\b(?:former|late|one-time|ousted|retired|ex)\b|\bex-$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """An office named at `start` to `end`, country, organisation and article included.

    Its own words begin at `role_start`;
    `affiliation` is what stands right beside the office, `own` what the office's name alone implies.
    `is_post` marks a weak office (a head, a delegate), which counts only with an affiliation.
    """

    start: int
    role_start: int
    end: int
    is_post: bool = False
    is_plural: bool = False
    is_former: bool = False
    affiliation: str | None = None
    own: str | None = None
    has_owner: bool = False


def find_titles(text: str, offset: int = 0) -> list[Title]:
    """Return the offices that the text names, in its order; `offset` is added to all places."""
    known = list(mentions(text))
    found: list[Title] = []
    for match in _title().finditer(text):
        if not found or match.start() >= found[-1].end - offset:
            found.append(_made(text, match, known, offset))
    return found


def singular(role: str) -> str:
    """Return "Minister of the Interior" for "Ministers of the Interior"."""
    for many, one in _plurals().items():
        role = re.sub(rf"\b{re.escape(many)}\b", one, role, count=1, flags=re.IGNORECASE)
    return role


@cache
def rank_pattern() -> str:
    """Return a pattern for honorifics and ranks, to stand between an office and a name."""
    words = vocabulary("titles")
    return rf"(?:(?:{alternation([*words['honorifics'], *words['ranks']])})(?![\w’'-])\.?)"


def _made(text: str, match: re.Match[str], known: list[Mention], offset: int) -> Title:
    start, own, affiliation = match.start(), _office_owner(match, known), _inner(match, known)
    over = next((m for m in known if m.form is Form.OFFICE and m.start < start < m.end), None)
    start = over.start if over else start
    end, holder = _owner_behind(text, match, known)
    lead, owner = _lead(text, start, known)
    head = match["office"] or match["post"]
    return Title(
        start=lead + offset,
        role_start=start + offset,
        end=end + offset,
        is_post=not match["office"],
        is_plural=head.casefold() in {p.casefold() for p in _plurals()},
        is_former=bool(_FORMER.search(text[lead:start])),
        affiliation=owner or holder or affiliation,
        own=own,
        has_owner=lead < start,
    )


def _lead(text: str, start: int, known: list[Mention]) -> tuple[int, str | None]:
    """Return where the country, organisation and article before an office begin, and whose office it is."""
    owner = None
    while True:
        before = text[:start].rstrip()
        bare = re.sub(r"(?:['’]s?)$", "", before)
        near = next((m for m in known if m.end in (len(before), len(bare)) or m.start < start < m.end), None)
        article = _DETERMINERS.search(text[:start])
        if near and (near.form is not Form.OFFICE or bare != before or near.end > start):
            start, owner = near.start, owner or near.code
        elif article and article[0].strip():
            start = article.start()
        else:
            return start, owner


def _owner_behind(text: str, match: re.Match[str], known: list[Mention]) -> tuple[int, str | None]:
    """Return where "of INTERPOL" behind an office ends, and whose office it makes it."""
    of = _OF.match(text, match.end())
    near = next((m for m in known if of and m.start == of.end() and m.form in {Form.NAME, Form.ORGANISATION}), None)
    # "Head of INTERPOL’s bureau" and "head of the INTERPOL bureau" run on.
    runs_on = near and re.match(r"['’]s|\s+[A-Z]" if match["post"] else r"['’]s", text[near.end :])
    return (near.end, near.code) if near and not runs_on else (match.end(), None)


def _office_owner(match: re.Match[str], known: list[Mention]) -> str | None:
    inside = [m for m in known if m.form is Form.OFFICE and m.start < match.end() and m.end > match.start()]
    return inside[-1].code if inside else None


def _inner(match: re.Match[str], known: list[Mention]) -> str | None:
    """Return the country or organisation inside the office's words, as in "Secretary General of INTERPOL"."""
    inside = [m for m in known if m.form is not Form.OFFICE and match.start() <= m.start and m.end <= match.end()]
    return inside[-1].code if inside else None


@cache
def _plurals() -> dict[str, str]:
    words = vocabulary("titles")
    regular = {w + "s": w for w in [*words["offices"], *words["posts"]] if not w.endswith("y") and " of " not in w}
    return {**regular, **words["plurals"]}


@cache
def _title() -> re.Pattern[str]:
    words = vocabulary("titles")
    plurals = _plurals()
    posts = [*words["posts"], *(many for many, one in plurals.items() if one in words["posts"])]
    offices = [*words["offices"], *(many for many, one in plurals.items() if one not in words["posts"])]
    portfolio = rf"(?:{alternation(words['portfolios'])})"
    before = rf"(?:(?:{alternation([*words['modifiers'], *words['portfolios']])})(?:\s+and\s+(?={portfolio}\s))?[\s]+)*"
    topic = rf"(?:the\s+)?(?:{portfolio})(?:\s+{portfolio})*"
    joined = rf"(?:,\s+{topic}(?=,|\s+and\b))*(?:,?\s+and\s+(?:for\s+|of\s+)?{topic}(?!\s+(?:Minister|Secretary)))?"
    after = rf"(?:\s+(?:of|for|to)\s+{topic}{joined}|\s+to\s+the\s+Minister(?=\s+of))*"
    return re.compile(
        rf"(?<![\w-])(?:{before})(?:(?P<office>{alternation(offices)})|(?P<post>{alternation(posts)}))(?![\w-])(?:{after})(?![\w-]|['’]s\b)",
        re.IGNORECASE,
    )


def roles_apart(text: str, titles: list[Title]) -> Iterator[tuple[Title, Title]]:
    """Yield pairs of offices that one "and" joins, as in "Attorney General and Minister of Home Affairs"."""
    for first, second in pairwise(titles):
        if re.fullmatch(r"\s+and\s+", text[first.end : second.role_start]):
            yield first, second
