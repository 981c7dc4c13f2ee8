"""Persons in lists that say the office once: "the ministers of Austria (Jane Roe) and …", "Jane Roe (Austria)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from app.extraction.countries import Form, Mention, country_of, mentions, phrases
from app.extraction.names import Name
from app.extraction.seen import Appearance
from app.extraction.segments import Segment
from app.extraction.titles import Title, rank_pattern, singular

_BESIDE = re.compile(r"\s*\((?P<inside>[^()]{2,60})\)")
_OFFICIAL = re.compile(
    r"(?:\bHon(?:ou?rable)?\b\.?|\bRt Hon\b\.?|\bH\.? ?E\b\.?|\bExcellency\b|\bHRH\b|\bHH\b)\s+(?:\w+\.?\s+)?$"
)
_LED = re.compile(
    r"[;,(:]?\s*(?:and\s+)?(?:(?:of|for|from)\s+)?(?:the\s+)?(?P<land>[^,;:()]+?)\s?(?:[,:(]|\s[–—-])?\s*"
)
_POSSESSIVE = re.compile(r"['’]s?\s+\Z")
_OF = re.compile(r"\s+(?:of|from|for)\s+(?:the\s+)?")


def rollcall(
    text: str, sentence: Segment, titles: list[Title], names: list[Name], held: dict[Name, Appearance]
) -> Iterator[Appearance]:
    """Yield the full names of one sentence that have a country of their own, and their office from the list's head.

    `held` holds those that have an office already; a name found here joins it, for the next in the list.
    """
    in_lists = [
        *_possessed(text, names, held),
        *_collective(text, sentence, titles, names),
        *_each_for_a_country(text, names),
        *_honoured(text, sentence, names),
    ]
    for name, code, role in [*in_lists, *_owned(text, sentence, names, held)]:
        if name not in held and name.is_full and country_of(name.words) is None:
            held[name] = Appearance(name, name.start, name.end, sentence, role, None, code)
            yield held[name]


def country_behind(text: str, place: int) -> Mention | None:
    """Return the country or organisation in "of France", right behind a name."""
    of = _OF.match(text, place)
    known = mentions(text[of.end() : of.end() + 60], of.end()) if of else ()
    return next((m for m in known if of and m.start == of.end() and m.form is not Form.OFFICE), None)


def _possessed(text: str, names: list[Name], held: dict[Name, Appearance]) -> Iterator[tuple[Name, str, str | None]]:
    """Read "Denmark’s John Doe" in a list: the office of the one named before."""
    roles = {name: seen.role for name, seen in held.items()}
    for before, name in pairwise(names):
        owner = re.fullmatch(r"(?:,|,?\s+and)\s+(.+?)['’]s?\s+", text[before.end : name.start])
        code = country_of(owner[1]) if owner else None
        if before in roles and code:
            roles.setdefault(name, roles[before])
            yield name, code, roles[before]


def _collective(
    text: str, sentence: Segment, titles: list[Title], names: list[Name]
) -> Iterator[tuple[Name, str, str | None]]:
    """Read "chaired by Jane Roe (Austria)", "Austria (Jane Roe)", "Jane Roe of Austria" after "ministers"."""
    plural = [t for t in titles if t.is_plural]
    for name in names:
        head = next((t for t in reversed(plural) if t.end < name.start), None)
        country = _beside(text, name) or _around(text, sentence, name) or country_behind(text, name.end)
        country = country or (_led_by_country(text, head.end, name, names) if head else None)
        if head and country:
            yield name, country.code, singular(text[head.role_start : head.end])


def _led_by_country(text: str, since: int, name: Name, names: list[Name]) -> Mention | None:
    """Read "Kiribati, Hon. Jane Roe;" in a list of several countries."""
    before = max([since, *(n.end for n in names if since < n.end < name.start)])
    bare = re.sub(rf"(?:{rank_pattern()}\s*)+$", "", text[before : name.start])
    led = _LED.fullmatch(bare)
    code = country_of(led["land"]) if led else None
    start = before + led.start("land") if led else 0
    return Mention(start, before + led.end("land"), code, Form.NAME) if led and code else None


def _each_for_a_country(text: str, names: list[Name]) -> Iterator[tuple[Name, str, str | None]]:
    """Read "Jane Roe for Germany, John Doe for Italy": a list in which each name has its country."""
    listed = [(name, country) for name in names if name.is_full and (country := country_behind(text, name.end))]
    for name, country in listed if len(listed) > 1 else ():
        yield name, country.code, None


def _honoured(text: str, sentence: Segment, names: list[Name]) -> Iterator[tuple[Name, str, str | None]]:
    """Read "Fiji took part by link: Hon. Jane Roe": an official's form of address, and a country before it."""
    for name in names:
        before = text[sentence.start : name.start]
        known = [m for m in mentions(before) if m.form is Form.NAME] if _OFFICIAL.search(before) else []
        if known:
            yield name, known[-1].code, None


def _owned(
    text: str, sentence: Segment, names: list[Name], held: dict[Name, Appearance]
) -> Iterator[tuple[Name, str, str | None]]:
    """Read "Interpol’s Jane Roe warned", and "Jane Roe (Austria)" beside others who hold an office."""
    for name in names:
        owner = _owner(text, sentence, name)
        speaks = _cue("spoke").match(text, name.end + 1)
        behind = country_behind(text, name.end)
        acting = behind and any(_cue(cue).match(text, behind.end + 1) for cue in ("spoke", "remote", "took_part"))
        beside = (_beside(text, name) if held else None) or (behind if acting else None)
        if owner and (speaks or (held and re.match(r"[,;]|\s+and\s+(?:the\b|[A-Z])", text[name.end :]))):
            yield name, owner.code, None
        elif beside and beside.form is not Form.OFFICE:
            yield name, beside.code, None


def _owner(text: str, sentence: Segment, name: Name) -> Mention | None:
    near = max(sentence.start, name.start - 60)
    possessive = _POSSESSIVE.search(text, near, name.start)
    known = mentions(text[near : name.start], near) if possessive else ()
    owners = [m for m in known if m.form is not Form.OFFICE]
    return owners[-1] if owners and possessive and owners[-1].end == possessive.start() else None


def _cue(name: str) -> re.Pattern[str]:
    return phrases("attendance", name)


def _beside(text: str, name: Name) -> Mention | None:
    match = _BESIDE.match(text, name.end)
    return next(mentions(match["inside"]), None) if match else None


def _around(text: str, sentence: Segment, name: Name) -> Mention | None:
    """Read the country before the bracket in which a name stands."""
    before, bracket, between = text[sentence.start : name.start].rpartition("(")
    if not bracket or between or text[name.end : name.end + 1] not in {")", ","}:
        return None
    known = list(mentions(before))
    return known[-1] if known and known[-1].end == len(before.rstrip()) else None
