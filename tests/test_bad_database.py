"""Databases that cannot be used: one clear sentence, nothing stored; the server answers 503 and recovers."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.database import connect
from tests.program import FRENCH, free_port, refused, run_here, serving, stored


@pytest.fixture(autouse=True)
def ledger(own_ledger: Path) -> Path:
    """Return the file of the test's own empty ledger, which the command line uses."""
    return own_ledger


def commands(good: Path) -> list[list[str]]:
    """What uses the database."""
    return [["ingest", str(good)], ["serve", "--port", str(free_port())], ["upgrade"]]


def damage(ledger: Path, how: str) -> None:
    raw = ledger.read_bytes()
    rubbish = {
        "rubbish": b"This is no database. " * 500,
        "cut short": raw[: len(raw) // 2],
        "garbled": raw[:100] + bytes(b ^ 0x5A for b in raw[100:]),
    }
    ledger.write_bytes(rubbish[how])


@pytest.mark.parametrize("how", ["rubbish", "cut short", "garbled"])
def test_a_damaged_database_is_named_and_left_as_it_is(
    how: str, ledger: Path, good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(ledger, how)
    before = ledger.read_bytes()

    for command in commands(good):
        assert "damaged" in refused(run_here(capsys, *command))
    assert ledger.read_bytes() == before


def test_a_database_that_is_newer_than_the_program_is_left_alone(
    ledger: Path, good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()

    for command in [*commands(good), ["export", str(good.parent / "out")]]:
        assert "(version 9999) is newer than this program" in refused(run_here(capsys, *command))
    assert stored(ledger) == 0


@pytest.mark.parametrize("table", ["invoice", "alembic_version"])
def test_a_database_of_something_else_is_left_alone(
    table: str, ledger: Path, good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger.unlink()
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute(f"CREATE TABLE {table} (version_num TEXT)")
        connection.execute(f"INSERT INTO {table} VALUES ('ab12')")  # noqa: S608 - our own table's name
        connection.commit()

    for command in commands(good):
        assert "holds something else than a ledger" in refused(run_here(capsys, *command))
    with closing(sqlite3.connect(ledger)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [(table,)]


def test_export_from_an_empty_database_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("G7LEDGER_DATA_DIR", str(tmp_path / "new"))

    assert "There is no ledger in the database yet" in refused(run_here(capsys, "export", tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_folder_in_the_place_of_the_database_is_named(
    ledger: Path, good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger.unlink()
    ledger.mkdir()

    assert "The database file cannot be opened" in refused(run_here(capsys, "ingest", good))


def test_a_locked_database_is_named_within_seconds_and_nothing_is_stored(
    ledger: Path, good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        complaint = refused(run_here(capsys, "ingest", good))
        waited = time.monotonic() - begun

    assert "The database is locked by another program" in complaint
    assert 4 < waited < 20
    assert stored(ledger) == 0


def test_a_database_opened_for_reading_only_is_named(
    ledger: Path, good: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("G7LEDGER_DATABASE_URL", f"sqlite:///file:{ledger}?mode=ro&uri=true")
    monkeypatch.chdir(good.parent)

    assert "The database is read-only" in refused(run_here(capsys, "ingest", good))
    assert stored(ledger) == 0
    assert not Path("file:").exists()


@pytest.fixture
def others_folder(ledger: Path) -> Iterator[Path]:
    """Return a data folder with a ledger and a document, which every user may look into but not write to."""
    folder = Path(tempfile.mkdtemp(prefix="g7ledger-"))
    shutil.copy(ledger, folder)
    (folder / "good.txt").write_text(FRENCH, "utf-8")
    (folder / "ledger.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Act as a user whom permissions bind: they do not bind root."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_a_database_that_may_not_be_written_to_is_named(
    others_folder: Path, good: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run_here(capsys, "ingest", good)  # all is imported before the rights to do so are gone
    monkeypatch.setenv("G7LEDGER_DATA_DIR", str(others_folder))
    with as_nobody():
        complaint = refused(run_here(capsys, "ingest", others_folder / "good.txt"))

    assert "read-only" in complaint
    others_folder.chmod(0o755)
    assert stored(others_folder / "ledger.db") == 0


def test_a_folder_that_may_not_be_written_to_is_named(
    others_folder: Path, good: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run_here(capsys, "ingest", good)
    monkeypatch.setenv("G7LEDGER_DATA_DIR", str(others_folder / "new"))
    with as_nobody():
        complaint = refused(run_here(capsys, "ingest", others_folder / "good.txt"))

    assert "cannot be made (Permission denied)" in complaint


def test_a_document_that_may_not_be_read_is_named(
    others_folder: Path, good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_here(capsys, "extract", good)
    closed = others_folder / "good.txt"
    closed.chmod(0o000)
    with as_nobody():
        ran = run_here(capsys, "extract", closed)

    assert refused(ran) == f"{closed}: The file cannot be read: Permission denied."


@pytest.fixture
def postgresql(postgres_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Return the engine of an empty PostgreSQL ledger that the command line uses."""
    monkeypatch.setenv("G7LEDGER_DATABASE_URL", postgres_engine.url.render_as_string(hide_password=False))
    return postgres_engine


def documents_of(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM document")).scalar_one())


def test_a_read_only_postgresql_database_is_named(
    postgresql: Engine, good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with postgresql.begin() as connection:
        name = postgresql.url.database
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    assert "The database is read-only; give its user the right to write" in refused(run_here(capsys, "ingest", good))
    assert documents_of(postgresql) == 0


def test_a_postgresql_user_without_rights_is_told_so(
    postgresql: Engine, good: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgresql.begin() as connection:
        connection.execute(text("DROP ROLE IF EXISTS reader"))
        connection.execute(text("CREATE ROLE reader LOGIN"))
        connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"))
    monkeypatch.setenv("G7LEDGER_DATABASE_URL", postgresql.url.set(username="reader").render_as_string())
    complaint = refused(run_here(capsys, "ingest", good))
    with postgresql.begin() as connection:
        connection.execute(text("DROP OWNED BY reader"))
        connection.execute(text("DROP ROLE reader"))

    assert complaint == "The database is read-only; give its user the right to write, then try again."


def test_a_postgresql_database_that_another_writer_holds_is_named_within_seconds(
    postgresql: Engine, good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with postgresql.connect() as connection:
        connection.execute(text("SELECT number FROM revision FOR UPDATE"))
        begun = time.monotonic()
        assert "The database is locked by another program" in refused(run_here(capsys, "ingest", good))
        assert time.monotonic() - begun < 20
    assert documents_of(postgresql) == 0


def test_a_postgresql_server_that_is_not_there_is_named(
    good: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for host in (f"127.0.0.1:{free_port()}", "nowhere.invalid"):
        monkeypatch.setenv("G7LEDGER_DATABASE_URL", f"postgresql://reader:secret@{host}/ledger")
        complaint = refused(run_here(capsys, "ingest", good))

        assert "The database server cannot be reached" in complaint
        assert "secret" not in complaint


def test_a_postgresql_database_that_is_not_there_is_named(
    postgresql: Engine, good: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = postgresql.url.set(database="nowhere").render_as_string(hide_password=False)
    monkeypatch.setenv("G7LEDGER_DATABASE_URL", address)

    assert "The database server cannot be reached, or refuses" in refused(run_here(capsys, "ingest", good))


def test_a_server_whose_postgresql_goes_away_answers_503_and_recovers(
    postgres_url: str, postgresql: Engine, good: Path
) -> None:
    address, name = postgresql.url.render_as_string(hide_password=False), postgresql.url.database
    admin = connect(postgres_url).execution_options(isolation_level="AUTOCOMMIT")
    with serving(database_url=address, seeds_dir=seeds_of(good)) as server, admin.connect() as connection:
        before = server.get("/documents")[0]
        connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false"))
        others = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
        connection.execute(others, {"name": name})
        meanwhile = server.get("/documents")
        connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true"))
        after = server.get("/documents")[0]
    admin.dispose()

    assert (before, meanwhile[0], after) == (200, 503, 200)
    assert "The ledger cannot be read just now" in meanwhile[1]
    assert "Traceback" not in server.printed


def test_a_server_whose_file_is_damaged_answers_503_and_recovers(ledger: Path, good: Path) -> None:
    with serving(data_dir=ledger.parent, seeds_dir=seeds_of(good)) as server:
        before = server.get("/documents")[0]
        kept = {path: path.read_bytes() for path in ledger.parent.iterdir()}
        for path, raw in kept.items():
            path.write_bytes(b"rubbish " * (len(raw) // 8))
        meanwhile = server.get("/documents")
        health = server.get("/-/health")[0]
        for path, raw in kept.items():
            path.write_bytes(raw)
        after = server.get("/documents")[0]

    assert (before, meanwhile[0], health, after) == (200, 503, 503, 200)
    assert "The ledger cannot be read just now" in meanwhile[1]


def seeds_of(good: Path) -> Path:
    """Return a seeds folder of this one document, and of no meeting."""
    (good.parent / "seeds").mkdir()
    (good.parent / "seeds" / "meetings.toml").touch()
    return good.rename(good.parent / "seeds" / good.name).parent
