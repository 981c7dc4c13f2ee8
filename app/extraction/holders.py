"""The signs of grammar around a name: what it hangs on, who does that, and when."""

from __future__ import annotations

from collections.abc import Iterator

from app.extraction import acts as grammar
from app.extraction.countries import phrases
from app.extraction.occasions import is_held
from app.extraction.parsed import Token

_MODALS = frozenset({"could", "would", "may", "might", "should", "can"})


def held_by(root: Token, own: str) -> Iterator[str]:
    """Yield what holds a name: its preposition, the verb or noun before that, who does it, when; `own` ends a sign."""
    head = root.head
    yield f"as {root.dep_}"
    if root.dep_ == "pobj":
        holder = head.head
        yield f"{head.lower_} after {_sort(holder)}{own}"
        verb = _verb(holder)
        if verb is not None:
            time, doer = _time(verb), _doer(verb)
            yield f"{head.lower_}: {doer} {_sort(verb)} {time}"
            yield f"{head.lower_}: {time} {_sort(verb)}{own}"
            yield f"{head.lower_}: {time} by {doer}{own}"
    else:
        yield f"beside {_sort(head)}"


def _verb(token: Token) -> Token | None:
    """The verb of the clause in which a word stands."""
    chain = [token, *token.ancestors]
    return next((word for word in chain if word.pos_ in {"VERB", "AUX"}), None)


def _sort(token: Token) -> str:
    if is_held(token.text):
        return "meeting"
    if phrases("occasions", "ministers").fullmatch(token.text):
        return "ministers"
    if token.ent_type_ == "PERSON":
        return "person"
    return {"VERB": "other verb", "AUX": "being", "NOUN": "noun", "PROPN": "name"}.get(token.pos_, "other")


def _doer(verb: Token) -> str:
    subject = grammar.subject(verb)
    if subject is None:
        return "nobody"
    return subject.lower_ if subject.pos_ == "PRON" else _sort(subject)


def _time(verb: Token) -> str:
    if grammar.futurity(verb):
        return "future"
    if any(c.lower_ in _MODALS for c in verb.children if c.dep_ == "aux"):
        return "possible"
    tags = {verb.tag_, *(c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"})}
    return "past" if "VBD" in tags else "present" if tags & {"VBZ", "VBP"} else "untimed"
