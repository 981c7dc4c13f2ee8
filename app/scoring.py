"""Compares what was found in one document with what careful readers marked in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app import gold as marked
from app.extraction.findings import (
    CommitmentFound,
    DocumentKind,
    Extraction,
    Finding,
    MeetingFound,
    ObservationFound,
    PersonFound,
)
from app.gold import Gold, Readings

# How much of the shorter quote's words both quotes must share to mean the same place.
_SENTENCE, _FIGURE = 0.5, 0.3


class Part(StrEnum):
    """What is scored: kinds of facts, and for those found what is said of them."""

    MEETING = "meeting"
    PEOPLE = "people"
    PEOPLE_ATTRIBUTES = "people_attributes"
    COMMITMENTS = "commitments"
    COMMITMENT_KIND = "commitment_kind"
    COMMITMENT_THEMES = "commitment_themes"
    OBSERVATIONS = "observations"
    OBSERVATION_ATTRIBUTES = "observation_attributes"


@dataclass(slots=True)
class Tally:
    """Counts of one part: found rightly, found wrongly, not found."""

    right: int = 0
    spurious: int = 0
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that went wrong, and the words it is about."""

    document: str
    part: Part
    fault: str
    words: str


@dataclass(slots=True)
class Comparison:
    """How one document was read: its tallies, and every miss in the order of the parts."""

    document: str
    kind: DocumentKind
    tallies: dict[Part, Tally] = field(default_factory=lambda: {part: Tally() for part in Part})
    misses: list[Miss] = field(default_factory=list)

    def hit(self, part: Part) -> None:
        """Count a fact that was found."""
        self.tallies[part].right += 1

    def miss(self, part: Part, words: str, fault: str = "missed") -> None:
        """Count a fact that was not found."""
        self.tallies[part].missed += 1
        self._note(part, words, fault)

    def invent(self, part: Part, words: str, fault: str = "made up") -> None:
        """Count a finding that no reader marked."""
        self.tallies[part].spurious += 1
        self._note(part, words, fault)

    def answer(self, part: Part, is_right: bool, words: str, fault: str) -> None:
        """Count one answer about a fact: a wrong one is both made up and missed."""
        tally = self.tallies[part]
        if is_right:
            tally.right += 1
        else:
            tally.spurious += 1
            tally.missed += 1
            self._note(part, words, fault)

    def _note(self, part: Part, words: str, fault: str) -> None:
        self.misses.append(Miss(self.document, part, fault, " ".join(words.split())))


def compare(name: str, gold: Gold, found: Extraction) -> Comparison:
    """Return how well one document was read."""
    made = Comparison(name, found.document.kind)
    if not gold.meeting_optional:
        _meeting(gold.meeting, found.meetings, made)
    _people(gold.people, found.people, made)
    _commitments(gold.commitments, found.commitments, found.text, made)
    _observations(gold.observations, found.observations, found.text, made)
    return made


def plain(words: str | None) -> str:
    """The words alone: without case, punctuation, white space and forms of the same character."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", words or "").casefold()).strip()


def shared(one: str, other: str) -> float:
    """The longest run of words that two quotes have in common, as a share of the shorter quote's words."""
    short, long = sorted((plain(one), plain(other)), key=lambda words: len(words.split()))
    if not short:
        return 0.0
    return 1.0 if short in long else _longest_run(short.split(), long.split()) / len(short.split())


def _longest_run(short: Sequence[str], long: Sequence[str]) -> int:
    best, runs = 0, [0] * (len(long) + 1)
    for word in short:
        runs = [0, *(runs[place] + 1 if word == there else 0 for place, there in enumerate(long))]
        best = max(best, *runs)
    return best


def _closeness(finding: Finding, quote: str, text: str) -> float:
    return max(shared(place.quote(text), quote) for place in finding.evidence)


def _shown(readings: Readings) -> str:
    return " or ".join(str(reading) for reading in readings)


def _meeting(gold: marked.Meeting | None, found: Sequence[MeetingFound], made: Comparison) -> None:
    """Place and dates are a point each, where the text says them; an invented meeting costs one."""
    first = found[0] if found else None
    if gold is None:
        if first:
            made.invent(Part.MEETING, first.city or "a meeting without a place")
        return
    for name in ("city", "country", "starts_on", "ends_on"):
        readings: Readings = getattr(gold, name)
        if None in readings:  # what the text leaves out may come from elsewhere
            continue
        got = getattr(first, name, None)
        if got is None:
            made.miss(Part.MEETING, _shown(readings), f"{name} missed")
        else:
            is_right = plain(str(got)) in map(plain, readings)
            made.answer(Part.MEETING, is_right, _shown(readings), f"{name} read as {got}")


