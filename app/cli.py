"""The command line `g7ledger`: read documents, serve the ledger, take it away."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from pydantic import ValidationError
from sqlalchemy import Engine
from sqlmodel import func, select

from app import export, foundations, report, schema, seeds
from app.config import Settings
from app.database import connect, reading, writing
from app.documents import Document
from app.errors import LedgerError, Refused, Unreadable
from app.extraction.extract import extract as extract_bytes
from app.extraction.findings import Extraction
from app.extraction.reading import Limits
from app.ingest import Receipt, known_facts
from app.ingest import ingest as ingest_source
from app.main import create_app
from app.sources import gather, load

HELP = "What G7 interior ministers promised through INTERPOL, in their own words, and what became of the numbers."
EXAMPLES = """
**Examples**

`g7ledger serve` – fill an empty ledger with the seed documents and serve it

`g7ledger ingest release.pdf folder/` – add documents

`g7ledger extract release.txt --format table` – look at what would be found, without keeping it

`g7ledger export backup/` – write every table as CSV and JSON
"""

app = typer.Typer(
    help=HELP,
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    add_completion=False,
    pretty_exceptions_enable=False,
)

Paths = Annotated[list[Path], typer.Argument(help="Files and folders of documents.", show_default=False)]


class Format(StrEnum):
    """How `extract` prints."""

    JSON = "json"
    TABLE = "table"


def main() -> None:
    """Run the command line; what a user can mend is said in one sentence, with exit code 1."""
    try:
        app()
    except LedgerError as error:
        report.complain(error.message)
        sys.exit(1)
    except Exception as error:
        if "G7LEDGER_DEBUG" in os.environ:
            raise
        report.complain(f"This should not have happened ({error!r}); G7LEDGER_DEBUG=1 shows where, for a report.")
        sys.exit(70)


@app.command(epilog="Example: `g7ledger serve --port 8080`")
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; else G7LEDGER_HOST.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; else G7LEDGER_PORT.")] = None,
) -> None:
    """Serve the ledger's pages; an empty ledger is filled with the seed documents first."""
    settings = _settings(host=host, port=port)
    _refuse_taken(settings)
    engine = _open(settings)
    if engine.dialect.name == "sqlite":
        schema.upgrade(engine)
    _begin(engine, settings)
    report.say(f"G7 Ledger is at http://{settings.host}:{settings.port} – stop it with Ctrl+C.")
    uvicorn.run(create_app(settings), host=settings.host, port=settings.port, log_level="warning")


@app.command(epilog="Example: `g7ledger ingest release.pdf communique.docx press/`")
def ingest(paths: Paths) -> None:
    """Add documents to the ledger; each is kept whole or not at all, and a failed one never stops the others."""
    settings = _settings()
    engine = _open(settings)
    schema.upgrade(engine)
    with writing(engine) as session:
        foundations.prepare(session, seeds.meetings(settings.seeds_dir))
    if _ingest(engine, gather(paths), settings):
        raise typer.Exit(1)


@app.command(epilog="Example: `g7ledger extract seeds --out found`")
def extract(
    paths: Paths,
    form: Annotated[Format, typer.Option("--format", help="How to print what is found.")] = Format.JSON,
    out: Annotated[Path | None, typer.Option(help="Write NAME.json for each document into this folder.")] = None,
) -> None:
    """Print what documents give, keeping nothing."""
    limits = _limits(_settings())
    files = gather(paths)
    if out is not None:
        _make_folder(out)
    failures = 0
    for path in report.progress(files, "Reading") if out else files:
        try:
            found = _extract(path, limits)
        except Unreadable as error:
            failures += 1
            report.complain(f"{path.name}: {error.message}")
        else:
            _show(found, path, form, out)
    if failures:
        raise typer.Exit(1)


@app.command(name="export", epilog="Example: `g7ledger export backup`")
def export_(folder: Annotated[Path, typer.Argument(help="A new or empty folder.", show_default=False)]) -> None:
    """Write every table as CSV and JSON, the documents as they came, and a README that explains the columns."""
    engine = _open(_settings())
    schema.ensure_current(engine)
    written = export.export(engine, folder)
    report.say(f"Wrote {len(written)} files and the documents to {folder}.")


@app.command()
def upgrade() -> None:
    """Bring the database up to date; `serve` does it by itself for SQLite, not for PostgreSQL."""
    engine = _open(_settings())
    before, newest = schema.state(engine)
    schema.upgrade(engine)
    report.say("The database is up to date." if before == newest else f"The database is now at version {newest}.")


def _settings(**given: str | int | None) -> Settings:
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = "G7LEDGER_" + str(first["loc"][0]).upper()
        raise Refused(f"The setting {name} is wrong: {first['msg']}.") from error


def _limits(settings: Settings) -> Limits:
    return Limits(max_bytes=int(settings.max_document_mb * 1_000_000))


def _open(settings: Settings) -> Engine:
    return connect(settings.database)


def _refuse_taken(settings: Settings) -> None:
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            where = f"Port {settings.port} of {settings.host}"
            raise Refused(f"{where} cannot be used ({error.strerror}); choose another with --port.") from error


def _begin(engine: Engine, settings: Settings) -> None:
    """Make a ledger ready to be read: its foundations, and the seeds where it has no document yet."""
    schema.ensure_current(engine)
    with writing(engine) as session:
        foundations.prepare(session, seeds.meetings(settings.seeds_dir))
    with reading(engine) as session:
        empty = session.exec(select(func.count()).select_from(Document)).one() == 0
    if empty:
        _ingest(engine, gather([settings.seeds_dir]), settings)


def _ingest(engine: Engine, files: Sequence[Path], settings: Settings) -> int:
    """Add the files, show what each gave, and return how many failed."""
    receipts: list[Receipt] = []
    failures: list[tuple[Path, str]] = []
    for path in report.progress(files, "Reading"):
        try:
            source = load(path, _limits(settings).max_bytes)
            receipts.append(ingest_source(engine, source, limits=_limits(settings), now=datetime.now(UTC)))
        except Unreadable as error:
            failures.append((path, error.message))
    report.summary(receipts, failures)
    return len(failures)


def _extract(path: Path, limits: Limits) -> Extraction:
    source = load(path, limits.max_bytes)
    return extract_bytes(source.raw, name=source.name, known=known_facts(source), limits=limits)


def _show(found: Extraction, path: Path, form: Format, out: Path | None) -> None:
    if out is not None:
        (out / f"{path.stem}.json").write_text(
            json.dumps(found.as_dict(), ensure_ascii=False, indent=1) + "\n", "utf-8"
        )
    elif form is Format.JSON:
        report.write(json.dumps(found.as_dict(), ensure_ascii=False, indent=1))
    if form is Format.TABLE:
        report.findings(found, path.name)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"The folder {folder} cannot be made: {error.strerror}.") from error
