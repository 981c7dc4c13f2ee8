"""From a file's bytes to a kept text: what kind of file it is, its words, and what the file tells about itself."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from app.errors import Unreadable
from app.extraction.reading import encoding, markdown
from app.extraction.reading.clean import clean
from app.extraction.reading.kinds import Kind, kind_of
from app.extraction.reading.values import Limits, Reading

__all__ = ["Limits", "Reading", "read"]


def read(raw: bytes, name: str, limits: Limits) -> Reading:
    """Return the words of a file; its content decides what kind of file it is, then its name.

    The text is clean: paragraphs parted by one blank line, a single line end only inside a list or an address.
    Raises Unreadable, with one sentence that can be shown, for anything that gives no trustworthy text.
    """
    if not raw:
        raise Unreadable("The file is empty.")
    if len(raw) > limits.max_bytes:
        raise Unreadable(
            f"The file is too large: it has {_megabytes(len(raw))} MB, the limit is {_megabytes(limits.max_bytes)} MB."
        )
    kind = kind_of(raw, name)
    found = _plain(raw, limits) if kind is Kind.TEXT else _packaged(raw, kind, limits)
    _refuse_long(found.text, limits)
    text = clean(found.text, pages=kind is Kind.PDF)
    if not any(character.isalnum() for character in text):
        raise Unreadable(found.nothing)
    return found.with_text(text)


def _refuse_long(text: str, limits: Limits) -> None:
    """Refuse a text before it is worked on, which takes a second for each million characters."""
    if len(text) > limits.max_characters and (length := sum(map(len, text.split()))) > limits.max_characters:
        raise Unreadable(
            f"The document is too long: it has {length:,} characters, the limit is {limits.max_characters:,}."
        )


def _plain(raw: bytes, limits: Limits) -> Reading:
    text = encoding.decode(raw)
    _refuse_long(text, limits)
    return markdown.marked(text) if markdown.is_markdown(text) else Reading(text=text, media_type="text/plain")


def _packaged(raw: bytes, kind: Kind, limits: Limits) -> Reading:
    # The libraries for these formats take long to import, which only those who read such a file should pay.
    reader: Callable[[bytes, Limits], Reading] = import_module(_MODULES[kind]).read
    return reader(raw, limits)


_MODULES = {
    Kind.HTML: "app.extraction.reading.webpage",
    Kind.MARKDOWN: "app.extraction.reading.markdown",
    Kind.PDF: "app.extraction.reading.pdf",
    Kind.DOCX: "app.extraction.reading.word",
}


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f}".removesuffix(".0")
