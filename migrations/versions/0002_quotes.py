"""Hold every quotation to its document: `document.text[start:end] == quote`, and the text never changes."""

from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"

WRONG_QUOTE = "evidence.quote must be the words of document.text from start to end"
FIXED_TEXT = "document.text never changes: places in it would mean other words"
TRUE_QUOTE = '(SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start) FROM document WHERE id = NEW.document_id)'

SQLITE = (
    *(
        f"CREATE TRIGGER evidence_quote_{event.lower()} BEFORE {event} ON evidence WHEN NEW.quote IS NOT {TRUE_QUOTE} "
        f"BEGIN SELECT RAISE(ABORT, '{WRONG_QUOTE}'); END"
        for event in ("INSERT", "UPDATE")
    ),
    "CREATE TRIGGER document_text_update BEFORE UPDATE ON document WHEN NEW.text IS NOT OLD.text "
    f"BEGIN SELECT RAISE(ABORT, '{FIXED_TEXT}'); END",
)
POSTGRESQL = (
    f"""
    CREATE FUNCTION hold_evidence_quote() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.quote IS DISTINCT FROM {TRUE_QUOTE} THEN
            RAISE EXCEPTION '{WRONG_QUOTE}' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$""",
    f"""
    CREATE FUNCTION hold_document_text() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.text IS DISTINCT FROM OLD.text THEN
            RAISE EXCEPTION '{FIXED_TEXT}' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$""",
    "CREATE TRIGGER evidence_quote BEFORE INSERT OR UPDATE ON evidence "
    "FOR EACH ROW EXECUTE FUNCTION hold_evidence_quote()",
    "CREATE TRIGGER document_text_update BEFORE UPDATE ON document FOR EACH ROW EXECUTE FUNCTION hold_document_text()",
)


def upgrade() -> None:
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in ("evidence_quote_insert", "evidence_quote_update", "document_text_update"):
            op.execute(f"DROP TRIGGER {name}")
        return
    op.execute("DROP FUNCTION hold_evidence_quote() CASCADE")
    op.execute("DROP FUNCTION hold_document_text() CASCADE")
