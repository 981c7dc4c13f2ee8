"""Makes any text readable: one form for each character, clean paragraphs, nothing left of the page around it."""

from __future__ import annotations

import re
import unicodedata

from app.extraction.reading import glue, lines, remains

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x85\u2028]")
_PARAGRAPH_ENDS = re.compile(r"[\x0c\u2029]")
_SPACES = re.compile(r"[^\S\n]|[\u2800\u3164]")
# Soft hyphens, zero-width marks, marks of writing direction, object placeholders, control characters.
_UNSEEN = re.compile(
    r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc\x00-\x09\x0e-\x1f\x7f-\x9f]"
)
# Joiners have a meaning in Arabic, Persian and Indic scripts, and in emoji.
_JOINERS = re.compile(r"(?<![\u0600-\u0fff\u2600-\U0010ffff])[\u200c\u200d]")
_STRAY_SPACE = re.compile(r" +(?=[.,;](?:\s|$))")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = {"\u2010": "-", "\u2011": "-"}
_WIDE = {chr(0xFF00 + sign - 0x20): chr(sign) for sign in range(0x21, 0x7F) if chr(sign).isalnum()}  # "２０２３"
_ONE_FORM = str.maketrans(_LIGATURES | _HYPHENS | _WIDE)


def clean(text: str, *, pages: bool = False) -> str:
    """Return the text in clean paragraphs parted by one blank line; clean text comes back as it is.

    A single line end stays only where lines belong together without running on: lists, addresses.
    With `pages`, as in PDF files, no blank lines show the paragraphs: every line that doesn't run on ends one.
    """
    text = characters(text)
    blocks = lines.blocks(remains.without_counters(remains.unquoted(text)), pages=pages)
    parted = [part for block in blocks for part in glue.part(block)]
    paragraphs = remains.without_remains(lines.with_figures(parted))
    return _STRAY_SPACE.sub("", "\n\n".join(paragraphs))


def characters(text: str) -> str:
    """Return the text in Unicode NFC with plain spaces and line ends, and without signs that can't be seen."""
    text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text.replace("\t", " ")))
    text = _UNSEEN.sub("", _JOINERS.sub("", _SPACES.sub(" ", text)))
    # A half of a surrogate pair can't be written to any file or database.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", text.translate(_ONE_FORM))
