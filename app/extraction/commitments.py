"""Finds commitments: sentences in which ministers bind themselves, ask for something or back something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from app.extraction.actors import Cast, Party
from app.extraction.binding import Act, Reading
from app.extraction.findings import CommitmentFound, CommitmentKind, MeetingFound, Notice
from app.extraction.listed import listed
from app.extraction.phrases import text_of
from app.extraction.sentences import sentences
from app.extraction.span import Span
from app.extraction.speech import quoted, speaker
from app.extraction.themes import themes_of

_STRONGEST = list(CommitmentKind)
_SEASONS = (
    "year|month|week|spring|summer|autumn|fall|winter"
    "|January|February|March|April|May|June|July|August|September|October|November|December"
)
_HISTORY = re.compile(
    rf"\b(?:predecessors|previous(?:ly)?|an? (?:year|decade|month) ago|years? (?:ago|earlier)|last (?:{_SEASONS})"
    r"|earlier (?:this|in)|last (?:met|convened)|when (?:they|it|the \w+) last)\b"
)
_REAFFIRMS = re.compile(
    r"(?i)\b(?:reaffirm|restat|repeat|renew|reiterat|confirm|recommit|go(?:es)? beyond|stand by)\w*"
)


def find_commitments(doc: Doc, meeting: MeetingFound | None) -> Iterator[CommitmentFound | Notice]:
    """Yield one commitment for each sentence that holds an act of the ministers or of one party, in the text's order.

    The evidence is the whole sentence; `because` names the rule and words of the act and the words of each theme.
    """
    cast, inside = Cast(doc, meeting), quoted(doc)
    ours = cast.we.speaks_for_all and re.search(r"\b[Ww]e\b", text_of(doc)) is not None
    spans = list(sentences(text_of(doc)))
    words = [_tokens(doc, span) for span in spans]
    for at, (span, sentence) in enumerate(zip(spans, words, strict=True)):
        reading = Reading(sentence, cast, inside, speaker(words, at, inside, cast), meeting is not None, ours)
        if not _is_heading(span.quote(text_of(doc))):
            found = [act for act in reading.acts() if not _is_history(sentence, act, meeting)]
            found += listed(sentence, span.quote(text_of(doc)), cast) if meeting is not None else []
            yield from _found(reading, span, found, list(_context(text_of(doc), spans[:at])))
        _remember(sentence, cast, inside)


def _tokens(doc: Doc, span: Span) -> Words:
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None:  # every character of a Doc lies in a token
        raise ValueError(f"No token of the text covers {span}.")
    return found


def _found(reading: Reading, span: Span, acts: Sequence[Act], context: Sequence[str]) -> Iterator[CommitmentFound]:
    if not acts:
        return
    act = min(acts, key=lambda a: _STRONGEST.index(a.kind))
    text = text_of(reading.sentence.doc)
    about = [reading.sentence.doc[a.about[0] : a.about[1]].text for a in acts]
    own = ["INTERPOL"] if act.actor.name == "INTERPOL" else []
    themes = themes_of(" ".join([*own, *about]), span.quote(text), *context)
    reasons = [f"{act.rule}: {act.words}", *(f"{theme.slug}: {', '.join(theme.words)}" for theme in themes)]
    yield CommitmentFound(
        statement=" ".join(span.quote(text).split()),
        kind=act.kind,
        actor=act.actor.name or "unknown",
        themes=tuple(theme.slug for theme in themes),
        reaffirms=_earlier(span.quote(text)),
        evidence=(span,),
        because="; ".join(reasons),
    )


def _context(text: str, before: Sequence[Span]) -> Iterator[str]:
    """Yield what stands before a sentence, nearest first, up to the heading of its section."""
    for span in list(before)[:-6:-1]:
        words = span.quote(text)
        yield words
        if _is_heading(words):
            return


def _is_history(sentence: Words, act: Act, meeting: MeetingFound | None) -> bool:
    """Whether the act is told of an earlier meeting: words or a year before it say so, and nothing renews it."""
    if _REAFFIRMS.search(sentence.text):
        return False
    before = sentence.doc[sentence.start : act.at + 1].text
    if _HISTORY.search(before):
        return True
    held = meeting.starts_on if meeting else None
    return held is not None and any(int(year) < held.year for year in re.findall(r"\b(?:19|20)\d\d\b", before))


def _is_heading(text: str) -> bool:
    """Whether the words are a heading, a caption or a question: they tell what a text is about, and promise nothing."""
    return text.endswith(("?", ",")) or (len(text.split()) <= 12 and text[-1].isalnum())


def _earlier(text: str) -> str | None:
    """Return the year that a reaffirming sentence names, if it reaffirms."""
    if not _REAFFIRMS.search(text):
        return None
    year = re.search(r"\b(?:19|20)\d\d\b", text)
    return year.group() if year else None


def _remember(sentence: Words, cast: Cast, inside: Sequence[bool]) -> None:
    for token in sentence:
        if token.dep_ in {"nsubj", "nsubjpass"} and not inside[token.i] and _is_main(token.head):
            actor = cast.actor(token)
            if actor.party is not Party.OTHER or token.pos_ != "PRON":
                cast.hear(actor, token)


def _is_main(verb: Token) -> bool:
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
