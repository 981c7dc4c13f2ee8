"""Countries and organisations in English text: names, adjectives, capitals, and offices that belong to one of them."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

# Names begin with a capital, whatever case the rest has.
_CAPITALISED = re.compile(r"[{}]\w*".format("".join(c for c in map(chr, range(0x41, 0x2000)) if c.isupper())))
_SPACES = re.compile(r"\s+")
# In a pattern; `\S` and its like are no letters.
_WITH_CAPITALS = re.compile(r"(?<!\\)[A-ZÀ-ÖØ-Þ]|\(\?-i")
# Words that are looked up only once.
_KEPT = 8192

# Fewer words than these are tried one after the other.
_FEW = 4

VOCABULARY = Path(__file__).parent / "vocabulary"


class Form(StrEnum):
    """How a text names a country or an organisation."""

    NAME = "name"
    ADJECTIVE = "adjective"
    ORGANISATION = "organisation"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Mention:
    """A country or organisation named at characters `start` to `end`; `code` is ISO alpha-2 or a short name."""

    start: int
    end: int
    code: str
    form: Form


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """Return a vocabulary file, read once a process."""
    return tomllib.loads((VOCABULARY / f"{name}.toml").read_text("utf-8"))


@cache
def phrases(name: str, key: str) -> re.Pattern[str]:
    """Return one pattern for a vocabulary's list of regular expressions, between word boundaries, without case."""
    return re.compile(rf"\b(?:{'|'.join(vocabulary(name)[key])})(?!\w)", re.IGNORECASE)


@cache
def _phrases_in_small(name: str, key: str) -> re.Pattern[str] | None:
    """Return a pattern that matches, in a text in small letters, at least what `phrases` does in the text itself.

    None where the list has capitals of its own, which such a text lacks.
    """
    pattern = phrases(name, key).pattern.replace("(?-i:[A-Z])", "[a-z]")
    return None if _WITH_CAPITALS.search(pattern) else re.compile(pattern)


