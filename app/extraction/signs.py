"""The signs that a sentence shows: its clauses, words, quotation and place, named so that a weight can be put on each.

The names are shown to readers in `because`, so they are words: "main: ministers pledge past".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from app.extraction import acts as grammar
from app.extraction.actors import Party
from app.extraction.acts import lexicon
from app.extraction.binding import Act, Reading
from app.extraction.neighbours import SHORTEST
from app.extraction.parsed import Token, Words

# Signs of the rules begin so: they are weighed by sentences that the rules were not written for.
RULE = "rule: "
_GROUPS = (
    "pledge.deeds",
    "own.verbs",
    "stress.verbs",
    "blocked.verbs",
    "calendar.verbs",
    "thin.verbs",
    "received.verbs",
)
_PLAIN = ("plain verb",)
_ENTITIES = frozenset({"PERSON", "GPE", "DATE", "MONEY", "CARDINAL", "ORG", "NORP", "PERCENT", "TIME"})
_NAMES = frozenset({"PERSON", "GPE", "ORG", "NORP"})
_MODALS = frozenset({"must", "should", "ought", "can", "could", "may", "might"})
_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present", "VBG": "participle", "VBN": "past participle"}
_LENGTHS = ((8, "short"), (19, "middling"), (39, "long"))
_PLACES = {
    "ROOT": "main",
    "ccomp": "said",
    "parataxis": "said",
    "xcomp": "aim",
    "relcl": "relative",
    "acl": "relative",
    "advcl": "adverbial",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: what came before it, its number in how many, and whether it is a marked item.

    `before` is None at the head of a text; `promised` tells what the rules found in the sentence before.
    """

    before: str | None
    promised: str | None
    at: int
    sentences: int
    marked: bool
    after_heading: bool = False


def signs(reading: Reading, quote: str, acts: Sequence[Act], place: Place | None) -> frozenset[str]:
    """Return every sign of one sentence; without a place it stands alone, taken from its text."""
    found = {*_of_rules(acts), *_of_speech(reading), *_of_words(reading.sentence), *_of_form(reading.sentence, quote)}
    for token in reading.sentence:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            found.update(_of_clause(reading, token))
    found.update(["place: alone"] if place is None else _of_place(reading, place))
    return frozenset(found)


def _of_rules(acts: Sequence[Act]) -> Iterator[str]:
    yield f"{RULE}{min(len(acts), 3)} found"
    for act in acts:
        yield f"{RULE}{re.sub(r' [(].*', '', act.rule)} {act.kind}"
        yield f"{RULE}{act.kind}"
        yield f"{RULE}{act.actor.party.name.lower()} {act.kind}"


def _of_speech(reading: Reading) -> Iterator[str]:
    quoted = reading.inside[reading.sentence.start : reading.sentence.end]
    extent = "nothing" if not any(quoted) else "all" if all(quoted) else "part"
    speaker = reading.speaker
    teller = "nobody" if speaker is None else "ministers" if speaker.speaks_for_all else speaker.party.name.lower()
    yield f"quoted: {extent} by {teller}"


def _of_clause(reading: Reading, verb: Token) -> Iterator[str]:
    """Who does what, when, and whether it is denied, for one clause."""
    place, lemma, doer, time = _place(verb), verb.lemma_.lower(), _doer(reading, verb), _tense(verb)
    lost = " (lost)" if grammar.force_lost(verb) else ""
    mood = f"{time}{' not' if grammar.is_negated(verb) else ''}"
    quoted = " quoted" if reading.inside[verb.i] else ""
    yield from (f"verb: {lemma}", f"{place}: {lemma}", f"{place}{quoted}: {doer} {mood}", f"{place}: {doer}{lost}")
    for sort in _sorts().get(lemma, _PLAIN):
        yield from (f"{place}: {sort}", f"{place}: {doer} {sort}{lost}", f"{place}: {doer} {sort} {mood}")
    if place in {"main", "said"}:
        yield from (f"{doer} {lemma}", f"{place}: {lemma} {time}")
        for child in verb.children:
            if child.dep_ in {"prt", "prep", "dative"}:
                yield f"{lemma} {child.lower_}"
            elif child.dep_ in {"dobj", "attr", "nsubjpass"}:
                yield f"object: {child.lemma_.lower()}"
    if verb.dep_ == "ROOT":
        voice = "passive" if grammar.is_passive(verb) else "active"
        yield from (f"root: {doer}", f"root: {time}", f"root: {doer} {voice} {mood}")


