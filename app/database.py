"""The engine, its transactions, the column types, and the revision that every visible change raises."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from sqlalchemy import (
    URL,
    Connection,
    DateTime,
    Dialect,
    Engine,
    Enum,
    ExceptionContext,
    TypeDecorator,
    create_engine,
    event,
    make_url,
    text,
    update,
)
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.orm import QueryableAttribute
from sqlmodel import Field, Session, SQLModel

from app.errors import Refused, Unavailable

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

WRONG_ADDRESS = (
    "The setting G7LEDGER_DATABASE_URL is wrong: it should be like postgresql://user:password@host/name or "
    "sqlite:////folder/ledger.db."
)

_LOCKED = "The database is locked by another program; close it, or try again in a moment."
_NO_RIGHT = "The database is read-only; give its user the right to write, then try again."
_NO_LEDGER = "The database has no ledger in it; run `g7ledger upgrade`."
_NO_SERVER = "The database server cannot be reached, or refuses; check G7LEDGER_DATABASE_URL and that it runs."
_NO_DISK = "The disk is full; free some space, then try again."

DAMAGED = ("not a database", "malformed", "disk I/O error", "unable to open")

# What SQLite and PostgreSQL say, in part, and what their owner should hear.
TROUBLES = {
    "is locked": _LOCKED,
    "lock timeout": _LOCKED,
    "readonly database": "The database is read-only; make the file and its folder writable, then try again.",
    "read-only transaction": _NO_RIGHT,
    "permission denied": _NO_RIGHT,
    "unable to open": "The database file cannot be opened; check its folder and permissions.",
    "not a database": "The database file is damaged or is no SQLite file; restore it from a copy, or move it away.",
    "malformed": "The database file is damaged; restore it from a copy, or move it away.",
    "disk I/O error": "The database file cannot be read or written; check its disk, or restore it from a copy.",
    "no such table": _NO_LEDGER,
    "disk is full": _NO_DISK,
    "No space left": _NO_DISK,
    "connection failed": _NO_SERVER,
    "failed to resolve host": _NO_SERVER,
    "connection timeout": _NO_SERVER,
    "terminating connection": _NO_SERVER,
    "closed the connection": _NO_SERVER,
    "connection is lost": _NO_SERVER,
    "connection is closed": _NO_SERVER,
    'relation "': _NO_LEDGER,  # … does not exist
}


class UTCDateTime(TypeDecorator[datetime]):
    """An instant; SQLite forgets time zones, so instants are kept in UTC and come back aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse an instant without a time zone, and keep the others in UTC."""
        if value is not None and value.tzinfo is None:
            raise ValueError("An instant needs a time zone.")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the instant with its time zone."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


def words(values: type[StrEnum]) -> Enum:
    """Return the column type of a closed list: its words as text, checked by the database, on every engine."""
    return Enum(
        values,
        native_enum=False,
        create_constraint=True,
        length=32,
        name=values.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


def relation(declared: object) -> QueryableAttribute[Any]:
    """Return a mapped attribute as what it is in a query; SQLModel declares it as what a row holds."""
    return cast("QueryableAttribute[Any]", declared)


class Revision(SQLModel, table=True):
    """One row: how often what readers see has changed. Page caches and ETags hang on it."""

    id: int = Field(default=1, primary_key=True)
    number: int = 0


def connect(url: str) -> Engine:
    """Return an engine for the ledger; makes the folder of a SQLite file, raises Unavailable where it cannot.

    Raises Refused for an address of neither SQLite nor PostgreSQL.
    """
    address = _address(url)
    if address.get_backend_name() == "postgresql":
        settings = {"connect_timeout": 5}
        engine = create_engine(address.set(drivername="postgresql+psycopg"), pool_pre_ping=True, connect_args=settings)
        event.listen(engine, "begin", _begin_postgresql)
        return engine
    # An address in SQLite's own form ("file:…?mode=ro") names a file that is there.
    if address.database and not address.database.startswith((":memory:", "file:")):
        _make_folder(Path(address.database).parent)
    engine = create_engine(address.set(drivername="sqlite"))
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "handle_error", _let_go)
    return engine


def _address(url: str) -> URL:
    try:
        address = make_url(url.replace("postgres://", "postgresql://", 1))
    except ArgumentError as error:
        raise Refused(WRONG_ADDRESS) from error
    if address.get_backend_name() not in {"sqlite", "postgresql"}:
        raise Refused(WRONG_ADDRESS)
    return address


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            f"The data folder {folder} cannot be made ({error.strerror}); choose another with G7LEDGER_DATA_DIR."
        ) from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late; `_begin` sends it
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _let_go(context: ExceptionContext) -> None:
    """Close the connections to a damaged file, so that the one restored in its place is opened afresh."""
    context.is_disconnect = any(words in str(context.original_exception) for words in DAMAGED)


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _writes(connection) else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    """Let readers see one state, and writers wait for each other as long as on SQLite.

    Two writers at once would give out one number twice.
    """
    if not _writes(connection):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    else:
        connection.exec_driver_sql("SET LOCAL lock_timeout = '5s'")
        connection.exec_driver_sql("SELECT number FROM revision FOR UPDATE")


def _writes(bind: Connection | Engine) -> bool:
    return bool(bind.get_execution_options().get("g7ledger_writes", False))


def is_writing(session: Session) -> bool:
    """Tell whether a session was opened by `writing`."""
    return _writes(session.get_bind())


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open a session that reads one consistent state; it is never committed."""
    with in_words(), _opened(engine) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Open the one transaction of an action: kept whole and the revision raised, or nothing at all.

    Raises Unavailable where the database is locked, read-only or damaged.
    """
    with in_words(), _opened(engine.execution_options(g7ledger_writes=True)) as session:
        changed = _watch(session)
        yield session
        session.flush()
        if changed:
            session.execute(update(Revision).values(number=Revision.number + 1))
        session.commit()


@contextmanager
def _opened(engine: Engine) -> Iterator[Session]:
    """Open a session whose rows outlive it.

    Python 3.11 crashes where its collector frees a row in the very moment in which the session lets go of it: a page's
    macros hold rows in cycles, which only the collector frees.
    """
    session = Session(engine)
    try:
        yield session
    finally:
        rows = list(session.identity_map.values())
        session.close()
        del rows


def _watch(session: Session) -> list[bool]:
    """Return a list that is empty until the session has written something."""
    changed: list[bool] = []

    def note(flushed: Session, _context: object) -> None:
        if flushed.new or flushed.deleted or any(map(flushed.is_modified, flushed.dirty)):
            changed.append(True)

    event.listen(session, "after_flush", note)
    return changed


def revision(session: Session) -> int:
    """Return the number of visible changes so far."""
    return int(session.execute(text("SELECT number FROM revision")).scalar_one())


def peek(engine: Engine) -> int:
    """Return the revision as quickly as can be, without a session; raises Unavailable like `reading`."""
    with in_words(), engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT number FROM revision").scalar_one())


@contextmanager
def in_words() -> Iterator[None]:
    """Turn a database's trouble that its owner can mend into Unavailable; other errors pass."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:  # a connection's first words come without SQLAlchemy
        sentence = trouble(str(getattr(error, "orig", error)))
        if sentence is None:
            raise
        raise Unavailable(sentence) from error


def trouble(cause: str) -> str | None:
    """Return the sentence for a state of the database that its owner can mend, None for any other error."""
    return next((sentence for words, sentence in TROUBLES.items() if words in cause), None)
