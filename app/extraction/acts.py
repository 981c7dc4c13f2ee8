"""Classes of act: who binds whom to what, by which verb or noun, read from the parse of a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from typing import TypeVar

from app.extraction.findings import CommitmentKind
from app.extraction.parsed import Token

_T = TypeVar("_T")
_FILE = Path(__file__).parent / "vocabulary" / "acts.toml"
_PASSIVE = {"nsubjpass", "csubjpass"}
_SUBJECTS = {"nsubj", "csubj", *_PASSIVE}
_NOT = {"not", "n't", "n’t", "never", "nor", "neither"}
_DOERS = _SUBJECTS - {"csubj"}
_UNDERGONE = {"auxpass", *_PASSIVE}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of `vocabulary/acts.toml`, by what they do."""

    verbs: dict[str, CommitmentKind]
    nouns: dict[str, CommitmentKind]
    adjectives: dict[str, CommitmentKind]
    sets: dict[str, frozenset[str]]

    def has(self, group: str, word: str) -> bool:
        """Whether the lower-case word stands in a group such as "stress.needs"."""
        return word.lower() in self.sets[group]


@cache
def lexicon() -> Lexicon:
    """Return the vocabulary of acts, read once."""
    tables = tomllib.loads(_FILE.read_text("utf-8"))
    kinds = [CommitmentKind.ENDORSEMENT, CommitmentKind.CALL, CommitmentKind.PLEDGE]
    return Lexicon(
        verbs={verb: kind for kind in kinds for verb in tables[kind]["verbs"]},
        nouns={noun: kind for kind in kinds for noun in tables[kind]["nouns"]},
        adjectives={word: kind for kind in kinds for word in tables[kind]["adjectives"]},
        sets={
            f"{name}.{group}": frozenset(words["verbs"] if isinstance(words, dict) else words)
            for name, table in tables.items()
            for group, words in table.items()
        },
    )


def _asked_once(question: Callable[[Token], _T]) -> Callable[[Token], _T]:
    """Keep the answer for each word with its text: rules, signs and other words of the tree ask the same again."""
    name = f"g7ledger {question.__name__}"

    @wraps(question)
    def answer(token: Token) -> _T:
        answers: dict[int, _T] | None = token.doc.kept.get(name)
        if answers is None:
            answers = token.doc.kept[name] = {}
        if token.i not in answers:
            answers[token.i] = question(token)
        return answers[token.i]

    return answer


@_asked_once
def subject(verb: Token) -> Token | None:
    """Return the head of the phrase that does (or, in the passive, undergoes) this verb, through coordination."""
    seen = verb
    for _ in range(8):
        doers = [child for child in seen.children if child.dep_ in _DOERS]
        if doers:  # where the parser finds two, the nearest before the verb does it
            before = [doer for doer in doers if doer.i < seen.i]
            return before[-1] if before else doers[0]
        if seen.dep_ == "pcomp" and seen.head.lower_ == "for":  # "thanked the ministers for backing it"
            thanked = [child for child in seen.head.head.children if child.dep_ == "dobj"]
            if thanked:
                return thanked[0]
        if seen.dep_ == "xcomp" and lexicon().verbs.get(seen.head.lemma_) is CommitmentKind.CALL:
            asked = [child for child in seen.head.children if child.dep_ == "dobj"]
            if asked:  # "invites standards bodies to agree"
                return asked[0]
        if seen.dep_ in {"conj", "xcomp", "advcl", "dep", "pcomp", "acomp", "oprd", "prep"} and seen.head is not seen:
            seen = seen.head
        elif seen.dep_ in {"relcl", "acl"}:
            return seen.head
        else:
            return None
    return None


@_asked_once
def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive."""
    if any(child.dep_ in _UNDERGONE for child in verb.children):
        return True
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and is_passive(verb.head) and not _auxiliaries(verb)


def is_under_way(verb: Token) -> bool:
    """Whether the verb is a present progressive: "is lending", "are making available"."""
    return verb.tag_ == "VBG" and any(aux.tag_ in {"VBZ", "VBP"} and aux.lemma_ == "be" for aux in _auxiliaries(verb))


def agent(verb: Token) -> Token | None:
    """Return who does a passive verb: the head of its "by" phrase."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and is_passive(verb)):
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def duty(verb: Token) -> bool:
    """Whether the clause of this verb says that something must be: must, should, ought, needs to, is crucial."""
    words = lexicon()
    if any(
        words.has("stress.duties", aux.lemma_) and aux.lemma_ not in {"have", "shall"} for aux in _auxiliaries(verb)
    ):
        return True
    if verb.lemma_ in {"need", "ought", "deserve", "merit", "require"}:
        return True
    return any(c.dep_ in {"acomp", "attr", "oprd"} and words.has("stress.weighty", c.lemma_) for c in verb.children)


@_asked_once
def futurity(verb: Token) -> str | None:
    """Return the words that put this verb in the future or lay it down: "will", "shall", "is to"; None otherwise."""
    for aux in _auxiliaries(verb):
        if lexicon().has("stress.future", aux.lower_):
            return aux.text
    over = verb.head
    if verb.dep_ in {"xcomp", "ccomp"} and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        predicate = any(c.dep_ in {"acomp", "attr"} for c in over.children)
        if over.lemma_ == "be" and over.tag_ in {"VBZ", "VBP", "VB"} and not predicate:
            return f"{over.text} to"
        if over.lower_ == "going":
            return "going to"
    if verb.dep_ == "conj" and verb.tag_ in {"VB", "VBN"} and not _auxiliaries(verb):
        return futurity(over)
    return None


