"""The whole reading of one document: bytes in; its text, facts, findings and notices out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from spacy.tokens import Doc

from app.extraction import language
from app.extraction.commitments import find_commitments
from app.extraction.facts import find_facts
from app.extraction.findings import (
    CommitmentFound,
    DocumentFacts,
    Extraction,
    MeetingFound,
    Notice,
    ObservationFound,
    PersonFound,
)
from app.extraction.meetings import find_meeting
from app.extraction.metrics import find_observations
from app.extraction.parse import parse
from app.extraction.people import find_people
from app.extraction.reading import Limits, Reading, read
from app.extraction.span import Span

# Raised whenever the same bytes would give other text, facts or findings.
EXTRACTOR_VERSION = "1"

_T = TypeVar("_T")

# A run without a space that is longer than any word or address; the parser's time grows with its square.
_ENDLESS = re.compile(r"\S{121,}")


@dataclass(frozen=True, slots=True)
class _Found:
    """What the finders gave, sorted by kind, in the order of finding."""

    meetings: list[MeetingFound] = field(default_factory=list)
    people: list[PersonFound] = field(default_factory=list)
    commitments: list[CommitmentFound] = field(default_factory=list)
    observations: list[ObservationFound] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


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
    found = _find(reading.text, facts, limits or Limits())
    return Extraction(
        document=facts,
        sha256=sha256,
        text=reading.text,
        media_type=reading.media_type,
        meetings=tuple(found.meetings),
        people=tuple(found.people),
        commitments=tuple(found.commitments),
        observations=tuple(found.observations),
        notices=tuple(found.notices),
    )


def _find(text: str, facts: DocumentFacts, limits: Limits) -> _Found:
    if facts.language not in {"en", None}:
        spoken = language.name(facts.language)
        message = f"This document is in {spoken}; only English is read, so it is kept and searchable without findings."
        return _Found(notices=[Notice(message)])
    found = _Found()
    searched = _searched(text, limits.max_parsed)
    if len(searched) < len(text):
        message = f"Only the first {len(searched):,} of {len(text):,} characters were searched for findings."
        found.notices.append(Notice(message, Span(len(searched), len(text))))
    _search(parse(searched), facts, found)
    return found


def _search(doc: Doc, facts: DocumentFacts, found: _Found) -> None:
    """The finders in their order: what was promised depends on which meeting it was."""
    _sort(find_meeting(doc, facts), found.meetings, found)
    _sort(find_people(doc), found.people, found)
    _sort(find_commitments(doc, found.meetings[0] if found.meetings else None), found.commitments, found)
    _sort(find_observations(doc), found.observations, found)


def _sort(results: Iterable[_T | Notice], into: list[_T], found: _Found) -> None:
    for result in results:
        if isinstance(result, Notice):
            found.notices.append(result)
        else:
            into.append(result)


def _searched(text: str, limit: int) -> str:
    """The text up to the last paragraph within the limit, with blanks for what would take the parser too long."""
    if len(text) > limit:
        end = max(text.rfind(end, 0, limit) for end in ("\n\n", ". ", " "))
        text = text[: end if end > 0 else limit].rstrip()
    return _ENDLESS.sub(lambda match: " " * len(match[0]), text)
