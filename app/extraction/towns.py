"""Every name in a text that could be that of the meeting's town, with each place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from app.extraction.countries import alternation, capital, cities, city_country, country_of, vocabulary
from app.extraction.occasions import is_held
from app.extraction.parsed import Doc
from app.extraction.segments import blocks

_UPPER = "".join(c for c in map(chr, range(0x41, 0x2000)) if c.isupper())
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PROPER = rf"(?!{_DAYS})[{_UPPER}](?:[\w’'-]*\w)?"
SMALL = r"(?:am|an|der|de|la|el|los|las|del|di|pri|sur|upon|y|da|do|dos|im|bei|ob|es|under|on|sul|nad|und)"
TOWN = rf"{_PROPER}(?:[ ](?:{SMALL}[ ])*{_PROPER})*"
KIND = r"(?:town|city|island|resort|village|port|spa|capital)"
_LED = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ff]rom|[Tt]o|[Aa]round|[Oo]ff|[Rr]each(?:ed|ing)?|[Ll]eft|[Vv]ia|{KIND} of"
    rf"|[Oo]n)\s+(?:the\s+)?({TOWN})"
)
_PART = re.compile(
    rf"(?:^|[,–—|/(;:]\s*|\s[-–—]\s*|\d\s+|\d\. )({TOWN})(?=\s*(?:$|[,–—|/();:.]|\s--?\s|\d{{1,2}}(?!:)|\s{_DAYS}))"
)
_BEFORE_OUTCOME = re.compile(
    rf"({_PROPER}(?:[ ]{_PROPER})?)(?:[’']s)?\s+(?i:meeting|conference|session|gathering|ministerial|declaration"
    r"|commitments|statement|communiqu[ée]|action plan|plan|principles|talks|summit|text|agreement)\b"
)
_DOES = re.compile(rf"(?<![Tt]he )\b({TOWN})(?=\s+(?:is|was|has|had|will|hosted|hosts|welcomed|welcomes)\b)")
_HOUSES = (
    r"house|hall|hotel|palace|cent(?:re|er)|abbey|kloster|castle|court|buildings?|headquarters|room|church|street"
    r"|parliament|congress|chancellery|annex|university|museum|airport|avenue|square|prison|hospital|bridge|station"
)
_IN_HOUSE = re.compile(rf"\b({_PROPER}(?:[ ]{_PROPER})?)\s+(?i:castle|airport|city|harbour|island)\b")
# Words that no town's name holds: papers, parts of the world, headings.
_NO_TOWNS = (
    r"news|times|post|herald|chronicle|courier|weekly|daily|press|agency|journal|review|gazette|institute|monitor"
    r"|resident|letter|bulletin|circle|alliance|society|foundation|europe|africa|asia|america|caribbean|balkans"
    r"|schengen|mediterranean|levant|pacific|atlantic|answers|updated|live|preamble|observers|excused|present"
    r"|minutes|center|agenda|summary|bugle|advertiser|echo|observer|telegraph|tribune|examiner"
    r"|ministers?|ministry|secretary|council|commission|by|no|mrs?|dr"
)
_CAPITAL = re.compile(r"\b[Tt]he (?:capital of ([A-Z][\w ]+?)\b(?=[,.]|$)|([A-Z][\w ]+?) capital)\b")
_MONTHS = (
    "Sept|Jan|Feb|Aug|Oct|Nov|Dec|January|February|March|April|May|June|July|August|September|October|November|December"
)
_HEADINGS, _SHORT, _LONGEST = 14, 160, 60
# What stands further down is about other things, and a list of names without end must not take time without end.
_READ, _NAMED = 30_000, 25


@dataclass(frozen=True, slots=True)
class Town:
    """A name as the running text spells it, and where it stands; `code` is the country of a well-known town."""

    name: str
    places: tuple[tuple[int, int], ...]
    code: str | None = None


def find_towns(doc: Doc) -> list[Town]:
    """Return every name that could be a town's, in the order in which the text first has them."""
    text = doc.text[:_READ]
    names: dict[str, str] = {}
    for name in _names(doc):
        plain = _plain(name)
        if plain and not _is_common(text, plain) and (key(plain) not in names or names[key(plain)].isupper()):
            names[key(plain)] = plain
    described = _described(text)
    for name in described:
        names.setdefault(key(name), name)
    towns = [
        Town(name, (*_places(text, name), *described.get(name, ())), city_country(folded))
        for folded, name in names.items()
    ]
    return sorted((town for town in towns if town.places), key=lambda town: (town.places[0], town.name))