def find_phrases(name: str, key: str, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
    """Return the matches of a vocabulary's list between two places of a text."""
    return phrases(name, key).finditer(text, start, end) if _may_hold(name, key, text[start:end]) else iter(())


def find_phrase(name: str, key: str, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
    """Return the first match of a vocabulary's list between two places of a text."""
    return phrases(name, key).search(text, start, end) if _may_hold(name, key, text[start:end]) else None


def _may_hold(name: str, key: str, words: str) -> bool:
    """Most words hold no phrase of a list: in small letters that takes a third of the time of matching any case."""
    pattern = _phrases_in_small(name, key)
    return pattern is None or pattern.search(words.lower()) is not None


@lru_cache(maxsize=_KEPT)
def folded(words: str) -> str:
    """Return words in the form in which names are compared: one kind of apostrophe, no case, single spaces."""
    return _SPACES.sub(" ", words.replace("’", "'").replace("‘", "'")).strip().casefold()


def alternation(words: Iterable[str], depth: int = 2) -> str:
    """Return a pattern that matches any of the words, longest first, whatever apostrophes and spaces they have.

    It decides by the first letters, so that of hundreds of words only a few are tried at each place.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    if not depth or len(ordered) < _FEW:
        return "|".join(re.sub(r"['’]", "['’]", re.escape(w)).replace(r"\ ", r"\s+") for w in ordered)
    starts = dict.fromkeys(word[:1] for word in ordered)
    rests = ([word[1:] for word in ordered if word[:1] == start] for start in starts)
    branches = zip(starts, rests, strict=True)
    return "|".join(f"{alternation([start])}(?:{alternation(rest, depth - 1)})" for start, rest in branches)


@lru_cache(maxsize=_KEPT)
def country_of(words: str) -> str | None:
    """Return the ISO code of a country's name or adjective, None for anything else."""
    plain = folded(words)
    return _lookup(Form.NAME).get(plain) or _lookup(Form.ADJECTIVE).get(plain)


@lru_cache(maxsize=_KEPT)
def city_country(city: str) -> str | None:
    """Return the ISO code of the country of a well-known town, None for an unknown one."""
    return _cities().get(folded(city))


@cache
def capital(code: str) -> str | None:
    """Return the name of a country's capital."""
    name = vocabulary("countries")["capitals"].get(code)
    return str(name) if name else None


def country_name(code: str) -> str:
    """Return the English name of a country."""
    return str(Locale("en").territories[code])


def mentions(text: str, offset: int = 0) -> Iterator[Mention]:
    """Yield countries, organisations and their own offices in the order of the text; `offset` is added to places."""
    for match in find_at_openings(_pattern(), text, _openings()):
        form = Form(match.lastgroup or Form.NAME)
        words = match[0]
        code = _lookup(form).get(folded(words))  # None for a letter that only looks like another: "Burkına"
        if code and not _mere_letters(words):
            yield Mention(match.start() + offset, match.end() + offset, code, form)


@lru_cache(maxsize=8)
def all_mentions(text: str) -> tuple[Mention, ...]:
    """Return the countries, organisations and offices of a whole text, for which several finders ask."""
    return tuple(mentions(text))


def cities(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and country of each well-known town in the text."""
    for match in find_at_openings(_city_pattern(), text, _city_openings()):
        if code := _cities().get(folded(match[0])):
            yield match.start(), match.end(), code


def find_at_openings(
    pattern: re.Pattern[str], text: str, openings: frozenset[str], words: re.Pattern[str] = _CAPITALISED
) -> Iterator[re.Match[str]]:
    """Yield the matches of a long pattern, which is tried only at the words with which they can open."""
    end = 0
    for word in words.finditer(text):
        if word.start() >= end and word[0].casefold() in openings and (match := pattern.match(text, word.start())):
            end = match.end()
            yield match


def _mere_letters(words: str) -> bool:
    """Short names such as US and EU count only in capitals: "Us" and "Who" are other words."""
    letters = words.replace(".", "")
    return len(letters) <= 3 and not letters.isupper()


@cache
def _lookup(form: Form) -> Mapping[str, str]:
    countries, organisations = vocabulary("countries"), vocabulary("organisations")
    tables: dict[Form, Iterable[tuple[str, str]]] = {
        Form.NAME: [*_official_names(), *_pairs(countries["names"])],
        Form.ADJECTIVE: _pairs(countries["adjectives"]),
        Form.ORGANISATION: _pairs(organisations["names"]),
        Form.OFFICE: [*_pairs(countries["offices"]), *_pairs(organisations["offices"])],
    }
    return {folded(words): code for words, code in tables[form]}


def _pairs(table: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    return [(words, code) for code, names in table.items() for words in names]


def _official_names() -> Iterator[tuple[str, str]]:
    for code, name in Locale("en").territories.items():
        if code.isalpha() and len(code) == 2 and code not in {"EU", "EZ", "UN", "ZZ", "XA", "XB"}:
            plain = re.sub(r"\s*\(.*\)| SAR China", "", name)
            for variant in {plain, plain.replace("&", "and"), plain.replace("St.", "Saint").replace("&", "and")}:
                yield variant, code
            yield plain.replace("St.", "St").replace("&", "and"), code


@cache
def _cities() -> Mapping[str, str]:
    countries = vocabulary("countries")
    known = {folded(zone.rsplit("/", 1)[-1].replace("_", " ")): code for zone, code in _zones()}
    known |= {folded(city): code for code, city in countries["capitals"].items()}
    known |= {folded(city): code for city, code in _pairs(countries["cities"])}
    city_states = {folded(city) for city in countries["capitals"].values()}
    return {city: code for city, code in known.items() if city not in _lookup(Form.NAME) or city in city_states}


def _zones() -> Iterable[tuple[str, str]]:
    zones: dict[str, str] = get_global("zone_territories")  # type: ignore[assignment]
    return ((zone, code) for zone, code in zones.items() if _names_town(zone) and code.isalpha() and code != "ZZ")


def _names_town(zone: str) -> bool:
    """Whether a time zone is called after a town: those of North Dakota are called after counties."""
    return "/" in zone and "/North_Dakota/" not in zone


@cache
def _openings() -> frozenset[str]:
    return first_words(name for form in Form for name in _lookup(form))


@cache
def _city_openings() -> frozenset[str]:
    return first_words(_cities())


def first_words(names: Iterable[str]) -> frozenset[str]:
    """Return the words with which names open, in small letters."""
    return frozenset(word[0] for name in names if (word := re.match(r"\w+", name.casefold())))


@cache
def _pattern() -> re.Pattern[str]:
    # Offices come first: "Secretary of State" must not be read as a country's name, nor UNHCR's as the UN's.
    forms = (Form.OFFICE, Form.ORGANISATION, Form.NAME, Form.ADJECTIVE)
    groups = "|".join(f"(?P<{form}>{alternation(_lookup(form))})" for form in forms)
    # "New Mexico" is not Mexico, and "US$" names a currency.
    return re.compile(rf"(?<![\w-])(?<!\bNew )(?:{groups})(?![\w$])", re.IGNORECASE)


@cache
def _city_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation(_cities())})(?![\w-])", re.IGNORECASE)
