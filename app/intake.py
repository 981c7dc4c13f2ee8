"""Documents come in, many at once: into the ledger, or only looked at."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from app import foundations, report, schema, seeds
from app.config import Settings
from app.database import writing
from app.errors import LedgerError, Refused, Unavailable
from app.extraction.extract import extract
from app.extraction.findings import Extraction
from app.extraction.reading import Limits
from app.ingest import Receipt, ingest, known_facts
from app.sources import Failure, File, Listing, gather, load

__all__ = ["add", "gather", "limits", "look", "prepare", "write_findings"]


def limits(settings: Settings) -> Limits:
    """Return how large a document may be."""
    return Limits(max_bytes=int(settings.max_document_mb * 1_000_000))


def prepare(engine: Engine, settings: Settings) -> None:
    """Make the database ready for documents: its tables where it is a file, and the ledger's foundations."""
    register, figures = seeds.meetings(settings.seeds_dir), seeds.figures(settings.seeds_dir)
    if engine.dialect.name == "sqlite":
        schema.upgrade(engine)
    schema.ensure_current(engine)
    with writing(engine) as session:
        foundations.prepare(session, register, figures)


def add(engine: Engine, listing: Listing, settings: Settings) -> bool:
    """Add the files to the ledger and show what each gave; return whether any failed.

    Where the database becomes unavailable or Ctrl+C comes, the documents read until then are kept and shown.
    """
    receipts: list[Receipt] = []
    try:
        return _add(engine, listing, limits(settings), receipts)
    except KeyboardInterrupt:
        report.complain(f"Stopped: {len(receipts)} of {len(listing.files)} documents were read and are kept whole.")
        raise


def look(listing: Listing, limits: Limits, show: Callable[[Extraction, str], None]) -> bool:
    """Show what each file gives, keeping nothing; return whether any failed."""
    failures = list(listing.failures)
    for file in listing.files:
        found = _found(file, limits, failures)
        if found is not None:
            show(found, file.path.name)
    report.failures(failures)
    return bool(failures)


def write_findings(listing: Listing, limits: Limits, folder: Path) -> bool:
    """Write `NAME.json` for each file, in place of an older one; return whether any failed.

    Raises Refused where two files would be written under one name, and where the folder cannot be written to.
    """
    _refuse_one_name_for_two(listing.files, folder)
    failures = list(listing.failures)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with closing(report.progress(listing.files, "Reading")) as watched:
            for file in watched:
                found = _found(file, limits, failures)
                if found is not None:
                    _target(file, folder).write_text(report.pretty(found) + "\n", "utf-8")
    except OSError as error:
        raise Refused(f"The folder {folder} cannot be written to: {error.strerror}.") from error
    report.failures(failures)
    return bool(failures)


def _add(engine: Engine, listing: Listing, limits: Limits, receipts: list[Receipt]) -> bool:
    failures = list(listing.failures)
    try:
        with closing(report.progress(listing.files, "Reading")) as watched:
            for file in watched:
                with _noting(file, failures):
                    receipts.append(ingest(engine, load(file, limits.max_bytes), limits=limits, now=datetime.now(UTC)))
    finally:
        report.summary(receipts)
        report.failures(failures)
    return bool(failures)


def _found(file: File, limits: Limits, failures: list[Failure]) -> Extraction | None:
    with _noting(file, failures):
        source = load(file, limits.max_bytes)
        return extract(source.raw, name=source.name, known=known_facts(source), limits=limits)
    return None


@contextmanager
def _noting(file: File, failures: list[Failure]) -> Iterator[None]:
    """Note what is wrong with one file, so that the others go on; without a database none of them can."""
    try:
        yield
    except Unavailable:
        raise
    except LedgerError as error:
        failures.append((file.path, error.message))
    except Exception as error:
        if "G7LEDGER_DEBUG" in os.environ:
            raise
        failures.append((file.path, f"This should not have happened ({error!r}); G7LEDGER_DEBUG=1 shows where."))


def _refuse_one_name_for_two(files: Sequence[File], folder: Path) -> None:
    meant: dict[str, Path] = {}
    for file in files:
        target = _target(file, folder)
        other = meant.setdefault(target.name.casefold(), file.path)
        if other != file.path:
            raise Refused(f"{other} and {file.path} would both be written to {target}; use a folder for each.")


def _target(file: File, folder: Path) -> Path:
    return folder / f"{file.path.stem}.json"
