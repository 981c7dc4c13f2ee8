"""The command line `g7ledger`: read documents, serve the ledger, take it away."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app import report
from app.errors import LedgerError, Refused

# Each command imports what it needs itself: all of it together takes seconds, which `--help` must not cost.
if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.config import Settings

HELP = "What G7 interior ministers promised through INTERPOL, in their own words, and what became of the numbers."
EXAMPLES = """
**Examples**

`g7ledger serve` – fill an empty ledger with the seed documents and serve it

`g7ledger ingest release.pdf folder/` – add documents

`g7ledger extract release.txt --format table` – look at what would be found, without keeping it

`g7ledger extract folder/ --out found/` – write what would be found into `found/NAME.json`

`g7ledger explain release.txt` – show by which rule and which words each finding came about

`g7ledger evaluate tests/corpus` – measure how well annotated documents are read

`g7ledger reference figures.csv` – bring in figures of INTERPOL's own pages, to be drawn beside the documents'

`g7ledger export backup/` – write every table as CSV and JSON

Settings are environment variables, such as `G7LEDGER_DATA_DIR`; the README lists them.
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
    """How findings and measurements are printed."""

    JSON = "json"
    TABLE = "table"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; what a user can mend is said in one sentence, with exit code 1."""
    try:
        app(arguments)
    except LedgerError as error:
        report.complain(error.message)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if "G7LEDGER_DEBUG" in os.environ:
            raise
        report.complain(f"This should not have happened ({error!r}); G7LEDGER_DEBUG=1 shows where, for a report.")
        sys.exit(70)


@app.command(epilog="Example: `g7ledger serve --port 8080`")
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; else G7LEDGER_HOST.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; else G7LEDGER_PORT.", min=1, max=65535)] = None,
) -> None:
    """Serve the ledger's pages; an empty ledger is filled with the seed documents first."""
    from app import serving

    serving.serve(_settings(host=host, port=port))


@app.command(epilog="Example: `g7ledger ingest release.pdf communique.docx press/`")
def ingest(paths: Paths) -> None:
    """Add documents to the ledger; each is kept whole or not at all, and a failed one never stops the others."""
    from app import intake

    settings, listing = _settings(), intake.gather(paths)
    with _opened(settings) as engine:
        if listing.files:
            intake.prepare(engine, settings)
        failed = intake.add(engine, listing, settings)
    if failed:
        raise typer.Exit(1)


@app.command(epilog="Example: `g7ledger extract seeds --out found`")
def extract(
    paths: Paths,
    form: Annotated[
        Format,
        typer.Option("--format", help="How to print what is found: of several documents, json is one line each."),
    ] = Format.JSON,
    out: Annotated[
        Path | None, typer.Option(help="Write NAME.json for each document NAME.* into this folder instead.")
    ] = None,
) -> None:
    """Print what documents give, keeping nothing."""
    from app import intake

    settings, listing = _settings(), intake.gather(paths)
    if out is not None:
        failed = intake.write_findings(listing, settings, out)
    elif form is Format.TABLE:
        failed = intake.look(listing, settings, report.findings)
    else:
        failed = intake.look(listing, settings, report.document if len(listing.files) == 1 else report.line)
    if failed:
        raise typer.Exit(1)


@app.command(epilog="Example: `g7ledger explain release.txt`")
def explain(
    file: Annotated[Path, typer.Argument(help="A document.", show_default=False)],
    form: Annotated[Format, typer.Option("--format", help="How to print the reasons.")] = Format.TABLE,
) -> None:
    """Show, for each finding of a document, the rule and the words it hung on; and what was not understood."""
    from app import intake

    if file.is_dir():
        raise Refused(f"{file} is a folder; name one document of it.")
    show = report.explanation if form is Format.TABLE else report.explained
    if intake.look(intake.gather([file]), _settings(), show):
        raise typer.Exit(1)


