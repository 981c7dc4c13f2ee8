"""The seed folder: its documents, what is known about each, the register of meetings, and reference figures."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from app import references
from app.errors import Refused
from app.references import ReferenceRow
from app.register import Registered

T = TypeVar("T", bound=BaseModel)


class Known(BaseModel):
    """What is known about a document beyond its own words; what nobody knows stays None."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    published_on: date | None = None


def meetings(folder: Path) -> Sequence[Registered]:
    """Return the register of meetings; raises Refused where the file is not as it should be."""
    path = folder / "meetings.toml"
    return [_entry(Registered, row, path) for row in _tables(path, "meeting")]


def figures(folder: Path) -> Sequence[tuple[int, ReferenceRow]]:
    """Return the reference figures with their lines, none where there is no file; raises Refused for a broken one."""
    path = folder / "reference.csv"
    return references.read(path) if path.exists() else []


def known_documents(folder: Path) -> Mapping[str, Known]:
    """Return what `documents.toml` in this folder says, by file name; nothing where there is no such file."""
    path = folder / "documents.toml"
    entries = [_entry(Known, row, path) for row in _tables(path, "document")] if path.exists() else []
    return {entry.file: entry for entry in entries}


def _tables(path: Path, name: str) -> list[object]:
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise Refused(f"The file {path} is missing; set G7LEDGER_SEEDS_DIR to the folder that has it.") from error
    except OSError as error:
        raise Refused(f"The file {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(f"The file {path} is not valid TOML: {str(error).rstrip('.')}.") from error
    rows = tables.pop(name, [])
    if tables or not isinstance(rows, list):
        raise Refused(f"The file {path} should have nothing but tables that begin with [[{name}]].")
    return rows


def _entry(model: type[T], row: object, path: Path) -> T:
    try:
        return model.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or model.__name__
        raise Refused(f"In {path}, `{where}` is wrong: {first['msg']}.") from error
