"""The grammar of short noun phrases over tagged words: where one ends, its head, whether that is a plural."""

from __future__ import annotations

import re

from app.extraction.parsed import Doc, Token, Words
from app.extraction.span import Span


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text, each once."""
    return frozenset(words.split())


NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MODIFIERS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "VBD", "HYPH", "AFX", "POS", "RB"}) | NOUNS
_PLURAL_FORMS = word_set(
    "people police personnel staff crew aircraft men women children km kg g mg oz lb ha t tons tonnes "
    "kilometres km² persons fish sheep species series means headquarters livestock cattle troops nationals "
    "ppm"
)
TIMES = word_set(
    "second minute min hour hr day weekday week weekend fortnight month quarter year decade century afternoon "
    "evening morning night season semester term millennium anniversary birthday moment"
)
_LABEL_WORDS = 9


def covering(doc: Doc, place: Span) -> Words:
    """Return the words that hold the place; raises ValueError where the text has none there."""
    found = doc.covering(place.start, place.end)
    if found is None:
        raise ValueError(f"No words at {place.start}..{place.end}.")
    return found


def past_of(doc: Doc, first: int, words: tuple[str, ...] = ("of",)) -> tuple[int, bool]:
    """Return the index after "of", where it stands at `first`, and whether it did."""
    if first < len(doc) and doc[first].lower_ in words:
        return first + 1, True
    return first, False


def past_determiners(doc: Doc, start: int, head: Token) -> int:
    """Return the first word of the phrase that is no article, possessive or number."""
    while start < head.i and (doc[start].tag_ in {"DT", "PRP$", "CD", "POS", "RB", "HYPH"} or doc[start].is_space):
        start += 1
    return start


def head_from(doc: Doc, first: int) -> Token | None:
    """Walk modifiers and nouns; the last noun before anything else is the head."""
    head: Token | None = None
    for token in doc[first : first + 12]:
        if token.is_space:
            if "\n" in token.text:
                return head
            continue
        if head is not None and (token.tag_ not in NOUNS | {"HYPH", "POS"} or _complete(head)):
            return head
        if token.tag_ == "POS":
            head = None
        elif token.tag_ in NOUNS:
            head = token
        elif not _may_precede(token, token.i == first):
            return head
    return head


def _complete(head: Token) -> bool:
    """Whether a plural noun closes its phrase, so that the noun after it begins another."""
    return head.tag_ in {"NNS", "NNPS"} and not (head.dep_ == "compound" and head.head.i > head.i)


def _may_precede(token: Token, is_first: bool) -> bool:
    if token.tag_ in _MODIFIERS or token.lower_ in {"more", "other", "further", "additional", "new", "-"}:
        return True
    if token.tag_ in {"DT", "PRP$", "CD", "PDT"}:
        return (is_first and token.tag_ != "CD") or token.doc[token.i - 1].tag_ in {"IN", "DT", "PDT", "PRP$", "POS"}
    return token.tag_ == "CC" and token.doc[token.i - 1].tag_ in {"JJ", "VBN"} and token.i + 1 < len(token.doc)


def right_edge(head: Token) -> int:
    """Return the last token of the phrase: joined nouns, "of …" and "worldwide" belong to it, clauses do not."""
    doc, last = head.doc, head.i
    limit = min(len(doc), head.i + _LABEL_WORDS)
    if (
        last + 2 < limit
        and doc[last + 1].lower_ in {"and", "or"}
        and doc[last + 2].tag_ in {"NNS", "NNPS"}
        and head.lemma_ != "time"
    ):
        last += 2
    while last + 1 < limit and doc[last + 1].lower_ == "of":
        inner = head_from(doc, last + 2)
        if inner is None or inner.i >= limit:
            break
        last = inner.i
    if last + 1 < limit and doc[last + 1].lower_ in {"worldwide", "globally"}:
        last += 1
    return last


def is_plural(noun: Token) -> bool:
    """Whether a noun is a plural by its tag, its ending, or by nature, as "police" and "km"."""
    if noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in _PLURAL_FORMS:
        return True
    word = noun.lower_
    return len(word) > 3 and word.endswith("s") and not re.search(r"(?:ss|[^a]us|is|['’]s)$", word)


def unit_of(head: Token) -> str:
    """Return the head in lower case, with the first part of a hyphened word: "start-ups"."""
    if head.i > 1 and head.doc[head.i - 1].tag_ == "HYPH" and not head.doc[head.i - 2].like_num:
        return f"{head.doc[head.i - 2].lower_}-{head.lower_}"
    return head.lower_


def between(doc: Doc, first: int, last: int) -> Span:
    """Return the place from the first to the last of these words."""
    return Span(doc[first].idx, doc[last].idx + len(doc[last]))