def _described(text: str) -> dict[str, list[tuple[int, int]]]:
    """Return the capitals that are not named but described, "the Qatari capital", with their places."""
    found: dict[str, list[tuple[int, int]]] = {}
    for match in _CAPITAL.finditer(text):
        code = country_of(match[1] or match[2])
        if code and (town := capital(code)):
            found.setdefault(town, []).append(match.span())
    return found


def key(name: str) -> str:
    """Return a name in the form in which towns are compared."""
    return re.sub(r"\s+", " ", name.replace("’", "'")).casefold()


def _names(doc: Doc) -> Iterator[str]:
    text = doc.text[:_READ]
    yield from (text[start:end] for start, end, _ in cities(text))
    yield from (e.text for e in doc.ents if e.end_char <= _READ and e.label_ in {"GPE", "LOC", "FAC"})
    for pattern in (_LED, _BEFORE_OUTCOME, _DOES, _IN_HOUSE):
        yield from (match[1] for match in pattern.finditer(text))
    for number, block in enumerate(blocks(text)):
        words = block.of(text)
        if number < _HEADINGS and (len(words) < _SHORT or number < _HEADINGS // 2):
            yield from (match[1] for match in _PART.finditer(words[:_SHORT]))


def _plain(name: str) -> str | None:
    """Return a name without what only leads to it, None for one that is no town's."""
    plain = re.sub(r"\s+", " ", re.sub(r"[’']s$|[.,;:]+$", "", re.sub(r"^[Tt]he\s+", "", name.strip())))
    if len(plain) < 3 or len(plain) > _LONGEST or not plain[0].isupper() or re.search(r"\d", plain):
        return None
    if city_country(plain) is not None:
        return plain
    if re.search(r"\b(?:OF|AND|THE|TO|FOR|ON)\b", plain) or is_held(plain):
        return None
    return None if country_of(plain) is not None or _never().fullmatch(plain) else plain


def _is_common(text: str, name: str) -> bool:
    """Whether a name is an ordinary word that only stands in capitals here, or mere letters."""
    if city_country(name) is not None:
        return False
    small = name.lower()
    return (small in text and re.search(rf"(?<![\w-]){re.escape(small)}(?![\w-])", text) is not None) or (
        name.isupper() and " " not in name and (len(name) < 5) and name.title() not in text
    )


@cache
def _never() -> re.Pattern[str]:
    titles = vocabulary("titles")
    fields = alternation(word for field in titles["portfolios"] for word in field.split() if word[0].isupper())
    organisations = alternation(n for names in vocabulary("organisations")["names"].values() for n in names)
    return re.compile(
        rf"(?i:{alternation(titles['never_names'])})|{organisations}|[IVXLC]+|(?i:(?:.*\s)?(?:{_HOUSES}))"
        rf"|(?i:.*\b(?:{_MONTHS}|{_DAYS}|{fields}|{_NO_TOWNS})\b.*)"
    )


def _places(text: str, name: str) -> Iterator[tuple[int, int]]:
    pattern = re.sub(r"['’]", "['’]", re.escape(name)).replace(r"\ ", r"\s+")
    found = re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", text, re.IGNORECASE)
    for match in islice(found, _NAMED):
        if match[0][0].isupper():
            yield match.span()
