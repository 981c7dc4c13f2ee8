"""What the command line prints: progress and complaints to the error stream, results to the output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from app.extraction.findings import Extraction
from app.ingest import Receipt

OUTPUT = Console(highlight=False)
ASIDE = Console(stderr=True, highlight=False)


def say(sentence: str) -> None:
    """Tell the user what is happening."""
    ASIDE.print(Text(sentence))


def complain(sentence: str) -> None:
    """Tell the user what is wrong."""
    ASIDE.print(Text(sentence, style="bold red"))


def write(text: str) -> None:
    """Print text as it is, for other programs to read."""
    print(text, file=OUTPUT.file)


def progress(files: Sequence[Path], doing: str) -> Iterator[Path]:
    """Yield the files under a progress bar, where somebody watches."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=ASIDE, transient=True) as bar:
        task = bar.add_task(doing, total=len(files))
        for file in files:
            bar.update(task, description=f"{doing} {file.name}")
            yield file
            bar.advance(task)


def summary(receipts: Sequence[Receipt], failures: Sequence[tuple[Path, str]]) -> None:
    """Print what each document gave, what was not understood, and what failed."""
    table = Table(title="What the documents gave", title_justify="left", box=SIMPLE_HEAD)
    for heading in ("document", "outcome", "meeting"):
        table.add_column(heading, overflow="fold")
    for heading in ("people", "commitments", "figures", "withdrawn"):
        table.add_column(heading, justify="right")
    for r in receipts:
        counts = (str(number) for number in (r.people, r.commitments, r.figures, r.withdrawn))
        table.add_row(Text(r.slug), r.outcome.value, Text(r.meeting or "none"), *counts)
    if receipts:
        ASIDE.print(table)
    for receipt in receipts:
        for notice in receipt.notices:
            ASIDE.print(Text(f"{receipt.slug}: {notice}", style="yellow"))
    for path, sentence in failures:
        complain(f"{path.name}: {sentence}")


def findings(found: Extraction, name: str) -> None:
    """Print what one document gives as a table a person can read."""
    table = Table("what", "found", "in these words", title=name, title_justify="left", show_lines=True)
    for what, said, quote in _rows(found):
        table.add_row(what, Text(said), Text(quote))
    OUTPUT.print(table)
    for notice in found.notices:
        OUTPUT.print(Text(f"not understood: {notice.message}", style="yellow"))


def _rows(found: Extraction) -> Iterator[tuple[str, str, str]]:
    text = found.text
    for m in found.meetings:
        days = " to ".join(str(day) for day in (m.starts_on, m.ends_on) if day)
        yield "meeting", ", ".join(filter(None, (m.series, m.city, m.country, days))), m.evidence[0].quote(text)
    for p in found.people:
        yield (
            "person",
            ", ".join(filter(None, (p.name, p.role, p.affiliation, p.mode))),
            p.evidence[0].quote(text),
        )
    for c in found.commitments:
        yield f"{c.kind} by {c.actor}", ", ".join(c.themes), c.evidence[0].quote(text)
    for o in found.observations:
        high = f" to {o.value_high:,.10g}" if o.value_high is not None else ""
        said = f"{o.qualifier.replace('_', ' ')} {o.value:,.10g}{high} {o.unit}{f' per {o.per}' if o.per else ''}"
        yield "figure", f"{said} ({o.metric or o.label})", o.evidence[0].quote(text)
