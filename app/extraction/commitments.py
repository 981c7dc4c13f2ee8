"""Finds commitments: sentences in which ministers bind themselves, ask for something or back something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.extraction.actors import Actor, Cast, Party
from app.extraction.acts import subject
from app.extraction.binding import Act, Reading
from app.extraction.findings import CommitmentFound, CommitmentKind, MeetingFound, Notice
from app.extraction.listed import listed
from app.extraction.neighbours import neighbours
from app.extraction.parsed import Doc, Token, Words
from app.extraction.phrases import covering
from app.extraction.renewals import is_renewed, is_told_as_past, renewed_of, years
from app.extraction.sentences import MARKER, sentences
from app.extraction.signs import Place, signs
from app.extraction.span import Span
from app.extraction.speech import quoted, speaker
from app.extraction.themes import Said, themes_of
from app.extraction.weighing import Verdict, likelihood, weigh, weight_alone

_STRONGEST = list(CommitmentKind)
_NEAREST = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence that may hold a promise: its place, how it reads, the acts that rules found, all of its signs.

    `spans` are the places of all sentences of the text, of which this is number `at`.
    """

    span: Span
    reading: Reading
    acts: Sequence[Act]
    signs: frozenset[str]
    spans: Sequence[Span]
    at: int

    @property
    def said(self) -> Said:
        """The sentence as its themes are read: from its main verb on it says what is promised."""
        doc, root = self.reading.sentence.doc, self.reading.sentence.root
        text = doc.text
        earlier = self.spans[max(0, self.at - _NEAREST) : self.at]
        return Said(
            self.span.quote(text),
            promise=doc[root.i : self.reading.sentence.end].text,
            before=list(_context(text, earlier)),
            after=self.spans[self.at + 1].quote(text) if self.at + 1 < len(self.spans) else "",
            heading=self._heading(text),
            title=text[: self.spans[0].end],
            document=text if len(self.spans) > 1 else "",
        )

    def _heading(self, text: str) -> str:
        above = (span.quote(text) for span in reversed(self.spans[1 : self.at]))
        return next((words for words in above if _is_heading(words)), "")


def find_commitments(doc: Doc, meeting: MeetingFound | None) -> Iterator[CommitmentFound | Notice]:
    """Yield one commitment for each sentence that holds an act of the ministers or of one party, in the text's order.

    The evidence is the whole sentence; `because` names the rule and words of the act, the signs that weighed most, and
    the words of each theme.
    """
    weighed = [(candidate, weight_alone(candidate.signs)) for candidate in candidates(doc, meeting)]
    chances = [likelihood(weight) for _, weight in weighed]
    for (candidate, weight), around in zip(weighed, neighbours(chances), strict=True):
        if verdict := weigh(candidate.signs, around, weight):
            yield _found(candidate, verdict)


def candidates(doc: Doc, meeting: MeetingFound | None, *, alone: bool = False) -> Iterator[Candidate]:
    """Yield every sentence that is neither heading nor history, read in its place.

    `alone` is for a sentence taken from its text.
    """
    cast, inside, text = Cast(doc, meeting), quoted(doc), doc.text
    ours = cast.we.speaks_for_all and re.search(r"\b[Ww]e\b", text) is not None
    spans = list(sentences(text))
    words = [covering(doc, span) for span in spans]
    promised: str | None = None
    for at, (span, sentence) in enumerate(zip(spans, words, strict=True)):
        reading = Reading(sentence, cast, inside, speaker(words, at, inside, cast), meeting is not None, ours)
        quote, acts = span.quote(text), list[Act]()
        if not _is_heading(quote):
            told = list(reading.acts())
            acts = _of_today(told, sentence, meeting)
            acts += listed(sentence, quote, cast) if meeting is not None else []
            if acts or not told:  # else all that rules found belongs to an earlier meeting
                place = None if alone else _place(text, spans, at, promised)
                shown = signs(reading, quote, acts, place)
                yield Candidate(span, reading, acts, shown, spans, at)
        promised = _strongest(acts).kind if acts else None
        _remember(sentence, cast, inside)


def _place(text: str, spans: Sequence[Span], at: int, promised: str | None) -> Place:
    span = spans[at]
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start].lstrip()
    before = spans[at - 1].quote(text) if at else None
    return Place(
        before=before,
        promised=promised,
        at=at,
        sentences=len(spans),
        marked=bool(line) and MARKER.fullmatch(line) is not None,
        after_heading=before is not None and _is_heading(before),
    )


def _strongest(acts: Sequence[Act]) -> Act:
    return min(acts, key=lambda act: _STRONGEST.index(act.kind))


def _found(candidate: Candidate, verdict: Verdict) -> CommitmentFound:
    text = candidate.reading.sentence.doc.text
    quote = candidate.span.quote(text)
    act = _strongest(candidate.acts) if candidate.acts else None
    actor = act.actor if act else _doer(candidate.reading)
    themes = themes_of(candidate.said)
    reasons = [f"{act.rule}: {act.words}"] if act else []
    reasons += [str(verdict), *(f"{theme.slug}: {', '.join(theme.words)}" for theme in themes)]
    return CommitmentFound(
        statement=" ".join(quote.split()),
        kind=act.kind if act else verdict.kind,
        actor=actor.name or "unknown",
        themes=tuple(theme.slug for theme in themes),
        reaffirms=renewed_of(quote),
        evidence=(candidate.span,),
        because="; ".join(reasons),
    )


def _doer(reading: Reading) -> Actor:
    """Who promises where no rule says so: the one named party that is the subject, else the ministers."""
    actor = reading.who(subject(reading.sentence.root))
    return actor if actor.party is Party.ONE and actor.name else reading.cast.ministers


def _context(text: str, before: Sequence[Span]) -> Iterator[str]:
    """Yield what stands before a sentence, nearest first, up to the heading of its section."""
    for span in reversed(before):
        words = span.quote(text)
        yield words
        if _is_heading(words):
            return


def _of_today(told: Sequence[Act], sentence: Words, meeting: MeetingFound | None) -> list[Act]:
    """Return the acts that are not told of an earlier meeting; what the sentence renews is of this one."""
    if told and is_renewed(sentence.text):
        return list(told)
    return [act for act in told if not _is_history(sentence, act, meeting)]


def _is_history(sentence: Words, act: Act, meeting: MeetingFound | None) -> bool:
    """Whether words or a year before the act say that it is told of an earlier meeting."""
    before = sentence.doc[sentence.start : act.at + 1].text
    if is_told_as_past(before):
        return True
    held = meeting.starts_on if meeting else None
    return held is not None and any(year < held.year for year in years(before))


def _is_heading(text: str) -> bool:
    """Whether the words are a heading, a caption or a question: they tell what a text is about, and promise nothing."""
    return text.endswith(("?", ",")) or (text[-1].isalnum() and len(text.split()) <= 12)


def _remember(sentence: Words, cast: Cast, inside: Sequence[bool]) -> None:
    for token in sentence:
        if token.dep_ in {"nsubj", "nsubjpass"} and not inside[token.i] and _is_main(token.head):
            actor = cast.actor(token)
            if actor.party is not Party.OTHER or token.pos_ != "PRON":
                cast.hear(actor, token)


def _is_main(verb: Token) -> bool:
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
