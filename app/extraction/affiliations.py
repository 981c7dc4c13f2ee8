"""For whom an official acts: the country or organisation that the words around the name give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from app.extraction.countries import Form, Mention, all_mentions, cities
from app.extraction.seen import Appearance
from app.extraction.segments import sentences
from app.extraction.titles import find_titles, topics

_HEADING = 300
_DOMINICA = re.compile(r"\bDominica\b(?!.*\bDominican Republic\b)", re.DOTALL)
_BRACKET = re.compile(r"\s\((?:[^()]{0,30}\s)?\Z")
_FOR = re.compile(r"[^.;:]{0,60}?\bfor\s+(?:the\s+)?(?=[A-Z])")
_TEAM = re.compile(r"[’']?s?\s+(?:team|delegation|side|government|one\b)")
_HOSTED = re.compile(r"\b(?:invitation of|hosted by|welcomed by|guests of)\s+(?:the\s+)?$", re.IGNORECASE)
_LETTERS_BEHIND = re.compile(r"\s+(?:of|at|from)\s+(?:the\s+)?([A-Z]{4,10})\b")
_LETTERS_BEFORE = re.compile(r"\b([A-Z]{4,10})(?:[’']s?)?\s+\Z")
_PRONOUN = re.compile(
    r"\b(?:its|their|his|her|that country[’']s|the \w+[’']s)\s",
    re.IGNORECASE,
)
_BODY = re.compile(r"\b(?:of|to) the (Council|Commission|Community|Organi[sz]ation|Union|Forum|Assembly|Process)\b")


class Reading(NamedTuple):
    """What one way of reading gives: how plainly it is said, the way's name, and the country or organisation."""

    weight: int
    name: str
    code: str


@dataclass
class Context:
    """The text in which somebody is named, the country that hosts the meeting, and who was named before."""

    text: str
    host: str | None
    last: Appearance | None = None
    last_code: str | None = None

    @cached_property
    def named(self) -> list[Mention]:
        """All countries and organisations of the text, in its order."""
        organisation = [
            Mention(m.start(), m.end(), "INTERPOL", Form.ORGANISATION)
            for m in re.finditer(r"\bthe Organi[sz]ation\b", self.text)
            if "INTERPOL" in self.text
        ]
        return sorted([*all_mentions(self.text), *organisation], key=lambda m: m.start)

    @cached_property
    def offices(self) -> list[tuple[str, str]]:
        """The offices that the text gives to a country or an organisation, in small letters, whoever holds them."""
        titles = [title for part in sentences(self.text) for title in find_titles(part.of(self.text), part.start)]
        return [
            (self.text[title.role_start : title.end].casefold(), title.affiliation)
            for title in titles
            if title.affiliation and not title.is_plural
        ]

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the countries and organisations named in a part of the text, offices left out."""
        return [m for m in self.named if start <= m.start and m.end <= end and m.form is not Form.OFFICE]


def readings(seen: Appearance, context: Context) -> Iterator[Reading]:
    """Yield what each way of reading gives, the plainest first; `context` must know who was named just before."""
    for number, read in enumerate(_READINGS):
        if code := read(seen, context):
            name = read.__name__.strip("_").replace("_", " ")
            yield Reading(len(_READINGS) - number, name, _of_two(code, context.text))


def _of_two(code: str, text: str) -> str:
    """Read "Dominican" in a text on Dominica: the adjective of two countries."""
    return "DM" if code == "DO" and _DOMINICA.search(text) else code


def _beside(seen: Appearance, _: Context) -> str | None:
    """Read "Germany’s", "UK", "of INTERPOL", "(France)", right beside the office."""
    return (seen.title.affiliation if seen.title else None) or seen.affiliation


def _within(seen: Appearance, context: Context) -> str | None:
    """Read the office's own words: "Minister of Internal Affairs of Ukraine", "Secretary-General of the Council"."""
    start = seen.role_at or (seen.title.start if seen.title else seen.start)
    found = [m for m in context.between(start, seen.end) if not (seen.name.start <= m.start < seen.name.end)]
    body = _BODY.search(context.text, start, seen.end + 20)
    if body and not found:
        same = [m for m in context.named if m.end <= seen.end and body[1] in context.text[m.start : m.end]]
        found = same[-1:]
    return found[0].code if found else None


def _by_name_of_office(seen: Appearance, context: Context) -> str | None:
    """Read offices of one country, in the title or behind "of the": "of the Department of Homeland Security"."""
    if seen.title and seen.title.own:
        return seen.title.own
    of = re.compile(r"\s+of\s+(?:the\s+)?").match(context.text, seen.end)
    start = seen.role_at or (seen.title.start if seen.title else seen.start)
    inside = [m for m in context.named if m.form is Form.OFFICE and start <= m.start and m.end <= seen.end]
    behind = [m for m in context.named if of and m.start == of.end()]
    return next((m.code for m in [*inside, *behind]), None)


def _spoken_for(seen: Appearance, context: Context) -> str | None:
    match = _FOR.match(context.text, seen.end, seen.sentence.end)
    near = context.between(match.end(), match.end() + 60) if match else []
    return near[0].code if match and near and near[0].start <= match.end() + 4 else None


def _by_office(seen: Appearance, context: Context) -> str | None:
    """Secretaries general and commissioners are nobody's ministers: the organisation last named, else the usual one."""
    role = (seen.role or "").casefold().replace("-", " ")
    before = context.between(seen.sentence.start, seen.start)
    organisation = next((m.code for m in reversed(before) if m.form is Form.ORGANISATION), None)
    if "secretary general" in role:
        return organisation or _of_heading(context) or _usual(context, "INTERPOL")
    if re.search(r"\bcommissioners?\b", role) and "police" not in role:
        usual = ("EU",) if "high" in role else ("EU", "African Union", "ECOWAS")
        return organisation or next((code for body in usual if (code := _usual(context, body))), None)
    return None


