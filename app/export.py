"""The whole ledger as files: every table as CSV and JSON, the documents as they came, and what the columns mean."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Engine, Table, select
from sqlmodel import SQLModel

from app.database import in_words
from app.errors import Refused
from app.schema import METADATA

LEFT_OUT = {"search_entry"}  # made from the other tables, for searching only
FORMULA = ("=", "+", "-", "@", "\t", "\r")

README = """# The ledger's tables

Each table is here twice, with the same rows: `NAME.csv` (UTF-8, a header row) and `NAME.json` (a list of objects).
`documents/` holds the documents byte for byte as they came; `original` says which file is which.
In CSV, a cell that a spreadsheet would run as a formula starts with an apostrophe; JSON has the bare value.
Empty cells are unknown values. Dates are ISO 8601. `start` and `end` count the characters of `document.text` from 0.
"""


def export(engine: Engine, folder: Path) -> list[Path]:
    """Write every table into the folder, new or empty, and return the files; raises Refused where it cannot."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} is not an empty folder; choose another, so that nothing is overwritten.")
    try:
        (folder / "documents").mkdir(parents=True, exist_ok=True)
        with in_words(), engine.connect() as connection:
            return [path for table in tables() for path in _write(connection, table, folder)] + [_readme(folder)]
    except OSError as error:
        raise Refused(f"{folder} cannot be written: {error.strerror}.") from error


def tables() -> list[Table]:
    """Return the tables that are exported, those that others point at first."""
    return [table for table in METADATA.sorted_tables if table.name not in LEFT_OUT]


def _write(connection: Connection, table: Table, folder: Path) -> Iterator[Path]:
    rows = [_plain(dict(row), folder) for row in connection.execute(select(table)).mappings()]
    target = folder / f"{table.name}.json"
    target.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")
    yield target
    with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [column.name for column in table.columns if column.name != "raw"])
        writer.writeheader()
        writer.writerows({name: harmless(value) for name, value in row.items()} for row in rows)
    yield folder / f"{table.name}.csv"


def _plain(row: dict[str, Any], folder: Path) -> dict[str, Any]:
    raw = row.pop("raw", None)
    if raw is not None:
        row["filename"] = f"{row['document_id']}-{Path(row['filename']).name}"
        (folder / "documents" / row["filename"]).write_bytes(raw)
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def harmless(value: object) -> object:
    """Return a CSV cell that no spreadsheet runs: text that starts like a formula gets an apostrophe before it."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _readme(folder: Path) -> Path:
    path = folder / "README.md"
    path.write_text("\n".join([README, *(_columns(table) for table in tables())]), "utf-8")
    return path


def _columns(table: Table) -> str:
    model = next(model for model in _models(SQLModel) if getattr(model, "__table__", None) is table)
    purpose = (model.__doc__ or "").strip().splitlines()[0]
    lines = [f"## {table.name}", "", purpose, "", "| column | type | meaning |", "|---|---|---|"]
    for name, column in table.columns.items():
        if name != "raw":
            lines.append(f"| {name} | {column.type} | {_meaning(model, name, column)} |")
    return "\n".join([*lines, ""])


def _meaning(model: type[SQLModel], name: str, column: Column[Any]) -> str:
    points_at = next((key.target_fullname for key in column.foreign_keys), None)
    described = model.model_fields[name].description or ("its number" if name == "id" else "")
    return "; ".join(part for part in (described, points_at and f"points at {points_at}") if part)


def _models(base: type[SQLModel]) -> Iterator[type[SQLModel]]:
    """Yield every class made of this one, at whatever depth."""
    for model in base.__subclasses__():
        yield model
        yield from _models(model)
