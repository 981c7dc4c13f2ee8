"""How values read: numbers, dates, countries and hedges in the words that pages, charts and exports share."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from babel import Locale

from app.terms import CommitmentKind, DocumentKind, Mode, Qualifier

ENGLISH = Locale("en", "GB")

HEDGES = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about",
    Qualifier.NEARLY: "nearly",
    Qualifier.MORE_THAN: "more than",
    Qualifier.LESS_THAN: "less than",
    Qualifier.BETWEEN: "between",
}

HEDGE_MEANINGS = {
    Qualifier.EXACT: "as counted",
    Qualifier.ABOUT: "“about”: a little less or more",
    Qualifier.NEARLY: "“nearly”: a little less",
    Qualifier.MORE_THAN: "“more than”: a lower bound",
    Qualifier.LESS_THAN: "“less than”: an upper bound",
    Qualifier.BETWEEN: "a range",
}

KINDS = {
    CommitmentKind.PLEDGE: "Pledge",
    CommitmentKind.CALL: "Call",
    CommitmentKind.ENDORSEMENT: "Endorsement",
}

KIND_MEANINGS = {
    CommitmentKind.PLEDGE: "They will do it.",
    CommitmentKind.CALL: "They want it done.",
    CommitmentKind.ENDORSEMENT: "They back it.",
}

DOCUMENT_KINDS = {
    DocumentKind.NEWS: "News item",
    DocumentKind.PRESS_RELEASE: "Press release",
    DocumentKind.COMMUNIQUE: "Communiqué",
    DocumentKind.STATEMENT: "Statement",
    DocumentKind.READOUT: "Readout",
    DocumentKind.OTHER: "Document",
}

MODES = {Mode.IN_PERSON: "in person", Mode.REMOTE: "remotely"}

SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


class Dated(Protocol):
    """Whatever begins and ends on a day, where the days are known."""

    @property
    def starts_on(self) -> date | None:
        """The first day."""

    @property
    def ends_on(self) -> date | None:
        """The last day."""


class Figure(Protocol):
    """An amount with its hedge, as an observation has it."""

    @property
    def value(self) -> float:
        """The amount, or the lower end of a range."""

    @property
    def value_high(self) -> float | None:
        """The upper end of a range."""

    @property
    def qualifier(self) -> Qualifier:
        """The hedge."""

    @property
    def unit(self) -> str:
        """What is counted, a currency's ISO code, or percent."""

    @property
    def per(self) -> str | None:
        """The span of time of a rate."""


def number(value: float) -> str:
    """Return a number with thousands separators and no idle decimals: 40,000; 0.5."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6f}".rstrip("0")


def short(value: float) -> str:
    """Return a number as people say it: 4.3 million, but 40,000."""
    for scale, name in SCALES:
        if abs(value) >= scale:
            return f"{number(round(value / scale, 3))} {name}"
    return number(value)


def quantity(value: float, unit: str) -> str:
    """Return a number with the sign of its unit, where the unit has one: US$110 billion, 30 %, 40,000."""
    if unit == "percent":
        return f"{number(value)} %"
    if len(unit) == 3 and unit.isupper():
        sign = ENGLISH.currency_symbols.get(unit, f"{unit} ")
        return f"{sign}{short(value)}"
    return short(value)


def amount(figure: Figure) -> str:
    """Return a figure in words, hedge first: nearly 40,000; between US$110 billion and US$281 billion."""
    low = quantity(figure.value, figure.unit)
    if figure.value_high is None:
        return f"{hedge(figure.qualifier)} {low}".strip()
    high = quantity(figure.value_high, figure.unit)
    return f"between {low} and {high}" if figure.qualifier is Qualifier.BETWEEN else f"{low} to {high}"


def counted(figure: Figure) -> str:
    """Return what a figure counts, and how often: victims a day; empty where the amount's own sign says it."""
    has_sign = figure.unit == "percent" or (len(figure.unit) == 3 and figure.unit.isupper())
    return " ".join(words for words in ("" if has_sign else figure.unit, figure.per and f"a {figure.per}") if words)


def hedge(qualifier: Qualifier) -> str:
    """Return the word of a hedge; empty for an exact figure."""
    return HEDGES[qualifier]


def plural(count: int, noun: str, many: str | None = None) -> str:
    """Return a count with its noun: 1 meeting, 27 commitments; `many` where the plural takes more than an s."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def day(value: date) -> str:
    """Return a date as 13 September 2021."""
    return f"{value.day} {value:%B %Y}"


def days(dated: Dated) -> str:
    """Return first and last day as 8–9 September 2021; says so where no date is known."""
    first, last = dated.starts_on, dated.ends_on
    if first is None:
        return "Dates unknown"
    if last is None or last == first:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    start = f"{first.day} {first:%B}" if first.year == last.year else day(first)
    return f"{start} – {day(last)}"


def country(code: str) -> str:
    """Return a country's name; what is no ISO 3166 alpha-2 code, such as INTERPOL or G7, comes back as it is."""
    name = ENGLISH.territories.get(code) if len(code) == 2 and code.isalpha() else None
    return str(name or code)