def _of_heading(context: Context) -> str | None:
    """The organisation that a text names first, in its heading."""
    bodies = (m for m in context.named if m.end < _HEADING and m.form is Form.ORGANISATION)
    return next((m.code for m in bodies if m.code not in {"UN", "EU"}), None)


def _in_brackets(seen: Appearance, context: Context) -> str | None:
    """Read "Greece (Secretary General Jane Roe)", in a list of delegations."""
    start = seen.title.start if seen.title else seen.start
    words = context.text[seen.sentence.start : start]
    before = _BRACKET.search(words) if "(" in words else None
    if before is None:
        return None
    place = seen.sentence.start + before.start()
    return next((m.code for m in context.named if m.end == place), None)


def _usual(context: Context, code: str) -> str | None:
    return next((m.code for m in context.named if m.code == code), None)


def _by_invitation(seen: Appearance, context: Context) -> str | None:
    """Read "at the invitation of Minister Jane Roe": the host's, whatever countries came before."""
    start = seen.title.start if seen.title else seen.start
    lead, owned = context.text[seen.sentence.start : start], _PRONOUN.match(context.text, start)
    return context.host if _HOSTED.search(lead) and not owned else None


def _by_letters(seen: Appearance, context: Context) -> str | None:
    """Read the letters of a body in no list: "Executive Director of CARPHA", "CARPHA Director Jane Roe"."""
    if not seen.role or seen.role.isupper():
        return None
    title = seen.title
    behind = _LETTERS_BEHIND.search(seen.role) or _LETTERS_BEHIND.match(context.text, seen.end)
    before = _LETTERS_BEFORE.search(context.text, seen.sentence.start, title.start) if title else None
    return next((found[1] for found in (behind, before) if found), None)


def _before(seen: Appearance, context: Context) -> str | None:
    """Read "Kenya was represented by …", "Japan by its …": the one last named before, in the same clause."""
    clause = seen.sentence.start + max(context.text[seen.sentence.start : seen.start].rfind(";"), 0)
    if _PRONOUN.search(context.text[clause : seen.start]):
        clause = seen.sentence.start
    found = context.between(clause, seen.start)
    if seen.title and not seen.title.is_post and "inister" in (seen.role or ""):
        found = [m for m in found if len(m.code) == 2 and m.code != "UN"]
    return found[-1].code if found else None


def _team(seen: Appearance, context: Context) -> str | None:
    parted = context.text.find(";", seen.end, seen.sentence.end)
    after = context.between(seen.end, min(seen.end + 80, parted if parted >= 0 else seen.sentence.end))
    return next((m.code for m in after if _TEAM.match(context.text, m.end)), None)


def _by_pronoun(seen: Appearance, context: Context) -> str | None:
    """Read "its identification chief": whoever was named last before the sentence."""
    start = seen.title.start if seen.title else seen.start
    role_start = seen.title.role_start if seen.title else seen.start
    if not _PRONOUN.search(context.text[start:role_start]) and not re.search(r"\bits\b", seen.role or ""):
        return None
    earlier = [m for m in context.named if m.end <= seen.start and m.form is not Form.OFFICE]
    return earlier[-1].code if earlier else None


def _by_companion(seen: Appearance, context: Context) -> str | None:
    """Read "She was joined by Under Secretary …": who comes along acts for the same country."""
    lead = context.text[seen.sentence.start : seen.start]
    along = re.search(
        r"\b(?:He|She|with (?:him|her))\b[^.]*\b(?:joined|accompanied|flanked)\b|\baccompanied by\b", lead
    )
    return context.last_code if along else None


def _by_firm(seen: Appearance, _: Context) -> str | None:
    """Read the firm or body at the end of "policy director of the video platform Streamline"."""
    words = (seen.role or "").split()
    name = list(takewhile(lambda word: word[0].isupper(), reversed(words)))[::-1]
    belongs = {"of", "at", "for"} & set(words[: len(words) - len(name)])
    firm = " ".join(name) if belongs and seen.title and seen.title.is_post else None
    return firm if firm and topics().isdisjoint(firm.casefold().split()) else None


def _by_city(seen: Appearance, context: Context) -> str | None:
    """Read "had flown in from Kabul", or the last capital named before."""
    rest = context.text[seen.end : seen.sentence.end]
    match = re.search(r"\bfrom\s+(?=[A-Z])", rest)
    origin = next((code for start, _, code in cities(rest) if start == match.end()), None) if match else None
    if origin:
        return origin
    before = [code for _, _, code in cities(context.text[seen.sentence.start : seen.start])]
    return before[-1] if before else None


def _by_host(seen: Appearance, context: Context) -> str | None:
    """A minister, or a chief of police, of no named country is the host's."""
    if seen.title is None:
        return None
    words = set((seen.role or "").casefold().split())
    national = not seen.title.is_post or "host" in words or topics() & words
    return context.host if national and not re.search(r"\bdirector\b", seen.role or "", re.IGNORECASE) else None


_READINGS: tuple[Callable[[Appearance, Context], str | None], ...] = (
    _beside,
    _in_brackets,
    _within,
    _team,
    _by_name_of_office,
    _spoken_for,
    _by_office,
    _by_invitation,
    _by_letters,
    _before,
    _by_companion,
    _by_pronoun,
    _by_firm,
    _by_city,
    _by_host,
)
