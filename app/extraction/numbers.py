"""The grammar of written numbers: digits, words, scales, currencies, per cent and ranges, over plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from app.extraction.money import CURRENCY_AFTER, CURRENCY_BEFORE, CURRENCY_SIGNS, currency_code
from app.extraction.span import Span

UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = {
    **{word: number for number, word in enumerate(UNITS, 1)},
    **{word: number for number, word in enumerate(TEENS, 10)},
    **{word: number for number, word in enumerate(TENS, 2)},
}
SMALL.update({word: 10 * number for number, word in enumerate(TENS, 2)})
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "k": 1_000,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}

# A line may break inside a number, a paragraph may not.
GAP = r"(?:[^\S\n]*\n[^\S\n]*|[^\S\n]+)"
_TENS = rf"(?:{'|'.join(TENS)})(?:[-\u2010\u2011 ](?:{'|'.join(UNITS)})\b)?"
_WORD = rf"(?:{_TENS}|{'|'.join(sorted(TEENS + UNITS, key=len, reverse=True))})\b"
_BIG = r"(?:hundred|thousand|million|billion|trillion|dozen)\b"
_LEAD = rf"(?:half{GAP}an?|an?{GAP}half|an?)(?={GAP}{_BIG})"
_DIGITS = (
    r"(?>(?P<foreign>\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d+,\d{1,2}(?!\d)(?!,\d)|\d{1,3}\.\d{3}(?![\d,]))"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?!\d)|\d+(?:\.\d+)?)"
)
_HUNDREDS = rf"(?:(?:{_WORD}|an?){GAP}hundred\b(?:{GAP}(?:and{GAP})?{_WORD})?|{_WORD})"
_SPELLED = rf"(?:(?:{_HUNDREDS}|an?){GAP}thousand\b(?:{GAP}(?:and{GAP})?{_HUNDREDS})?|{_HUNDREDS})"
_SCALE = rf"(?:(?:{GAP}|-)?(?:{_BIG})(?:{GAP}?(?:thousand|million|billion)\b)?|(?:bn|trn|tn|mn|mln|m|k)\b)"
_PERCENT = rf"(?:{GAP}?%|{GAP}(?:per{GAP}?cent|pct)\b(?:age{GAP}points?)?|{GAP}percentage{GAP}points?\b)"
# Sign of a currency, capital of its code, digit, or first letter of a number word: at most words nothing more is tried.
_INITIALS = "A-Z" + "".join(sorted({word[0] for word in (*SMALL, "a", "half")})) + r"\d" + CURRENCY_SIGNS
AMOUNT = re.compile(
    rf"(?<![\w])(?<!\d[.,/:])(?<![A-Za-z][-\u2011])(?-i:(?=[{_INITIALS}]))(?:(?P<before>{CURRENCY_BEFORE}){GAP}?)?"
    rf"(?P<number>{_DIGITS}|{_SPELLED}|{_LEAD})(?P<half>{GAP}and{GAP}a{GAP}half)?(?P<scale>{_SCALE})?"
    rf"(?:(?P<percent>{_PERCENT})|{GAP}(?P<after>{CURRENCY_AFTER}))?(?![\w])",
    re.IGNORECASE,
)
# "between" asks for "and"; "six or seven" is a range of two neighbours.
_TO = re.compile(rf"{GAP}?[-\u2010\u2011\u2012\u2013\u2014]{GAP}?|{GAP}to{GAP}", re.IGNORECASE)
_AND = re.compile(rf"{GAP}and{GAP}", re.IGNORECASE)
_OR = re.compile(rf"{GAP}or{GAP}", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween{GAP}(?:an?{GAP}estimated{GAP}|some{GAP}|about{GAP})?$", re.IGNORECASE)
# "rose from 3,000 to 4,000" tells two figures, "costs from 120 to 180 dollars" a range.
_CHANGE = re.compile(
    r"\b(?:expand(?:s|ed|ing)?|grow(?:n|s|ing|th)?|grew|rises?|risen|rising|rose|(?:in|de)creas(?:e|es|ed|ing)|climb(?:s|ed)?"
    r"|jump(?:s|ed)?|fall(?:s|en|ing)?|fell|drop(?:s|ped)?|declin(?:e|es|ed|ing)|cut(?:s|ting)?|reduc(?:e|es|ed|ing|tion)"
    r"|goes|go|went|gone|lift(?:s|ed)?|raise[sd]?|raising|up|down|shr[iau]nk|soar(?:s|ed)?|surg(?:e|es|ed)|slip(?:s|ped)?"
    r"|mov(?:e|es|ed)|chang(?:e|es|ed)|swell(?:s|ed)?|improve[sd]?)\b[^.;]{0,80}\bfrom\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One written amount; `place` covers its currency, scale and per cent sign, and both ends of a range.

    `foreign` marks a form that English does not have, such as "1,5": its value must not be trusted.
    """

    place: Span
    value: float
    value_high: float | None = None
    currency: str | None = None
    percent: bool = False
    spelled: bool = False
    scaled: bool = False
    foreign: bool = False

    @property
    def plain(self) -> bool:
        """Whether this is a bare number, with neither currency nor per cent."""
        return self.currency is None and not self.percent


