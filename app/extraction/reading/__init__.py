"""From a file's bytes to a kept text: what kind of file it is, its words, and what the file tells about itself."""

from __future__ import annotations

from app.errors import Unreadable
from app.extraction.reading import encoding, markdown, pdf, webpage, word
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
    found = _READERS[kind_of(raw, name)](raw, limits)
    text = clean(found.text, pages=found.media_type == pdf.MEDIA_TYPE)
    if not any(character.isalnum() for character in text):
        raise Unreadable(found.nothing)
    if len(text) > limits.max_characters:
        raise Unreadable(
            f"The document is too long: it has {len(text):,} characters, the limit is {limits.max_characters:,}."
        )
    return found.with_text(text)


def _plain(raw: bytes, _limits: Limits) -> Reading:
    text = encoding.decode(raw)
    return markdown.marked(text) if markdown.is_markdown(text) else Reading(text=text, media_type="text/plain")


_READERS = {
    Kind.TEXT: _plain,
    Kind.HTML: webpage.read,
    Kind.MARKDOWN: markdown.read,
    Kind.PDF: pdf.read,
    Kind.DOCX: word.read,
}


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f}".removesuffix(".0")
