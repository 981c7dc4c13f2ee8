"""Spoils documents as other programs do: copied from a screen, sent by mail, saved in the wrong form."""

from __future__ import annotations

import itertools
import re
import unicodedata
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
    return _filled(text, 72)


def _filled(text: str, width: int) -> str:
    paragraphs = re.split(r"\n\s*\n", text)
    return "\n\n".join(fill(each, width, break_long_words=False, break_on_hyphens=False) for each in paragraphs)


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


def end_lines_as_windows_does(text: str) -> str:
    """Return the text with a carriage return in front of every line end, and none at its end."""
    return text.rstrip().replace("\n", "\r\n")


def tab(text: str) -> str:
    """Return the text with a tab for every third space, and in front of every line."""
    spaces = itertools.count()
    return re.sub(r"^| ", lambda match: "\t" if not match[0] or next(spaces) % 3 == 0 else " ", text, flags=re.M)


def hide_signs(text: str) -> str:
    """Return the text with soft hyphens inside its words and zero-width spaces between them."""
    return re.sub(r"(?<=[a-z]{4})(?=[a-z]{4})", "\u00ad", text).replace(" ", " \u200b")


def break_words(text: str) -> str:
    """Return the text broken into lines of 60 characters, words parted by hyphens at their ends."""
    return re.sub(r"(?m)(?<=[a-z]{3})([a-z]{3,})$\n(?=[a-z])", r"-\n\1 ", _filled(text, 60))


def quote(text: str) -> str:
    """Return the text as a mail quotes it."""
    return re.sub(r"^", "> ", wrap(text), flags=re.M)


def dash_by_hyphens(text: str) -> str:
    """Return the text with a hyphen for each dash."""
    return text.replace("–", "-").replace("—", "-")


def hold_hyphens(text: str) -> str:
    """Return the text with hyphens that no line may break at."""
    return text.replace("-", "\u2011")


def join_letters(text: str) -> str:
    """Return the text with ligatures for letters."""
    return text.replace("ffi", "ﬃ").replace("ffl", "ﬄ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")


def part_accents(text: str) -> str:
    """Return the text with its accents as characters of their own."""
    return unicodedata.normalize("NFD", text)


def type_in_ascii(text: str) -> str:
    """Return the text as a typewriter without accents writes it."""
    signs = straighten(text).replace("–", "-").replace("—", "-").replace("…", "...").replace("€", "EUR ")
    return unicodedata.normalize("NFD", signs).encode("ascii", "ignore").decode()


def widen_digits(text: str) -> str:
    """Return the text with the wide figures of East Asian typography."""
    return text.translate({ord("0") + number: 0xFF10 + number for number in range(10)})


def shout_verbs(text: str) -> str:
    """Return the text with the commonest verbs of resolutions in capitals."""
    verbs = "urge|call|commit|agree|welcome|reaffirm|resolve|request|encourage|invite|decide|endorse|pledge|stress|note"
    return re.sub(rf"\b(?:{verbs})(?:e?[sd])?\b", lambda match: match[0].upper(), text)


def shout_some(text: str) -> str:
    """Return the text with every second paragraph in capitals."""
    parts = enumerate(re.split(r"(\n\s*\n)", text))
    return "".join(part.upper() if place % 4 == 2 else part for place, part in parts)


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
    end_lines_as_windows_does,
    tab,
    hide_signs,
    break_words,
    quote,
    dash_by_hyphens,
    hold_hyphens,
    join_letters,
    part_accents,
    type_in_ascii,
    widen_digits,
    shout_verbs,
    shout_some,
)
