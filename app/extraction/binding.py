"""Reads which acts a sentence holds: each rule is one pattern of grammar over the classes of act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.extraction import acts
from app.extraction.actors import OTHER, Actor, Cast, Party
from app.extraction.acts import lexicon
from app.extraction.findings import CommitmentKind
from app.extraction.nominal import adjective_acts, noun_acts
from app.extraction.parsed import Token, Words

PLEDGE, CALL, ENDORSEMENT = CommitmentKind.PLEDGE, CommitmentKind.CALL, CommitmentKind.ENDORSEMENT
_GIVES_WORD = frozenset({"announce", "pledge", "promise", "commit", "earmark", "offer", "allocate"})
_NEEDS_MORE = frozenset({"announce", "give", "add", "assure", "place"})
_PERSONAL = frozenset({"we", "i", "you", "who", "they", "he", "she"})


@dataclass(frozen=True, slots=True)
class Act:
    """One act in a sentence: what it does, who does it, its words, the rule, its token, the tokens it is about."""

    kind: CommitmentKind
    actor: Actor
    words: str
    rule: str
    at: int
    about: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence with what must be known to read it.

    `speaker` speaks its quotation; `outcome` is whether ministers met, so that what is laid down is theirs; `ours` is
    whether the text itself is the ministers' ("we"); `known` keeps who each phrase is, which costs time to tell.
    """

    sentence: Words
    cast: Cast
    inside: Sequence[bool]
    speaker: Actor | None
    outcome: bool
    ours: bool = False
    known: dict[int, Actor] = field(default_factory=dict)

    def acts(self) -> Iterator[Act]:
        """Yield every act of the sentence, in the order of its words."""
        for token in self.sentence:
            if token.tag_ == "VBG" and token.dep_ in {"dobj", "nsubjpass", "attr"}:
                yield from noun_acts(self, token)
            elif token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
                yield from self._verb(token)
            elif token.pos_ in {"NOUN", "PROPN"}:
                yield from noun_acts(self, token)
            elif token.pos_ == "ADJ":
                yield from adjective_acts(self, token)

    def who(self, token: Token | None) -> Actor:
        """Return who a phrase is; "we" and "I" in a quotation are its speaker."""
        at = -1 if token is None else token.i
        if at not in self.known:
            self.known[at] = self._who(token)
        return self.known[at]

    def _who(self, token: Token | None) -> Actor:
        if token is not None and self.inside[token.i] and self.speaker is not None:
            if token.lower_ in {"we", "us", "i"}:
                return self.speaker
            found = self.cast.actor(token)
            return found if self.speaker.speaks_for_all or found.party is Party.ONE else OTHER
        return self.cast.actor(token)

    def act(self, kind: CommitmentKind, actor: Actor, token: Token, rule: str) -> Act:
        """Return the act that hangs on this token."""
        return Act(kind, actor, token.text, rule, token.i, acts.complement(token))

    def _verb(self, verb: Token) -> Iterator[Act]:
        if verb.dep_ == "acl" and verb.tag_ == "VBN":
            return
        does = acts.subject(verb)
        yield from self._attributed(verb)
        if acts.force_lost(verb) or acts.denied(does):
            yield from self._forsworn(verb)
        elif does is None or not lexicon().has("blocked.nouns", does.lemma_):
            yield from self._asserted(verb)

    def _asserted(self, verb: Token) -> Iterator[Act]:
        passive = acts.is_passive(verb)
        doer = acts.agent(verb) if passive else acts.subject(verb)
        actor = self.who(doer)
        of_subject = actor.speaks_for_all and verb.dep_ == "relcl" and verb.head.dep_ == "nsubj"
        if acts.in_background(verb) and not of_subject:
            return
        if passive and (doer is None or actor.speaks_for_all):
            yield from self._undergone(verb)
        if actor.speaks_for_all:
            yield from self._done_by_all(verb, actor)
        elif actor.party is Party.ONE:
            yield from self._done_by_one(verb, actor)
        elif doer is not None:
            yield from self._laid_down(verb)

    def _done_by_all(self, verb: Token, actor: Actor) -> Iterator[Act]:
        words, future = lexicon(), acts.futurity(verb)
        kind = _kind_together(verb)
        if kind is not None and not (kind is PLEDGE and _is_empty(verb)):
            yield self.act(kind, actor, verb, "verb of the ministers")
        if future and not words.has("calendar.together", verb.lemma_):
            yield self.act(PLEDGE, actor, verb, f"future of the ministers ({future})")
        if words.has("stress.verbs", verb.lemma_):
            yield from self._said(verb, actor)
        if acts.duty(verb) and not self.inside[verb.i] and verb.dep_ == "ROOT":
            yield self.act(CALL, actor, verb, "duty the ministers state")

    def _said(self, verb: Token, actor: Actor) -> Iterator[Act]:
        """What the ministers say is needed, or must be, or will be."""
        window = verb.doc[verb.i + 1 : min(verb.i + 8, self.sentence.end)]
        if any(t.pos_ == "NOUN" and lexicon().has("stress.needs", t.lemma_) and not acts.denied(t) for t in window):
            yield self.act(CALL, actor, verb, "need stressed")
        said = [c for c in verb.children if c.dep_ in {"ccomp", "advcl", "dep"}]
        if acts.says_duty(verb) or any(acts.duty(c) or acts.says_duty(c) for c in said if c.dep_ == "ccomp"):
            yield self.act(CALL, actor, verb, "duty stated")
        if any(acts.futurity(clause) and not acts.force_lost(clause) for clause in said):
            yield self.act(PLEDGE, actor, verb, "promise reported")

    def _done_by_one(self, verb: Token, actor: Actor) -> Iterator[Act]:
        words, future, lemma = lexicon(), acts.futurity(verb), verb.lemma_.lower()
        if words.has("own.verbs", lemma) and not future and _binds_one(verb) and not _earlier_deed(verb):
            yield self.act(PLEDGE, actor, verb, "verb of one party")
        if future and not words.has("calendar.verbs", lemma) and actor.name and self.outcome:
            yield self.act(PLEDGE, actor, verb, f"future of one party ({future})")
        deed = words.has("pledge.deeds", lemma) or words.has("own.verbs", lemma) or lemma == "make"
        if deed and acts.is_under_way(verb):
            yield self.act(PLEDGE, actor, verb, "deed under way")

    def _undergone(self, verb: Token) -> Iterator[Act]:
        """A passive without a doer: "it was agreed", "airlines are urged", "the need was underlined"."""
        does, future, lemma = acts.subject(verb), acts.futurity(verb), verb.lemma_.lower()
        asks_what = does is not None and does.tag_ == "WP" and verb.dep_ != "ROOT"
        if asks_what or self._is_opinion(verb) or not self.outcome:
            return
        kind = PLEDGE if _is_standing(verb) else CALL if _is_order(verb) else lexicon().verbs.get(lemma)
        if kind is not None and not (kind is CALL and future) and not acts.in_background(verb):
            yield self.act(kind, self.cast.ministers, verb, "passive")
        if lexicon().has("stress.verbs", lemma) and _is_needed(verb):
            yield self.act(CALL, self.cast.ministers, verb, "need stressed")
        if future and kind is not CALL and not lexicon().has("calendar.verbs", lemma):
            yield self.act(PLEDGE, self.cast.ministers, verb, f"laid down ({future})")

    def _laid_down(self, verb: Token) -> Iterator[Act]:
        """A thing that "shall", "is to", or in the ministers' own text "will"."""
        future, does = acts.futurity(verb), acts.subject(verb)
        if future is None or not self.outcome or self._is_opinion(verb):
            return
        personal = does is not None and does.lower_ in _PERSONAL
        binding = future.endswith("to") or future.lower() == "shall" or (self.ours and future.lower() == "will")
        idle = lexicon().has("calendar.verbs", verb.lemma_) and future.lower() == "will"
        if binding and not personal and not idle and verb.dep_ in {"ROOT", "conj", "xcomp"}:
            yield self.act(PLEDGE, self.cast.ministers, verb, f"laid down ({future})")

    def _forsworn(self, verb: Token) -> Iterator[Act]:
        """A promise not to: "no ransom will be paid", "we shall never", "nor shall any passport"."""
        future = (acts.futurity(verb) or "").lower()
        if future not in {"shall", "will"} or not self.outcome or self._is_opinion(verb) or acts.in_background(verb):
            return
        theirs = future == "shall" or acts.is_passive(verb) or self.who(acts.subject(verb)).speaks_for_all
        if theirs and acts.is_negated(verb):
            yield self.act(PLEDGE, self.cast.ministers, verb, f"forsworn ({future})")

    def _attributed(self, verb: Token) -> Iterator[Act]:
        """A clause that the ministers are said to state: "…, the communiqué says", "…, say the five"."""
        if verb.dep_ not in {"ROOT", "conj"} or self.inside[verb.i]:
            return
        for saying in verb.children:
            if saying.dep_ not in {"parataxis", "ccomp"} or not lexicon().has("stress.verbs", saying.lemma_):
                continue
            teller = next((c for c in saying.children if c.dep_ == "nsubj"), None)
            if teller is None or not self.who(teller).speaks_for_all or acts.force_lost(saying):
                continue
            if acts.duty(verb) or acts.futurity(verb):
                kind = CALL if acts.duty(verb) else PLEDGE
                yield self.act(kind, self.cast.ministers, verb, f"attributed ({saying.text})")

    def _is_opinion(self, verb: Token) -> bool:
        """Whether the verb stands in the quotation of somebody who does not speak for the ministers."""
        return self.speaker is not None and self.inside[verb.i] and not self.speaker.speaks_for_all


