"""Offices in English text: "Germany’s Federal Minister of the Interior", "head of INTERPOL’s anti-corruption unit"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from app.extraction.countries import (
    Form,
    Mention,
    alternation,
    find_at_openings,
    first_words,
    mentions,
    phrases,
    vocabulary,
)

_DETERMINERS = re.compile(
    r"(?:\b(?:the|a|an|its|our|our own|own|his|her|their|then|another|that country[’']s|the \w+[’']s"
    r"|former|ex-|late|one-time|ousted|retired|serving|host|visiting)\s*)$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s+(?:of|from)\s+(?:the\s+)?"
    r"(?:(?:[A-Z][\w’']+ ){0,3}?"
    r"(?:Republic|Kingdom|Principality|Commonwealth|States?|Government|Sultanate|Union|Duchy|Emirate)"
    r" of\s+(?:the\s+)?)?"
)
_FOR = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?")
_AND = re.compile(r",?\s+(?:and|&)\s+(?:the\s+)?(?=[A-Z])")
# A capitalised word, but not one in a text that is all capitals, where nothing tells a name from a topic.
_UPPER = "".join(c for c in map(chr, range(0x41, 0x2000)) if c.isupper())
_WORD = re.compile(rf"[{_UPPER}][\w’'-]*[^\W\d_{_UPPER}][\w’'-]*")
_WITH_TOPIC = re.compile(r"(?:minister|secretary|commissioner)\w*$|secretaries$", re.IGNORECASE)
_FORMER = re.compile(r"\b(?:former|late|one-time|ousted|retired|ex)\b|\bex-$", re.IGNORECASE)

_LETTERS = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s?$")
# No article before an office is longer.
_REACH = 60
_LONGEST_RUN = 8


@dataclass(frozen=True, slots=True)
class Title:
    """An office named at `start` to `end`, country, organisation and article included.

    Its own words begin at `role_start`;
    `affiliation` is what stands right beside the office, `own` what the office's name alone implies.
    `is_post` marks a weak office (a head, a delegate), which counts only with an affiliation,
    `is_local` one of a town or province, `is_ours` one that the writers call "our".
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
    is_local: bool = False
    is_ours: bool = False


def find_titles(text: str, offset: int = 0) -> list[Title]:
    """Return the offices that the text names, in its order; `offset` is added to all places."""
    return list(_titles(text, offset))


@lru_cache(maxsize=2048)
def _titles(text: str, offset: int) -> list[Title]:
    if _heads().isdisjoint(_LETTERS.findall(text.casefold())):
        return []  # the long pattern is slow, and few sentences name an office
    known = list(mentions(text))
    found: list[Title] = []
    for match in find_at_openings(_title(), text, _openings(), _LETTERS):
        if not found or match.start() >= found[-1].end - offset:
            found.append(_made(text, match, known, offset))
    return found


def singular(role: str) -> str:
    """Return "Minister of the Interior" for "Ministers of the Interior"."""
    for pattern, one in _many():
        role = pattern.sub(one, role, count=1)
    return role


@cache
def _many() -> tuple[tuple[re.Pattern[str], str], ...]:
    words = _plurals().items()
    return tuple((re.compile(rf"\b{re.escape(many)}\b", re.IGNORECASE), one) for many, one in words)


@cache
def rank_pattern() -> str:
    """Return a pattern for honorifics and ranks, to stand between an office and a name."""
    words = vocabulary("titles")
    retired = r"(?:\s+\((?:R|Ret|Retd|Rtd)\.?\))?"
    return rf"(?:(?:{alternation([*words['honorifics'], *words['ranks']])})(?![\w’'-])\.?{retired})"


def _made(text: str, match: re.Match[str], known: list[Mention], offset: int) -> Title:
    start, last = match.start(), _topic_end(text, match, known)
    own, affiliation = _office_owner(start, last, known), _inner(start, last, known)
    over = next((m for m in known if m.form is Form.OFFICE and m.start < start < m.end), None)
    start = over.start if over else start
    end, holder = _owner_behind(text, last, known, is_post=not match["office"])
    lead, owner, agency = _lead(text, start, known)
    head = match["office"] or match["post"]
    return Title(
        start=lead + offset,
        role_start=start + offset,
        end=end + offset,
        is_post=not match["office"],
        is_plural=head.casefold() in _plurals_in_small(),
        is_former=bool(_FORMER.search(text[lead:start])),
        affiliation=owner or holder or affiliation,
        own=own or agency,
        has_owner=lead < start,
        is_local=phrases("titles", "local").search(text, match.start(), last) is not None,
        is_ours=text[lead:start].casefold().startswith("our"),
    )


def _topic_end(text: str, match: re.Match[str], known: list[Mention]) -> int:
    """Return where the office's words end, of a portfolio nobody listed too: "Minister for Kelp Jane Roe".

    The first word after "for" is always the portfolio's, and the first after its "and"; what follows may be the name.
    """
    link = _FOR.match(text, match.end())
    if not link or not match["office"] or not _WITH_TOPIC.search(match[0]):
        return match.end()
    end = _topic(text, link.end(), known)
    joined = _AND.match(text, end) if end > link.end() else None
    if joined and len(_run(text, joined.end())) != 2:
        end = max(end, _topic(text, joined.end(), known))
    return end if end > link.end() else match.end()


