"""Reads documents in processes of their own: several at once, none for longer or with more memory than it may take."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from app.config import Settings
from app.errors import Unreadable

_Given = TypeVar("_Given")  # what reading one document gives
_HEEDING = 0.1  # seconds of waiting between two looks at what the caller should heed


@dataclass(frozen=True, slots=True)
class Bounds:
    """What reading one document may take: `seconds`, and `memory` in bytes beyond what the program itself needs."""

    seconds: float
    memory: int

    @classmethod
    def of(cls, settings: Settings) -> Bounds:
        """Return the bounds that the settings name."""
        return cls(settings.max_seconds, int(settings.max_memory_mb * 1_000_000))


class Crew:
    """Processes that read documents; one that oversteps its bounds is ended, and another takes its place.

    They start with the first task, and end with the `with` block: at once where it ends by an error or by Ctrl+C.
    """

    def __init__(self, size: int, bounds: Bounds) -> None:
        self.size = size
        self._bounds = bounds
        # A fresh process everywhere: a forked one would share the database's connections and half-held locks.
        self._pool = ProcessPool(size, initializer=_bound, initargs=(bounds.memory,), context=get_context("spawn"))

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Nothing is left to do even where all went well: every task has been waited for, or is no longer wanted.
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def begin(self, task: Callable[[], _Given]) -> Future[_Given]:
        """Have the task done by the next free process; its time begins when that takes it up."""
        with uninterrupted():
            return self._pool.schedule(task, timeout=self._bounds.seconds)

    def result(self, begun: Future[_Given], heed: Callable[[], None] = lambda: None) -> _Given:
        """Wait for a task, calling `heed` now and then; raises what either raised, and Unreadable for an ended task."""
        heed()
        while wait([begun], _HEEDING).not_done:
            heed()
        try:
            return begun.result()
        except TimeoutError as error:
            raise Unreadable(
                f"Reading the file was given up after {self._bounds.seconds:,.10g} seconds (G7LEDGER_MAX_SECONDS)."
            ) from error
        except MemoryError as error:
            raise Unreadable(
                f"Reading the file needs more than {self._bounds.memory // 1_000_000:,} MB of memory "
                "(G7LEDGER_MAX_MEMORY_MB)."
            ) from error
        except ProcessExpired as error:
            raise Unreadable(
                "Reading the file broke the process that read it, perhaps for want of memory (G7LEDGER_MAX_MEMORY_MB)."
            ) from error


def crew(settings: Settings, tasks: int) -> Crew:
    """Return as many processes as the settings allow and the tasks can use."""
    return Crew(max(1, min(settings.workers or _cores(), tasks)), Bounds.of(settings))


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold Ctrl+C back until the block ends; processes that begin in it never hear of it.

    A terminal sends it to all of them, and one that is just starting would print where it was.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _cores() -> int:
    """The cores that this process may use, which in a container can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _bound(memory: int) -> None:
    """Hold this process to the memory that it has now and so much more, where the system can."""
    if sys.platform != "linux":
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + _PROGRAM + memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


# Addresses that the parser and its model take when the first document is read.
_PROGRAM = 1_000_000_000
