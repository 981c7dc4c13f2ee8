"""Figures: what the text counts, how it hedges it, who says so, and to which series of the ledger it belongs."""

from __future__ import annotations

from collections.abc import Iterator

from app.extraction.figures import COMPARED, Figure, find_figures
from app.extraction.findings import Notice, ObservationFound
from app.extraction.metric_series import vocabulary
from app.extraction.parsed import Doc, Words
from app.extraction.phrases import covering
from app.extraction.rates import Rate, rate_of
from app.extraction.recognition import Recognised, Surroundings, measures_alike, recognise, spoken
from app.extraction.sources import as_of, source_of
from app.extraction.span import Span

# How many sentences a passage has: the figure's own and those before it.
_PASSAGE = 5
_LARGE = 1_000


def find_observations(doc: Doc) -> Iterator[ObservationFound | Notice]:
    """Yield each figure in the order of the text; a number whose meaning stays open becomes a notice."""
    found = list(find_figures(doc))
    page = _Page(doc, [f for f in found if isinstance(f, Figure)])
    for figure in found:
        yield page.observe(figure) if isinstance(figure, Figure) else figure


class _Page:
    """One text with all its figures: each is judged by the words up to its neighbours."""

    def __init__(self, doc: Doc, figures: list[Figure]) -> None:
        self.doc = doc
        self.organisations = [entity for entity in doc.ents if entity.label_ == "ORG"]
        places = [figure.place for figure in figures]
        self.after = dict(zip(places, [*(place.start for place in places[1:]), len(doc.text)], strict=False))
        self.before = dict(zip(places, [0, *(place.end for place in places[:-1])], strict=False))
        self.told: dict[object, Recognised] = {}
        self.known: dict[Span, tuple[Recognised | None, Rate | None]] = {}

    def observe(self, figure: Figure) -> ObservationFound:
        rate = rate_of(self.doc.text, figure.place, self.after[figure.place])
        series, rate = self._taken_over(figure, self._series(figure, rate), rate)
        self.known[figure.place] = (series, rate)
        sentence = self.doc.sents[figure.sentence]
        return ObservationFound(
            label=figure.thing.label,
            value=figure.number.value,
            value_high=figure.number.value_high,
            unit=figure.number.currency or figure.thing.unit,
            qualifier=figure.qualifier,
            metric=series.slug if series else None,
            per=rate.period if rate else None,
            as_of=as_of(self._beside(figure).text),
            source=source_of(sentence, self.organisations),
            evidence=(self._place(figure, rate),),
            because=_because(figure, rate, series),
        )

    def _series(self, figure: Figure, rate: Rate | None) -> Recognised | None:
        alike = [series for series in vocabulary() if measures_alike(figure, rate.period if rate else None, series)]
        return recognise(figure, self._around(figure), alike) if alike else None

    def _around(self, figure: Figure) -> Surroundings:
        sentence = self.doc.sents[figure.sentence]
        first = self.doc.sents[max(0, figure.sentence - _PASSAGE + 1)].start
        counted = self._tokens(figure.thing.place)
        return Surroundings(
            counted=spoken(_without_of(counted)),
            phrase=spoken(counted),
            beside=spoken(self._beside(figure)),
            sentence=spoken(sentence),
            passage=spoken(self.doc[first : max(sentence.end, self._sentence_of(counted).end)]),
        )

    def _taken_over(
        self, figure: Figure, series: Recognised | None, rate: Rate | None
    ) -> tuple[Recognised | None, Rate | None]:
        """A figure compared with the one before, or said again, is of the same series: "up from 42,500 in 2025"."""
        series = series or self.told.get(_amount(figure))
        if series and figure.number.value >= _LARGE:
            self.told.setdefault(_amount(figure), series)
        if figure.taken_over != COMPARED or figure.before is None:
            return series, rate
        earlier, pace = self.known.get(figure.before.place, (None, None))
        beside = pace is not None and figure.before.sentence == figure.sentence
        return series or earlier, rate or (pace if beside else None)

    def _beside(self, figure: Figure) -> Words:
        """Return the words from the figure before to the figure after, within the sentence."""
        sentence = self.doc.sents[figure.sentence]
        start = max(sentence.start_char, self.before[figure.place])
        end = max(figure.place.end, min(sentence.end_char, self.after[figure.place]))
        return self._tokens(Span(min(start, figure.place.start), end))

    def _tokens(self, place: Span) -> Words:
        return covering(self.doc, place)

    def _sentence_of(self, tokens: Words) -> Words:
        return self.doc[tokens.start].sent

    def _place(self, figure: Figure, rate: Rate | None) -> Span:
        """Let the quote run on to the words of the rate where they follow at once."""
        if rate and figure.place.end <= rate.place.start <= figure.place.end + 2:
            return figure.place.join(rate.place)
        return figure.place


def _without_of(counted: Words) -> Words:
    """Cut "of …" off: "reports of suspected abuse" are reports."""
    cut = next((t.i for t in counted if t.lower_ == "of" and t.i > counted.start), counted.end)
    return counted.doc[counted.start : cut]


def _amount(figure: Figure) -> object:
    """What two mentions of one figure share: "the 47,000 children" is the number that was told before."""
    number = figure.number
    return number.value, number.value_high, number.currency, number.percent


def _because(figure: Figure, rate: Rate | None, series: Recognised | None) -> str:
    """Return the rule and the words that the finding hung on, in one line."""
    told = [f"{figure.thing.rule}: {figure.thing.label}"]
    if figure.hedge:
        told.append(f"hedge: {figure.hedge}")
    if rate:
        told.append(f"rate: {rate.period}")
    if series:
        told.append(f"series {series.slug}: {', '.join(series.words)}")
    return "; ".join(told)