def _topic(text: str, start: int, known: list[Mention]) -> int:
    """Return where the topic that begins at `start` ends; `start` itself where a country or no word stands there."""
    run = [] if any(m.start == start for m in known) else _run(text, start)
    topic = [n for n, word in enumerate(run) if n == 0 or word[0].casefold() in topics()]
    last = next((n for n, place in enumerate(topic) if n != place), len(topic)) - 1
    if len(run) - last == 2 and not any(m.start == run[-1].start() for m in known):
        last += 1  # one word more is no name
    return run[last].end() if run else start


def _run(text: str, start: int) -> list[re.Match[str]]:
    """Return the capitalised words that stand together from `start` on."""
    words: list[re.Match[str]] = []
    while len(words) < _LONGEST_RUN and (word := _WORD.match(text, start)):
        words.append(word)
        start = word.end() + (text[word.end() : word.end() + 1] == " ")
        if start == word.end():
            break
    return words


@cache
def topics() -> frozenset[str]:
    """Return what offices are about, in small letters."""
    return frozenset(word.casefold() for word in vocabulary("titles")["portfolios"])


def _lead(text: str, start: int, known: list[Mention]) -> tuple[int, str | None, str | None]:
    """Return where the country, organisation and article before an office begin, whose office it is, whose agency's."""
    owner = agency = None
    while True:
        before = text[:start].rstrip()
        bare = _POSSESSIVE.sub("", before)
        near = next((m for m in known if m.end in (len(before), len(bare)) or m.start < start < m.end), None)
        article = _DETERMINERS.search(text, max(0, start - _REACH), start)
        if near:
            start = near.start
            owner, agency = (owner, agency or near.code) if near.form is Form.OFFICE else (owner or near.code, agency)
        elif article and article[0].strip():
            start = article.start()
        else:
            return start, owner, agency


def _owner_behind(text: str, last: int, known: list[Mention], *, is_post: bool) -> tuple[int, str | None]:
    """Return where "of INTERPOL" behind an office ends, and whose office it makes it."""
    of = _OF.match(text, last)
    near = next((m for m in known if of and m.start == of.end() and m.form in {Form.NAME, Form.ORGANISATION}), None)
    # "Head of INTERPOL’s bureau" and "head of the INTERPOL bureau" run on.
    runs_on = near and re.match(r"['’]s|\s+[A-Z]" if is_post else r"['’]s", text[near.end :])
    return (near.end, near.code) if near and not runs_on else (last, None)


def _office_owner(start: int, end: int, known: list[Mention]) -> str | None:
    inside = [m for m in known if m.form is Form.OFFICE and m.start < end and m.end > start]
    return inside[-1].code if inside else None


def _inner(start: int, end: int, known: list[Mention]) -> str | None:
    """Return the country or organisation inside the office's words, as in "Secretary General of INTERPOL"."""
    inside = [m for m in known if m.form is not Form.OFFICE and start <= m.start and m.end <= end]
    return inside[-1].code if inside else None


@cache
def _heads() -> frozenset[str]:
    """Return the last word of each office."""
    words = vocabulary("titles")
    return frozenset(_LETTERS.findall(w.casefold())[-1] for w in [*words["offices"], *words["posts"], *_plurals()])


@cache
def _plurals() -> dict[str, str]:
    words = vocabulary("titles")
    regular = {w + "s": w for w in [*words["offices"], *words["posts"]] if not w.endswith("y") and " of " not in w}
    return {**regular, **words["plurals"]}


@cache
def _openings() -> frozenset[str]:
    """Return the words with which an office can open."""
    kinds = ("offices", "posts", "modifiers", "portfolios")
    return first_words([*_plurals(), *(word for kind in kinds for word in vocabulary("titles")[kind])])


@cache
def _plurals_in_small() -> frozenset[str]:
    return frozenset(many.casefold() for many in _plurals())


@cache
def _title() -> re.Pattern[str]:
    words = vocabulary("titles")
    plurals = _plurals()
    posts = [*words["posts"], *(many for many, one in plurals.items() if one in words["posts"])]
    offices = [*words["offices"], *(many for many, one in plurals.items() if one not in words["posts"])]
    portfolio = rf"(?:{alternation(words['portfolios'])})"
    before = rf"(?:(?:{alternation([*words['modifiers'], *words['portfolios']])})(?:\s+and(?=\s+{portfolio}\s))?\s+)*"
    topic = rf"(?:the\s+)?(?:{portfolio})(?:\s+{portfolio})*"
    joined = rf"(?:,\s+{topic}(?=,|\s+and\b))*(?:,?\s+and\s+(?:for\s+|of\s+)?{topic}(?!\s+(?:Minister|Secretary)))?"
    link = r"(?:of|for|to|responsible\s+for|with\s+responsibility\s+for|in\s+charge\s+of)"
    after = rf"(?:\s+{link}\s+{topic}{joined}|\s+to\s+the\s+Minister(?=\s+of))*"
    return re.compile(
        rf"(?<![\w-])(?:{before})(?:(?P<office>{alternation(offices)})|(?P<post>{alternation(posts)}))(?![\w-])(?:{after})(?![\w-]|['’]s\b)",
        re.IGNORECASE,
    )


def roles_apart(text: str, titles: list[Title]) -> Iterator[tuple[Title, Title]]:
    """Yield pairs of offices that one "and" joins, as in "Attorney General and Minister of Home Affairs"."""
    for first, second in pairwise(titles):
        if re.fullmatch(r"\s+and\s+", text[first.end : second.role_start]):
            yield first, second
