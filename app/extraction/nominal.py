"""Acts that are nouns: "agreement was reached", "the Ministers' call to explore", "won praise from all delegations"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from app.extraction import acts
from app.extraction.actors import OTHER, Actor, Party
from app.extraction.acts import lexicon
from app.extraction.findings import CommitmentKind
from app.extraction.parsed import Token

if TYPE_CHECKING:
    from app.extraction.binding import Act, Reading

PLEDGE, CALL, ENDORSEMENT = CommitmentKind.PLEDGE, CommitmentKind.CALL, CommitmentKind.ENDORSEMENT
_OF_MINISTERS = frozenset({"ministerial", "ministers", "g7", "g8", "g20"})
_UNANIMOUS = frozenset({"unanimous", "general", "hearty", "warm", "wide"})


def noun_acts(reading: Reading, noun: Token) -> Iterable[Act]:
    """Return the acts that hang on this noun, which most nouns have none of."""
    words, lemma = lexicon(), noun.lemma_.lower()
    kind = words.nouns.get(lemma)
    if (kind is None and lemma not in words.sets["stress.recognitions"]) or acts.denied(noun):
        return ()
    return _noun_acts(reading, noun, kind)


def _noun_acts(reading: Reading, noun: Token, kind: CommitmentKind | None) -> Iterator[Act]:
    """Whose the noun is, or which thin verb carries it."""
    owner = reading.who(next((c for c in noun.children if c.dep_ == "poss"), None))
    if not owner.speaks_for_all:
        owner = _owner(reading, noun)
    if owner.speaks_for_all:
        yield from _owned(reading, noun, kind or CALL, owner)
    if kind is not None:
        yield from _carried(reading, noun, kind)


def adjective_acts(reading: Reading, word: Token) -> Iterator[Act]:
    """Yield the act of an adjective said of a party: "we are committed to", "Canada stands ready"."""
    kind, verb = lexicon().adjectives.get(word.lower_), word.head
    if kind is None or verb.lemma_ not in {"be", "remain", "stand"} or acts.force_lost(verb):
        return
    actor = reading.who(acts.subject(verb))
    if actor.speaks_for_all or (actor.party is Party.ONE and kind is PLEDGE and actor.name):
        yield reading.act(kind, actor, word, "adjective")


def _owner(reading: Reading, noun: Token) -> Actor:
    """Whose the noun is by another way: "the G7 Ministerial support", "the backing of everyone present"."""
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "nmod"} and child.lower_ in _OF_MINISTERS:
            return reading.cast.ministers
        if child.lower_ == "of":
            found = [reading.who(inner) for inner in child.children if inner.dep_ == "pobj"]
            return next((actor for actor in found if actor.speaks_for_all), OTHER)
    return OTHER


def _owned(reading: Reading, noun: Token, kind: CommitmentKind, owner: Actor) -> Iterator[Act]:
    over = noun.head
    if over.pos_ in {"VERB", "AUX"} and acts.force_lost(over):
        return
    recognised = lexicon().has("stress.recognitions", noun.lemma_)
    about = recognised or any(c.dep_ in {"prep", "acl", "relcl"} and c.lower_ != "of" for c in noun.children)
    if about or over.lemma_ in {"be", "welcome", "carry"} or lexicon().has("received.verbs", over.lemma_):
        yield reading.act(kind, owner, noun, "noun of the ministers")


def _carried(reading: Reading, noun: Token, kind: CommitmentKind) -> Iterator[Act]:
    verb = _carrier(noun)
    if verb is None or acts.force_lost(verb) or acts.denied(acts.subject(verb)):
        return
    exists = noun.dep_ in {"attr", "nsubj"} and any(c.dep_ == "expl" for c in verb.children)
    if noun.dep_ == "nsubjpass" or exists:
        doer = acts.agent(verb)
        if reading.outcome:
            yield from _by(reading, reading.who(doer) if doer is not None else reading.cast.ministers, kind, noun)
    elif noun.dep_ != "nsubj":
        if kind is ENDORSEMENT and lexicon().has("received.verbs", verb.lemma_):
            yield from _received(reading, noun, verb)
        yield from _by(reading, reading.who(acts.subject(verb)), kind, noun)


def _carrier(noun: Token) -> Token | None:
    verb = noun.head
    while verb.dep_ in {"prep", "conj", "pobj", "pcomp"} and verb.head is not verb and verb.pos_ not in {"VERB", "AUX"}:
        of_mind = verb.lower_ == "of" and verb.head.lemma_ == "be"
        if verb.dep_ == "prep" and not of_mind and verb.lower_ not in {"with", "to", "by", "in", "into", "behind"}:
            return None
        verb = verb.head
    carries = verb.pos_ in {"VERB", "AUX"} and lexicon().has("thin.verbs", verb.lemma_)
    return verb if carries and not acts.in_background(verb) else None


def _received(reading: Reading, noun: Token, verb: Token) -> Iterator[Act]:
    """What a thing receives: "won praise from all delegations", "drew unanimous acclaim"."""
    within = [t for t in [*noun.subtree, *verb.subtree] if t.dep_ == "pobj"]
    givers = [t for t in within if t.head.lower_ in {"of", "from", "with", "by"}]
    unanimous = any(c.lower_ in _UNANIMOUS for c in noun.children) and reading.outcome
    if unanimous or any(reading.who(giver).speaks_for_all for giver in givers):
        yield reading.act(ENDORSEMENT, reading.cast.ministers, noun, "noun received")


def _by(reading: Reading, actor: Actor, kind: CommitmentKind, noun: Token) -> Iterator[Act]:
    if actor.speaks_for_all or (actor.party is Party.ONE and kind is PLEDGE):
        yield reading.act(kind, actor, noun, "noun carried")