def numbers(text: str) -> Iterator[Number]:
    """Yield each number in the order of the text, ranges joined; what it means is for others to judge."""
    waiting: Number | None = None
    for match in AMOUNT.finditer(text):
        found = _number(match)
        joined = waiting and _range(text, waiting, found)
        if waiting and not joined:
            yield waiting
        waiting = joined or found
    if waiting:
        yield waiting


def _number(match: re.Match[str]) -> Number:
    code = currency_code(match["before"] or match["after"])
    return Number(
        place=Span(*match.span()),
        value=float(_value(match)),
        currency=code,
        percent=match["percent"] is not None,
        spelled=not match["number"][0].isdigit(),
        scaled=match["scale"] is not None,
        foreign=match["foreign"] is not None,
    )


def _value(match: re.Match[str]) -> Decimal:
    value = _mantissa(match["number"].casefold())
    if match["half"]:
        value += Decimal("0.5")
    for word in re.findall(r"[a-z]+", (match["scale"] or "").casefold()):
        value *= SCALES[word]
    return value


def _mantissa(written: str) -> Decimal:
    if written[0].isdigit():
        point = "" if written.count(".") > 1 else "."
        return Decimal(re.sub(r"[,\s]", "", written).replace(".", point))
    if "half" in written:
        return Decimal("0.5")
    return Decimal(_spelled(re.findall(r"[a-z]+", written)))


def _spelled(words: list[str]) -> int:
    """Add up "two hundred and fifty thousand"; the article of "a thousand" counts as one."""
    thousands = below = 0
    for word in words:
        if word == "thousand":
            thousands, below = 1_000 * (below or 1), 0
        elif word == "hundred":
            below = 100 * (below or 1)
        else:
            below += SMALL.get(word, 0)
    return thousands + below or 1


def _range(text: str, low: Number, high: Number) -> Number | None:
    """Return both as one range where the words between and before them say so."""
    between = text[low.place.end : high.place.start]
    before = text[max(0, low.place.start - 90) : low.place.start]
    if low.value_high is not None or low.foreign or high.foreign or not _joined(before, between, low, high):
        return None
    low = _share_scale(text, low, high)
    if low.value >= high.value:
        return None
    return replace(
        high,
        place=low.place.join(high.place),
        value=low.value,
        value_high=high.value,
        currency=low.currency or high.currency,
        percent=low.percent or high.percent,
    )


def _joined(before: str, between: str, low: Number, high: Number) -> bool:
    if low.currency and high.currency and low.currency != high.currency:
        return False
    if _BETWEEN.search(before):
        return bool(_AND.fullmatch(between))
    if _OR.fullmatch(between):
        return low.plain and high.plain and high.value - low.value == 1
    return bool(_TO.fullmatch(between)) and not _CHANGE.search(before)


def _share_scale(text: str, low: Number, high: Number) -> Number:
    """Give "110" its billion in "USD 110 to 281 billion"; "900,000 to 1.2 million" needs none."""
    if low.scaled or not high.scaled or low.value >= 1_000:
        return low
    written = AMOUNT.fullmatch(text, high.place.start, high.place.end)
    mantissa = float(_mantissa(written["number"].casefold())) if written else high.value
    return replace(low, value=float(Decimal(str(low.value)) * Decimal(str(high.value)) / Decimal(str(mantissa))))
