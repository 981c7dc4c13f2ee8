"""Every finder, in order, over one parsed text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from app.extraction.casing import written
from app.extraction.commitments import find_commitments
from app.extraction.findings import (
    CommitmentFound,
    DocumentFacts,
    MeetingFound,
    Notice,
    ObservationFound,
    PersonFound,
)
from app.extraction.meetings import find_meeting
from app.extraction.metrics import find_observations
from app.extraction.parse import parse, pipeline
from app.extraction.people import find_people

_T = TypeVar("_T")

# A run without a space that is longer than any word or address; the parser's time grows with its square.
_ENDLESS = re.compile(r"\S{121,}")


@dataclass(frozen=True, slots=True)
class Found:
    """What the finders gave, sorted by kind, in the order of finding."""

    meetings: list[MeetingFound] = field(default_factory=list)
    people: list[PersonFound] = field(default_factory=list)
    commitments: list[CommitmentFound] = field(default_factory=list)
    observations: list[ObservationFound] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def find_all(text: str, facts: DocumentFacts) -> Found:
    """Return all findings of an English text; a promise belongs to a meeting, so meetings come first."""
    found = Found()
    doc = parse(written(_ENDLESS.sub(lambda match: " " * len(match[0]), text), pipeline()))
    _sort(find_meeting(doc, facts), found.meetings, found.notices)
    _sort(find_people(doc), found.people, found.notices)
    promises = find_commitments(doc, found.meetings[0] if found.meetings else None)
    _sort((promise for promise in promises if not _is_title(promise, facts)), found.commitments, found.notices)
    _sort(find_observations(doc), found.observations, found.notices)
    return found


def _is_title(found: CommitmentFound | Notice, facts: DocumentFacts) -> bool:
    """Whether this is the document's headline, which only sums up promises that the text makes itself."""
    return isinstance(found, CommitmentFound) and found.statement == facts.title


def _sort(results: Iterable[_T | Notice], into: list[_T], notices: list[Notice]) -> None:
    for result in results:
        if isinstance(result, Notice):
            notices.append(result)
        else:
            into.append(result)
