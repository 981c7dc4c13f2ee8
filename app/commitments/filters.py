"""What a reader asked for: which commitments, in which order, from where on; read from an address, written to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, Self
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator


class Sort(StrEnum):
    """The orders of a list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"


FACETS = ("theme", "meeting", "kind", "actor", "country", "year", "source")


def _chosen(values: object) -> object:
    """Leave out empty values, as forms send them, and bring the others into one order."""
    if isinstance(values, str):
        values = [values]
    return tuple(sorted({str(value).strip() for value in values} - {""})) if isinstance(values, Sequence) else values


def _one_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


Chosen = Annotated[tuple[str, ...], BeforeValidator(_chosen)]
Typed = Annotated[str, BeforeValidator(_one_line)]


class Filters(BaseModel):
    """One state of the list of commitments; equal states have one address.

    Several values of a facet mean any of them; several facets must all hold. Values are not checked here: `Choices`
    knows which there are.
    """

    model_config = ConfigDict(frozen=True)

    theme: Chosen = Field(default=(), description="themes, for example child-protection")
    meeting: Chosen = Field(default=(), description="meetings, for example london-2021")
    kind: Chosen = Field(default=(), description="pledge, call or endorsement")
    actor: Chosen = Field(default=(), description="who binds itself: G7, INTERPOL, or a country's ISO alpha-2 code")
    country: Chosen = Field(default=(), description="host country of the meeting, ISO alpha-2 code")
    year: Chosen = Field(default=(), description="year of the meeting")
    source: Chosen = Field(default=(), description="publisher of a document that shows it, for example INTERPOL")
    q: Typed = Field(
        default="", description="words that must all occur; “quoted phrases” word by word; at most 200 characters"
    )
    sort: Typed = Field(default=Sort.NEWEST.value, description="newest, oldest or relevance")
    after: Typed = Field(default="", description="reference of the last commitment before this page")

    @model_validator(mode="after")
    def _settle(self) -> Self:
        """Sort by what there is to sort by: an unnamed order is newest first, and without words nothing fits better."""
        if not self.sort or (self.sort == Sort.RELEVANCE and not self.q):
            object.__setattr__(self, "sort", Sort.NEWEST.value)
        return self

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Return the chosen values of one facet."""
        values: tuple[str, ...] = getattr(self, facet)
        return values

    def changed(self, **changes: object) -> Self:
        """Return the state with these parts changed, from its first page on unless `after` is among them."""
        return type(self)(**{**self.model_dump(), "after": "", **changes})

    def without(self, facet: str, value: str) -> Self:
        """Return the state without one chosen value of a facet."""
        return self.changed(**{facet: [each for each in self.chosen(facet) if each != value]})

    @property
    def narrows(self) -> bool:
        """Whether some commitments are left out."""
        return bool(self.q or any(self.chosen(facet) for facet in FACETS))

    @property
    def parameters(self) -> Mapping[str, Any]:
        """The parameters of the state's address in their fixed order; only those that say something."""
        values = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: value for name, value in values.items() if value and (name, value) != ("sort", Sort.NEWEST)}

    @property
    def query(self) -> str:
        """The state's address after the question mark; empty for the whole list."""
        return urlencode(self.parameters, doseq=True)
