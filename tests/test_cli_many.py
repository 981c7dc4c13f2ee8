"""A folder of many documents: how far it is can be seen, and whatever ends it, the same command goes on."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app import report
from app.config import Settings
from app.seeds import Known
from app.sources import File
from tests.program import FRENCH, PROGRAM, environment, run_here, stored

MANY = 120
LONG = "100.txt"  # takes so long to read that whoever waits for the first documents can always stop before the last


@pytest.fixture
def ledger(own_ledger: Path) -> Path:
    """Return the file of the test's own empty ledger, which the command line uses."""
    return own_ledger


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of many documents, two of which give no text."""
    many = tmp_path / "many"
    many.mkdir()
    for number in range(MANY):
        (many / f"{number:03}.txt").write_text(f"{FRENCH} {number}", "utf-8")
    (many / "000-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (many / "001-empty.txt").write_bytes(b"")
    return many


@contextmanager
def begun(folder: Path, ledger: Path, settings: Settings) -> Iterator[subprocess.Popen[str]]:
    """Run `ingest` in a session of its own, as a terminal does; some documents are kept when the block begins.

    Most are still to be read then, one of which takes long; after the block it is a short one.
    """
    short = (folder / LONG).read_text("utf-8")
    (folder / LONG).write_text("The G7 ministers met in Paris on 4 April 2019 and agreed to act.\n" * 50_000, "utf-8")
    with subprocess.Popen(
        [PROGRAM, "ingest", folder],
        env=environment(data_dir=settings.data_dir),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        until = time.monotonic() + 60
        while time.monotonic() < until and stored(ledger) < 3:
            time.sleep(0.02)
        yield process
    (folder / LONG).write_text(short, "utf-8")


def halves(ledger: Path) -> int:
    """Return how many documents lack what is kept with them."""
    without = "SELECT count(*) FROM document WHERE id NOT IN (SELECT document_id FROM original)"
    with closing(sqlite3.connect(ledger)) as connection:
        return int(connection.execute(without).fetchone()[0])


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_ingest_tells_what_it_kept_and_the_same_command_does_only_the_rest(
    sent: signal.Signals, code: int, folder: Path, ledger: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with begun(folder, ledger, settings) as process:
        os.killpg(process.pid, sent) if sent is signal.SIGINT else process.send_signal(sent)
        _, printed = process.communicate(timeout=60)
    kept = stored(ledger)
    again = run_here(capsys, "ingest", folder)

    assert (process.returncode, halves(ledger)) == (code, 0)
    assert "Traceback" not in printed
    assert printed.splitlines()[-1].startswith(f"Stopped: {kept} of {MANY + 2} documents were read and are kept whole;")
    last = f"{MANY + 2} documents: {kept} unchanged, {MANY - kept} new, 2 failed."
    assert (again.code, again.err.splitlines()[-1], stored(ledger)) == (1, last, MANY)


def test_a_killed_ingest_leaves_whole_documents_no_processes_and_a_ledger_that_goes_on(
    folder: Path, ledger: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with begun(folder, ledger, settings) as process:
        process.kill()
        process.communicate(timeout=60)  # ends only when the last process that could print has ended
    kept = stored(ledger)
    again = run_here(capsys, "ingest", folder)

    assert (process.returncode, halves(ledger)) == (-signal.SIGKILL, 0)
    assert again.err.splitlines()[-1] == f"{MANY + 2} documents: {kept} unchanged, {MANY - kept} new, 2 failed."


def test_what_failed_is_named_below_what_many_documents_gave(
    folder: Path, ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, again = run_here(capsys, "ingest", folder), run_here(capsys, "ingest", folder)

    assert stored(ledger) == MANY
    picture, empty, last = again.err.splitlines()
    assert picture.startswith(f"{folder / '000-picture.txt'}: The file is a PNG image, ")
    assert empty == f"{folder / '001-empty.txt'}: The file is empty."
    assert last == f"{MANY + 2} documents: {MANY} unchanged, 2 failed."
    assert first.err.splitlines()[-3:-1] == [picture, empty]


def test_in_a_log_a_line_says_now_and_then_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    files = [File(Path(f"{number}.txt"), Known(file=f"{number}.txt")) for number in range(1_200)]

    assert list(report.progress(files, "Reading", pause=0)) == files
    lines = capsys.readouterr().err.splitlines()
    assert (lines[0], lines[-1]) == (
        "Reading: 0 of 1,200 documents are done.",
        "Reading: 1,199 of 1,200 documents are done.",
    )
    assert list(report.progress(files, "Reading")) == files
    assert capsys.readouterr().err == ""
