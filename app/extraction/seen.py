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

    @property
    def is_bound(self) -> bool:
        """Whether an office, or a country in a list, goes with the name here."""
        return self.title is not None or self.role is not None or self.affiliation is not None

    @property
    def is_former(self) -> bool:
        """Whether the office is one that was held before."""
        return self.title is not None and self.title.is_former
