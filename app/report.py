"""What the command line prints: progress and complaints to the error stream, results to the output."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from app.errors import Refused

if TYPE_CHECKING:  # both take long to import, and `--help` needs neither
    from app.extraction.findings import Extraction, Finding
    from app.ingest import Receipt
    from app.sources import Failure, File

_LONG = 300  # characters of a notice's place that are shown
_NAME = 28  # characters of a file's name beside the bar, so that a line holds both
_MANY = 30  # documents: of more, those that were as they are now are only counted
_PAUSE = 10.0  # seconds between two lines of progress where no bar can be drawn

OUTPUT = Console(highlight=False)
ASIDE = Console(stderr=True, highlight=False, width=None if sys.stderr.isatty() else 120)


def say(sentence: str) -> None:
    """Tell the user what is happening."""
    ASIDE.print(Text(sentence), soft_wrap=True)


def complain(sentence: str) -> None:
    """Tell the user what is wrong."""
    ASIDE.print(Text(sentence, style="bold red"), soft_wrap=True)


def document(found: Extraction, _name: str) -> None:
    """Print what one document gives, for people and programs to read."""
    print(pretty(found), file=OUTPUT.file)


def line(found: Extraction, _name: str) -> None:
    """Print what one of several documents gives in one line (JSON Lines)."""
    print(json.dumps(found.as_dict(), ensure_ascii=False), file=OUTPUT.file, flush=True)


def pretty(found: Extraction) -> str:
    """Return what a document gives as JSON that is easy on the eye."""
    return json.dumps(found.as_dict(), ensure_ascii=False, indent=1)


def deliver(text: str, path: Path | None) -> None:
    """Print a report, or write it into a file; raises Refused where that cannot be."""
    if path is None:
        print(text, end="", file=OUTPUT.file)
        return
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise Refused(f"The file {path} cannot be written: {error.strerror}.") from error


def progress(files: Sequence[File], doing: str, pause: float = _PAUSE) -> Generator[File]:
    """Yield the files under a progress bar; in a log a line says every `pause` seconds how far it is."""
    if not ASIDE.is_terminal:
        yield from _logged(files, doing, pause)
        return
    columns = (BarColumn(20), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[name]}"))
    with Progress(TextColumn(doing), *columns, console=ASIDE, transient=True) as bar:
        task = bar.add_task("", total=len(files), name="")
        for file in files:
            bar.update(task, name=escape(_shortened(file.path.name, _NAME)))
            yield file
            bar.advance(task)


def _logged(files: Sequence[File], doing: str, pause: float) -> Iterator[File]:
    told = time.monotonic()
    for done, file in enumerate(files):
        if time.monotonic() - told >= pause:
            say(f"{doing}: {done:,} of {len(files):,} documents are done.")
            told = time.monotonic()
        yield file


def summary(receipts: Sequence[Receipt]) -> None:
    """Print what each document gave, and what was not understood; of many, only the new and changed ones."""
    table = Table(title="What the documents gave", title_justify="left", box=SIMPLE_HEAD)
    for heading in ("document", "outcome", "meeting"):
        table.add_column(heading, overflow="fold")
    for heading in ("people", "promises", "figures", "withdrawn"):
        table.add_column(heading, justify="right", no_wrap=True)
    shown = [r for r in receipts if r.is_changed or len(receipts) <= _MANY]
    for r in shown:
        counts = (str(number) for number in (r.people, r.commitments, r.figures, r.withdrawn))
        table.add_row(Text(r.slug), r.outcome.value, Text(r.meeting or "none"), *counts)
    if shown:
        ASIDE.print(table)
    for receipt in shown:
        for notice in receipt.notices:
            ASIDE.print(Text(f"{receipt.slug}: {notice}", style="yellow"), soft_wrap=True)


def failures(failed: Sequence[Failure]) -> None:
    """Print what is wrong with each file that gave nothing."""
    for path, sentence in failed:
        complain(f"{path}: {sentence}")


def tally(receipts: Sequence[Receipt], failed: Sequence[Failure]) -> None:
    """Print how many documents came to what, where there were several."""
    if len(receipts) + len(failed) > 1:
        outcomes = Counter(receipt.outcome.value for receipt in receipts)
        counts = {**outcomes, "failed": len(failed)}
        said = ", ".join(f"{count:,} {outcome}" for outcome, count in counts.items() if count)
        say(f"{len(receipts) + len(failed):,} documents: {said}.")


def findings(found: Extraction, name: str) -> None:
    """Print what one document gives as a table a person can read."""
    table = Table("what", "found", "in these words", title=Text(name), title_justify="left", show_lines=True)
    for what, said, finding in _rows(found):
        table.add_row(Text(what), Text(said), Text(finding.evidence[0].quote(found.text)))
    OUTPUT.print(table)
    for notice in found.notices:
        OUTPUT.print(Text(f"not understood: {notice.message}", style="yellow"))


def explanation(found: Extraction, name: str) -> None:
    """Print each finding and each notice of one document with the rule and the words that it hung on."""
    table = Table("found", "because", "in these words", title=Text(name), title_justify="left", show_lines=True)
    for what, said, finding in _rows(found):
        quotes = " … ".join(place.quote(found.text) for place in finding.evidence)
        table.add_row(Text(f"{what}: {said}"), Text("\n".join(finding.because.split("; "))), Text(quotes))
    for notice in found.notices:
        quote = notice.place.quote(found.text) if notice.place else ""
        table.add_row(Text("not understood", style="yellow"), Text(notice.message), Text(_shortened(quote, _LONG)))
    OUTPUT.print(table)


def explained(found: Extraction, _name: str) -> None:
    """Print what one document gives, with the reasons, for programs to read."""
    print(json.dumps(found.as_dict(explained=True), ensure_ascii=False, indent=1), file=OUTPUT.file)


def _shortened(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[:most]}…"


def _rows(found: Extraction) -> Iterator[tuple[str, str, Finding]]:
    for m in found.meetings:
        days = " to ".join(str(day) for day in (m.starts_on, m.ends_on) if day)
        yield "meeting", ", ".join(filter(None, (m.series, m.city, m.country, days))), m
    for p in found.people:
        yield "person", ", ".join(filter(None, (p.name, p.role, p.affiliation, p.mode))), p
    for c in found.commitments:
        yield f"{c.kind} by {c.actor}", ", ".join(c.themes), c
    for o in found.observations:
        high = f" to {o.value_high:,.10g}" if o.value_high is not None else ""
        said = f"{o.qualifier.replace('_', ' ')} {o.value:,.10g}{high} {o.unit}{f' per {o.per}' if o.per else ''}"
        yield "figure", f"{said} ({o.metric or o.label})", o
