"""When the meeting reported on was held: of all days that a text could mean, those that its signs speak for most."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from app.extraction.dates import find_dates, find_months
from app.extraction.days import DEADLINE, Sitting
from app.extraction.daysigns import Calendar, Stretch, places_of, read_calendar, stretch_signs
from app.extraction.imprint import latest_year, likely_year
from app.extraction.occasions import is_told, own_sentences
from app.extraction.weighing import shown, total

# A day this unlikely is rather left open.
_LEAST = 0.25


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
    calendar = read_calendar(text, known_on or likely_year(text) or _earliest(text), known_on)
    return calendar, stretch_signs(calendar)


def _first_told(text: str) -> date | None:
    """Return the first full date that the text gives in telling of the meeting: others are counted from it."""
    told = (part for part in own_sentences(text) if is_told(part.of(text)))
    full = (d for part in told for d in find_dates(part.of(text)) if d.has_year)
    return next((d.ends_on for d in full), None)


def _earliest(text: str) -> date | int | None:
    """Where nothing dates a document it was written after the latest past month that it mentions, or in that year."""
    past = [day for start, day in find_months(text) if not DEADLINE.search(text[max(start - 30, 0) : start])]
    return max(past) + timedelta(days=200) if past else latest_year(text)