def _kind_together(verb: Token) -> CommitmentKind | None:
    """What the verb does when the ministers together are its subject."""
    words, lemma = lexicon(), verb.lemma_.lower()
    if any(words.has("pledge.phrasal", f"{lemma} {c.lower_}") for c in verb.children if c.dep_ in {"prt", "advmod"}):
        return PLEDGE
    reflexive = {c.lower_ for c in verb.children if c.dep_ in {"dobj", "dative"}}
    if lemma in {"give", "set", "impose", "allow"} and reflexive & {"themselves", "itself", "ourselves"}:
        return PLEDGE
    if _is_order(verb):
        return CALL
    objects = [words.nouns.get(c.lemma_) for c in verb.children if c.dep_ == "dobj"]
    if lemma in {"reaffirm", "confirm", "renew", "affirm", "lend", "restate"} and any(objects):
        return next(kind for kind in objects if kind is not None)
    if lemma in words.verbs:
        return words.verbs[lemma]
    main = verb.dep_ in {"ROOT", "conj"} and not acts.is_passive(verb)
    return PLEDGE if main and words.has("pledge.deeds", lemma) else None


def _is_order(verb: Token) -> bool:
    return verb.lemma_ == "tell" and any(c.dep_ == "xcomp" for c in verb.children)


def _is_standing(verb: Token) -> bool:
    present = any(c.dep_ == "auxpass" and c.tag_ in {"VBZ", "VBP"} for c in verb.children)
    return present and lexicon().has("pledge.standing", verb.lemma_)


