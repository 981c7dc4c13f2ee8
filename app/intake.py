"""Documents come in, many at once: into the ledger, or only looked at."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from app import foundations, ingest, report, schema, seeds, stopping, workers
from app.config import Settings
from app.database import writing
from app.errors import LedgerError, Refused, Unavailable
from app.extraction.extract import extract
from app.extraction.findings import Extraction
from app.extraction.reading import Limits
from app.ingest import Receipt
from app.sources import Failure, File, Listing, Source, gather, load
from app.stopping import Stop
from app.workers import Crew

__all__ = ["add", "gather", "limits", "look", "prepare", "write_findings"]


@dataclass(frozen=True, slots=True)
class Begun:
    """A document whose reading was begun; None where the ledger knows it as it is."""

    source: Source
    reading: Future[Extraction] | None


Begin = Callable[[Source], Begun]


def limits(settings: Settings) -> Limits:
    """Return how large a document may be."""
    return Limits(
        max_bytes=int(settings.max_document_mb * 1_000_000),
        max_inflated=int(settings.max_unpacked_mb * 1_000_000),
        max_pages=settings.max_pages,
        max_characters=settings.max_characters,
        max_parsed=settings.max_searched,
    )


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

    Where the database becomes unavailable, or Ctrl+C or SIGTERM comes, the documents read until then are kept and
    shown.
    """
    receipts: list[Receipt] = []
    try:
        with stopping.heard() as stop:
            return _add(engine, listing, settings, receipts, stop)
    except (KeyboardInterrupt, SystemExit):
        report.complain(
            f"Stopped: {len(receipts):,} of {len(listing.files):,} documents were read and are kept whole; "
            "the same command goes on with the others."
        )
        raise


def look(listing: Listing, settings: Settings, show: Callable[[Extraction, str], None]) -> bool:
    """Show what each file gives, keeping nothing; return whether any failed."""
    failures = list(listing.failures)
    with workers.crew(settings, len(listing.files)) as crew:
        for file, found in _found(listing, listing.files, crew, limits(settings), failures):
            show(found, file.path.name)
    report.failures(failures)
    return bool(failures)


def write_findings(listing: Listing, settings: Settings, folder: Path) -> bool:
    """Write `NAME.json` for each file, in place of an older one; return whether any failed.

    Raises Refused where two files would be written under one name, and where the folder cannot be written to.
    """
    _refuse_one_name_for_two(listing.files, folder)
    failures = list(listing.failures)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (
            workers.crew(settings, len(listing.files)) as crew,
            closing(report.progress(listing.files, "Reading")) as watched,
        ):
            for file, found in _found(listing, watched, crew, limits(settings), failures):
                _target(file, folder).write_text(report.pretty(found) + "\n", "utf-8")
    except OSError as error:
        raise Refused(f"The folder {folder} cannot be written to: {error.strerror}.") from error
    report.failures(failures)
    return bool(failures)


def _add(engine: Engine, listing: Listing, settings: Settings, receipts: list[Receipt], stop: Stop) -> bool:
    failures, most = list(listing.failures), limits(settings)
    try:
        with (
            workers.crew(settings, len(listing.files)) as crew,
            closing(report.progress(listing.files, "Reading")) as watched,
        ):
            begun = _ahead(listing.files, crew, partial(_unknown, engine, crew, most), most, failures)
            for file, document in zip(watched, begun, strict=True):
                with _noting(file, failures):
                    stop.heed()
                    receipts.extend(_kept(engine, crew, document, stop))
    finally:
        report.summary(receipts)
        report.failures(failures)
        report.tally(receipts, failures)
    return bool(failures)


def _unknown(engine: Engine, crew: Crew, limits: Limits, source: Source) -> Begun:
    if ingest.unchanged(engine, source):
        return Begun(source, None)
    return Begun(source, crew.begin(ingest.task(engine, source, limits)))


def _kept(engine: Engine, crew: Crew, begun: Begun | None, stop: Stop) -> Iterator[Receipt]:
    if begun is None:
        return
    # Asked again: the same bytes may have been kept a moment ago, under another name.
    receipt = ingest.unchanged(engine, begun.source)
    if receipt is None and begun.reading is not None:
        receipt = ingest.keep(engine, begun.source, crew.result(begun.reading, stop.heed), datetime.now(UTC))
    if receipt is not None:
        yield receipt


def _found(
    listing: Listing, watched: Iterable[File], crew: Crew, limits: Limits, failures: list[Failure]
) -> Iterator[tuple[File, Extraction]]:
    def begin(source: Source) -> Begun:
        known = ingest.known_facts(source)
        return Begun(source, crew.begin(partial(extract, source.raw, name=source.name, known=known, limits=limits)))

    for file, begun in zip(watched, _ahead(listing.files, crew, begin, limits, failures), strict=True):
        found = None
        with _noting(file, failures):
            found = crew.result(begun.reading) if begun and begun.reading else None
        if found is not None:
            yield file, found


def _ahead(
    files: Iterable[File], crew: Crew, begin: Begin, limits: Limits, failures: list[Failure]
) -> Iterator[Begun | None]:
    """Yield each file's document in their order, the reading of the next ones begun; None for one that failed."""
    waiting: deque[Begun | None] = deque()
    for file in files:
        waiting.append(None)
        with _noting(file, failures):
            waiting[-1] = begin(load(file, limits.max_bytes))
        if len(waiting) > 2 * crew.size:
            yield waiting.popleft()
    yield from waiting


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
