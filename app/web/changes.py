"""How a change reads: its direction always said, its hedge kept, a bound rounded so that it stays true."""

from __future__ import annotations

import math
from collections.abc import Callable

from app.hedges import OPEN, Hedged
from app.terms import Qualifier
from app.web.wording import number, quantity

MINUS = "−"
NO_CHANGE, ABOUT_THE_SAME = "no change", "about the same"

Rounding = Callable[[float], float]
Written = Callable[[float, Rounding], str]


def absolute(change: Hedged, unit: str) -> str:
    """Return a difference in words: about +10,000; at least −US$2 million; no change."""
    return _said(change, lambda size, _: f"{number(size)} points" if unit == "percent" else quantity(size, unit))


def relative(change: Hedged) -> str:
    """Return a growth in words, in whole percents or tenths below ten: about +25 %; empty where it says nothing."""
    if change.high is None and change.value == 0:
        return ""
    return _said(change, _percent)


def _said(change: Hedged, written: Written) -> str:
    about = "about " if change.qualifier is Qualifier.ABOUT else ""
    if change.high is not None:
        return f"{about}{_signed(change.value, written)} to {_signed(change.high, written)}"
    if change.qualifier in OPEN:
        return _bounded(change, written)
    if change.value == 0:
        return ABOUT_THE_SAME if about else NO_CHANGE
    return about + _signed(change.value, written)


def _bounded(change: Hedged, written: Written) -> str:
    """Say a bound by its distance from no change: "at least" where it leads away, "up to" where zero is allowed."""
    if change.value == 0:
        return "higher" if change.qualifier is Qualifier.MORE_THAN else "lower"
    away = (change.value > 0) == (change.qualifier is Qualifier.MORE_THAN)
    return (
        f"at least {_signed(change.value, written, math.floor)}"
        if away
        else (f"up to {_signed(change.value, written, math.ceil)}")
    )


def _signed(value: float, written: Written, rounding: Rounding = round) -> str:
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return sign + written(abs(value), rounding)


def _percent(size: float, rounding: Rounding) -> str:
    steps = 1 if size >= 10 else 10
    return f"{number(rounding(round(size * steps, 6)) / steps)} %"
