"""When the meeting reported on was held: of all days that a text could mean, those that its signs speak for most."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from app.extraction.dates import copyright_year, find_dates, find_months
from app.extraction.days import DATELINE, DEADLINE, Sitting
from app.extraction.daysigns import Calendar, Stretch, places_of, read_calendar, stretch_signs
from app.extraction.occasions import is_elsewhere, is_held, is_told, own_sentences
from app.extraction.segments import blocks
from app.extraction.weighing import shown, total

# A day this unlikely is rather left open.
_LEAST = 0.25
_HEAD, _SHORT = 8, 80
_ISSUED = re.compile(r"\b(?:published|released|issued|posted|updated|changed|ends?)\b[^.\n]{0,20}$", re.IGNORECASE)


def printed_on(text: str) -> date | None:
    """Return the day, or the first of the month, that a document gives as its own; None if it gives none.

    A day without a year at its head is taken together with the year of its copyright line.
    """
    return _headed(text) or _issued(text) or _signed(text) or _month_headed(text) or _dated_by_copyright(text)


def find_sitting(text: str, known_on: date | None, table: Mapping[str, float]) -> Sitting | None:
    """Return the days that the signs speak for most; a day that no stretch of days makes likely stays unknown.

    Days without a year follow `known_on`, else the latest past month named. `table` holds the weights of the signs.
    """
    calendar, stretches = stretches_of(text, known_on)
    if not stretches:
        return None
    weights = {stretch: total(table, signs) for stretch, signs in stretches.items()}
    best = max(weights, key=lambda stretch: weights[stretch])
    top = weights[best]
    shares = {stretch: math.exp(weight - top) for stretch, weight in weights.items()}
    whole = math.fsum(shares.values())
    first = math.fsum(share for (day, _), share in shares.items() if day == best[0]) / whole
    last = math.fsum(share for (_, day), share in shares.items() if day == best[1]) / whole
    return Sitting(
        starts_on=best[0] if first >= _LEAST else None,
        ends_on=best[1] if last >= _LEAST else None,
        places=places_of(calendar, best),
        because=shown(table, stretches[best]),
    )


@lru_cache(maxsize=8)
def stretches_of(text: str, known_on: date | None) -> tuple[Calendar, dict[Stretch, frozenset[str]]]:
    """Return the days that a text names, and the signs of each stretch of days that could be the meeting's."""
    known_on = known_on or _first_told(text)
    calendar = read_calendar(text, known_on or copyright_year(text) or _earliest(text), known_on)
    return calendar, stretch_signs(calendar)


def _headed(text: str) -> date | None:
    for block in blocks(text)[:_HEAD]:
        words = block.of(text)[:200]
        full = [d for d in find_dates(words) if d.has_year]
        if full and not is_elsewhere(words) and (not is_held(words) or not full[0].is_range):
            return full[0].ends_on
    return None


def _month_headed(text: str) -> date | None:
    short = [b.of(text) for b in blocks(text)[:_HEAD] if len(b.of(text)) < 60]
    return next((months[0][1] for words in short if words[-1] != "." and (months := find_months(words))), None)


def _issued(text: str) -> date | None:
    """Read "Published on 5 May 2017", "Ends – Apia, 5 May 2017"."""
    for found in find_dates(text):
        if found.has_year and _ISSUED.search(text[max(found.start - 40, 0) : found.start]):
            return found.ends_on
    return None


def _signed(text: str) -> date | None:
    """Read the place and date under a text: "Budva, 27 March 2018"."""
    for block in blocks(text)[-4:]:
        words = block.of(text)
        full = [found for found in find_dates(words) if found.has_year] if len(words) < _SHORT else []
        if full and full[0].end > len(words) - 3 and not is_elsewhere(words) and not is_held(words):
            return full[0].ends_on
    return None


def _dated_by_copyright(text: str) -> date | None:
    year = copyright_year(text)
    for block in blocks(text)[:_HEAD] if year else ():
        words = block.of(text)
        dateline = DATELINE.match(words)
        head = dateline[0] if dateline else words if len(words) < 100 and words[-1] != "." else ""
        days = [d for d in find_dates(head, year) if not d.is_range]
        if days and not is_held(head):
            return days[0].ends_on
    return None


def _first_told(text: str) -> date | None:
    """Return the first full date that the text gives in telling of the meeting: others are counted from it."""
    told = (part for part in own_sentences(text) if is_told(part.of(text)))
    full = (d for part in told for d in find_dates(part.of(text)) if d.has_year)
    return next((d.ends_on for d in full), None)


def _earliest(text: str) -> date | None:
    """Where nothing dates a document it was written after the latest past month that it mentions."""
    past = [day for start, day in find_months(text) if not DEADLINE.search(text[max(start - 30, 0) : start])]
    return max(past) + timedelta(days=200) if past else None
