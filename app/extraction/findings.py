"""What reading a document can find: frozen values, each with the places in the text that show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from app.extraction.span import Span
from app.terms import CommitmentKind, DocumentKind, Mode, Qualifier

__all__ = [
    "CommitmentFound",
    "CommitmentKind",
    "DocumentFacts",
    "DocumentKind",
    "Extraction",
    "Finding",
    "MeetingFound",
    "Mode",
    "Notice",
    "ObservationFound",
    "PersonFound",
    "Qualifier",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What every finding has: its places in the text, and the rule and words that it hung on."""

    evidence: tuple[Span, ...]
    because: str = ""

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("A finding needs at least one place in the text.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFound(Finding):
    """The ministerial meeting that the document reports on; `country` is ISO 3166 alpha-2."""

    city: str | None
    country: str | None
    starts_on: date | None = None
    ends_on: date | None = None
    series: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFound(Finding):
    """Somebody at the meeting; `affiliation` is ISO alpha-2 for a country, else a short organisation name."""

    name: str
    role: str | None = None
    affiliation: str | None = None
    mode: Mode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentFound(Finding):
    """A sentence in which ministers bind themselves, ask for something or back something.

    `themes` are slugs of `vocabulary/themes.toml`; `reaffirms` is the earlier year or meeting that the sentence names.
    """

    statement: str
    kind: CommitmentKind
    actor: str
    themes: tuple[str, ...] = ()
    reaffirms: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationFound(Finding):
    """A figure in plain units: "120 million" is 120000000; `value_high` only for a range.

    `metric` is a slug of `vocabulary/metrics.toml` or None; `source` is the organisation that gave the figure.
    """

    label: str
    value: float
    value_high: float | None = None
    unit: str
    qualifier: Qualifier = Qualifier.EXACT
    metric: str | None = None
    per: str | None = None
    as_of: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the extractor saw and did not understand: one whole sentence for the reader, and where it is."""

    message: str
    place: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """What is known of the document itself; None is unknown and stays so."""

    title: str | None = None
    kind: DocumentKind = DocumentKind.OTHER
    language: str | None = None
    published_on: date | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that one document gave; every span means characters of `text`."""

    document: DocumentFacts
    sha256: str
    text: str
    meetings: tuple[MeetingFound, ...] = ()
    people: tuple[PersonFound, ...] = ()
    commitments: tuple[CommitmentFound, ...] = ()
    observations: tuple[ObservationFound, ...] = ()
    notices: tuple[Notice, ...] = ()
    media_type: str = "text/plain"

    def as_dict(self, *, explained: bool = False) -> dict[str, Any]:
        """Return the public JSON shape of `g7ledger extract`: dates in ISO form, each span with its quote.

        Explained findings also tell `because`, the rule and the words that each hung on.
        """
        return {
            "document": {**_plain(asdict(self.document)), "sha256": self.sha256},
            "text": self.text,
            "meetings": self._rows(self.meetings, explained),
            "people": self._rows(self.people, explained),
            "commitments": self._rows(self.commitments, explained),
            "observations": self._rows(self.observations, explained),
            "notices": [
                {"message": n.message, "start": n.place and n.place.start, "end": n.place and n.place.end}
                for n in self.notices
            ],
        }

    def _rows(self, findings: Iterable[Finding], explained: bool) -> list[dict[str, Any]]:
        rows = [{**_plain(asdict(f)), "evidence": [self._cited(span) for span in f.evidence]} for f in findings]
        return rows if explained else [{key: row[key] for key in row if key != "because"} for row in rows]

    def _cited(self, span: Span) -> dict[str, Any]:
        return {"start": span.start, "end": span.end, "quote": span.quote(self.text)}


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
        for key, value in values.items()
    }
