"""The signs that speak for or against a name's being the town of the meeting: where it stands, and the words around it.

The names of the signs are shown to readers in `because`, so they are words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.extraction.countries import capital, country_of
from app.extraction.dates import DateFound, find_dates
from app.extraction.days import Sitting, is_aside
from app.extraction.holders import held_by
from app.extraction.landsigns import is_region
from app.extraction.occasions import is_ahead, is_coming, is_elsewhere, is_held, names_ministers
from app.extraction.parsed import Doc, Token
from app.extraction.phrases import covering
from app.extraction.segments import Segment, sentences
from app.extraction.span import Span
from app.extraction.speech import quoted
from app.extraction.towns import KIND, Town

_ANY_YEAR = 2000
_REACHES = ((120, "top"), (350, "head"), (900, "lead"))
_NEAR = 80
_ONLY_AT = re.compile(r"\bat\s+(?:the\s+)?\Z")
_OUTRIGHT = re.compile(
    r"\b(?:met|meet|meeting|gather(?:ed|ing)?|convened|held|took place|conferred|assembled|talks|conference|session"
    r"|hosted|ministerial)\b[^.;:]{0,40}\b(?:in|at)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}(?:of\s+)?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:[’']s)?\s[A-Z]")
_IN = re.compile(r"\b(?:in|at|near|outside|of)\s+(?:the\s+)?$")
_BEGUN = re.compile(r"[.!?–—-]\s|[a-z]{3}")
_STOPPED = re.compile(r"[.!?:;][”\"’')]*$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ENDS = re.compile(r"\n|[.!?]\s")
_POSSIBLE = re.compile(r"\b(?:could|would|may|might|should)\b")
_AREAS = re.compile(
    r"\b(?:union|sea|ocean|river|lake|gulf|valley|province|region|coast|west|east|north|south|western|eastern|southern"
    r"|northern)\b",
    re.IGNORECASE,
)
_SEATS = re.compile(
    r"\b(?:newsroom|office|bureau|secretariat|spokes\w+|embassy|headquarters?|desk|contact|tel|telephone|told|ministry)\b",
    re.IGNORECASE,
)
_LED = {
    "official before": re.compile(
        r"\b(?:minister|secretary|mayor|police|officer|judge|man|director)\b.{0,22}$", re.IGNORECASE
    ),
    "another time before": re.compile(
        r"\b(?:next|last|then|previous|earlier|since|until|before|again|return\w*|back)\b", re.IGNORECASE
    ),
    "here": re.compile(r"\b[Hh]ere\b"),
    "called a town": re.compile(rf"\b{KIND} of $"),
}
_FOLLOWED = {
    "its meeting": re.compile(
        r"(?:[’']s)?\s+(?:\w+\s+)?(?:meeting|conference|session|gathering|ministerial|talks)\b", re.IGNORECASE
    ),
    "its outcome": re.compile(
        r"(?:[’']s)?\s+(?:\w+\s+)?(?:declaration|commitments|statement|communiqu|action plan|plan|principles|text"
        r"|agreement)",
        re.IGNORECASE,
    ),
    "in the name of a body": re.compile(
        r"\s+(?:forum|process|group|convention|initiative|protocol|treaty|club|office|police|\w+ agency)\b",
        re.IGNORECASE,
    ),
    "possessive": re.compile(r"[’']s\b"),
}
_BESIDE = re.compile(r",\s+([^,.;()\n]{3,40})|\s\(([^()\n]{3,30})\)")
_DATELINE = re.compile(r"[^.!?\n]{0,60}?(?:\([^()\n]{2,40}\)\s*)?\s?(?:–|—|--?|:)\s")


@dataclass(frozen=True, slots=True)
class View:
    """What is looked up once for a whole text; `year` and `sitting` are those of the meeting, as far as known."""

    doc: Doc
    text: str
    parts: Sequence[Segment]
    inside: Sequence[bool]
    year: int | None
    sitting: Sitting | None
    coming: bool

    def sentence(self, start: int, end: int) -> Segment:
        """Return the sentence or line in which a place stands."""
        found = self.parts[bisect_right(self.parts, start, key=lambda part: part.start) - 1]
        return found if found.start <= start < found.end else Segment(start, end)

    def days(self, words: str) -> list[DateFound]:
        """Return the days that some words name."""
        return find_dates(words, self.sitting.ends_on if self.sitting and self.sitting.ends_on else _ANY_YEAR)

    def is_own(self, day: DateFound) -> bool:
        """Whether a day is one of the meeting's."""
        first, last = (self.sitting.starts_on, self.sitting.ends_on) if self.sitting else (None, None)
        first, last = first or last, last or first
        return first is not None and last is not None and day.starts_on <= last and day.ends_on >= first


