"""Whether a text reports on a ministerial meeting, and which of its sentences speak of that meeting itself."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from app.extraction.countries import find_phrase, phrases
from app.extraction.dates import find_dates, find_months
from app.extraction.reporting import is_reported, report_signs
from app.extraction.segments import Segment, blocks, sentences
from app.extraction.weighing import weights

_LEADERS = re.compile(r"\bleaders\b[^.]{0,60}\b(?:summit|meet|gather)", re.IGNORECASE)
_VIRTUAL_NOUN = re.compile(
    r"\b(?:virtual|online) (?:ministerial|meeting|conference|session|gathering)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REACH = 2200
_HEAD = 700
_IMPRINT, _HEADINGS = 120, 8
_RECENT = 150
# Several finders ask the same of the same sentences.
_KEPT = 1024


@lru_cache(maxsize=16)
def reports_meeting(text: str) -> bool:
    """Whether a meeting of ministers is what a text is about: told near the beginning, or likely by all of it."""
    if _cue("no_ministers", text[:_REACH]):
        return False
    return bool(_plain(text) or is_coming(text)) or is_reported(signs_of_report(text), weights("meetings")["reports"])


def signs_of_report(text: str) -> frozenset[str]:
    """Return what speaks for and against a text's reporting on a meeting."""
    own = [s.of(text) for s in own_sentences(text)]
    return report_signs(text, own, sum(map(_is_of_ministers, own)))


@lru_cache(maxsize=16)
def is_coming(text: str) -> bool:
    """Whether the meeting is only announced: what is told of it near the beginning lies ahead."""
    announced = [s for s in _early(text) if _is_of_ministers(s.of(text)) and is_ahead(s.of(text))]
    return bool(announced) and not any(_is_sentence(s.of(text)) for s in _plain(text))


@lru_cache(maxsize=64)
def own_sentences(text: str, year: int | None = None) -> tuple[Segment, ...]:
    """Return the sentences that may speak of the meeting reported on, not of an earlier or a later one."""
    coming = is_coming(text)
    return tuple(s for s in sentences(text) if not is_elsewhere(s.of(text), year, coming=coming))


@lru_cache(maxsize=_KEPT)
def is_held(words: str) -> bool:
    """Whether words name a meeting or say that one was held."""
    return bool(_cue("held", words))


@lru_cache(maxsize=_KEPT)
def names_ministers(words: str) -> bool:
    """Whether words name ministers as a body."""
    return bool(_cue("ministers", words))


def is_told(words: str) -> bool:
    """Whether a sentence may date the meeting: it speaks of the meeting, or of the ministers as a body."""
    return is_held(words) or names_ministers(words)


@lru_cache(maxsize=_KEPT)
def is_elsewhere(words: str, year: int | None = None, *, coming: bool = False) -> bool:
    """Whether words speak of another meeting.

    `year` is that of the meeting reported on; `coming` says that it still lies ahead.
    """
    if _is_earlier(words) or (is_ahead(words) and not coming):
        return True
    years = {int(y) for y in _YEAR.findall(words)} if year is not None else set()
    return bool(years) and year not in years


@lru_cache(maxsize=_KEPT)
def _is_earlier(words: str) -> bool:
    """Whether words speak of an earlier meeting, or of one of those above ministers."""
    leaders = "leaders" in words.lower() and _LEADERS.search(words) and not names_ministers(words)
    return bool(leaders or _cue("earlier", words))


@lru_cache(maxsize=_KEPT)
def is_ahead(words: str) -> bool:
    """Whether words speak of what is still to come."""
    return bool(_cue("ahead", words))


@lru_cache(maxsize=16)
def is_virtual(text: str) -> bool:
    """Whether the whole meeting was held at a distance, not only attended so by one or the other."""
    for sentence in _early(text):
        words = sentence.of(text)
        cue = _at_distance(words) or _VIRTUAL_NOUN.search(words)
        if cue and not is_elsewhere(words) and _is_of_body(words, cue.start()):
            return True
    return False


def _is_of_body(words: str, place: int) -> bool:
    before = words[:place]
    return bool(
        _cue("ministers", before)
        or re.search(r"\b(?:Council|Meeting|We|Forum)\b|^\W*(?:\d+\.\s*)?(?:Having)?\s*$", before)
    ) and not re.search(r"\b(?:Attorney General|Secretary|Minister)\s+[A-Z]", before)


def _early(text: str) -> list[Segment]:
    reach = min(_REACH, max(_HEAD, len(text) // 2))
    return [s for s in sentences(text) if s.start < reach]


@lru_cache(maxsize=16)
def _plain(text: str) -> tuple[Segment, ...]:
    own = (s for s in _early(text) if _is_of_ministers(s.of(text)) and not is_elsewhere(s.of(text)))
    written = _written_in(text)
    return tuple(s for s in own if written is None or not _is_history(s.of(text), written))


def _written_in(text: str) -> date | None:
    """Return the first full date at the head of a text, which is its own or that of the meeting it reports on."""
    heads = (find_dates(block.of(text)[:_IMPRINT]) for block in blocks(text)[:_HEADINGS])
    return next((d.ends_on for dates in heads for d in dates if d.has_year), None)


def _is_history(words: str, written: date) -> bool:
    """Whether words only name months long before the text was written."""
    months = [month for _, month in find_months(words)]
    return bool(months) and all((written - month).days > _RECENT for month in months)


def _is_of_ministers(words: str) -> bool:
    return names_ministers(words) and (is_held(words) or _has_acted(words))


def _is_sentence(words: str) -> bool:
    """Whether words are more than a heading."""
    return bool(re.search(r"[.!?:;][”\"’')]*$", words)) or len(words) > 160


def _has_acted(words: str) -> bool:
    """Whether ministers are the ones who "called for" or "agreed"."""
    body = _cue("ministers", words)
    deed = _cue("acted", words, body.end()) if body else None
    return bool(body and deed and not re.search(r"[.;]", words[body.end() : deed.start()]))


def _at_distance(words: str) -> re.Match[str] | None:
    """Return "met virtually", "held wholly by videoconference"."""
    return _met_at_distance().search(words) if _cue("virtually", words) else None


@cache
def _met_at_distance() -> re.Pattern[str]:
    verb = r"(?:met|gathered|convened|assembled|held|took place|conferred|meeting(?! on\b))"
    return re.compile(rf"\b{verb}\s+(?:\w+\s+){{0,2}}?{phrases('occasions', 'virtually').pattern}", re.IGNORECASE)


def _cue(name: str, words: str, start: int = 0) -> re.Match[str] | None:
    return find_phrase("occasions", name, words, start)
