"""What a number counts: the noun phrase after it, its subject, its label, or what was counted before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.extraction.parsed import Doc, Token
from app.extraction.phrases import (
    NOUNS,
    TIMES,
    between,
    head_from,
    is_plural,
    past_determiners,
    past_of,
    right_edge,
    unit_of,
    word_set,
)
from app.extraction.span import Span

_GENERIC = word_set(
    "total number count figure sum tally toll level amount it they this that these those he she which who "
    "share rate one total average volume stock holding file database system list network"
)
_MEASURING = word_set(
    "be come amount stand total number reach rise grow climb fall exceed run pass go estimate put reckon "
    "count hit top surpass equal drop increase decrease average remain become lie hover swell cost fetch"
)
_OF_PEOPLE = word_set(
    "die flee kill injure wound arrest detain displace uproot rescue drown perish attend march protest jail "
    "deport evacuate murder starve abduct kidnap"
)
_PRONOUNS = word_set("them these those it that which whom this us you")
_PERIODIC = frozenset({"a", "an", "each", "every", "per"})
_FINITE = frozenset({"VBP", "VBD", "VBZ", "MD"})


@dataclass(frozen=True, slots=True)
class Thing:
    """A counted thing: its head noun in lower-case plural, a readable phrase, where it stands, and how it was found."""

    unit: str
    label: str
    place: Span
    rule: str
    times: bool = False


def thing_after(doc: Doc, first: int, *, one: bool = False) -> Thing | None:
    """Return the noun phrase that starts at token `first`: "victims worldwide", "of the FTF profiles"."""
    if first < len(doc) and doc[first].lower_ in _PERIODIC:
        return None
    start, partitive = past_of(doc, first)
    head = head_from(doc, start)
    if head is None or not (is_plural(head) or one or head.lemma_.lower() in TIMES):
        return None
    last = right_edge(head)
    start = past_determiners(doc, start, head)
    label = " ".join(doc[start : last + 1].text.split())
    rule = "part of" if partitive else "counted noun"
    place = between(doc, first, last)
    return Thing(unit_of(head), label, place, rule, times=head.lemma_.lower() in TIMES)


def is_part_of(doc: Doc, first: int) -> bool:
    """Whether "of them", "of these" or "of which" follows: the thing counted was named before."""
    if first + 1 >= len(doc) or doc[first].lower_ not in {"of", "in"} or doc[first + 1].lower_ not in _PRONOUNS:
        return False
    head = head_from(doc, first + 1)
    return head is None or not is_plural(head)


def is_of_a_number(doc: Doc, first: int) -> bool:
    """Whether "of the eight" follows, with no noun after it."""
    words = doc[first : first + 3]
    return len(words) == 3 and words[0].lower_ == "of" and words[1].lower_ == "the" and words[2].like_num


def is_rate(doc: Doc, first: int) -> bool:
    """Whether "a day", "per week" or the like follows at once."""
    words = doc[first : first + 2]
    return len(words) == 2 and words[0].lower_ in _PERIODIC and words[1].lemma_.lower() in TIMES


def is_bare_subject(doc: Doc, first: int) -> bool:
    """Whether a verb follows the number, as in "28 have been published" or "six further ones remain"."""
    for token in doc[first : first + 4]:
        if token.tag_ in _FINITE or token.lower_ in {"are", "were", "have", "had", "remain", "go", "proved"}:
            return True
        if token.tag_ not in {"RB", "RBR"}:
            return False
    return False


def thing_named_before(doc: Doc, number: slice) -> Thing | None:
    """Return the subject of the measuring verb: "Arrests came to 574", "terminals …, which number 1,500"."""
    verb = _governor(doc[number.stop - 1])
    if verb is None or verb.lemma_.lower() not in _MEASURING:
        return None
    subject = _subject(verb)
    if subject is None or subject.i >= number.start:
        return None
    if subject.lower_ in {"which", "that", "who"} and verb.dep_ == "relcl":
        subject = verb.head
    if subject.lemma_.lower() in _GENERIC:
        subject = _counted_within(subject)
    if subject is None:
        return None
    if not is_plural(subject):
        whole = _named(doc, subject, "subject of “number”")
        return replace(whole, unit="members", label=f"members of {whole.label}") if verb.lemma_ == "number" else None
    return _named(doc, subject, "subject of the measuring verb")


def people_implied(doc: Doc, first: int) -> bool:
    """Whether the verb after a bare number is one of people: "More than 2 million have been uprooted"."""
    verb = next((t for t in doc[first : first + 5] if t.tag_.startswith("VB") and t.lemma_ not in {"have", "be"}), None)
    return verb is not None and verb.lemma_.lower() in _OF_PEOPLE


def is_labelled(doc: Doc, index: int) -> bool:
    """Whether the number at `index` only tells one thing from another: "Measure 17", "stand 14"."""
    return index > 0 and doc[index - 1].tag_ in {"NN", "NNP", "NNS"} and "\n" not in doc[index - 1].text


def thing_beside(doc: Doc, number: slice) -> Thing | None:
    """Return what "in number" or a colon ties to it: "revolvers, about 3,400 in number", "39 million: entries"."""
    after = number.stop
    if doc[after : after + 2].text.lower() in {"in number", "in all"}:
        return noun_before(doc, number.start, 0)
    opens = number.start == 0 or "\n" in doc[number.start - 1].text or bool(doc[number.start].is_sent_start)
    if opens and after < len(doc) and doc[after].text == ":":
        return thing_after(doc, after + 1)
    return None


def thing_ahead(doc: Doc, number: slice) -> Thing | None:
    """Return what the second figure counts: "from 45 to almost 50 countries"."""
    if number.start == 0 or doc[number.start - 1].lower_ != "from":
        return None
    ahead = next((t for t in doc[number.stop : number.stop + 7] if t.like_num), None)
    if ahead is None or "to" not in {t.lower_ for t in doc[number.stop : ahead.i]}:
        return None
    while ahead.i + 1 < len(doc) and doc[ahead.i + 1].like_num:
        ahead = doc[ahead.i + 1]
    return thing_after(doc, ahead.i + 1)


def noun_before(doc: Doc, index: int, sentences_back: int) -> Thing | None:
    """Return the plural that was spoken of last: a subject before any other noun, in the sentence or those before."""
    stop = min(index, len(doc) - 1)
    for _ in range(sentences_back + 1):
        start = doc[stop].sent.start
        nouns = [t for t in doc[start:stop] if is_plural(t) and t.tag_ in NOUNS]
        if nouns or not start:
            break
        stop = start - 1
    chosen = next((t for t in reversed(nouns) if t.dep_ in {"nsubj", "nsubjpass"}), nouns[-1] if nouns else None)
    return _named(doc, chosen, "last plural before the number") if chosen is not None else None


def thing_in_label(doc: Doc, number: slice) -> Thing | None:
    """Return the plural noun of a label on the same line: "Requests sent: 41", "Stolen vehicles 7.2 million"."""
    first = number.start
    while first and "\n" not in doc[first - 1].text and number.start - first < 14:
        first -= 1
    before = doc[first : number.start]
    text = before.text
    if re.search(r"(?:19|20)\d\d:\s*$", text):
        return None
    colon = ":" in text.rstrip()[-14:]
    verbs = any(t.tag_ in _FINITE and not is_plural(t) for t in before)
    table = not re.search(r"[.;!?]", text) and not verbs and _ends_line(doc, number.stop)
    if not (colon or table):
        return None
    noun = next((t for t in before if is_plural(t)), None)
    return _named(doc, noun, "label before the number") if noun is not None else None


def about_money(doc: Doc, number: slice, fallback: str) -> str:
    """Return a short phrase for what an amount or share is of, or the fallback."""
    after = number.stop
    if after + 1 < len(doc) and doc[after].lower_ in {"in", "of", "from", "for", "worth"}:
        head = head_from(doc, past_of(doc, after, words=("in", "of", "from", "for", "worth"))[0])
        if head is not None and head.lemma_.lower() not in TIMES and head.ent_type_ not in {"DATE", "GPE"}:
            start = past_determiners(doc, after + 1, head)
            return " ".join(doc[start : right_edge(head) + 1].text.split())
    verb = _governor(doc[number.stop - 1])
    subject = _subject(verb) if verb is not None and verb.lemma_.lower() in _MEASURING else None
    if subject is None or subject.tag_ not in {"NN", "NNS"} or subject.i >= number.start:
        return fallback
    return _named(doc, subject, "").label


def _named(doc: Doc, noun: Token, rule: str) -> Thing:
    start = noun.i
    while not doc[start].is_sent_start and doc[start - 1].tag_ in {"JJ", "NN", "NNP", "VBN", "HYPH"}:
        start -= 1
    while start < noun.i and not doc[start].text[0].isalnum():
        start += 1
    last = right_edge(noun)
    label = " ".join(doc[start : last + 1].text.split())
    return Thing(unit_of(noun), label, between(doc, start, last), rule, times=noun.lemma_.lower() in TIMES)


def _ends_line(doc: Doc, index: int) -> bool:
    for token in doc[index : index + 6]:
        if "\n" in token.text:
            return token.is_space or token.like_num
        if not (token.like_num or token.is_punct or token.is_space):
            return False
    return index >= len(doc) - 6


def _governor(token: Token) -> Token | None:
    """Climb from a number to the verb it completes, through prepositions and its own phrase only."""
    for _ in range(5):
        if token.head is token or token.dep_ in {"nsubj", "nsubjpass", "relcl", "conj"}:
            return None
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token
    return None


def _subject(verb: Token) -> Token | None:
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i < verb.i:
                return child
        if verb.dep_ not in {"conj", "xcomp", "advcl"}:
            return None
        verb = verb.head
    return None


def _counted_within(noun: Token) -> Token | None:
    """Return the noun after "the number of", if there is one."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None
