"""Reads which acts a sentence holds: each rule is one pattern of grammar over the classes of act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from app.extraction import acts
from app.extraction.actors import OTHER, Actor, Cast, Party
from app.extraction.acts import lexicon
from app.extraction.findings import CommitmentKind

PLEDGE, CALL, ENDORSEMENT = CommitmentKind.PLEDGE, CommitmentKind.CALL, CommitmentKind.ENDORSEMENT


@dataclass(frozen=True, slots=True)
class Act:
    """One act in a sentence: what it does, who does it, its words, the rule, and the tokens it is about."""

    kind: CommitmentKind
    actor: Actor
    words: str
    rule: str
    at: int
    about: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence with what must be known to read it: the cast, who speaks its quotation, whether ministers met."""

    sentence: Words
    cast: Cast
    inside: Sequence[bool]
    speaker: Actor | None
    outcome: bool

    def acts(self) -> Iterator[Act]:
        """Yield every act of the sentence, in the order of its words."""
        for token in self.sentence:
            if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
                yield from self._verb(token)
            elif token.pos_ in {"NOUN", "PROPN"} or (
                token.tag_ == "VBG" and token.dep_ in {"dobj", "nsubjpass", "attr"}
            ):
                yield from self._noun(token)
            elif token.pos_ == "ADJ":
                yield from self._adjective(token)

    def who(self, token: Token | None) -> Actor:
        """Return who a subject is; "we" and "I" in a quotation are its speaker."""
        if token is not None and self.inside[token.i] and self.speaker is not None:
            if token.lower_ in {"we", "us", "i"}:
                return self.speaker
            found = self.cast.actor(token)
            return found if self.speaker.speaks_for_all or found.party is Party.ONE else OTHER
        return self.cast.actor(token)

    def _verb(self, verb: Token) -> Iterator[Act]:
        if acts.force_lost(verb) or acts.denied(acts.subject(verb)):
            return
        if verb.dep_ == "acl" and verb.tag_ == "VBN":
            return
        passive = acts.is_passive(verb)
        doer = acts.agent(verb) if passive else acts.subject(verb)
        actor = self.who(doer)
        if acts.in_background(verb) and not (
            actor.speaks_for_all and verb.dep_ == "relcl" and verb.head.dep_ == "nsubj"
        ):
            return
        if passive and doer is None:
            yield from self._undergone(verb)
        elif actor.speaks_for_all:
            yield from self._done_by_all(verb, actor)
            if passive:
                yield from self._undergone(verb)
        elif actor.party is Party.ONE:
            yield from self._done_by_one(verb, actor)
        else:
            yield from self._laid_down(verb)

    def _done_by_all(self, verb: Token, actor: Actor) -> Iterator[Act]:
        words, future = lexicon(), acts.futurity(verb)
        kind = words.verbs.get(verb.lemma_.lower())
        if (
            kind is None
            and words.has("pledge.deeds", verb.lemma_)
            and verb.dep_ in {"ROOT", "conj"}
            and not acts.is_passive(verb)
        ):
            kind = PLEDGE
        if kind is not None and not (kind is PLEDGE and self._is_empty(verb)):
            yield self._act(kind, actor, verb, "verb of the ministers")
        if future and not words.has("calendar.together", verb.lemma_):
            yield self._act(PLEDGE, actor, verb, f"future of the ministers ({future})")
        if words.has("stress.verbs", verb.lemma_):
            yield from self._said(verb, actor)
        elif acts.duty(verb) and not self.inside[verb.i] and verb.dep_ == "ROOT":
            yield self._act(CALL, actor, verb, "duty the ministers state")

    def _done_by_one(self, verb: Token, actor: Actor) -> Iterator[Act]:
        words, future = lexicon(), acts.futurity(verb)
        lemma = verb.lemma_.lower()
        if words.has("own.verbs", lemma) and not future and self._binds(verb) and not _earlier_deed(verb):
            yield self._act(PLEDGE, actor, verb, "verb of one party")
        if future and not words.has("calendar.verbs", lemma) and actor.name and self.outcome:
            yield self._act(PLEDGE, actor, verb, f"future of one party ({future})")
        if acts.is_under_way(verb) and (
            words.has("pledge.deeds", lemma) or words.has("own.verbs", lemma) or lemma == "make"
        ):
            yield self._act(PLEDGE, actor, verb, "deed under way")

    def _binds(self, verb: Token) -> bool:
        """Whether one party's verb promises something: a deed, a clause in the future, or money."""
        if acts.is_passive(verb):
            return verb.lemma_ in {"announce", "pledge", "promise", "commit", "earmark", "offer", "allocate"}
        if verb.lemma_ in {"announce", "give", "add", "assure", "place"}:
            inner = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}]
            money = any(t.ent_type_ == "MONEY" for t in verb.subtree)
            return money or any(acts.futurity(c) for c in inner)
        return any(c.dep_ in {"dobj", "xcomp", "ccomp", "prep"} for c in verb.children)

    def _undergone(self, verb: Token) -> Iterator[Act]:
        """A passive without a doer: "it was agreed", "airlines are urged", "the need was underlined", "is to be opened"."""
        words, lemma = lexicon(), verb.lemma_.lower()
        kind = PLEDGE if self._standing(verb) else words.verbs.get(lemma)
        undergoer = acts.subject(verb)
        if undergoer is not None and undergoer.tag_ in {"WP", "WDT"} and verb.dep_ != "ROOT":
            return
        if self.speaker is not None and self.inside[verb.i] and not self.speaker.speaks_for_all:
            return
        if kind is not None and self.outcome and not acts.in_background(verb):
            yield self._act(kind, self.cast.ministers, verb, "passive")
        if words.has("stress.verbs", lemma) and self.outcome:
            before = [t for t in verb.subtree if t.i < verb.i]
            if any(words.has("stress.needs", t.lemma_) for t in before if t.pos_ == "NOUN") or any(
                words.has("stress.weighty", t.lower_) for t in verb.subtree if t.i > verb.i
            ):
                yield self._act(CALL, self.cast.ministers, verb, "need stressed")
        future = acts.futurity(verb)
        if future and self.outcome and not words.has("calendar.verbs", lemma):
            yield self._act(PLEDGE, self.cast.ministers, verb, f"laid down ({future})")

    def _laid_down(self, verb: Token) -> Iterator[Act]:
        """A thing or an outsider that "shall", "is to", "must", "will": binding only where the ministers lay it down."""
        future, does = acts.futurity(verb), acts.subject(verb)
        if does is not None and does.lower_ in {"we", "i", "you", "who", "they", "he", "she"}:
            return
        if self.inside[verb.i] and self.speaker is not None and not self.speaker.speaks_for_all:
            return
        if (
            future
            and self.outcome
            and (future.endswith("to") or future == "shall")
            and verb.dep_ in {"ROOT", "conj", "xcomp"}
        ):
            yield self._act(PLEDGE, self.cast.ministers, verb, f"laid down ({future})")

    def _said(self, verb: Token, actor: Actor) -> Iterator[Act]:
        """What the ministers say is needed, or must be, or will be."""
        window = verb.doc[verb.i + 1 : min(verb.i + 8, self.sentence.end)]
        if any(t.pos_ == "NOUN" and lexicon().has("stress.needs", t.lemma_) and not acts.denied(t) for t in window):
            yield self._act(CALL, actor, verb, "need stressed")
        if acts.says_duty(verb):
            yield self._act(CALL, actor, verb, "duty stated")
        for child in verb.children:
            if child.dep_ in {"ccomp", "advcl", "dep"} and not acts.force_lost(child):
                if acts.futurity(child):
                    yield self._act(PLEDGE, actor, verb, "promise reported")

    def _is_empty(self, verb: Token) -> bool:
        return not any(c.dep_ not in {"nsubj", "aux", "punct", "advmod"} for c in verb.children)

    def _noun(self, noun: Token) -> Iterator[Act]:
        kind = lexicon().nouns.get(noun.lemma_.lower())
        needed = lexicon().has("stress.recognitions", noun.lemma_)
        if (kind is None and not needed) or acts.denied(noun):
            return
        owner = next((c for c in noun.children if c.dep_ == "poss"), None)
        actor = self.who(owner)
        if not actor.speaks_for_all:
            actor = self._of_ministers(noun)
        if actor.speaks_for_all:
            yield from self._owned(noun, kind or CALL, actor)
        if kind is not None:
            yield from self._carried(noun, kind)

    def _owned(self, noun: Token, kind: CommitmentKind, actor: Actor) -> Iterator[Act]:
        """The ministers' own noun: "the Ministers' call to explore", "our support for"."""
        over = noun.head
        if over.pos_ in {"VERB", "AUX"} and acts.force_lost(over):
            return
        objects = any(c.dep_ in {"prep", "acl", "relcl"} and c.lower_ != "of" for c in noun.children)
        if objects or over.lemma_ in {
            "be",
            "receive",
            "have",
            "earn",
            "find",
            "win",
            "enjoy",
            "welcome",
            "meet",
            "carry",
        }:
            yield self._act(kind, actor, noun, "noun of the ministers")

    def _of_ministers(self, noun: Token) -> Actor:
        """Whose the noun is by another way: "the G7 Ministerial support", "the backing of everyone present"."""
        for child in noun.children:
            if child.dep_ in {"amod", "compound", "nmod"} and child.lower_ in {
                "ministerial",
                "ministers",
                "g7",
                "g8",
                "g20",
            }:
                return self.cast.ministers
            if child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj" and (found := self.who(inner)).speaks_for_all:
                        return found
        return OTHER

    def _carried(self, noun: Token, kind: CommitmentKind) -> Iterator[Act]:
        """A noun carried by a thin verb: "agreement was reached", "voiced support", "ended with calls"."""
        verb = noun.head
        while (
            verb.dep_ in {"prep", "conj", "pobj", "pcomp"}
            and verb.head is not verb
            and verb.pos_ not in {"VERB", "AUX"}
        ):
            verb = verb.head
        if verb.pos_ not in {"VERB", "AUX"} or not lexicon().has("thin.verbs", verb.lemma_):
            return
        if acts.force_lost(verb) or acts.denied(acts.subject(verb)):
            return
        if noun.dep_ == "nsubjpass" or (noun.dep_ in {"attr", "nsubj"} and verb.lemma_ in {"be", "emerge", "come"}):
            doer = acts.agent(verb)
            actor = self.who(doer) if doer is not None else self.cast.ministers
            there = any(c.dep_ == "expl" for c in verb.children) or noun.dep_ == "nsubjpass"
            if there and self.outcome:
                yield from self._by(actor, kind, noun)
            return
        yield from self._by(self.who(acts.subject(verb)), kind, noun)

    def _by(self, actor: Actor, kind: CommitmentKind, noun: Token) -> Iterator[Act]:
        if actor.speaks_for_all or (actor.party is Party.ONE and kind is PLEDGE):
            yield self._act(kind, actor, noun, "noun carried")

    def _adjective(self, word: Token) -> Iterator[Act]:
        kind = lexicon().adjectives.get(word.lower_)
        verb = word.head
        if kind is None or verb.lemma_ not in {"be", "remain", "stand"} or acts.force_lost(verb):
            return
        actor = self.who(acts.subject(verb))
        if actor.speaks_for_all or (actor.party is Party.ONE and kind is PLEDGE and actor.name):
            yield self._act(kind, actor, word, "adjective")

    def _standing(self, verb: Token) -> bool:
        return lexicon().has("pledge.standing", verb.lemma_) and any(
            c.dep_ == "auxpass" and c.tag_ in {"VBZ", "VBP"} for c in verb.children
        )

    def _act(self, kind: CommitmentKind, actor: Actor, token: Token, rule: str) -> Act:
        return Act(kind, actor, token.text, rule, token.i, acts.complement(token))


def _earlier_deed(verb: Token) -> bool:
    """Whether one party tells of what it did before: "has promised", "has set aside"."""
    return (
        any(c.dep_ == "aux" and c.lower_ in {"has", "have"} for c in verb.children)
        and not any(c.lower_ == "now" for c in verb.children)
        and verb.lemma_ not in {"undertake", "pledge", "commit"}
    )
