"""The examples that weights are learned from: annotated documents and labelled sentences, read as they will be read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.extraction.commitments import Candidate, candidates
from app.extraction.facts import find_facts
from app.extraction.findings import CommitmentKind, MeetingFound
from app.extraction.learning.parts import Sources
from app.extraction.meetings import find_meeting
from app.extraction.parse import parse
from app.extraction.reading import Limits, read
from app.extraction.span import Span
from app.extraction.themes import theme_signs

# Never learned from, so that the extractor can be measured on them.
KEPT_ASIDE = re.compile(r"e[a-z]0[369]-|g[ef]\d\d-")
_SOMEWHERE = MeetingFound(city="Oslo", country="NO", series="G7 Interior Ministers", evidence=(Span(0, 1),))
_COVERED = 0.5


class Where(StrEnum):
    """Where a lesson stands: rules do better on the documents that they were written with than elsewhere."""

    IN_VIEW = "documents that the rules were written with"
    ELSEWHERE = "other documents"
    SENTENCES = "single sentences"


@dataclass(frozen=True, slots=True)
class Lesson:
    """One sentence with its right answer: its kind (None: no promise), its themes, where it comes from.

    `group` is the document or the file of sentences: what stands in one group must not be both learned and tested.
    `allowed` are themes that may be added without being wrong. What is not `judged` may be a promise or not.
    """

    group: str
    where: Where
    signs: frozenset[str]
    about: Mapping[str, Sequence[str]]
    kind: CommitmentKind | None
    themes: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    ruled: bool = False
    judged: bool = True


@lru_cache(maxsize=1)
def lessons(sources: Sources) -> Sequence[Lesson]:
    """Return all lessons of the corpus (`*.json`, `genre/`, `broad/`, `sentences/`), always in the same order."""
    return list(_lessons(sources.corpus, sources.seeds))


@lru_cache(maxsize=1)
def theme_lessons(sources: Sources) -> Sequence[Lesson]:
    """Return the promises among the lessons, and those of `sentences/themes/`, which were written for their themes.

    They teach nothing else: without sentences that promise nothing beside them, they would make promises of all.
    """
    promised = [lesson for lesson in lessons(sources) if lesson.kind and lesson.judged]
    return [*promised, *_of_sentences(sources.corpus / "sentences" / "themes")]


def _lessons(corpus: Path, seeds: Path) -> Iterator[Lesson]:
    for gold in sorted(corpus.glob("*.json")):
        yield from _of_document(seeds / f"{gold.stem}.txt", gold, Where.IN_VIEW)
    for folder, where in (("genre", Where.IN_VIEW), ("broad", Where.ELSEWHERE)):
        for gold in sorted((corpus / folder / "gold").glob("*.json")):
            if not KEPT_ASIDE.match(gold.stem):
                yield from _of_document(corpus / folder / "docs" / f"{gold.stem}.txt", gold, where)
    yield from _of_sentences(corpus / "sentences")


def _of_sentences(folder: Path) -> Iterator[Lesson]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield from _of_sentence(json.loads(line), path.stem)


def _of_document(path: Path, gold: Path, where: Where) -> Iterator[Lesson]:
    reading = read(path.read_bytes(), path.name, Limits())
    doc = parse(reading.text)
    meetings = [m for m in find_meeting(doc, find_facts(reading, None)) if isinstance(m, MeetingFound)]
    rows = json.loads(gold.read_text("utf-8"))["commitments"]
    marked = [(_located(doc.text, row["quote"]), row) for row in rows]
    for candidate in candidates(doc, meetings[0] if meetings else None):
        row = next((row for place, row in marked if place and _covers(place, candidate.span)), None)
        judged = row is None or not row.get("optional")
        yield replace(_lesson(candidate, path.stem, row), where=where, judged=judged)


def _of_sentence(row: dict[str, Any], group: str) -> Iterator[Lesson]:
    """The longest part of a labelled sentence carries its label; what reads as a heading teaches nothing."""
    found = list(candidates(parse(row["text"]), _SOMEWHERE, alone=True))
    for longest in sorted(found, key=lambda candidate: candidate.span.start - candidate.span.end)[:1]:
        yield _lesson(longest, group, row if row["kind"] else None)


def _lesson(candidate: Candidate, group: str, row: dict[str, Any] | None) -> Lesson:
    row = row or {}
    kind = row.get("kind")
    return Lesson(
        group=group,
        where=Where.SENTENCES,
        signs=candidate.signs,
        about=theme_signs(candidate.said) if row else {},
        kind=CommitmentKind(kind[0] if isinstance(kind, list) else kind) if kind else None,
        themes=frozenset(row.get("themes", [])),
        allowed=frozenset(row.get("themes_optional", [])),
        ruled=bool(candidate.acts),
    )


def _located(text: str, quote: str) -> Span | None:
    """Where a quote stands, by its letters and digits alone: readers may have typed other marks and spaces."""
    places = [place for place, character in enumerate(text) if character.isalnum()]
    letters = "".join(text[place] for place in places)
    wanted = "".join(filter(str.isalnum, quote))
    at = letters.find(wanted)
    return Span(places[at], places[at + len(wanted) - 1] + 1) if at >= 0 and wanted else None


def _covers(place: Span, span: Span) -> bool:
    """Whether a marked place and a sentence are the same, or one mostly lies in the other."""
    both = min(place.end, span.end) - max(place.start, span.start)
    return both >= _COVERED * min(place.end - place.start, span.end - span.start)
