"""Numbers as documents give them: "nearly 40,000", "some 60,000", "between 110 and 281 billion"; and their change.

A hedge says on which side of the printed number the true one lies, and how sharply. What follows from two hedged
numbers is hedged too, and never claims more than both together do.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.terms import Qualifier

OPEN = (Qualifier.MORE_THAN, Qualifier.LESS_THAN)
ROUGH = (Qualifier.ABOUT, Qualifier.NEARLY)


@dataclass(frozen=True, slots=True)
class Hedged:
    """A number with its hedge; `high` is the upper end of a range, which is rough where the qualifier is ABOUT.

    Raises ValueError for what no number can be: a range upside down, an infinite end, BETWEEN with one end.
    """

    value: float
    qualifier: Qualifier = Qualifier.EXACT
    high: float | None = None

    def __post_init__(self) -> None:
        if not math.isfinite(self.value) or not math.isfinite(self.end):
            raise ValueError("A hedged number is finite.")
        refused = (Qualifier.BETWEEN,) if self.high is None else (Qualifier.EXACT, *OPEN, Qualifier.NEARLY)
        if self.qualifier in refused:
            raise ValueError("A range has two ends, and the qualifier BETWEEN or ABOUT.")
        if self.end < self.value:
            raise ValueError("A range runs from its lower to its upper end.")

    @classmethod
    def of(cls, value: float, qualifier: Qualifier, high: float | None = None) -> Hedged:
        """Return the number that a row holds, whatever hedge stands beside a range's two ends."""
        if high is None or high == value:
            return cls(value, Qualifier.ABOUT if qualifier is Qualifier.BETWEEN else qualifier)
        low, top = sorted((value, high))
        sharp = qualifier in (Qualifier.EXACT, Qualifier.BETWEEN)
        return cls(low, Qualifier.BETWEEN if sharp else Qualifier.ABOUT, top)

    @property
    def end(self) -> float:
        """The upper end, which is the number itself where there is no range."""
        return self.value if self.high is None else self.high

    @property
    def middle(self) -> float:
        """The middle of the range, or the number itself."""
        return (self.value + self.end) / 2

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """What the true number surely lies between; None where the hedge leaves a side open."""
        low = None if self.qualifier in (*ROUGH, Qualifier.LESS_THAN) else self.value
        high = None if self.qualifier in (Qualifier.ABOUT, Qualifier.MORE_THAN) else self.end
        return low, high


def difference(new: Hedged, old: Hedged) -> Hedged:
    """Return new minus old; MORE_THAN and LESS_THAN are its lower and upper bound."""
    return _compared(new, old, lambda late, early: late - early)


def growth(new: Hedged, old: Hedged) -> Hedged | None:
    """Return by how many percent new is above old; None where old is no positive number."""
    if old.value <= 0 or new.value < 0:
        return None
    return _compared(new, old, lambda late, early: 100 * (late - early) / early)


def hull(numbers: Iterable[Hedged]) -> Hedged:
    """Return one number for several that disagree: the range over all of them, rough unless each end is sharp."""
    numbers = tuple(numbers)
    if len(set(numbers)) == 1:
        return numbers[0]
    sharp = all(number.qualifier in (Qualifier.EXACT, Qualifier.BETWEEN) for number in numbers)
    low, high = min(number.value for number in numbers), max(number.end for number in numbers)
    return Hedged.of(low, Qualifier.BETWEEN if sharp else Qualifier.ABOUT, high)


def _compared(new: Hedged, old: Hedged, measure: Callable[[float, float], float]) -> Hedged:
    """Apply a measure that grows with the new number and falls with the old one."""
    low, high = measure(new.value, old.end), measure(new.end, old.value)
    bound = _bound(new, old, measure) if {new.qualifier, old.qualifier} & set(OPEN) else None
    if bound is not None and (low == high or _leads_away(bound)):
        return bound
    rough = bool({new.qualifier, old.qualifier} & {*OPEN, *ROUGH})
    if low == high:
        return Hedged(low, Qualifier.ABOUT if rough else Qualifier.EXACT)
    return Hedged(low, Qualifier.ABOUT if rough else Qualifier.BETWEEN, high)


def _leads_away(bound: Hedged) -> bool:
    """Tell whether a bound leaves no doubt about the direction; from a range, one that does not says too little."""
    return bound.value > 0 if bound.qualifier is Qualifier.MORE_THAN else bound.value < 0


def _bound(new: Hedged, old: Hedged, measure: Callable[[float, float], float]) -> Hedged | None:
    """Return the one bound that an open hedge leaves: more than 50 after nearly 40 is more than 10 apart."""
    (new_low, new_high), (old_low, old_high) = new.bounds, old.bounds
    if new_low is not None and old_high is not None:
        return Hedged(measure(new_low, old_high), Qualifier.MORE_THAN)
    if new_high is not None and old_low is not None:
        return Hedged(measure(new_high, old_low), Qualifier.LESS_THAN)
    return None
