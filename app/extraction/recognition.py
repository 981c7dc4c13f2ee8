"""To which known series a figure belongs, by what it counts and the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.extraction.figures import Figure
from app.extraction.metric_series import Series
from app.extraction.parsed import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The words that a series is known by, as padded strings of word forms and dictionary forms."""

    counted: str
    phrase: str
    beside: str
    sentence: str
    passage: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """The series that a figure belongs to and the words that told it."""

    slug: str
    words: tuple[str, ...]


def spoken(tokens: Words) -> str:
    """Return the words of a stretch of text, as written and in dictionary form, ready for `recognise`."""
    words = [token for token in tokens if (not token.is_space and not token.is_punct) or token.text == "-"]
    written = " ".join([token.lower_ for token in words]).replace(" - ", "-")
    forms = " ".join([token.lemma_ for token in words]).lower().replace(" - ", "-")
    return f" {written} | {forms} "


def measures_alike(figure: Figure, rate: str | None, series: Series) -> bool:
    """Whether a figure is of the kind, the rate and the size that a series has; its words may still say otherwise."""
    number = figure.number
    kind = "percent" if number.percent else "money" if number.currency else "count"
    timed = "any" in series.rates or (rate in series.rates if rate else not series.rates)
    return kind == series.kind and timed and series.at_least <= number.value <= series.at_most


def recognise(figure: Figure, around: Surroundings, known: Sequence[Series]) -> Recognised | None:
    """Return the first of these series that the words around the figure tell, or None."""
    for series in known:
        words = None if figure.is_part and not series.part else _telling_words(around, series)
        if words is not None:
            return Recognised(series.slug, words)
    return None


def _telling_words(around: Surroundings, series: Series) -> tuple[str, ...] | None:
    """Return one word for each group that must be there, or None where one is missing or a forbidden one stands."""
    forbidden = (
        (around.phrase, series.counted_not),
        (around.beside, series.beside_not),
        (around.sentence, series.passage_not),
    )
    if any(_found(text, words) for text, words in forbidden):
        return None
    groups = [
        *((around.beside, group) for group in series.beside),
        *((around.sentence, group) for group in series.sentence),
        *((around.passage, group) for group in series.passage),
    ]
    if series.counted:
        groups.insert(0, (around.counted, series.counted))
    told = [_found(text, words) for text, words in groups]
    return None if None in told else tuple(word for word in told if word)


def _found(text: str, words: tuple[str, ...]) -> str | None:
    return next((word for word in words if f" {word} " in text), None)
