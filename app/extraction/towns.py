"""Every name in a text that could be that of the meeting's town, with each place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from app.extraction.countries import alternation, capital, cities, city_country, country_of, vocabulary
from app.extraction.letters import in_small_letters
from app.extraction.occasions import is_held
from app.extraction.parsed import Doc
from app.extraction.segments import blocks

_UPPER = "".join(c for c in map(chr, range(0x41, 0x2000)) if c.isupper())
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PROPER = rf"(?!{_DAYS})[{_UPPER}](?:[\w’'-]*\w)?"
# A whole word: that fails faster than one that may end earlier, where what follows begins with a space.
_WHOLE = rf"(?>(?=[{_UPPER}]){_PROPER})"
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
    rf"({_WHOLE}(?:[ ]{_WHOLE})?)(?:[’']s)?\s+(?i:meeting|conference|session|gathering|ministerial|declaration"
    r"|commitments|statement|communiqu[ée]|action plan|plan|principles|talks|summit|text|agreement)\b"
)
_DOES = re.compile(rf"(?<![Tt]he )\b({TOWN})(?=\s+(?:is|was|has|had|will|hosted|hosts|welcomed|welcomes)\b)")
_HOUSES = (
    r"house|hall|hotel|palace|cent(?:re|er)|abbey|kloster|castle|court|buildings?|headquarters|room|church|street"
    r"|parliament|congress|chancellery|annex|university|museum|airport|avenue|square|prison|hospital|bridge|station"
)
_IN_HOUSE = re.compile(rf"\b({_WHOLE}(?:[ ]{_WHOLE})?)\s+(?i:castle|airport|city|harbour|island)\b")
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
_SPACES, _DIGIT = re.compile(r"\s+"), re.compile(r"\d")
_ARTICLE, _TAIL = re.compile(r"^[Tt]he\s+"), re.compile(r"[’']s$|[.,;:]+$")
_HEADING_WORD = re.compile(r"\b(?:OF|AND|THE|TO|FOR|ON)\b")
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
    for name in dict.fromkeys(_names(doc)):
        plain = _plain(name)
        if plain and not _is_common(text, plain):
            folded = key(plain)
            if folded not in names or names[folded].isupper():
                names[folded] = plain
    described = _described(text)
    for name in described:
        names.setdefault(key(name), name)
    small = _small(text)
    towns = [
        Town(name, (*_places(text, small, name), *described.get(name, ())), city_country(folded))
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
    return _SPACES.sub(" ", name.replace("’", "'")).casefold()


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
    plain = _SPACES.sub(" ", _TAIL.sub("", _ARTICLE.sub("", name.strip())))
    if len(plain) < 3 or len(plain) > _LONGEST or not plain[0].isupper() or _DIGIT.search(plain):
        return None
    if city_country(plain) is not None:
        return plain
    if _HEADING_WORD.search(plain) or is_held(plain):
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


def _places(text: str, small: str, name: str) -> Iterator[tuple[int, int]]:
    for start, end in islice(_found(small, _small(name).split(" ")), _NAMED):
        if text[start].isupper():
            yield start, end


def _small(text: str) -> str:
    """Return a text of the same length in small letters, with one kind of apostrophe."""
    return in_small_letters(text).replace("’", "'")


def _found(small: str, words: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where these words stand as words, whatever space is between them; a pattern for each name takes longer."""
    start = small.find(words[0])
    while start >= 0:
        end = _end(small, words, start)
        if end and not _is_inner(small[start - 1 : start]) and not _is_inner(small[end : end + 1]):
            yield start, end
            start = small.find(words[0], end)
        else:
            start = small.find(words[0], start + 1)


def _end(small: str, words: list[str], start: int) -> int | None:
    """Return where the words that begin at a place end, None where others stand there."""
    end = start + len(words[0])
    for word in words[1:]:
        spaces = _SPACES.match(small, end)
        if not spaces or not small.startswith(word, spaces.end()):
            return None
        end = spaces.end() + len(word)
    return end


def _is_inner(mark: str) -> bool:
    """Whether a word goes on with a character."""
    return mark.isalnum() or mark in {"_", "-"}
