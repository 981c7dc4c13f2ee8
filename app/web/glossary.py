"""What the ledger's own words mean, told where they are used; each topic is one small window that words open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.commitments import Move
from app.terms import CommitmentKind, Qualifier
from app.web.wording import HEDGE_MEANINGS, HEDGES, KIND_MEANINGS, KINDS

MOVES = {
    Move.REPEATED: "Repeated",
    Move.STRENGTHENED: "Strengthened",
    Move.WEAKENED: "Weakened",
    Move.NARROWED: "Narrowed",
    Move.WIDENED: "Widened",
}

MOVE_MEANINGS = {
    Move.REPEATED: "It says much the same as before, and none of the rules below applies.",
    Move.STRENGTHENED: (
        "A firmer kind than before (an endorsement became a call, or a call a pledge); "
        "or the same kind, with every name and number of before and more."
    ),
    Move.WEAKENED: "The reverse: a less firm kind, or the same kind with fewer names and numbers and no new ones.",
    Move.NARROWED: "Only some of the themes of before; or the same themes, fewer words, and nothing new.",
    Move.WIDENED: "The reverse: all themes of before and more; or the same themes, and all that was said with more.",
}

KIND_DETAILS = {
    CommitmentKind.PLEDGE: "Ministers, or INTERPOL, bind themselves: “committed to”, “agreed to”, “will”.",
    CommitmentKind.CALL: "Somebody should act, but nobody is bound: “called for”, “urged”, “underlined the need”.",
    CommitmentKind.ENDORSEMENT: "What others do is approved: “supported”, “welcomed”.",
}


@dataclass(frozen=True)
class Topic:
    """One question that words of the ledger raise, with its answers: each word and what it means."""

    question: str
    answers: tuple[tuple[str, str], ...]
    note: str = ""


TOPICS: Mapping[str, Topic] = {
    "kind": Topic(
        "What are pledges, calls and endorsements?",
        tuple((KINDS[kind], f"{KIND_MEANINGS[kind]} {KIND_DETAILS[kind]}") for kind in CommitmentKind),
        "A program decides by the sentence’s verb.",
    ),
    "hedge": Topic(
        "What do “about”, “nearly” and “more than” mean?",
        tuple((HEDGES[each] or "No word", f"{HEDGE_MEANINGS[each].rpartition(': ')[2]}.") for each in Qualifier),
        "The words are the documents’ own. A change between two such figures is no more certain than they are.",
    ),
    "theme": Topic(
        "How does a commitment get its themes?",
        (("Themes", "A program finds them by words of the sentence, from a fixed list. A sentence can have several."),),
    ),
    "actor": Topic(
        "Who acts?",
        (
            ("G7", "The ministers together, also where they ask others to act."),
            ("INTERPOL or a country", "The sentence names it as the one that will act, asks or backs."),
        ),
    ),
    "source": Topic(
        "What is a source?",
        (("Source", "Who published a document that has the sentence. Several publishers can show one commitment."),),
    ),
    "link": Topic(
        "Which promises count as the same?",
        (
            ("Suggested", "A program found the link, and no person has looked at it yet."),
            ("Confirmed", "An editor found that the one goes on from the other."),
            ("Repeats", "Same actor, a theme in common, and at least 40 % of what both are about said by both."),
            ("Reaffirms", "The sentence itself names the earlier year or place."),
        ),
        "What a sentence is about are its words without those that all such sentences have.",
    ),
    "move": Topic(
        "How is a change told?",
        tuple((MOVES[move], MOVE_MEANINGS[move]) for move in Move),
        "These rules compare sentences of press releases and communiqués. "
        "Another wording can be the reporter’s choice and not the ministers’.",
    ),
    "silence": Topic(
        "What does “not heard of since” mean?",
        (
            ("Not heard of", "Documents on that meeting have no sentence like it. It may still have been said there."),
            ("Not known", "The ledger has no document on that meeting."),
        ),
    ),
}
