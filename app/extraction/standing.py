"""The signs that somebody named took part: office, grammar, speech and place in the text.

The names are shown to readers in `because`, so they are words: "subject: open past".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from app.extraction import acts as grammar
from app.extraction.attendance import cues_about, is_absent, is_only_named
from app.extraction.countries import Form, Mention, mentions
from app.extraction.names import Name
from app.extraction.occasions import is_elsewhere, is_held, is_told
from app.extraction.officials import Person
from app.extraction.parsed import Doc, Token
from app.extraction.seen import Appearance
from app.extraction.titles import find_titles

# Signs of the rules begin so: they are weighed by documents that the rules were not written for.
RULE = "rule: "
BARE = "no office, "
_TELLING = ("owner:", "addressed", "entity:", "cue:", "at last:", "is:", "sentence:", "line:", "near office:", "name:")
_CHAIN = frozenset({"appos", "conj", "compound", "nmod", "poss", "flat"})
_WINDOW, _REACH = 3, 70
_LONGEST = 6
# Who is named more often than this is known well enough by then.
_MOST = 40
_QUOTES = '“”"„'


def signs_of(doc: Doc, person: Person) -> frozenset[str]:
    """Return every sign of all the places where somebody is named."""
    verdict = "counts" if person.counts() else "bound only" if person.seen else ""
    found = {f"named: {min(len(person.places), 3)} times", *([f"{RULE}{verdict}"] if verdict else [])}
    for seen in person.places[:_MOST]:
        found.update(_of_place(doc, seen))
    if not person.seen:  # where no office goes with a name, the same words may mean something else
        found.update([f"{BARE}{sign}" for sign in found if sign.startswith(_TELLING)])
    return frozenset(found)


def _of_place(doc: Doc, seen: Appearance) -> Iterator[str]:
    text = doc.text
    yield from _of_form(seen.name)
    yield from _of_office(text, seen)
    yield from _of_words(text, seen)
    yield from _of_line(text, seen)
    yield from _of_sentence(text, seen)
    span = doc.covering(seen.name.start, seen.name.end)
    if span is not None:
        labels = {token.ent_type_ or "nothing" for token in span}
        yield from (f"entity: {label}" for label in labels)
        yield from _of_grammar(span.root)


def _of_form(name: Name) -> Iterator[str]:
    words = name.words.split()
    yield f"name: {min(len(words), 4)} words"
    if name.words.isupper():
        yield "name: all capitals"
    elif any(word.isupper() and len(word) > 2 for word in words):
        yield "name: surname in capitals"
    if len(name.parts) < len(words):
        yield "name: initial or particle"
    if "-" in words[-1]:
        yield "name: double surname"
    if name.is_addressed:
        yield "addressed"


def _of_office(text: str, seen: Appearance) -> Iterator[str]:
    title = seen.title
    if title is None:
        yield "office: role" if seen.role else "office: none"
        if seen.affiliation:
            yield "office: none, owner"
        yield from _of_near_offices(text, seen)
        return
    sort = "local" if title.is_local else "former" if title.is_former else "post" if title.is_post else "office"
    where = "before" if title.start < seen.name.start else "behind"
    owner = "owned" if title.affiliation or seen.affiliation else "own" if title.own else "free"
    yield f"office: {sort}"
    yield f"office: {sort} {where}"
    yield f"office: {sort} {owner}"
    if title.is_ours:
        yield "office: ours"
    if title.is_plural:
        yield "office: plural"
    for word in re.findall(r"\w+", (seen.role or "").casefold()):
        yield f"role: {word}"


def _of_near_offices(text: str, seen: Appearance) -> Iterator[str]:
    near = text[max(seen.sentence.start, seen.start - _REACH) : seen.start]
    behind = text[seen.end : min(seen.sentence.end, seen.end + _REACH)]
    for where, words in (("before", near), ("behind", behind)):
        for title in find_titles(words):
            yield f"near office: {'post' if title.is_post else 'office'} {where}"


def _of_words(text: str, seen: Appearance) -> Iterator[str]:
    before = text[max(seen.sentence.start, seen.start - _REACH) : seen.start]
    after = text[seen.end : min(seen.sentence.end, seen.end + _REACH)]
    led = re.findall(r"[^\W\d_]+|\S", before)[-_WINDOW:]
    yield from (f"close before: {word.casefold()}" for word in led)
    yield f"before: {led[-1].casefold() if led else '(nothing)'}"
    follows = re.findall(r"[^\W\d_]+|\S", after)[:_WINDOW]
    yield from (f"close behind: {word.casefold()}" for word in follows)
    yield f"behind: {follows[0].casefold() if follows else '(nothing)'}"
    yield from _of_owner(before, after)


def _of_owner(before: str, after: str) -> Iterator[str]:
    """A country or organisation right beside the name: “Belgium’s Jane Roe”, “Jane Roe of Togo”, “Jane Roe (Togo)”."""
    own = [m for m in mentions(before[-50:]) if m.form is not Form.OFFICE]
    rest = before[-50:][own[-1].end :] if own else ""
    if own and re.fullmatch(r"['’]s?\s+", rest):
        yield f"owner: {_sort(own[-1])} possessive"
    elif own and re.fullmatch(r"\s+", rest):
        yield f"owner: {_sort(own[-1])} beside"
    elif own and re.fullmatch(r"\s*[:(,]\s*", rest):
        yield f"owner: {_sort(own[-1])} before a mark"
    behind = re.match(r"\s*(\(|,|of|for|from)\s+?(?:the\s+)?", after)
    if behind:
        first = next(mentions(after[behind.end() : behind.end() + 40]), None)
        if first and first.start == 0:
            yield f"owner: {_sort(first)} behind {behind[1]}"


def _sort(mention: Mention) -> str:
    return "body" if mention.form in {Form.ORGANISATION, Form.OFFICE} else "country"


def _of_line(text: str, seen: Appearance) -> Iterator[str]:
    """Where the name stands on its line, and that line in the text."""
    start = text.rfind("\n", 0, seen.name.start) + 1
    end = text.find("\n", seen.name.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    yield f"reached: {min(4, int(5 * seen.name.start / max(1, len(text)))) + 1}"
    if line == seen.name.words:
        yield "line: the name alone"
    if len(line) < 70:
        yield "line: short"
    if not re.search(r"[.!?:;”\"]$", line):
        yield "line: no stop"
    if label := re.match(r"[\W\d]*([^\W\d_][^:\n]{0,30}):\s", line):
        yield "line: labelled"
        if start + label.end() <= seen.name.start:
            yield f"line: label {label[1].casefold()}"
            if next((m for m in mentions(label[1]) if m.start == 0), None):
                yield "line: label of a country"
    if seen.name.start < 300:
        yield "line: at the head"
    if len(text) - seen.name.end < 250:
        yield "line: at the end"


def _of_sentence(text: str, seen: Appearance) -> Iterator[str]:
    yield from _told_by(seen.sentence.of(text))
    if is_absent(text, seen):
        yield "absent"
    if is_only_named(text, seen):
        yield "only named"
    yield from (f"cue: {name}" for name in cues_about(text, seen))


@lru_cache(maxsize=256)
def _told_by(words: str) -> tuple[str, ...]:
    """The signs of a sentence, whoever is named in it."""
    signs = {
        "sentence: of another meeting": is_elsewhere(words),
        "sentence: a meeting": is_held(words),
        "sentence: ministers": is_told(words),
        "sentence: quotes": any(mark in words for mark in _QUOTES),
    }
    return tuple(sign for sign, shown in signs.items() if shown)


def _of_grammar(root: Token) -> Iterator[str]:
    """What the name is in its sentence, and what the word it hangs on does."""
    yield f"grammar: {root.dep_}"
    yield from (f"is: {child.lemma_.lower()}" for child in root.children if child.dep_ == "appos" and _is_noun(child))
    chain = _chain(root)
    yield from (f"is: {t.head.lemma_.lower()}" for t in chain[:-1] if t.dep_ == "appos" and _is_noun(t.head))
    last = chain[-1]
    yield f"at last: {last.dep_}"
    if last.dep_ in {"nsubj", "nsubjpass"}:
        yield from _of_deed(last)
    elif last.dep_ == "pobj":
        yield from (f"after: {last.head.lower_}", f"after: {last.head.head.lemma_.lower()} {last.head.lower_}")
    elif last.dep_ in {"dobj", "iobj", "dative"}:
        yield f"object: {last.head.lemma_.lower()}"


def _is_noun(token: Token) -> bool:
    return bool(token.pos_ == "NOUN")


def _chain(token: Token) -> list[Token]:
    """Climb from a name through appositions and lists to the word that has a part in the sentence."""
    chain = [token]
    while len(chain) < _LONGEST and token.dep_ in _CHAIN and token.head is not token:
        if token.dep_ == "compound" and _is_noun(token.head):
            break
        token = token.head
        chain.append(token)
    return chain


def _of_deed(subject: Token) -> Iterator[str]:
    verb = subject.head
    yield from (f"subject: {verb.lemma_.lower()}", f"subject: {_tense(verb)}", f"subject: {subject.dep_}")
    if verb.dep_ == "ROOT":
        yield "subject: of the sentence"
    if grammar.is_negated(verb):
        yield "subject: not"
    yield from (f"subject: does to {child.lemma_.lower()}" for child in verb.children if child.dep_ == "dobj")


def _tense(verb: Token) -> str:
    if grammar.futurity(verb):
        return "future"
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & {"have", "has", "had"}:
        return "perfect"
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(verb.tag_, "other")
