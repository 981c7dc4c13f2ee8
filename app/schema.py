"""The tables as a whole: bringing a database up to date, and telling one that this program cannot use."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlmodel import SQLModel

import app.commitments
import app.documents
import app.evidence
import app.meetings
import app.metrics
import app.people
import app.review
import app.search
import app.themes  # noqa: F401  (each import adds its tables to the metadata)
from app.config import ROOT
from app.database import in_words
from app.errors import Unavailable

METADATA = SQLModel.metadata


def config(engine: Engine) -> Config:
    """Return Alembic's settings for this engine, without a file."""
    settings = Config(attributes={"engine": engine})
    settings.set_main_option("script_location", str(ROOT / "migrations"))
    settings.set_main_option("path_separator", "os")
    return settings


def state(engine: Engine) -> tuple[str | None, str]:
    """Return the version the database is at (None: empty) and the one this program needs."""
    with in_words(), engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    newest = ScriptDirectory.from_config(config(engine)).get_current_head()
    if newest is None:
        raise Unavailable("The program's folder `migrations` is missing; install it again.")
    return current, newest


def upgrade(engine: Engine) -> None:
    """Bring the database up to date; raises Unavailable where it is newer than the program, or cannot be used."""
    current, newest = state(engine)
    if current == newest:
        return
    _refuse_newer(engine, current)
    if engine.dialect.name == "sqlite":
        _keep_write_ahead_log(engine)
    with in_words():
        command.upgrade(config(engine), "head")


def ensure_current(engine: Engine) -> None:
    """Refuse a database that the program cannot serve from as it is; raises Unavailable."""
    current, newest = state(engine)
    if current == newest:
        return
    _refuse_newer(engine, current)
    raise Unavailable("The database is not up to date; run `g7ledger upgrade` first.")


def _refuse_newer(engine: Engine, current: str | None) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(config(engine)).walk_revisions()}
    if current is not None and current not in known:
        raise Unavailable(
            f"The database (version {current}) is newer than this program; update the program, or use a copy of "
            "the database from before."
        )


def _keep_write_ahead_log(engine: Engine) -> None:
    """Let readers read while one writes; SQLite remembers this in the file."""
    with in_words():
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()
