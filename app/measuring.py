"""Measures the extractor: reads annotated documents, compares, and shows how well they were read and every miss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app import evaluation, gold, intake, report, seeds, workers
from app.config import Settings
from app.errors import Unreadable
from app.extraction.extract import EXTRACTOR_VERSION, extract
from app.extraction.reading import Limits
from app.gold import Gold, Pair, Plan
from app.ingest import known_facts
from app.measured import PARTS, Fault, Measured, Scored, Share
from app.scoring import Comparison, compare
from app.sources import File, load

_WIDTH = 112  # of the widest row


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read, and what should be found in it."""

    file: File
    gold: Gold


def measure(plans: Sequence[Plan], settings: Settings) -> Measured:
    """Make the trials, each document read once, several at a time, within the bounds that the settings name.

    Raises Refused for broken gold, before any document is read, and Unreadable for the first document that gives
    no text.
    """
    pairs = list(dict.fromkeys(pair for plan in plans for pair in plan.pairs))
    tasks = [task(pair) for pair in pairs]
    made = dict(zip(pairs, _all_compared(tasks, settings), strict=True))
    trials = (evaluation.summarise(plan.name, [made[pair] for pair in plan.pairs], plan.seen) for plan in plans)
    return Measured(extractor=EXTRACTOR_VERSION, trials=tuple(trials))


def task(pair: Pair) -> Task:
    """Return a document and its gold, ready to be read; raises Refused for broken gold."""
    path = pair.document
    known = seeds.known_documents(path.parent).get(path.name, seeds.Known(file=path.name))
    return Task(File(path, known), gold.read(pair.gold))


def compared(task: Task, limits: Limits) -> Comparison:
    """Read one document and compare; raises Unreadable for one that gives no text."""
    source = load(task.file, limits.max_bytes)
    found = extract(source.raw, name=source.name, known=known_facts(source), limits=limits)
    return compare(task.file.path.stem, task.gold, found)


def without_misses(measured: Measured) -> Measured:
    """Leave the documents' words out, which only those who have the documents should see."""
    trials = (trial.model_copy(update={"misses": None}) for trial in measured.trials)
    return measured.model_copy(update={"trials": tuple(trials)})


def as_json(measured: Measured) -> str:
    """Return the trials for programs; the same documents read by the same rules give the same characters."""
    return measured.model_dump_json(indent=1, exclude_none=True) + "\n"


def as_table(measured: Measured) -> str:
    """Return the trials as tables a person can read, whole and by kind of document, then every miss in a line."""
    console = Console(width=_WIDTH, highlight=False, no_color=True, force_terminal=False)
    with console.capture() as captured:
        for trial in measured.trials:
            console.print(_table(trial, f"{trial.name} · {_counted(trial)} · rules {measured.extractor}"))
            for kind in trial.kinds if len(trial.kinds) > 1 else ():
                console.print(
                    _table(
                        kind, f"{trial.name} · {kind.name.replace('_', ' ')} (as the rules see it) · {_counted(kind)}"
                    )
                )
            for fault in trial.misses or ():
                console.print(_line(fault), soft_wrap=True)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def _all_compared(tasks: Sequence[Task], settings: Settings) -> Iterator[Comparison]:
    """Yield one comparison for each task, in their order, with a progress bar."""
    read = partial(compared, limits=intake.limits(settings))
    with (
        workers.crew(settings, len(tasks)) as crew,
        closing(report.progress([task.file for task in tasks], "Reading")) as watched,
    ):
        begun = [crew.begin(partial(read, task)) for task in tasks]
        for file, reading in zip(watched, begun, strict=True):
            try:
                yield crew.result(reading)
            except Unreadable as error:
                raise Unreadable(f"{file.path}: {error.message}") from error


def _table(scored: Scored, title: str) -> Table:
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    table.add_column("", no_wrap=True)
    for heading in ("precision", "recall", "F1", "right", "wrong", "missed"):
        table.add_column(heading, justify="right")
    for words, score in scored.rows:
        shares = (_share(share) for share in (score.precision, score.recall, score.f1))
        table.add_row(words, *shares, str(score.right), str(score.spurious), str(score.missed))
    return table


def _share(share: Share) -> str:
    return f"{share.value:.1%} ({share.low * 100:.0f}–{share.high * 100:.0f})"


def _counted(scored: Scored) -> str:
    return "1 document" if scored.documents == 1 else f"{scored.documents} documents"


def _line(fault: Fault) -> Text:
    part = PARTS[fault.part].removeprefix("– ").lower()
    return Text(f"{fault.document} · {part} · {fault.fault}: {fault.words}")
