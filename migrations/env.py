"""How Alembic reaches the ledger's database: with the engine that `app.schema` hands over."""

from typing import Literal

from alembic import context
from sqlmodel.sql.sqltypes import AutoString

from app.database import UTCDateTime
from app.schema import METADATA


def ours(_thing: object, name: str | None, kind: str, _reflected: bool, _compare_to: object) -> bool:
    """Leave out the full-text index, which each engine keeps in tables and indexes of its own."""
    return not (kind in {"table", "index"} and name is not None and name.startswith("search_index"))


def plain(kind: str, thing: object, _autogen: object) -> str | Literal[False]:
    """Write our own and SQLModel's column types as the plain SQL types they are, so that a migration stands alone."""
    if kind == "type" and isinstance(thing, AutoString):
        return f"sa.String(length={thing.length})" if thing.length else "sa.String()"
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(thing, UTCDateTime) else False


with context.config.attributes["engine"].connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        include_object=ours,
        render_item=plain,
        render_as_batch=True,
        compare_type=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
