"""The patterns of dates with named months and weekdays in English, of numeric dates, and of weekdays alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from babel import Locale


def month_number(name: str) -> int:
    """Return the number of a month that `written` or `month_year` found."""
    return _months()[_key(name)]


def _key(month: str) -> str:
    return month[:3].casefold()


@cache
def _months() -> dict[str, int]:
    return {_key(name): number for number, name in Locale("en").months["format"]["wide"].items()}


@cache
def _names() -> tuple[str, str]:
    """Return patterns for a month and for a weekday, with their short forms."""
    wide = Locale("en").months["format"]["wide"].values()
    months = [*wide, *(rf"{m[:3]}\." for m in wide), r"Sept\.?", *(m[:3] for m in wide if m != "May")]
    days = Locale("en").days["format"]["wide"].values()
    return _in_capitals_too(months), _in_capitals_too(days)


@cache
def month_opening() -> re.Pattern[str]:
    """Return the pattern of the letters that every month begins with, short form or not."""
    return re.compile(_in_capitals_too(name[:3] for name in Locale("en").months["format"]["wide"].values()))


def _in_capitals_too(names: Iterable[str]) -> str:
    return "(?:{})".format("|".join(dict.fromkeys(form for name in names for form in (name, name.upper()))))


def _number(name: str) -> str:
    return rf"(?P<{name}>\d{{1,2}})(?:st|nd|rd|th|ST|ND|RD|TH|\.(?=[-–/\s]))?(?:\s+days?(?=\s+of))?"


@cache
def written() -> re.Pattern[str]:
    """Return the pattern of dates with a named month.

    Groups are called by part (d, m, y), by order (a and b day first, n month first), and by end of the range (1, 2).
    """
    month, weekday = _names()
    year, to = r"(?:of\s+)?(?:19|20)\d\d", r"\s*(?:[-–—/]|,?\s+and|to|and|until|till|through|&)\s*"
    lead = rf"(?:{weekday},?\s+)?(?:the\s+)?"
    day_range = (
        rf"{lead}{_number('da1')}(?:\s+(?:of\s+)?(?P<ma1>{month})(?:,?\s+(?P<ya1>{year}))?)?(?:,\s+\d{{1,2}})*{to}"
        rf"{lead}{_number('da2')}\s+(?:of\s+)?(?P<ma2>{month})(?:,?\s+(?P<ya2>{year}))?"
    )
    one_day = rf"{lead}{_number('db1')}\s+(?:of\s+)?(?P<mb1>{month})(?:,?\s+(?P<yb1>{year}))?"
    month_first = (
        rf"(?P<mn1>{month})\s+{_number('dn1')}(?:(?:,\s*|\s+)(?P<yn1>{year}))?(?:,\s+\d{{1,2}})*"
        rf"(?:{to}{lead}(?:(?P<mn2>{month})\s+)?{_number('dn2')}(?!\d)(?:,?\s+(?P<yn2>{year}))?)?"
    )
    begins = r"(?=[\dADFJMNOSTWt])"  # a number, a month, a weekday or "the"; saying so first makes the pattern quick
    return re.compile(rf"{begins}(?<![\w.,/-])(?:{day_range}|{one_day}|{month_first})(?!\w)")


@cache
def numeric() -> re.Pattern[str]:
    """Return the pattern of "23.05.2012", also with the first day of a range, and of "2012-05-23"."""
    dotted = r"(?:(?P<da0>\d{1,2})\.?\s?[-–/]\s?)?(?P<da1>\d{1,2})\.\s?(?P<ma1>\d{1,2})\.\s?(?P<ya1>(?:19|20)\d\d)"
    iso = r"(?P<yi1>(?:19|20)\d\d)-(?P<mi1>\d\d)-(?P<di1>\d\d)"
    return re.compile(rf"(?<![\w.,/-])(?:{dotted}|{iso})(?!\w)")


@cache
def month_year() -> re.Pattern[str]:
    """Return the pattern of "October 2017", and of the end of a full date."""
    month, _ = _names()
    return re.compile(rf"\b(?P<month>{month})\s+(?:of\s+)?(?:\d{{1,2}},\s+)?(?P<year>(?:19|20)\d\d)\b")


@cache
def beside_weekday() -> re.Pattern[str]:
    """Return the pattern of "yesterday and on Monday"."""
    _, weekday = _names()
    return re.compile(
        rf"\b(?:[Yy]esterday|[Tt]oday),?\s+and\s+(?:on\s+)?(?P<day>{weekday})\b"
        rf"|\b(?P<other>{weekday})\s+and\s+(?:yesterday|today)\b"
    )


@cache
def weekdays() -> re.Pattern[str]:
    """Return the pattern of weekdays without a date: "last Friday", "from Monday to Wednesday of last week"."""
    month, weekday = _names()
    return re.compile(
        rf"(?<!next )\b(?P<before>last\s+)?(?P<first>{weekday})(?:’s|'s)?"
        rf"(?:\s+(?:morning|afternoon|evening|night))?(?:(?:,\s+{weekday})*,?\s*(?:and|to|until|till|through|–|-)\s*(?:on\s+)?(?P<last>{weekday}))?(?!,?\s+(?:\d|{month}))(?P<of_last_week>\s+(?:of\s+)?last\s+week)?\b"
    )
