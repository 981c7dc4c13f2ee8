"""The tables as a whole: bringing a database up to date, and telling one that this program cannot use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect
from sqlmodel import SQLModel

import app.commitments
import app.documents
import app.evidence
import app.meetings
import app.metrics
import app.people
import app.references
import app.review
import app.search
import app.themes  # noqa: F401  (each import adds its tables to the metadata)
from app.config import ROOT
from app.database import in_words
from app.errors import Unavailable

# Alembic takes half a second to import, which only a database that is not up to date should cost.
if TYPE_CHECKING:
    from alembic.config import Config

METADATA = SQLModel.metadata
MIGRATIONS = ROOT / "migrations"
ALWAYS_THERE = "evidence"  # a table that every version of the ledger has


def config(engine: Engine) -> Config:
    """Return Alembic's settings for this engine, without a file."""
    from alembic.config import Config

    settings = Config(attributes={"engine": engine})
    settings.set_main_option("script_location", str(MIGRATIONS))
    settings.set_main_option("path_separator", "os")
    return settings


def versions() -> list[str]:
    """Return the versions that this program knows, oldest first: what its migrations' file names begin with."""
    found = sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("*.py"))
    if not found:
        raise Unavailable("The program's folder `migrations` is missing; install it again.")
    return found


def state(engine: Engine) -> tuple[str | None, str]:
    """Return the version the database is at (None: empty) and the one this program needs.

    Raises Unavailable where the database is newer than the program, holds something else, or cannot be used.
    """
    known = versions()
    with in_words(), engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        current = _version(connection) if "alembic_version" in tables else None
    if current not in known:
        _refuse_other_tables(tables - {"alembic_version"}, current)
    return current, known[-1]


def upgrade(engine: Engine) -> None:
    """Bring the database up to date; raises Unavailable like `state`."""
    current, newest = state(engine)
    if current == newest:
        return
    from alembic import command

    if engine.dialect.name == "sqlite":
        _keep_write_ahead_log(engine)
    with in_words():
        command.upgrade(config(engine), "head")


def ensure_current(engine: Engine) -> None:
    """Refuse a database that the program cannot serve from as it is; raises Unavailable."""
    current, newest = state(engine)
    if current is None:
        raise Unavailable("There is no ledger in the database yet; run `g7ledger upgrade` first.")
    if current != newest:
        raise Unavailable("The database is not up to date; run `g7ledger upgrade` first.")


def _version(connection: Connection) -> str | None:
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(found) if found else None


def _refuse_other_tables(tables: set[str], current: str | None) -> None:
    if ALWAYS_THERE in tables and current is not None:
        raise Unavailable(
            f"The database (version {current}) is newer than this program; update the program, or use a copy of "
            "the database from before."
        )
    if tables or current is not None:
        raise Unavailable(
            "The database holds something else than a ledger; choose another with G7LEDGER_DATA_DIR or "
            "G7LEDGER_DATABASE_URL."
        )


def _keep_write_ahead_log(engine: Engine) -> None:
    """Let readers read while one writes; SQLite remembers this in the file."""
    with in_words():
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()
