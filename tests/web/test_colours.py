"""Whether what is written can be read: contrast as WCAG 2.2 measures it, in both schemes."""

from __future__ import annotations

import re

import pytest

from app.config import ROOT

TOKENS = (ROOT / "static/css/tokens.css").read_text("utf-8")
PAIRS = {name: pair for name, *pair in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", TOKENS)}
GROUNDS = ("paper", "sheet", "well")
WRITTEN = ("ink", "ink-soft", "ink-faint", "rubric", "link", "pledge", "call", "endorsement", "hedge", "wrong")
MARKS = ("mark-commitment", "mark-figure", "mark-person", "mark-meeting")


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour such as #1d1b17."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", WRITTEN)
def test_words_stand_out_from_every_ground(words: str, ground: str, scheme: int) -> None:
    assert contrast(PAIRS[words][scheme], PAIRS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("mark", MARKS)
def test_marked_words_stay_readable(mark: str, scheme: int) -> None:
    assert contrast(PAIRS["ink"][scheme], PAIRS[mark][scheme]) >= 7


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("edge", ["line-firm", "focus"])
def test_edges_of_what_can_be_used_are_seen(edge: str, scheme: int) -> None:
    assert contrast(PAIRS[edge][scheme], PAIRS["paper"][scheme]) >= 3