@app.command(epilog="Example: `g7ledger evaluate tests/corpus/genre/gold --format json --out scores.json`")
def evaluate(
    annotated: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="Gold files, or a TOML file of trials.", show_default=False)
    ],
    documents: Annotated[
        Path | None,
        typer.Argument(metavar="[DOCS_DIR]", help="Their documents; else `docs` beside the gold, or the seeds."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the scores.")] = Format.TABLE,
    out: Annotated[Path | None, typer.Option(help="Write into this file instead.")] = None,
    misses: Annotated[bool, typer.Option(help="List every miss, with the document's words.")] = True,
) -> None:
    """Measure how well annotated documents are read: precision, recall and F1 with 95 % intervals, and every miss."""
    from app import gold, measuring

    if out is not None and not out.absolute().parent.is_dir():
        raise Refused(f"There is no folder {out.parent} to write {out.name} into.")
    settings = _settings()
    measured = measuring.measure(gold.plans(annotated, documents, settings.seeds_dir), settings)
    shown = measured if misses else measuring.without_misses(measured)
    text = measuring.as_json(shown) if form is Format.JSON else measuring.as_table(shown)
    report.deliver(text, out)


@app.command(epilog="Example: `g7ledger reference figures.csv`")
def reference(
    file: Annotated[Path, typer.Argument(help="A CSV file like `seeds/reference.csv`.", show_default=False)],
) -> None:
    """Bring in figures of INTERPOL's own pages, drawn lighter and apart; the same file again replaces what it gave."""
    from app import intake, references
    from app.database import writing

    settings, listed = _settings(), references.read(file)
    with _opened(settings) as engine:
        intake.prepare(engine, settings)
        with writing(engine) as session:
            count = references.enter(session, listed, file.name)
    figures = "1 reference figure" if count == 1 else f"{count:,} reference figures"
    report.say(f"{file.name} gives {figures}; readers see them where they ask for them.")


Later = Annotated[str, typer.Argument(help="The later commitment, for example london-2021-7.", show_default=False)]
Earlier = Annotated[str, typer.Argument(help="The earlier commitment, or a meeting as a whole.", show_default=False)]
By = Annotated[str, typer.Option(help="Who decides; kept with the decision.", show_default=False)]
Why = Annotated[str | None, typer.Option(help="Why; kept with the decision.")]


@app.command(epilog='Example: `g7ledger confirm london-2021-7 paris-2019-3 --by "your name"`')
def confirm(later: Later, earlier: Earlier, by: By, why: Why = None) -> None:
    """Confirm that a commitment goes on from an earlier one; until then pages call the link a suggestion."""
    _judge(later, earlier, by, why, stands=True)
    report.say(f"Confirmed: {later} goes on from {earlier}.")


@app.command(epilog='Example: `g7ledger reject london-2021-7 paris-2019-3 --by "your name" --why "another database"`')
def reject(later: Later, earlier: Earlier, by: By, why: Why = None) -> None:
    """Reject a link between two commitments; no page shows it any more, and no reading brings it back."""
    _judge(later, earlier, by, why, stands=False)
    report.say(f"Rejected: {later} does not go on from {earlier}.")


def _judge(later: str, earlier: str, by: str, why: str | None, *, stands: bool) -> None:
    from datetime import UTC, datetime

    from app import review, schema
    from app.database import writing

    if not by.strip():
        raise Refused("Say who decides with --by.")
    editor = review.Editor(name=by.strip(), at=datetime.now(UTC), why=why)
    decide = review.accept if stands else review.reject
    with _opened(_settings()) as engine:
        schema.ensure_current(engine)
        with writing(engine) as session:
            for link in review.links(session, later, earlier):
                decide(session, link, editor)


@app.command(name="export", epilog="Example: `g7ledger export backup`")
def export_(folder: Annotated[Path, typer.Argument(help="A new or empty folder.", show_default=False)]) -> None:
    """Write every table as CSV and JSON, the documents as they came, and a README that explains the columns."""
    from app import export, schema

    with _opened(_settings()) as engine:
        schema.ensure_current(engine)
        written = export.export(engine, folder)
    report.say(f"Wrote {len(written)} files and the documents to {folder}.")


@app.command()
def upgrade() -> None:
    """Bring the database up to date; `serve` does it by itself for SQLite, not for PostgreSQL."""
    from app import schema

    with _opened(_settings()) as engine:
        before, newest = schema.state(engine)
        schema.upgrade(engine)
    report.say("The database is up to date." if before == newest else f"The database is now at version {newest}.")


def _settings(**given: str | int | None) -> Settings:
    from pydantic import ValidationError

    from app.config import Settings

    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = "G7LEDGER_" + str(first["loc"][0]).upper()
        raise Refused(f"The setting {name} is wrong: {first['msg']}.") from error


@contextmanager
def _opened(settings: Settings) -> Iterator[Engine]:
    from app.database import connect

    engine = connect(settings.database)
    try:
        yield engine
    finally:
        engine.dispose()
