"""What tests share: a fresh ledger each, copied from one that the migrations built."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from app import schema
from app.config import Settings
from app.database import connect, writing


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
