"""How long extraction takes beside the parser that it builds on, and what several processes bring."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from statistics import median

from app.config import ROOT
from app.extraction.extract import extract
from app.extraction.parse import pipeline
from app.workers import Bounds, Crew

ROUNDS = 7
GENRE = ROOT / "tests" / "corpus" / "genre" / "docs"
BOUNDS = Bounds(seconds=600, memory=2_000_000_000)


def measure() -> Iterator[str]:
    """Yield a line for each measurement."""
    paths = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted(GENRE.glob("*.txt"))[::4]]
    raws = [path.read_bytes() for path in paths]
    # English alone goes through the parser in both.
    found = [extract(raw, name="a.txt") for raw in raws]
    kept = [raw for raw, one in zip(raws, found, strict=True) if one.document.language in {"en", None}]
    texts = [one.text for one in found if one.document.language in {"en", None}]
    yield _against_the_parser(kept, texts)
    yield from _in_processes(kept)


def _against_the_parser(raws: Sequence[bytes], texts: Sequence[str]) -> str:
    # In turns, so that a busy machine slows both, and by turn, so that a quiet moment helps neither alone;
    # processor time, so that others' work counts for neither.
    turns = [(_seconds(partial(_parse, texts)), _seconds(partial(_extract, raws))) for _ in range(ROUNDS)]
    ratios = sorted(whole / bare for bare, whole in turns)
    bare, whole = map(median, zip(*turns, strict=True))
    characters = sum(map(len, texts))
    return (
        f"extraction: {median(ratios):.2f} × the bare parser (target 1.3, turns {ratios[0]:.2f}–{ratios[-1]:.2f}):"
        f" {whole:.2f} s and {bare:.2f} s for {len(texts)} documents of {characters:,} characters"
    )


def _parse(texts: Sequence[str]) -> None:
    for _ in pipeline().pipe(texts):
        pass


def _extract(raws: Sequence[bytes]) -> None:
    for raw in raws:
        extract(raw, name="a.txt")


def _seconds(act: Callable[[], None]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def _in_processes(raws: Sequence[bytes]) -> Iterator[str]:
    rates = []
    for size in (1, 2):
        with Crew(size, BOUNDS) as crew:
            # The first documents pay for the parser, in each process.
            warming = [crew.begin(partial(extract, raw, name="a.txt")) for raw in raws[: 2 * size]]
            for begun in warming:
                crew.result(begun)
            started = time.perf_counter()
            for begun in [crew.begin(partial(extract, raw, name="a.txt")) for raw in raws]:
                crew.result(begun)
            rates.append(len(raws) / (time.perf_counter() - started))
        yield f"documents a second, {size} process{'es' * (size > 1)}: {rates[-1]:.1f}"
    yield f"two processes: {rates[1] / rates[0]:.2f} × one"
