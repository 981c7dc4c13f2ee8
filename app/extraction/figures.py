"""Which numbers of a text are figures: how each is hedged, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import merge

from app.extraction import counted
from app.extraction.counted import Thing
from app.extraction.findings import Notice, Qualifier
from app.extraction.fractions import fractions
from app.extraction.hedges import Hedge, hedge_of
from app.extraction.masks import Masks
from app.extraction.numbers import Number, numbers
from app.extraction.parsed import Doc
from app.extraction.phrases import covering
from app.extraction.span import Span

_COMPOUND = re.compile(r"[-\u2010\u2011](?!odd\b|plus\b|some\b)[A-Za-z]")
# "a 19-country sweep" tells a number of countries, "a two-day meeting" and "a two-way street" no number of anything.
_COMPOUNDS = {"country": "countries", "nation": "nations", "member": "members", "person": "people", "strong": "people"}
_COMPOUND_COUNT = re.compile(rf"[-\u2010\u2011]({'|'.join(_COMPOUNDS)})\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:against|up from|down from|from|compared (?:with|to)|than|was|were|been|to|stood at|stands? at|at|against the"
    r"|costs?|of the|reached|versus|vs\.?|\b(?:19|20)\d\d:)\s*$",
    re.IGNORECASE,
)
_COORDINATION = re.compile(r"\s*,?\s*(?:and|as well as|together with|plus)\s+", re.IGNORECASE)
_RANGE_OPENS = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_WHEN_AFTER = re.compile(r"\s+(?:earlier|ago|later|before|after|old|on)\b")
_WHEN_BEFORE = re.compile(
    r"\b(?:in|over|within|for|after|by|during|every|last|past|next|first|than|the|these|of)\s+$", re.IGNORECASE
)
_AGAINST = re.compile(r"\b(?:against|up from|down from|compared (?:with|to)|versus|vs\.?)\s+$", re.IGNORECASE)
_MORE = re.compile(r"\s+(?:more|fewer|less)\s+than\b")
PART = "part of what was counted before"
SOME = "some of what was counted before"
DIFFERENCE = "more or fewer than what was counted before"
COMPARED = "compared with what was counted before"
CONTINUED = "of what was counted before"
# How many sentences back the thing counted may have been named.
_MEMORY = 2
_LARGEST_LABEL = 1_000
_PEOPLE = Thing("people", "people", Span(0, 1), "people, by the verb")
_MEMBERS = Thing("members", "members", Span(0, 1), "part of a group known by its number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that says how large something is; `taken_over` when the thing counted was named before."""

    number: Number
    place: Span
    qualifier: Qualifier
    hedge: str
    thing: Thing
    sentence: int
    before: Figure | None = None
    taken_over: str | None = None

    @property
    def is_part(self) -> bool:
        """Whether this counts some of what an earlier figure counted, so that it is no total."""
        return self.taken_over in {PART, SOME, DIFFERENCE} or self.thing.rule == "part of"