def _place(verb: Token) -> str:
    for _ in range(8):  # a chain of verbs stands where its first does
        if verb.dep_ != "conj":
            break
        verb = verb.head
    return _PLACES.get(verb.dep_, "other")


def _doer(reading: Reading, verb: Token) -> str:
    passive = grammar.is_passive(verb)
    token = grammar.agent(verb) if passive else grammar.subject(verb)
    if token is None:
        return "(undergone)" if passive else "(nobody)"
    actor = reading.who(token)
    if actor.party is Party.ONE:
        return "INTERPOL" if actor.name == "INTERPOL" else "one party" if actor.name else "person"
    if actor.speaks_for_all:
        return "ministers" if actor.party is Party.MINISTERS else "text"
    if token.pos_ == "PRON":
        return f"“{token.lower_}”"
    return "person" if token.ent_type_ == "PERSON" else "thing"


def _tense(verb: Token) -> str:
    if grammar.futurity(verb):
        return "future"
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if not helpers:
        return _TENSES.get(verb.tag_, "bare")
    words, tags = {helper.lower_ for helper in helpers}, {verb.tag_, *(helper.tag_ for helper in helpers)}
    if "to" in words:
        return "infinitive"
    if modals := words & _MODALS:
        return min(modals)
    if words & {"have", "has", "’ve", "'ve"}:
        return "perfect"
    if words & {"had", "’d", "'d"}:
        return "past perfect"
    if "VBD" in tags:
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "present"
    return _TENSES.get(verb.tag_, "bare")


@cache
def _sorts() -> Mapping[str, Sequence[str]]:
    """For each verb of the vocabulary what sorts of act it does, by the names of the lists that hold it."""
    words = lexicon()
    found: dict[str, list[str]] = {verb: [str(kind)] for verb, kind in words.verbs.items()}
    for group in _GROUPS:
        for verb in words.sets[group]:
            found.setdefault(verb, []).append(group.replace(".verbs", "").replace("pledge.", ""))
    return found


def _of_words(sentence: Words) -> Iterator[str]:
    tokens = [token for token in sentence if not token.is_space]
    shown = [_shown(token) for token in tokens]
    yield from [f"word: {word}" for word in shown if word[0] not in "#@"]
    yield from [f"words: {one} {two}" for one, two in pairwise(shown)]
    yield from [f"first: {' '.join(shown[:length])}" for length in (1, 2)]
    yield from [f"names: {token.ent_type_}" for token in tokens if token.ent_type_ in _ENTITIES]
    nouns = lexicon().nouns
    for token in tokens:
        if token.pos_ == "NOUN" and (kind := nouns.get(token.lemma_.lower())):
            yield from (f"noun: {kind}", f"noun: {kind} as {token.dep_}")


def _shown(token: Token) -> str:
    if token.like_num:
        return "#"
    return f"@{token.ent_type_}" if token.ent_type_ in _NAMES else token.lemma_.lower()


def _of_form(sentence: Words, quote: str) -> Iterator[str]:
    length = len(quote.split())
    yield f"ends: {quote[-1]}"
    yield f"length: {next((name for most, name in _LENGTHS if length <= most), 'very long')}"
    yield f"root: {sentence.root.pos_}"
    yield f"first: {sentence[0].tag_}"


def _of_place(reading: Reading, place: Place) -> Iterator[str]:
    yield "place: in a document"
    if place.sentences >= SHORTEST:
        yield f"place: fifth {5 * place.at // place.sentences + 1}"
    if reading.ours:
        yield "place: the ministers’ own text"
    if not reading.outcome:
        yield "place: no meeting"
    if place.marked:
        yield "place: marked item"
    if place.before is None:
        yield "place: opening"
        return
    yield f"place: after {place.promised or 'nothing'}"
    if place.before.endswith(":"):
        yield "place: after a colon"
    if place.after_heading:
        yield "place: after a heading"
