"""Compares what was extracted with what careful readers marked (tests/corpus/README.md says how)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
_HALF, _THIRD = 0.5, 0.3


@dataclass(slots=True)
class Score:
    """Counts of one kind of fact, and the rows that were missed or made up."""

    right: int = 0
    spurious: int = 0
    missed: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The balance of precision and recall; 1 where there was nothing to find and nothing was found."""
        wrong = self.spurious + self.missed
        return 2 * self.right / (2 * self.right + wrong) if self.right or wrong else 1.0

    def answer(self, is_right: bool, what: str) -> None:
        """Count one answer to one question: a wrong one is both missed and made up."""
        self.right += is_right
        self.spurious += not is_right
        self.missed += not is_right
        if not is_right:
            self.misses.append(what)

    def miss(self, what: str) -> None:
        """Count a row that was not found."""
        self.missed += 1
        self.misses.append(what)

    def invent(self, what: str) -> None:
        """Count a finding that no reader marked."""
        self.spurious += 1
        self.misses.append(f"made up: {what}")


Scores = dict[str, Score]


def compare(gold: Row, found: Row, scores: Scores) -> None:
    """Add the counts of one document."""
    _meeting(gold["meeting"] or {}, found["meetings"], scores["meeting"])
    _people(gold["people"], found["people"], scores)
    _commitments(gold["commitments"], found["commitments"], scores)
    _observations(gold["observations"], found["observations"], scores)


def plain(words: str | None) -> str:
    """The words alone, in small letters without accents, marks and line ends."""
    spread = unicodedata.normalize("NFKD", words or "").casefold()
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in spread if not unicodedata.combining(c))))


def shared(one: str, other: str) -> float:
    """The longest run of words that both have, as a share of the shorter one."""
    short, long = sorted((plain(one).split(), plain(other).split()), key=len)
    runs = [0] * (len(long) + 1)
    best = 0
    for word in short:
        runs = [0, *((runs[place] + 1) if word == there else 0 for place, there in enumerate(long))]
        best = max(best, *runs)
    return best / len(short) if short else 0.0


def _fits(wanted: object, got: object) -> bool:
    """Where two careful readers differed, the value is a list and either is right."""
    return got in wanted if isinstance(wanted, list) else got == wanted


def _closest(finding: Row, quote: str) -> float:
    return max(shared(place["quote"], quote) for place in finding["evidence"])


def _meeting(gold: Row, found: Sequence[Row], score: Score) -> None:
    if found and not gold:
        score.invent(str(found[0]))
    for name in ("city", "country", "starts_on", "ends_on"):
        if gold.get(name) is not None:
            got = found[0].get(name) if found else None
            score.answer(_fits(gold[name], got), f"meeting's {name}: {gold[name]}, not {got}")


def _people(gold: Sequence[Row], found: Sequence[Row], scores: Scores) -> None:
    named = {plain(person["name"]): person for person in found}
    for name in named.keys() - {plain(person["name"]) for person in gold}:
        scores["people"].invent(name)
    for person in gold:
        got = named.get(plain(person["name"]))
        if got is None:
            scores["people"].miss(person["name"])
            continue
        scores["people"].right += 1
        scores["attributes"].answer(
            _fits(person["affiliation"], got["affiliation"]), f"{person['name']}: {got['affiliation']}"
        )
        scores["attributes"].answer(
            shared(person["role"], got["role"] or "") >= _HALF, f"{person['name']}: {got['role']}"
        )


def _commitments(gold: Sequence[Row], found: Sequence[Row], scores: Scores) -> None:
    hits: dict[int, list[Row]] = {}
    for finding in found:
        near = [_closest(finding, row["quote"]) for row in gold]
        if max(near, default=0) >= _HALF:
            hits.setdefault(near.index(max(near)), []).append(finding)
        else:
            scores["commitments"].invent(finding["statement"])
    for number, row in enumerate(gold):
        if row.get("optional"):
            continue
        if number not in hits:
            scores["commitments"].miss(row["quote"])
            continue
        scores["commitments"].right += 1
        scores["kind"].answer(
            any(_fits(row["kind"], hit["kind"]) for hit in hits[number]), f"{row['kind']}: {row['quote']}"
        )
        _themes(row, {theme for hit in hits[number] for theme in hit["themes"]}, scores["themes"])


def _themes(row: Row, got: set[str], score: Score) -> None:
    wanted, allowed = set(row["themes"]), set(row.get("themes_optional", []))
    score.right += len(wanted & got)
    for theme in sorted(wanted - got):
        score.miss(f"{theme}: {row['quote']}")
    for theme in sorted(got - wanted - allowed):
        score.invent(f"{theme}: {row['quote']}")


def _observations(gold: Sequence[Row], found: Sequence[Row], scores: Scores) -> None:
    free = list(found)
    for row in gold:
        got = next((finding for finding in free if _same_figure(row, finding)), None)
        if got is not None:
            free.remove(got)
        if row.get("optional"):
            continue
        if got is None:
            scores["observations"].miss(f"{row['value']}: {row['quote']}")
            continue
        scores["observations"].right += 1
        for name in ("qualifier", "per", *(["metric"] if row["metric"] else [])):
            scores["attributes"].answer(
                _fits(row[name], got[name]), f"{name} {row[name]}, not {got[name]}: {row['quote']}"
            )
    for finding in free:
        if not any(_same_figure(row, finding) for row in gold):
            scores["observations"].invent(f"{finding['value']}: {finding['label']}")


def _same_figure(row: Row, finding: Row) -> bool:
    same = (row["value"], row.get("value_high")) == (finding["value"], finding["value_high"])
    return same and _closest(finding, row["quote"]) >= _THIRD