@dataclass(frozen=True)
class Naming:
    """One place where a town is named, in its sentence; what several signs ask of it is worked out once."""

    view: View
    sentence: Segment
    start: int
    end: int
    where: str
    own: str

    @cached_property
    def words(self) -> str:
        """Return the sentence or line."""
        return self.sentence.of(self.view.text)

    @cached_property
    def before(self) -> str:
        """Return the words right before the name."""
        return self.view.text[max(self.start - 40, 0) : self.start]

    @cached_property
    def after(self) -> str:
        """Return the words right after it."""
        return self.view.text[self.end : self.end + 40]

    @cached_property
    def root(self) -> Token:
        """Return the word of the name that the others hang on."""
        return covering(self.view.doc, Span(self.start, self.end)).root

    @cached_property
    def kind(self) -> str:
        """Return what the name stands in: a dateline, a heading, or a sentence."""
        text, sentence = self.view.text, self.sentence
        opens = self.start - sentence.start < 40 and not _BEGUN.search(text[sentence.start : self.start])
        head = _DATELINE.match(text, self.end, sentence.end) if opens else None
        if head and sentence.end - head.end() > 40:
            return "dateline"
        return "sentence" if len(self.words) > 160 or _STOPPED.search(self.words) else "heading"

    @cached_property
    def is_told(self) -> bool:
        """Whether a sentence says that something was held in the town."""
        return bool(not self.own and _IN.search(self.before) and is_held(self.near) and not _POSSIBLE.search(self.near))

    @cached_property
    def is_outright(self) -> bool:
        """Whether it says so near the beginning, and in so many words: "met in the northern resort of Kasane"."""
        early = self.where != "body" and not self.own and self.kind == "sentence"
        return early and bool(_OUTRIGHT.search(self.near)) and not _POSSIBLE.search(self.near)

    @property
    def near(self) -> str:
        """Return the words of the sentence before the name, as far as they may speak of it."""
        return self.view.text[max(self.start - _NEAR, self.sentence.start) : self.start]


def town_signs(
    doc: Doc, towns: Sequence[Town], year: int | None, sitting: Sitting | None
) -> list[list[frozenset[str]]]:
    """Return the signs of each place of each town, in the order given."""
    text = doc.text
    view = View(doc, text, sentences(text), quoted(doc), year, sitting, is_coming(text))
    namings = [list(_namings(view, town)) for town in towns]
    told = [town for town, places in zip(towns, namings, strict=True) if any(naming.is_outright for naming in places)]
    return [
        [frozenset(_signs(town, towns, naming, told)) for naming in places]
        for town, places in zip(towns, namings, strict=True)
    ]


def _namings(view: View, town: Town) -> Iterator[Naming]:
    for start, end in town.places:
        sentence = view.sentence(start, end)
        where = next((name for reach, name in _REACHES if start < reach), "body")
        other = is_elsewhere(sentence.of(view.text), view.year, coming=view.coming)
        beside = " (beside the meeting)" if is_aside(view.text, sentence, start) else ""
        yield Naming(view, sentence, start, end, where, " (another meeting)" if other else beside)


def _signs(town: Town, towns: Sequence[Town], naming: Naming, told: Sequence[Town]) -> Iterator[str]:
    kind = naming.kind
    if town is towns[0]:
        yield "the first name" if kind != "dateline" else "the first name, in its dateline"
    known = "known" if town.code else "unknown"
    yield from _of_name(naming.view.text, town, towns)
    yield f"{kind}{naming.own}"
    yield f"{kind} {naming.where}{naming.own}"
    yield f"{kind}, {known}"
    yield f"entity: {naming.root.ent_type_ or 'none'}"
    yield f"tag: {naming.root.tag_}"
    if kind == "sentence":
        yield from _of_sentence(naming)
    else:
        yield from (f"{kind}: {sign}" for sign in _of_line(naming, town))
        if any(other is not town for other in told):
            yield f"{kind}, another town is told"
    yield from _beside(naming)


