"""Which words stand inside a quotation, and who speaks them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.extraction.actors import OTHER, Actor, Cast
from app.extraction.parsed import Doc, Token, Words

_QUOTED = "g7ledger quoted"
_OPEN, _CLOSE = {"“", "«", "„"}, {"”", "»"}
_SAYING = frozenset(
    [
        *(
            "add",
            "affirm",
            "announce",
            "argue",
            "ask",
            "assure",
            "comment",
            "conclude",
            "continue",
            "declare",
            "explain",
        ),
        *(
            "go",
            "insist",
            "note",
            "observe",
            "recall",
            "remark",
            "reply",
            "say",
            "state",
            "stress",
            "tell",
            "vow",
            "warn",
        ),
        "write",
    ]
)


def quoted(doc: Doc) -> list[bool]:
    """For each token, whether it stands inside double quotation marks that hold at least a clause."""
    kept: list[bool] = doc.kept.get(_QUOTED) or doc.kept.setdefault(_QUOTED, _inside(doc))
    return kept


def _inside(doc: Doc) -> list[bool]:
    inside = [False] * len(doc)
    opened: int | None = None
    for token in doc:
        if opened is None and (token.text[0] in _OPEN or token.text == '"'):
            opened = token.i
        elif opened is not None and _closes(token):
            _mark(inside, doc, opened, token.i)
            opened = None
    if opened is not None:
        _mark(inside, doc, opened, len(doc))
    return inside


def _closes(token: Token) -> bool:
    """A closing mark ends a quotation; so does a blank line, after which the next paragraph opens anew."""
    return token.text[-1] in _CLOSE or token.text == '"' or (token.is_space and token.text.count("\n") > 1)


def _mark(inside: list[bool], doc: Doc, start: int, end: int) -> None:
    words = [token for token in doc[start:end] if not token.is_punct]
    if (
        len(words) >= 3
        and (words[0].is_title or len(words) >= 6)
        and any(token.pos_ in {"VERB", "AUX"} for token in words)
    ):
        inside[start:end] = [True] * (end - start)


def speaker(sentences: Sequence[Words], at: int, inside: Sequence[bool], cast: Cast) -> Actor | None:
    """Return who speaks the quotation in this sentence; None where nothing of it is quoted."""
    here = sentences[at]
    if not _holds_words_of(here, inside):
        return None
    if (said := _attributed(here, inside)) is not None:
        return cast.actor(said)
    if at and re.search(r":\W*$", sentences[at - 1].text):
        return _leader_in(sentences[at - 1], cast)
    for near in [*sentences[at + 1 : at + 4], *reversed(sentences[max(0, at - 4) : at])]:
        if (said := _attributed(near, inside)) is not None and _holds_words_of(near, inside):
            return cast.actor(said)
    if at and sentences[at - 1].root.lemma_ in _SAYING:
        return _leader_in(sentences[at - 1], cast)
    return OTHER


def _holds_words_of(sentence: Words, inside: Sequence[bool]) -> bool:
    return any(inside[sentence.start : sentence.end])


def _attributed(sentence: Words, inside: Sequence[bool]) -> Token | None:
    for verb in sentence:
        if verb.lemma_ in _SAYING and not inside[verb.i]:
            for child in verb.children:
                if child.dep_ == "nsubj":
                    return child
    return None


def _leader_in(sentence: Words, cast: Cast) -> Actor:
    subjects = [token for token in sentence if token.dep_ in {"nsubj", "nsubjpass"}]
    actors = [cast.actor(token) for token in subjects]
    if any(actor.speaks_for_all for actor in actors) or re.search(r"(?i)paragraph|text reads|in full", sentence.text):
        return cast.ministers
    return actors[0] if actors else OTHER
