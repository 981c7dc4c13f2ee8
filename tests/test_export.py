"""The whole ledger as files: complete, explained, and harmless to open."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.database import writing
from app.errors import Refused
from app.export import export, harmless, tables
from tests.factories import make_attendance, make_commitment, make_document, make_meeting, make_observation


@pytest.fixture
def exported(engine: Engine, tmp_path: Path) -> Path:
    with writing(engine) as session:
        london = make_meeting(session)
        make_commitment(session, london, "=2+2 is a promise, “quoted”, with commas.")
        make_observation(session, london)
        make_attendance(session, london)
    export(engine, tmp_path / "out")
    return tmp_path / "out"


def test_every_table_is_written_twice_with_the_same_rows(exported: Path) -> None:
    for table in tables():
        rows = json.loads((exported / f"{table.name}.json").read_text("utf-8"))
        with (exported / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == len(rows), table.name


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless_in_csv_and_stays_bare_in_json(exported: Path) -> None:
    (row,) = json.loads((exported / "commitment.json").read_text("utf-8"))
    with (exported / "commitment.csv").open(encoding="utf-8", newline="") as file:
        (cells,) = csv.DictReader(file)

    assert row["statement"].startswith("=2+2")
    assert cells["statement"] == f"'{row['statement']}"


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_each_way_to_start_a_formula_is_made_harmless(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_numbers_and_plain_words_are_left_alone() -> None:
    assert [harmless(value) for value in (-1, 2.5, None, "a = b")] == [-1, 2.5, None, "a = b"]


def test_documents_come_out_byte_for_byte(engine: Engine, tmp_path: Path) -> None:
    with writing(engine) as session:
        raw = make_document(session, "Smörgås.").original.raw
    export(engine, tmp_path / "out")

    (file,) = (tmp_path / "out" / "documents").iterdir()
    assert file.read_bytes() == raw


def test_the_readme_explains_every_column(exported: Path) -> None:
    readme = (exported / "README.md").read_text("utf-8")

    for table in tables():
        assert f"## {table.name}" in readme
        assert all(f"| {column.name} |" in readme for column in table.columns if column.name != "raw")


def test_a_folder_with_something_in_it_is_refused(engine: Engine, exported: Path) -> None:
    with pytest.raises(Refused, match="not an empty folder"):
        export(engine, exported)
