"""How the figures of a series read: what was said, on which occasion, and how it moved."""

from __future__ import annotations

from collections.abc import Sequence

from app.hedges import Hedged, difference, growth
from app.trends import Change, Point
from app.web import changes
from app.web.wording import amount, counted, day, days, quantity, short
from app.web.wording import number as plain


def occasion(point: Point) -> str:
    """Return the meeting's name, else the day, by which readers know when a figure was given."""
    if point.meeting:
        return point.meeting.name
    return day(point.when) if point.when else "Date unknown"


def words(point: Point) -> str:
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


def sentence(points: Sequence[Point]) -> str:
    """Return the whole series in one sentence, from its first to its last dated figure."""
    dated = [point for point in points if point.when]
    if not dated:
        return "No figure of this series has a date yet."
    first, last = dated[0], dated[-1]
    if first.occasion == last.occasion:
        return f"{_capital(words(last))}, given {'at' if last.meeting else 'on'} {occasion(last)}."
    start = f"From {words(first)} ({occasion(first)}) to {amount(last)} ({occasion(last)})"
    if first.measures != last.measures:
        return f"{start}."
    percent = None if last.unit == "percent" else growth(last.hedged, first.hedged)
    return f"{start}: {_moved(difference(last.hedged, first.hedged), percent, last.unit)}."


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
