"""How the figures of a series read: what was said, on which occasion, and how it moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.hedges import Hedged, difference, growth
from app.references import Reference
from app.terms import Qualifier
from app.trends import Change, Point
from app.web import changes
from app.web.wording import Figure, amount, counted, day, days, quantity, short
from app.web.wording import number as plain


def occasion(point: Point) -> str:
    """Return the meeting's name, else the day, by which readers know when a figure was given."""
    if point.meeting:
        return point.meeting.name
    return day(point.when) if point.when else "Date unknown"


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with what it counts, in plain numbers."""

    value: float
    value_high: float | None
    qualifier: Qualifier
    unit: str
    per: str | None = None


def words(point: Figure) -> str:
    """Return the figure with its hedge and what it counts: nearly 40,000 profiles."""
    return f"{amount(point)} {counted(point)}".strip()


def brief(point: Point) -> str:
    """Return the figure with its hedge in the fewest words, for a label in a chart."""
    number = point.hedged
    if number.high is None:
        return amount(point)
    if point.unit == "percent":
        return f"{plain(number.value)}–{quantity(number.high, point.unit)}"
    low, high = quantity(number.value, point.unit), short(number.high)
    return f"{low.removesuffix(high.partition(' ')[2]).rstrip()}–{high}"


def lines(point: Point) -> Sequence[str]:
    """Return what a reader sees on pointing at a figure: itself, the occasion, the change, who says so."""
    when = f"{point.meeting.name}, {days(point.meeting)}" if point.meeting else occasion(point)
    publishers = sorted({document.publisher or document.heading for document in point.documents})
    change = [f"{moved(point.change, point.unit)} since {since(point.change)}"] if point.change else []
    return [words(point), when, *change, f"Source: {', '.join(publishers)}"]


def spoken(point: Point) -> str:
    """Return the same in one line, for those who hear it."""
    return "; ".join(lines(point))


def when_of(reference: Reference) -> str:
    """Return when a reference figure held, as its page says it and no more precisely: end of 2014; March 2014."""
    if reference.dated_words or not reference.dated:
        return reference.dated_words or "Date unknown"
    year, *rest = reference.dated.split("-")
    if len(rest) == 2:
        return day(date.fromisoformat(reference.dated))
    return f"{date(int(year), int(rest[0]), 1):%B} {year}" if rest else year


def cited(reference: Reference, unit: str) -> str:
    """Return a reference figure in one line: what it says, when, and on which page."""
    return f"{said(reference, unit)}; {when_of(reference)}; INTERPOL, {reference.page}"


def said(reference: Reference, unit: str) -> str:
    """Return a reference figure with its hedge and what it counts."""
    return words(counted_as(reference, unit))


def counted_as(reference: Reference, unit: str) -> Counted:
    """Return a reference figure as one that says what it counts."""
    return Counted(reference.value, reference.value_high, reference.qualifier, unit)


def moved(change: Change, unit: str) -> str:
    """Return a change in words: about +10,000 (about +25 %)."""
    return _moved(change.absolute, change.percent, unit)


def _moved(absolute: Hedged, percent: Hedged | None, unit: str) -> str:
    growth_words = changes.relative(percent) if percent else ""
    said = changes.absolute(absolute, unit)
    return f"{said} ({growth_words})" if growth_words else said


def since(change: Change) -> str:
    """Return the occasion that a change counts from."""
    return change.meeting.name if change.meeting else day(change.since)


def sentence(points: Sequence[Point], references: Sequence[Reference] = (), unit: str = "") -> str:
    """Return the whole series in one sentence, from its first to its last dated figure.

    Reference figures are summed up only where no document gives a figure with a date, and are called so.
    """
    dated = [point for point in points if point.when]
    if not dated:
        return _of_references([reference for reference in references if reference.when], unit)
    first, last = dated[0], dated[-1]
    if first.occasion == last.occasion:
        return f"{_capital(words(last))}, given {'at' if last.meeting else 'on'} {occasion(last)}."
    start = f"From {words(first)} ({occasion(first)}) to {amount(last)} ({occasion(last)})"
    if first.measures != last.measures:
        return f"{start}."
    percent = None if last.unit == "percent" else growth(last.hedged, first.hedged)
    return f"{start}: {_moved(difference(last.hedged, first.hedged), percent, last.unit)}."


def _of_references(references: Sequence[Reference], unit: str) -> str:
    if not references:
        return "No figure of this series has a date yet."
    first, last = ((said(reference, unit), when_of(reference)) for reference in (references[0], references[-1]))
    said_now = last[0].removesuffix(f" {unit}")
    span = (
        f"from {first[0]} ({first[1]}) to {said_now} ({last[1]})" if len(references) > 1 else f"{first[0]} ({first[1]})"
    )
    return f"No document of the ledger dates this figure. On INTERPOL’s own pages: {span}."


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
