"""Index the words of `search_entry`: FTS5 on SQLite, a text-search index on PostgreSQL."""

from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"

ADD = "INSERT INTO search_index (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body);"
REMOVE = "INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', OLD.id, OLD.title, OLD.body);"

SQLITE = (
    "CREATE VIRTUAL TABLE search_index USING fts5(title, body, content='search_entry', content_rowid='id', "
    "tokenize='porter unicode61 remove_diacritics 2')",
    f"CREATE TRIGGER search_entry_insert AFTER INSERT ON search_entry BEGIN {ADD} END",
    f"CREATE TRIGGER search_entry_delete AFTER DELETE ON search_entry BEGIN {REMOVE} END",
    f"CREATE TRIGGER search_entry_update AFTER UPDATE ON search_entry BEGIN {REMOVE} {ADD} END",
)
POSTGRESQL = "CREATE INDEX search_index ON search_entry USING gin (to_tsvector('english', title || ' ' || body))"


def upgrade() -> None:
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else (POSTGRESQL,):
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP INDEX search_index")
        return
    for event in ("insert", "delete", "update"):
        op.execute(f"DROP TRIGGER search_entry_{event}")
    op.execute("DROP TABLE search_index")
