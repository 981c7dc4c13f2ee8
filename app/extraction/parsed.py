"""A parsed text as plain objects: its words, their grammar, its sentences and names.

The rules ask each word for its neighbours in the tree thousands of times; here an answer is an attribute, where the
parser's own objects would look it up anew. Terms are those of Universal Dependencies and of the parser's scheme.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeVar, overload

from spacy.tokens import Doc as Parse
from spacy.vocab import Vocab

_T = TypeVar("_T")
# The parser's own value for "a sentence begins here".
_BEGINS = 1
_KEPT = 32_768  # words that are looked up only once


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """One word: its place (`i` among words, `idx` among characters), forms, tags, and what it hangs on.

    `head` is the word it hangs on, itself for the root of a sentence; `children` hang on it, in the order of the text.
    """

    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    is_space: bool
    is_punct: bool
    is_title: bool
    like_num: bool
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    number: str
    is_sent_start: bool
    head: Token = field(init=False)
    children: Sequence[Token] = ()

    def __len__(self) -> int:
        return len(self.text)

    @property
    def sent(self) -> Words:
        """Return the sentence that holds this word."""
        return self.doc.sents[self.doc.sentence_of[self.i]]

    @property
    def ancestors(self) -> Iterator[Token]:
        """Yield the word it hangs on, the one that hangs on, and so on up to the root."""
        here = self
        while here.head is not here:
            here = here.head
            yield here

    @property
    def subtree(self) -> list[Token]:
        """Return this word and all that hang on it, in the order of the text."""
        found = [self]
        for token in found:
            found += token.children
        return sorted(found, key=lambda token: token.i)

    @property
    def conjuncts(self) -> list[Token]:
        """Return the words it is coordinated with."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found += [child for child in token.children if child.dep_ == "conj" and child.i > token.i]
        return [token for token in found if token is not self]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Words:
    """A stretch of words, from number `start` up to `end`; a name found by the parser has a `label_`."""

    doc: Doc
    start: int
    end: int
    label_: str = ""

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return max(0, self.end - self.start)

    def __getitem__(self, at: int) -> Token:
        if not -len(self) <= at < len(self):
            raise IndexError(f"{len(self)} words have no number {at}.")
        return self.doc.tokens[self.start + at if at >= 0 else self.end + at]

    @property
    def start_char(self) -> int:
        """Return where the first word begins."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """Return where the last word ends."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Return the words as they are written."""
        return self.doc.text[self.start_char : self.end_char] if len(self) else ""

    @property
    def root(self) -> Token:
        """Return the word that all others hang on, the first of several; raises IndexError where there is no word."""
        tokens = self.doc.tokens[self.start : self.end]
        for token in tokens:
            if token.head is token:
                return token
        outer = [token for token in tokens if not self.start <= token.head.i < self.end]
        return min(outer, key=lambda token: sum(1 for _ in token.ancestors), default=tokens[0])


class Doc:
    """A whole parsed text; `kept` holds what was worked out once for all who ask."""

    def __init__(self, text: str, parse: Parse) -> None:
        self.text = text
        self.kept: dict[str, Any] = {}
        self.tokens = _tokens(self, parse)
        self._places = [token.idx for token in self.tokens]
        starts = [token.i for token in self.tokens if token.is_sent_start]
        self.sents = [Words(self, start, end) for start, end in pairwise([*starts, len(self)])]
        self.sentence_of = [number for number, words in enumerate(self.sents) for _ in words]
        self.ents = [Words(self, entity.start, entity.end, entity.label_) for entity in parse.ents]

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Words: ...
    def __getitem__(self, at: int | slice) -> Token | Words:
        if isinstance(at, int):
            return self.tokens[at]
        start, end, _ = at.indices(len(self))
        return Words(self, start, end)

    def covering(self, start: int, end: int) -> Words | None:
        """Return the words that hold these characters; None where the text has none there."""
        if not 0 <= start < len(self.text) or not 0 < end <= len(self.text):
            return None
        first = bisect_right(self._places, start) - 1
        if start == self.tokens[first].idx + len(self.tokens[first]):  # the space behind a word is no part of it
            first += 1
        return Words(self, first, bisect_right(self._places, end - 1))


def _tokens(doc: Doc, parse: Parse) -> list[Token]:
    """Read the parser's columns at once: asked for word by word, they take as long as several rules together."""
    strings, vocab = parse.vocab.strings, parse.vocab
    places, begins, heads = parse.to_array(["IDX", "SENT_START", "HEAD"]).view("int64").T.tolist()
    written, *named = parse.to_array(["ORTH", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"]).T.tolist()
    forms = _each(written, lambda orth: _form(vocab, orth))
    names = [_each(column, strings.__getitem__) for column in named]
    numbers = _each(parse.to_array("MORPH").tolist(), lambda morph: _number(strings[morph]))
    rows = zip(places, forms, zip(*names, strict=True), numbers, begins, strict=True)
    tokens = [
        Token(doc, i, place, *form, *grammar, number, i == 0 or begin == _BEGINS)  # type: ignore[call-arg]
        for i, (place, form, grammar, number, begin) in enumerate(rows)
    ]
    _hang(tokens, [i + away for i, away in enumerate(heads)])
    return tokens


def _each(column: Sequence[int], told: Callable[[int], _T]) -> list[_T]:
    """Look each value up once: most stand in a column many times."""
    known = {value: told(value) for value in set(column)}
    return [known[value] for value in column]


@lru_cache(maxsize=_KEPT)
def _form(vocab: Vocab, orth: int) -> tuple[str, str, bool, bool, bool, bool]:
    """What a word is wherever it stands; most words of a text stood in others before."""
    word = vocab[orth]
    return word.text, word.lower_, word.is_space, word.is_punct, word.is_title, word.like_num


def _number(morphology: str) -> str:
    found = re.search(r"(?:^|\|)Number=(\w+)", morphology)
    return found[1] if found else ""


def _hang(tokens: Sequence[Token], heads: Sequence[int]) -> None:
    hanging: dict[int, list[Token]] = {}
    for token, at in zip(tokens, heads, strict=True):
        token.head = tokens[at]
        if at != token.i:
            hanging.setdefault(at, []).append(token)
    for at, children in hanging.items():
        tokens[at].children = children