def _of_name(text: str, town: Town, towns: Sequence[Town]) -> Iterator[str]:
    if town.code:
        yield "capital" if (capital(town.code) or "").casefold() == town.name.casefold() else "known, no capital"
    if is_region(town.name):
        yield "a region"
    if _AREAS.search(town.name):
        yield "an area"
    if any(t.name.startswith(town.name + " ") for t in towns):
        yield "part of a longer name"
    if any(town.name.startswith(t.name + " ") for t in towns):
        yield "holds a shorter name"
    if all(_ONLY_AT.search(text[max(start - 8, 0) : start]) for start, _ in town.places):
        yield "only ever “at”"
    if all(_GOES_ON.match(text, end) for _, end in town.places):
        yield "always part of a longer name"
    yield f"words: {min(len(town.name.split()), 4)}"
    yield f"named ×{min(len(town.places), 4)}"


def _of_line(naming: Naming, town: Town) -> Iterator[str]:
    words, start, end = naming.words, naming.start - naming.sentence.start, naming.end - naming.sentence.start
    dateline = _DATELINE.match(words, end)
    days = naming.view.days(words[: dateline.end()] if dateline and len(words) > dateline.end() + 40 else words)
    dated = "undated" if not days else "dated by a range" if any(day.is_range for day in days) else "dated"
    if any(naming.view.is_own(day) for day in days):
        yield "dated by the meeting"
    yield dated
    yield f"{dated}, {'known' if town.code else 'unknown'}"
    yield "first" if start < 3 else "later"
    mark = words[end : end + 1]
    yield f"next {mark or 'nothing' if mark in ',/()' else 'words'}"
    yield f"led by {word[0].lower()}" if (word := re.search(r"\w+(?=\s$)", words[:start])) else "led by nothing"
    if words[start:end].isupper() and not words.isupper():
        yield "in capitals"


def _of_sentence(naming: Naming) -> Iterator[str]:
    view, words, own, root = naming.view, naming.words, naming.own, naming.root
    held = "of a meeting" if is_held(words) else "of something else"
    body = " of ministers" if names_ministers(words) else ""
    days = view.days(words)
    day = " with its day" if any(view.is_own(d) for d in days) else " with a day" if days else ""
    yield from (f"sentence {held}{own}", f"sentence {held}{body}{own}", f"sentence {held}{day}{own}", f"sentence{day}")
    if naming.start - naming.sentence.start < 3:
        yield "opens its sentence"
    if view.inside[root.i]:
        yield "quoted"
    if _YEAR.search(words):
        yield "sentence with a year"
    led = root.head.lower_ if root.dep_ == "pobj" else "nothing"
    near = " soon after a meeting" if naming.is_told else ""
    yield f"led by {led}{near}{own}"
    yield from held_by(root, own)


def _beside(naming: Naming) -> Iterator[str]:
    """What stands right before and after the name."""
    text, own, before, after = naming.view.text, naming.own, naming.before, naming.after
    beside = _BESIDE.match(text, naming.end)
    if beside and country_of((beside[1] or beside[2]).strip()):
        yield f"country follows{own}"
    if naming.is_told:
        yield "told"
    if naming.is_outright:
        yield "told outright"
    yield from (f"{name}{own}" for name, pattern in _FOLLOWED.items() if pattern.match(after))
    yield from (f"{name}{own}" for name, pattern in _LED.items() if pattern.search(before))
    if _SEATS.search(before[-25:]) or _SEATS.search(after[:25]):
        yield "seat or speaker beside"
    if is_ahead(before):
        yield "ahead"
    yield from _days_beside(naming)


def _days_beside(naming: Naming) -> Iterator[str]:
    view = naming.view
    for name, words in (("follows", _ENDS.split(naming.after)[0]), ("before", _ENDS.split(naming.before)[-1])):
        if days := view.days(words):
            yield f"day {name}{naming.own}"
            yield f"its day {name}" if any(view.is_own(day) for day in days) else f"another day {name}"
