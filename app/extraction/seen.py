"""One place in a text where a person is named."""

from __future__ import annotations

from dataclasses import dataclass

from app.extraction.names import Name
from app.extraction.segments import Segment
from app.extraction.titles import Title


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where a person is named: `start` to `end` hold name and office, `role` is in the text's words."""

    name: Name
    start: int
    end: int
    sentence: Segment
    role: str | None = None
    title: Title | None = None
    affiliation: str | None = None
    role_at: int = 0