class _Reader:
    """Goes through one text from left to right and remembers what was counted last."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        self.numbers = list(_all_numbers(doc.text))
        self.masks = Masks(doc.text, (number.place for number in self.numbers))
        self.last: Figure | None = None
        self.counted: Figure | None = None
        self.timed: Figure | None = None

    def read(self) -> Iterator[Figure | Notice]:
        for number in self.numbers:
            if self._counts_nothing(number):
                continue
            found = self._figure(number)
            if isinstance(found, Figure):
                self.last = found
                if found.thing.times:
                    self._remember_time(found)
                    continue
                if not found.number.percent:
                    self.counted = found
            if found:
                yield found

    def _remember_time(self, found: Figure) -> None:
        """Keep a span of time as what was counted last, unless it only says when: "two years earlier"."""
        before, after = self.text[max(0, found.place.start - 12) : found.place.start], self.text[found.place.end :][:12]
        if not _WHEN_AFTER.match(after) and not _WHEN_BEFORE.search(before):
            self.timed = found

    def _counts_nothing(self, number: Number) -> bool:
        if self.masks.over(number.place) or number.value == 0:
            return True
        if _COMPOUND_COUNT.match(self.text, number.place.end):
            return False
        return number.plain and bool(_COMPOUND.match(self.text, number.place.end))

    def _figure(self, number: Number) -> Figure | Notice | None:
        if number.foreign:
            return self._foreign(number)
        hedge = hedge_of(self.text, number.place)
        tokens = self._tokens(hedge.place if hedge else number.place, number.place)
        sentence = self.doc.sentence_of[tokens.start]
        thing = self._thing(number, hedge, tokens)
        how = None
        if thing is None:
            if _is_year(self.text, number) or self._is_label(number, hedge, tokens):
                return None
            how, thing = self._elided(number, hedge, tokens)
        elif _is_year(self.text, number) and not hedge:
            return None
        elif self._is_set_against(number, hedge, sentence):
            how = COMPARED
        if thing is None:
            return self._nothing_counted(number, hedge)
        if _is_lone_one(number, hedge):
            return None
        return self._make(number, hedge, thing, sentence, how)

    def _is_set_against(self, number: Number, hedge: Hedge | None, sentence: int) -> bool:
        """Whether an amount is compared with another of its kind: "over USD 780 million, up from USD 500 million"."""
        last = self.last
        if last is None or last.sentence != sentence or number.plain:
            return False
        alike = (last.number.currency, last.number.percent) == (number.currency, number.percent)
        start = hedge.place.start if hedge else number.place.start
        return alike and bool(_AGAINST.search(self.text, max(0, start - 20), start))

    def _make(self, number: Number, hedge: Hedge | None, thing: Thing, sentence: int, how: str | None) -> Figure:
        place = hedge.place if hedge else number.place
        if number.value_high and (opens := _RANGE_OPENS.search(self.text, max(0, place.start - 12), place.start)):
            place = Span(opens.start(), place.end)
        near = place.start <= thing.place.start <= place.end + 6 and thing.place.end > place.end
        if near:
            place = place.join(thing.place)
            hedge = hedge or hedge_of(self.text, place)
            place = place.join(hedge.place) if hedge else place
        kind, words = self._qualifier(number, hedge, place, sentence)
        if how and self.counted and self.counted.number.currency and number.plain:
            number = replace(number, currency=self.counted.number.currency)
        return Figure(
            number=number,
            place=place,
            qualifier=kind,
            hedge=words,
            thing=thing,
            sentence=sentence,
            before=(self.last if number.percent else self.counted) if how else None,
            taken_over=how,
        )

    def _qualifier(self, number: Number, hedge: Hedge | None, place: Span, sentence: int) -> tuple[Qualifier, str]:
        if number.value_high is not None:
            return Qualifier.BETWEEN, "range"
        if hedge:
            return hedge.kind, hedge.words
        if not number.spelled and self._shares_hedge(place, sentence) and self.last:
            return self.last.qualifier, f"{self.last.hedge}, shared"
        return Qualifier.EXACT, ""

    def _shares_hedge(self, place: Span, sentence: int) -> bool:
        """Whether "and" ties this to the hedged figure before: "more than 31,000 victims and 14,000 offenders"."""
        last = self.last
        if last is None or last.sentence != sentence or last.qualifier in {Qualifier.EXACT, Qualifier.BETWEEN}:
            return False
        return bool(_COORDINATION.fullmatch(self.text, last.place.end, max(last.place.end, place.start)))

    def _tokens(self, whole: Span, number: Span) -> slice:
        """Return the tokens of the number; they end after a hedge that follows it."""
        span = covering(self.doc, Span(number.start, max(whole.end, number.end)))
        return slice(span.start, span.end)

    def _thing(self, number: Number, hedge: Hedge | None, tokens: slice) -> Thing | None:
        if number.currency:
            label = counted.about_money(self.doc, tokens, "amount of money")
            return Thing(number.currency, label, number.place, "currency")
        if number.percent:
            return self._share(number, tokens)
        if compound := _COMPOUND_COUNT.match(self.text, number.place.end):
            unit = _COMPOUNDS[compound[1].lower()]
            return Thing(unit, unit, number.place.join(Span(*compound.span())), "compound noun")
        found = counted.thing_after(self.doc, tokens.stop, one=number.value == 1)
        if found and found.rule == "part of" and found.times:
            return None
        return (
            found
            or counted.thing_beside(self.doc, tokens)
            or counted.thing_in_label(self.doc, tokens)
            or counted.thing_ahead(self.doc, tokens)
            or (None if self._follows(tokens) else counted.thing_named_before(self.doc, tokens))
        )

    def _follows(self, tokens: slice) -> bool:
        return self._is_part(tokens) or counted.is_bare_subject(self.doc, tokens.stop)

    def _is_part(self, tokens: slice) -> bool:
        return counted.is_part_of(self.doc, tokens.stop) or counted.is_of_a_number(self.doc, tokens.stop)

    def _share(self, number: Number, tokens: slice) -> Thing:
        found = counted.thing_after(self.doc, tokens.stop) if self._has_of(tokens) else None
        label = found.label if found else counted.about_money(self.doc, tokens, "share")
        place = number.place.join(found.place) if found else number.place
        return Thing("percent", label, place, "per cent")

    def _has_of(self, tokens: slice) -> bool:
        return self.doc[tokens.stop : tokens.stop + 1].text.lower() == "of"

    def _elided(self, number: Number, hedge: Hedge | None, tokens: slice) -> tuple[str | None, Thing | None]:
        """Return how the number takes over what was counted last, and that thing; None where it does not."""
        how = self._takes_over(number, hedge, tokens)
        for last in self._memory(how, tokens):
            if how and last and self.doc.sentence_of[tokens.start] - last.sentence <= _MEMORY:
                return how, replace(last.thing, rule=how)
        if counted.people_implied(self.doc, tokens.stop) and counted.is_bare_subject(self.doc, tokens.stop):
            return None, replace(_PEOPLE, place=number.place)
        if how and counted.is_of_a_number(self.doc, tokens.stop):
            return None, replace(_MEMBERS, place=number.place)
        if how and (hedge or number.value >= 100 or counted.is_rate(self.doc, tokens.stop)):
            back = 1 if how.startswith("part") else 0
            return None, counted.noun_before(self.doc, tokens.start, back)
        return None, None

    def _is_label(self, number: Number, hedge: Hedge | None, tokens: slice) -> bool:
        whole = number.plain and not hedge and not number.scaled and number.value < _LARGEST_LABEL
        return whole and not number.spelled and counted.is_labelled(self.doc, tokens.start)

    def _memory(self, how: str | None, tokens: slice) -> tuple[Figure | None, Figure | None]:
        """Return what may have been counted before, likeliest first: "took 11 hours, now less than two"."""
        counts, times = self.counted, self.timed
        later = times is not None and (counts is None or times.place > counts.place)
        if later and how and not counted.is_rate(self.doc, tokens.stop):
            return times, counts
        return counts, times

    def _takes_over(self, number: Number, hedge: Hedge | None, tokens: slice) -> str | None:
        if self._is_part(tokens):
            return PART
        start = hedge.place.start if hedge else number.place.start
        if _MORE.match(self.text, number.place.end):
            return DIFFERENCE
        if _COMPARED.search(self.text, max(0, start - 30), start):
            return COMPARED
        if counted.is_bare_subject(self.doc, tokens.stop):
            return SOME
        if hedge or (not number.spelled and number.value >= 10) or counted.is_rate(self.doc, tokens.stop):
            return CONTINUED
        return None

    def _foreign(self, number: Number) -> Notice:
        written = number.place.quote(self.text)
        return Notice(f"The figure “{written}” is not written the English way, so it was left out.", number.place)

    def _nothing_counted(self, number: Number, hedge: Hedge | None) -> Notice | None:
        if number.spelled and not hedge and not number.scaled:
            return None
        place = hedge.place if hedge else number.place
        written = " ".join(place.quote(self.text).split())
        return Notice(f"The text does not say what the figure “{written}” counts.", place)


def find_figures(doc: Doc) -> Iterator[Figure | Notice]:
    """Yield each figure in the order of the text, and a notice for each number whose meaning stays open."""
    yield from _Reader(doc).read()


def _all_numbers(text: str) -> Iterator[Number]:
    """Yield numbers and fractions in the order of the text; a fraction's own numbers are no figures."""
    shares = list(fractions(text))
    plain = (n for n in numbers(text) if not any(n.place.overlaps(share.place) for share in shares))
    yield from merge(shares, plain, key=lambda number: number.place)


def _is_year(text: str, number: Number) -> bool:
    """Whether a plain number, or a range of them, has the form of a year; "08.30" and "016" are no figures either."""
    written = number.place.quote(text)
    return number.plain and bool(re.fullmatch(r"(?:19|20)\d\d(?:\D+(?:19|20)?\d\d)?|0\d.*", written))


def _is_lone_one(number: Number, hedge: Hedge | None) -> bool:
    return number.plain and number.value == 1 and not hedge
