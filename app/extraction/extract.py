"""The whole reading of one document: bytes in; its text, facts, findings and notices out."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from app.extraction import language
from app.extraction.facts import find_facts
from app.extraction.findings import DocumentFacts, Extraction, Notice
from app.extraction.reading import Limits, Reading, read
from app.extraction.span import Span

# Raised whenever the same bytes would give other text, facts or findings.
EXTRACTOR_VERSION = "5"


def extract(raw: bytes, *, name: str, known: DocumentFacts | None = None, limits: Limits | None = None) -> Extraction:
    """Return everything that one file gives; what the caller knows of the document wins over what is found.

    A document in another language than English is kept without findings, and says so in a notice.
    Raises Unreadable for a file that gives no text.
    """
    limits = limits or Limits()
    return examine(read(raw, name, limits), sha256=hashlib.sha256(raw).hexdigest(), known=known, limits=limits)


def examine(
    reading: Reading, *, sha256: str, known: DocumentFacts | None = None, limits: Limits | None = None
) -> Extraction:
    """Return everything that a text already read gives; its words come back as they are, so old places stay true.

    `sha256` is that of the file's bytes.
    """
    facts = find_facts(reading, known)
    empty = Extraction(document=facts, sha256=sha256, text=reading.text, media_type=reading.media_type)
    if facts.language not in {"en", None}:
        return replace(empty, notices=(_foreign(facts.language),))
    return _searched(empty, (limits or Limits()).max_parsed)


def _searched(empty: Extraction, limit: int) -> Extraction:
    # Imported here because spaCy takes a second to import, which a server that ingests nothing must not pay.
    from app.extraction.finders import find_all

    text = empty.text[: _end(empty.text, limit)]
    found = find_all(text, empty.document)
    return replace(
        empty,
        meetings=tuple(found.meetings),
        people=tuple(found.people),
        commitments=tuple(found.commitments),
        observations=tuple(found.observations),
        notices=(*_unsearched(len(text), len(empty.text)), *found.notices),
    )


def _end(text: str, limit: int) -> int:
    """Where the last whole paragraph, sentence or word within the limit ends."""
    if len(text) <= limit:
        return len(text)
    end = next((end for mark in ("\n\n", ". ", " ") if (end := text.rfind(mark, limit // 2, limit)) > 0), limit)
    return end + (text[end] == ".")


def _unsearched(end: int, total: int) -> tuple[Notice, ...]:
    if end == total:
        return ()
    message = f"Only the first {end:,} of {total:,} characters were searched for findings."
    return (Notice(message, Span(end, total)),)


def _foreign(code: str | None) -> Notice:
    spoken = language.name(code or "")
    return Notice(f"This document is in {spoken}; only English is read, so it is kept and searchable without findings.")
