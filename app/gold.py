"""Gold: what careful readers marked in a document, as files, and the trials that are made with them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from app.errors import Refused
from app.sources import READABLE

T = TypeVar("T", bound=BaseModel)


def _either(value: object) -> object:
    return tuple(value) if isinstance(value, list) else (value,)


# The readings of one value that are equally right: a list where two careful readers differed.
Readings = Annotated[tuple[str | None, ...], BeforeValidator(_either)]
UNSAID: Readings = (None,)


class Row(BaseModel):
    """What every marked fact has; an optional one may be found or not."""

    model_config = ConfigDict(frozen=True)

    optional: bool = False


class Meeting(BaseModel):
    """The meeting that a document reports on; None where the text does not say."""

    model_config = ConfigDict(frozen=True)

    city: Readings = UNSAID
    country: Readings = UNSAID
    starts_on: Readings = UNSAID
    ends_on: Readings = UNSAID


class Person(Row):
    """Somebody at the meeting."""

    name: str = Field(min_length=1)
    role: Readings = UNSAID
    affiliation: Readings = UNSAID


class Commitment(Row):
    """A sentence that promises, asks or backs; `themes_optional` may be added without being wrong."""

    quote: str = Field(min_length=1)
    kind: Readings
    themes: frozenset[str] = frozenset()
    themes_optional: frozenset[str] = frozenset()


class Observation(Row):
    """A figure at one place of the text."""

    quote: str = Field(min_length=1)
    value: float
    value_high: float | None = None
    qualifier: Readings = UNSAID
    metric: Readings = UNSAID
    per: Readings = UNSAID


class Gold(BaseModel):
    """All that careful readers marked in one document; `docs/annotation.md` says by which rules."""

    model_config = ConfigDict(frozen=True)

    meeting: Meeting | None = None
    meeting_optional: bool = Field(default=False, description="whether it can be argued that there is a meeting at all")
    people: tuple[Person, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    observations: tuple[Observation, ...] = ()


class _Listed(BaseModel):
    """One trial in a file of trials; its folders are relative to that file."""

    model_config = ConfigDict(extra="forbid")

    name: str
    seen: bool
    gold: Path
    documents: Path
    only: tuple[str, ...] = ("*",)
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A document and the gold for it."""

    document: Path
    gold: Path


@dataclass(frozen=True, slots=True)
class Plan:
    """One trial to be made; `seen` says whether the rules were written with its documents in view, None is unknown."""

    name: str
    pairs: Sequence[Pair]
    seen: bool | None = None


def read(path: Path) -> Gold:
    """Return the gold of one file; raises Refused with the place of the first fault."""
    try:
        return Gold.model_validate_json(path.read_bytes())
    except OSError as error:
        raise Refused(f"The gold file {path} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        raise Refused(f"The gold file {path} is broken: {_first(error)}.") from error


def plans(path: Path, documents: Path | None, seeds: Path) -> Sequence[Plan]:
    """Return the trials that a path means: a folder of gold files is one, a TOML file lists several.

    Without a folder of documents, they are looked for in `docs` beside the gold, in its own folder, in `seeds`.
    Raises Refused for gold that is not there, or that has no document.
    """
    if path.suffix == ".toml":
        return [_plan(entry, path.parent) for entry in _listed(path)]
    gold = _gold_of(path)
    return [Plan(path.name, _pairs(gold, documents or _beside(path, gold, seeds)))]


def _plan(entry: _Listed, folder: Path) -> Plan:
    gold = [
        file
        for file in _gold_of(folder / entry.gold)
        if any(map(file.match, entry.only)) and not any(map(file.match, entry.without))
    ]
    if not gold:
        raise Refused(f"The trial “{entry.name}” leaves no gold file of {folder / entry.gold}.")
    return Plan(entry.name, _pairs(gold, folder / entry.documents), entry.seen)


def _listed(path: Path) -> Sequence[_Listed]:
    class Trials(BaseModel):
        trial: tuple[_Listed, ...] = Field(min_length=1)

    try:
        return Trials.model_validate(tomllib.loads(path.read_text("utf-8"))).trial
    except OSError as error:
        raise Refused(f"The file of trials {path} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        raise Refused(f"The file of trials {path} is broken: {_first(error)}.") from error
    except ValueError as error:
        raise Refused(f"The file of trials {path} is not valid TOML: {error}.") from error


def _gold_of(folder: Path) -> Sequence[Path]:
    if not folder.is_dir():
        raise Refused(f"There is no folder {folder}.")
    found = sorted(folder.glob("*.json"))
    if not found:
        raise Refused(f"The folder {folder} has no gold; that is one JSON file for each document.")
    return found


def _beside(folder: Path, gold: Sequence[Path], seeds: Path) -> Path:
    candidates = (folder.parent / "docs", folder, seeds)
    return next((place for place in candidates if _documents(place).get(gold[0].stem)), seeds)


def _pairs(gold: Sequence[Path], folder: Path) -> Sequence[Pair]:
    if not folder.is_dir():
        raise Refused(f"There is no folder {folder}.")
    documents = _documents(folder)
    return [Pair(_only(documents.get(path.stem, []), path, folder), path) for path in gold]


def _documents(folder: Path) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.suffix.casefold() in READABLE:
            found.setdefault(path.stem, []).append(path)
    return found


def _only(candidates: Sequence[Path], gold: Path, folder: Path) -> Path:
    if not candidates:
        raise Refused(f"The folder {folder} has no document {gold.stem} for the gold file {gold.name}.")
    if len(candidates) > 1:
        names = " and ".join(path.name for path in candidates)
        raise Refused(f"The gold file {gold.name} could mean {names}; leave one of them in {folder}.")
    return candidates[0]


def _first(error: ValidationError) -> str:
    fault: Any = error.errors()[0]
    where = ".".join(str(part) for part in fault["loc"])
    return f"{where}: {fault['msg']}" if where else str(fault["msg"])