def _is_needed(verb: Token) -> bool:
    """Whether a need was stressed: "the importance of … was underlined", "… was highlighted as crucial"."""
    words = lexicon()
    need = any(t.pos_ == "NOUN" and words.has("stress.needs", t.lemma_) for t in verb.subtree if t.i < verb.i)
    return need or any(words.has("stress.weighty", t.lower_) for t in verb.subtree if t.i > verb.i)


def _is_empty(verb: Token) -> bool:
    return not any(c.dep_ not in {"nsubj", "aux", "punct", "advmod"} for c in verb.children)


def _binds_one(verb: Token) -> bool:
    """Whether one party's verb promises something: a deed, a clause in the future, or money."""
    if acts.is_passive(verb):
        return verb.lemma_ in _GIVES_WORD
    if verb.lemma_ in _NEEDS_MORE:
        inner = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}]
        return any(t.ent_type_ == "MONEY" for t in verb.subtree) or any(acts.futurity(c) for c in inner)
    return any(c.dep_ in {"dobj", "xcomp", "ccomp", "prep"} for c in verb.children)


def _earlier_deed(verb: Token) -> bool:
    """Whether one party tells of what it did before: "has promised", "has set aside"."""
    perfect = any(c.dep_ == "aux" and c.lower_ in {"has", "have"} for c in verb.children)
    return perfect and verb.lemma_ not in {"undertake", "pledge", "commit"}