def person_key(name: str) -> str:
    """The words of a name in a fixed order and without accents: MATSUMURA Yoshifumi is Yoshifumi Matsumura."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(sorted(plain(bare).split()))


def _people(gold: Sequence[marked.Person], found: Sequence[PersonFound], made: Comparison) -> None:
    wanted = {person_key(person.name): person for person in gold}
    named = {person_key(person.name): person for person in found}
    for key, got in named.items():
        if key not in wanted:
            made.invent(Part.PEOPLE, got.name)
    for key, person in wanted.items():
        if person.optional:
            continue
        if key not in named:
            made.miss(Part.PEOPLE, person.name)
            continue
        made.hit(Part.PEOPLE)
        _attributes(person, named[key], made)


def _attributes(person: marked.Person, got: PersonFound, made: Comparison) -> None:
    is_role = None in person.role or any(_is_role(role or "", got.role) for role in person.role)
    role = f"role {_shown(person.role)} read as {got.role}"
    made.answer(Part.PEOPLE_ATTRIBUTES, is_role, person.name, role)
    affiliation = f"affiliation {_shown(person.affiliation)} read as {got.affiliation}"
    made.answer(Part.PEOPLE_ATTRIBUTES, got.affiliation in person.affiliation, person.name, affiliation)


def _is_role(wanted: str, got: str | None) -> bool:
    """Whether at least half of a role's words were found."""
    words = set(plain(wanted).split())
    return bool(words) and 2 * len(words & set(plain(got).split())) >= len(words)


def _commitments(
    gold: Sequence[marked.Commitment], found: Sequence[CommitmentFound], text: str, made: Comparison
) -> None:
    """A sentence of several promises is one row: every piece that was found of it counts as that row."""
    pieces: dict[int, list[CommitmentFound]] = {}
    for finding in found:
        near = [_closeness(finding, row.quote, text) for row in gold]
        if max(near, default=0) >= _SENTENCE:
            pieces.setdefault(near.index(max(near)), []).append(finding)
        else:
            made.invent(Part.COMMITMENTS, finding.statement)
    for number, row in enumerate(gold):
        if row.optional:
            continue
        if number not in pieces:
            made.miss(Part.COMMITMENTS, row.quote)
            continue
        made.hit(Part.COMMITMENTS)
        _kind(row, pieces[number], made)
        _themes(row, {theme for piece in pieces[number] for theme in piece.themes}, made)


def _kind(row: marked.Commitment, pieces: Iterable[CommitmentFound], made: Comparison) -> None:
    kinds = [piece.kind.value for piece in pieces]
    is_right = any(kind in row.kind for kind in kinds)
    fault = f"{_shown(row.kind)} read as {' and '.join(kinds)}"
    made.answer(Part.COMMITMENT_KIND, is_right, row.quote, fault)


def _themes(row: marked.Commitment, got: set[str], made: Comparison) -> None:
    made.tallies[Part.COMMITMENT_THEMES].right += len(row.themes & got)
    for theme in sorted(row.themes - got):
        made.miss(Part.COMMITMENT_THEMES, row.quote, f"{theme} missed")
    for theme in sorted(got - row.themes - row.themes_optional):
        made.invent(Part.COMMITMENT_THEMES, row.quote, f"{theme} made up")


def _observations(
    gold: Sequence[marked.Observation], found: Sequence[ObservationFound], text: str, made: Comparison
) -> None:
    """A figure is one row for each place; the same figure found again at a marked place is no error."""
    free = list(found)
    for row in gold:
        match = next((finding for finding in free if _is_same(row, finding, text)), None)
        if match is not None:
            free.remove(match)
        if row.optional:
            continue
        if match is None:
            made.miss(Part.OBSERVATIONS, row.quote, f"{row.value:,.10g} missed")
        else:
            made.hit(Part.OBSERVATIONS)
            _values(row, match, made)
    for finding in free:
        if not any(_is_at(row, finding, text) for row in gold):
            made.invent(Part.OBSERVATIONS, finding.evidence[0].quote(text), f"{finding.value:,.10g} made up")


def _values(row: marked.Observation, got: ObservationFound, made: Comparison) -> None:
    for name in ("qualifier", "metric", "per"):
        readings: Readings = getattr(row, name)
        if name == "metric" and set(readings) == {None}:  # a figure outside the known series may be in none
            continue
        value = getattr(got, name)
        fault = f"{name} {_shown(readings)} read as {value}"
        made.answer(Part.OBSERVATION_ATTRIBUTES, value in readings, row.quote, fault)


def _is_same(row: marked.Observation, finding: ObservationFound, text: str) -> bool:
    return _is_near(row.value_high, finding.value_high) and _is_at(row, finding, text)


def _is_at(row: marked.Observation, finding: ObservationFound, text: str) -> bool:
    return _is_near(row.value, finding.value) and _closeness(finding, row.quote, text) >= _FIGURE


def _is_near(wanted: float | None, got: float | None) -> bool:
    if wanted is None or got is None:
        return wanted is got
    return abs(wanted - got) <= 1e-6 * max(1.0, abs(wanted))
