"""The annotated documents that may be learned from, read as they will be read, with the meeting marked in each."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.extraction.casing import written
from app.extraction.facts import find_facts
from app.extraction.findings import DocumentFacts
from app.extraction.learning.lessons import KEPT_ASIDE
from app.extraction.learning.parts import Sources
from app.extraction.parse import parse, pipeline
from app.extraction.parsed import Doc
from app.extraction.reading import Limits, read


@dataclass(frozen=True, slots=True, eq=False)
class Annotated:
    """One document; `meeting` holds the readings of each value that are right, and is empty where none is reported."""

    name: str
    doc: Doc
    facts: DocumentFacts
    meeting: dict[str, tuple[str | None, ...]]
    people: Sequence[dict[str, Any]] = ()

    @property
    def text(self) -> str:
        """Return its words."""
        return self.doc.text

    def is_right(self, key: str, value: str | None) -> bool:
        """Whether a value of the meeting is one of the right readings, as the scoring compares them."""
        return value is not None and _plain(value) in {_plain(reading) for reading in self.meeting[key] if reading}


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", words).casefold()).strip()


@lru_cache(maxsize=1)
def annotated(sources: Sources) -> Sequence[Annotated]:
    """Return all documents, always in the same order, without those on whose meeting careful readers could differ."""
    return [document for pair in _pairs(sources) if (document := _read(*pair))]


def _pairs(sources: Sources) -> Iterator[tuple[Path, Path]]:
    for gold in sorted(sources.corpus.glob("*.json")):
        yield gold, sources.seeds / f"{gold.stem}.txt"
    for folder in ("genre", "fresh", "broad"):
        for gold in sorted((sources.corpus / folder / "gold").glob("*.json")):
            if not KEPT_ASIDE.match(gold.stem):
                yield gold, sources.corpus / folder / "docs" / f"{gold.stem}.txt"


def _read(gold: Path, path: Path) -> Annotated | None:
    marked = json.loads(gold.read_text("utf-8"))
    if marked.get("meeting_optional"):
        return None
    reading = read(path.read_bytes(), path.name, Limits())
    doc = parse(written(reading.text, pipeline()))
    return Annotated(gold.stem, doc, find_facts(reading, None), _readings(marked.get("meeting")), marked["people"])


def _readings(meeting: dict[str, Any] | None) -> dict[str, tuple[str | None, ...]]:
    if meeting is None:
        return {}
    unsaid = dict.fromkeys(("city", "country", "starts_on", "ends_on"))
    return {key: tuple(value) if isinstance(value, list) else (value,) for key, value in (unsaid | meeting).items()}
