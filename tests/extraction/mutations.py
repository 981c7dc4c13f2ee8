"""Spoils documents as other programs do: copied from a screen, sent by mail, saved in the wrong form."""

from __future__ import annotations

import re
from collections.abc import Callable
from textwrap import fill

Mutation = Callable[[str], str]


def glue(text: str) -> str:
    """Return the text with no white space behind any full stop that ends a sentence."""
    return re.sub(r"(?<=[a-zà-ÿ]{2}[.!?])\s+(?=[A-Z“])", "", text)


def on_one_line(text: str) -> str:
    """Return the text with a space for every line end."""
    return re.sub(r"\s*\n\s*", " ", text).strip()


def without_blank_lines(text: str) -> str:
    """Return the text with its paragraphs on lines that follow each other."""
    return re.sub(r"\n\s*\n", "\n", text)


def wrap(text: str) -> str:
    """Return the text broken into lines of 72 characters, as mails are."""
    paragraphs = (fill(p, 72, break_long_words=False, break_on_hyphens=False) for p in re.split(r"\n\s*\n", text))
    return "\n\n".join(paragraphs)


def shout(text: str) -> str:
    """Return the text in capitals."""
    return text.upper()


def double_spaces(text: str) -> str:
    """Return the text with two spaces for each."""
    return text.replace(" ", "  ")


def join_words(text: str) -> str:
    """Return the text with spaces that no line may break at."""
    return text.replace(" ", "\u00a0")


def straighten(text: str) -> str:
    """Return the text with the quotation marks and apostrophes of a typewriter."""
    return text.translate(str.maketrans("“”„«»‘’", '"""""\'\''))


def curl(text: str) -> str:
    """Return the text with curly quotation marks and apostrophes for straight ones."""
    opened = re.sub(r"(?<![^\s(\[])\"(?=\S)", "“", text).replace('"', "”")
    return re.sub(r"(?<![^\s(\[“])'(?=\S)", "‘", opened).replace("'", "’")


MUTATIONS: tuple[Mutation, ...] = (
    glue,
    on_one_line,
    without_blank_lines,
    wrap,
    shout,
    double_spaces,
    join_words,
    straighten,
    curl,
)