@_asked_once
def force_lost(verb: Token) -> str | None:
    """Return the word that takes an act's force away: a negation, a possibility, an expectation, the past perfect."""
    for child in verb.children:
        if _weakens(child):
            return child.text
    auxiliaries = _auxiliaries(verb)
    perfect = any(aux.lower_ == "have" for aux in auxiliaries)
    for aux in auxiliaries:
        if aux.lower_ in {"would", "will"} and perfect:
            return aux.text  # "would have preferred", "will have spent"
        if aux.lower_ in {"would", "had"} and _is_reported(verb):
            continue
        if aux.lower_ in {"had", "’d", "'d"} or lexicon().has("blocked.modals", aux.lower_):
            return aux.text
    return _lost_above(verb)


def _weakens(child: Token) -> bool:
    """Whether this word, hanging on a verb, denies it, doubts it, or puts it into the past."""
    sets, word, role = lexicon().sets, child.lower_, child.dep_
    if role == "neg" or word in {"nor", "neither", "nowhere"}:
        return True
    if role == "advmod" and word in sets["blocked.adverbs"]:
        return True
    if role in {"dobj", "attr"} and denied(child):
        return True
    if role == "mark":
        return word in {"if", "whether", "unless", "before"}
    return word in sets["blocked.negations"] and role not in {"prep", "cc", "preconj"}


def _lost_above(verb: Token) -> str | None:
    words, over = lexicon(), verb.head
    if over is verb:
        return None
    if verb.dep_ in {"xcomp", "ccomp"} and words.has("blocked.states", over.lower_):
        return over.text
    if verb.dep_ == "ccomp" and verb.tag_ in {"VB", "VBP"} and words.has("blocked.wishes", over.lemma_):
        return over.text
    if verb.dep_ in {"xcomp", "ccomp", "pcomp", "prep"} and over.pos_ == "VERB":
        return over.text if words.has("blocked.verbs", over.lemma_) and verb.dep_ != "ccomp" else force_lost(over)
    if over.lower_ == "without":
        return over.text
    if verb.dep_ == "pcomp":
        governing = next((t for t in over.ancestors if t.pos_ == "VERB"), None)
        if governing is None:
            return None
        return governing.text if governing.lemma_ == "stop" else force_lost(governing)
    if verb.dep_ == "conj" and not _own_subject(verb):
        return force_lost(over)
    return None


def is_negated(verb: Token) -> bool:
    """Whether the clause says that something is not, or that nothing is."""
    return any(child.lower_ in _NOT for child in verb.children) or denied(subject(verb))


def denied(noun: Token | None) -> bool:
    """Whether a noun phrase is empty: "no agreement", "nobody", "neither side"."""
    if noun is None:
        return False
    negations = lexicon().sets["blocked.negations"]
    return noun.lower_ in negations or any(child.lower_ in negations for child in noun.children)


def says_duty(verb: Token) -> bool:
    """Whether something said with this verb must be: a duty anywhere in its clause, save in relative clauses."""
    return any(
        (t.tag_ == "MD" and t.lower_ in {"must", "should", "ought"})
        or (
            t.lemma_ in {"need", "deserve", "merit"}
            and t.pos_ == "VERB"
            and any(c.dep_ in {"xcomp", "dobj"} for c in t.children)
        )
        for t in verb.subtree
        if t.i > verb.i and t.head.dep_ != "relcl" and t.dep_ != "relcl"
    )


def in_background(verb: Token) -> bool:
    """Whether the verb stands in a clause that only describes: relative, participial, conditional, temporal."""
    if verb.dep_ == "relcl" and (root := verb.sent.root).tag_ == "VBG" and not _auxiliaries(root):
        return False  # a fragment whose only statement is its relative clause
    here = verb
    for _ in range(8):
        if here.dep_ in {"relcl", "acl", "appos", "csubj", "parataxis"}:
            return here.dep_ != "parataxis"
        if here.dep_ == "advcl":
            marks = [c.lower_ for c in here.children if c.dep_ in {"mark", "advmod"}]
            return here.tag_ == "VBN" or any(
                m
                in {
                    "if",
                    "when",
                    "as",
                    "because",
                    "although",
                    "though",
                    "since",
                    "while",
                    "after",
                    "before",
                    "until",
                    "once",
                }
                for m in marks
            )
        if here.head is here:
            return False
        here = here.head
    return False


def complement(token: Token) -> tuple[int, int]:
    """Return the token range of what the act is about: all to its right; of a passive or a subject noun, its clause."""
    if token.pos_ in {"NOUN", "PROPN"} and token.dep_ in {"nsubjpass", "nsubj", "dobj", "attr", "pobj"}:
        over = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), token)
        return token.i, max(t.i for t in [*token.subtree, *over.subtree]) + 1
    subtree = [t.i for t in token.subtree]
    left = min(subtree) if is_passive(token) else token.i
    return left, max(subtree) + 1


def _auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]


def _is_reported(verb: Token) -> bool:
    """Whether somebody says this clause: its "would" is the reported form of "will"."""
    if verb.dep_ == "conj":
        return _is_reported(verb.head)
    return verb.dep_ == "ccomp" and lexicon().has("stress.verbs", verb.head.lemma_)


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)
