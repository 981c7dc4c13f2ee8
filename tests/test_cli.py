"""The command line as a person at a terminal meets it."""

from __future__ import annotations

import json
import os
import pty
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import select

from app.config import ROOT, Settings
from app.database import connect, reading
from app.documents import Document
from tests.program import FRENCH, PROGRAM, environment, run, run_here, serving

SEEDS = ROOT / "seeds"
LONDON = SEEDS / "interpol-london-2021.txt"
COSTLY = ("spacy", "numpy", "alembic", "xlsxwriter", "lxml", "bs4", "pypdf", "docx", "py3langid", "feedgen", "psycopg")


@pytest.fixture(autouse=True)
def ledger(own_ledger: Path) -> Path:
    """Return the file of the test's own empty ledger, which the command line uses."""
    return own_ledger


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Return a folder of three short documents, one of them further down, and of a file that is none."""
    folder = tmp_path / "files"
    (folder / "deep").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    for name in ("a.txt", "b.md", "deep/c.txt", ".hidden/d.txt"):
        (folder / name).write_text(f"{FRENCH} {name}", "utf-8")
    (folder / "notes.csv").write_text("a;b", "utf-8")
    return folder


def slugs(settings: Settings) -> list[str]:
    engine = connect(settings.database)
    with reading(engine) as session:
        found = sorted(session.exec(select(Document.slug)))
    engine.dispose()
    return found


def test_help_names_every_command_and_gives_examples() -> None:
    shown = run("--help")

    assert (shown.code, shown.err) == (0, "")
    assert all(f"g7ledger {name} " in shown.out for name in ("serve", "ingest", "extract", "export"))


@pytest.mark.parametrize("command", ["serve", "ingest", "extract", "export", "reference"])
def test_each_command_has_help_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"Example: g7ledger {command}" in run_here(capsys, command, "--help").out


@pytest.mark.parametrize("arguments", [["nonsense"], ["serve", "--port", "x"], ["serve", "--port", "0"], ["ingest"]])
def test_a_mistyped_command_is_refused_with_exit_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    refused = run_here(capsys, *arguments)

    assert (refused.code, refused.out) == (2, "")
    assert "Traceback" not in refused.err


def imported(program: str) -> set[str]:
    found = subprocess.run(
        [sys.executable, "-c", f"import sys\n{program}\nprint(*sys.modules)"],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return set(found.stdout.split())


def test_help_costs_neither_the_web_nor_the_database_nor_the_extractor() -> None:
    assert imported("import app.cli") & {"fastapi", "uvicorn", "sqlalchemy", "pydantic", "app.ingest", *COSTLY} == set()


def test_a_server_starts_without_what_only_reading_and_downloads_need(settings: Settings) -> None:
    start = (
        "from app import intake, serving; from app.config import Settings; from pathlib import Path\n"
        f"settings = Settings(data_dir=Path({str(settings.data_dir)!r}))\n"
        "intake.prepare(serving.connect(settings.database), settings)\n"
        "serving.create_app(settings)"
    )

    assert imported(start) & set(COSTLY) == set()


def test_serve_fills_an_empty_data_folder_with_the_seeds_once(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    with serving(data_dir=folder) as first:
        assert first.get("/documents/interpol-london-2021")[0] == 200
        assert first.stop() == 130
    with serving(data_dir=folder) as second:
        assert second.get("/meetings/london-2021")[0] == 200
        second.stop()

    assert "Ischia 2017" in first.printed
    assert "Ischia 2017" not in second.printed
    assert len(slugs(Settings(data_dir=folder))) == 5
    assert "Traceback" not in first.printed + second.printed


def test_serve_refuses_a_port_that_is_taken_before_it_touches_the_data(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = run("serve", "--port", port, data_dir=tmp_path / "new")

    assert refused.code == 1
    assert refused.complaint == (
        f"Port {port} of 127.0.0.1 cannot be used (Address already in use); choose another with --port."
    )
    assert not (tmp_path / "new").exists()


def test_ingest_adds_files_and_folders_and_shows_what_each_gave(
    files: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = run_here(capsys, "ingest", files / "b.md", files)

    assert shown.code == 0
    assert slugs(settings) == ["a", "b", "c"]
    assert [line.split()[:2] for line in shown.err.splitlines() if "none" in line] == [
        ["b", "new"], ["a", "new"], ["b", "unchanged"], ["c", "new"],
    ]  # fmt: skip


def test_ingest_prints_what_was_not_understood(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "a: This document is in French" in run_here(capsys, "ingest", files / "a.txt").err


def test_what_is_found_in_a_document_is_shown_and_the_same_file_again_is_unchanged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, again = run_here(capsys, "ingest", LONDON), run_here(capsys, "ingest", LONDON)
    (shown,), (shown_again,) = ([x for x in ran.err.splitlines() if "London 2021" in x] for ran in (first, again))

    assert (first.code, again.code) == (0, 0)
    assert shown.split()[:2] == ["interpol-london-2021", "new"]
    assert shown_again.split() == ["interpol-london-2021", "unchanged", *shown.split()[2:]]


def test_a_file_that_fails_leaves_the_others_kept_and_exit_code_1(
    files: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "ab.txt").write_bytes(b"")
    shown = run_here(capsys, "ingest", files, files / "gone.txt")

    assert shown.code == 1
    assert slugs(settings) == ["a", "b", "c"]
    assert shown.err.endswith(
        f"{files / 'gone.txt'}: There is no such file or folder.\n{files / 'ab.txt'}: The file is empty.\n"
        "5 documents: 3 new, 2 failed.\n"
    )


def test_there_is_no_progress_bar_where_nobody_watches(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = run_here(capsys, "ingest", files)

    assert "Reading" not in shown.err
    assert "\x1b" not in shown.err


def test_there_is_a_progress_bar_on_a_terminal(files: Path, settings: Settings) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [PROGRAM, "ingest", files],
        env={**environment(data_dir=settings.data_dir), "TERM": "xterm"},
        stderr=theirs,
        stdout=theirs,
    ) as process:
        os.close(theirs)
        shown = _all_of(ours)
    assert process.returncode == 0
    assert "Reading" in shown
    assert "a.txt" in shown
    assert "3/3" in shown


def _all_of(terminal: int) -> str:
    shown = b""
    try:
        while part := os.read(terminal, 4096):
            shown += part
    except OSError:  # how Linux says that the other end was closed
        pass
    os.close(terminal)
    return shown.decode()


def test_extract_prints_one_document_as_json(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = run_here(capsys, "extract", files / "a.txt")

    assert (shown.code, shown.err) == (0, "")
    assert json.loads(shown.out)["text"] == f"{FRENCH} a.txt"


def test_extract_prints_several_documents_as_one_line_each(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = run_here(capsys, "extract", files)

    assert [json.loads(line)["text"].split()[-1] for line in shown.out.splitlines()] == ["a.txt", "b.md", "deep/c.txt"]


def test_extract_as_a_table_shows_findings_with_their_words(capsys: pytest.CaptureFixture[str]) -> None:
    shown = run_here(capsys, "extract", LONDON, "--format", "table")

    assert "London" in shown.out
    assert "ftf-profiles" in " ".join(shown.out.split())


def test_extract_writes_a_file_for_each_document(
    files: Path, tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = run_here(capsys, "extract", files, "--out", tmp_path / "found" / "here")

    assert (shown.code, shown.out, shown.err) == (0, "", "")
    assert sorted(path.name for path in (tmp_path / "found" / "here").iterdir()) == ["a.json", "b.json", "c.json"]
    assert slugs(settings) == []


def test_two_documents_of_one_name_are_not_written_over_each_other(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "deep" / "A.txt").write_text(FRENCH, "utf-8")
    refused = run_here(capsys, "extract", files, "--out", tmp_path / "found")

    assert refused.code == 1
    assert refused.complaint.endswith("use a folder for each.")
    assert not (tmp_path / "found").exists()


def test_a_failed_document_leaves_the_others_extracted_and_exit_code_1(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "a.txt").write_bytes(b"")
    shown = run_here(capsys, "extract", files, "--out", tmp_path / "found")

    assert (shown.code, shown.complaint) == (1, f"{files / 'a.txt'}: The file is empty.")
    assert sorted(path.name for path in (tmp_path / "found").iterdir()) == ["b.json", "c.json"]


def test_a_reader_that_goes_away_ends_extract_quietly(files: Path, settings: Settings) -> None:
    with subprocess.Popen(
        [PROGRAM, "extract", files],
        env=environment(data_dir=settings.data_dir),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()


def test_export_writes_the_ledger_into_a_folder(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_here(capsys, "ingest", files)
    shown = run_here(capsys, "export", tmp_path / "out")

    assert (shown.code, len(list((tmp_path / "out" / "documents").iterdir()))) == (0, 3)
    assert "document.csv" in {path.name for path in (tmp_path / "out").iterdir()}


def test_export_leaves_a_folder_with_something_in_it_alone(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused = run_here(capsys, "export", files)

    assert refused.code == 1
    assert refused.complaint == f"{files} is not an empty folder; choose another, so that nothing is overwritten."


def test_upgrade_makes_the_tables_and_then_says_that_all_is_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("G7LEDGER_DATA_DIR", str(tmp_path / "new"))
    first, again = run_here(capsys, "upgrade"), run_here(capsys, "upgrade")

    assert first.complaint.startswith("The database is now at version ")
    assert (first.code, again.code, again.complaint) == (0, 0, "The database is up to date.")


def test_on_postgresql_nothing_is_read_before_upgrade_made_the_tables(
    bare_postgres_engine: object, files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = bare_postgres_engine.url.render_as_string(hide_password=False)  # type: ignore[attr-defined]
    monkeypatch.setenv("G7LEDGER_DATABASE_URL", url)
    refused = run_here(capsys, "ingest", files)

    assert refused.complaint == "There is no ledger in the database yet; run `g7ledger upgrade` first."
    assert [run_here(capsys, name, *rest).code for name, *rest in (["upgrade"], ["ingest", str(files)])] == [0, 0]


FIGURES = """metric,value,dated,page,url
ftf-profiles,4000,2015-06-03,News item N2015-072,https://www.interpol.int/N2015-072
"""


def test_reference_brings_in_figures_that_the_documents_do_not_give(
    tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("G7LEDGER_DATA_DIR", str(settings.data_dir))
    (tmp_path / "own.csv").write_text(FIGURES, "utf-8")

    done = run_here(capsys, "reference", tmp_path / "own.csv")

    assert (done.code, done.complaint) == (
        0,
        "own.csv gives 1 reference figure; readers see them where they ask for them.",
    )


def test_reference_refuses_a_broken_file_with_its_line(
    tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("G7LEDGER_DATA_DIR", str(settings.data_dir))
    (tmp_path / "own.csv").write_text(FIGURES.replace("4000", "many"), "utf-8")

    refused = run_here(capsys, "reference", tmp_path / "own.csv")

    assert refused.code == 1
    assert refused.complaint.startswith("In own.csv, line 2: `value` is wrong")
