"""Processes that read documents: bounded in time and memory, several at once, ended when nobody waits any more."""

from __future__ import annotations

import os
import signal
import time
from functools import partial

import pytest

from app.config import Settings
from app.errors import Unreadable
from app.extraction.extract import extract
from app.extraction.findings import DocumentFacts, Extraction
from app.workers import Bounds, Crew, crew

HERE = str(os.getpid())


def loop() -> Extraction:
    while True:
        time.sleep(0.01)


def swell() -> Extraction:
    hoard = bytearray(3_000_000_000)
    raise AssertionError(len(hoard))


def vanish() -> Extraction:
    os._exit(3)


def who() -> Extraction:
    """Name the process in place of a title."""
    return Extraction(document=DocumentFacts(title=str(os.getpid())), sha256="", text="")


def deaf() -> Extraction:
    """Name the signals that the process does not hear."""
    deaf_to = sorted(signal.pthread_sigmask(signal.SIG_BLOCK, ()))
    return Extraction(document=DocumentFacts(title=str([int(number) for number in deaf_to])), sha256="", text="")


def test_a_reading_that_takes_too_long_is_given_up_and_the_next_one_is_done() -> None:
    with Crew(1, Bounds(seconds=2, memory=500_000_000)) as workers:
        endless, sound = workers.begin(loop), workers.begin(who)
        with pytest.raises(Unreadable, match=r"given up after 2 seconds \(G7LEDGER_MAX_SECONDS\)\.$"):
            workers.result(endless)
        assert workers.result(sound).document.title != HERE


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname != "Linux", reason="only Linux bounds a process's memory")
def test_a_reading_that_needs_too_much_memory_is_refused_and_the_next_one_is_done() -> None:
    with Crew(1, Bounds(seconds=60, memory=500_000_000)) as workers:
        swollen, sound = workers.begin(swell), workers.begin(who)
        with pytest.raises(Unreadable, match=r"more than 500 MB of memory \(G7LEDGER_MAX_MEMORY_MB\)\.$"):
            workers.result(swollen)
        assert workers.result(sound).document.title != HERE


def test_a_reading_that_breaks_its_process_is_refused_and_the_next_one_is_done() -> None:
    with Crew(1, Bounds(seconds=60, memory=500_000_000)) as workers:
        broken, sound = workers.begin(vanish), workers.begin(who)
        with pytest.raises(Unreadable, match="broke the process"):
            workers.result(broken)
        assert workers.result(sound).document.title != HERE


def test_what_a_file_is_refused_for_comes_back_from_the_process() -> None:
    with (
        Crew(1, Bounds(seconds=60, memory=500_000_000)) as workers,
        pytest.raises(Unreadable, match="The file is empty"),
    ):
        workers.result(workers.begin(partial(extract, b"", name="a.txt")))


def test_documents_are_read_elsewhere_by_as_many_processes_as_are_set_and_wanted() -> None:
    assert [crew(Settings(workers=3), files).size for files in (0, 2, 100)] == [1, 2, 3]
    with crew(Settings(workers=1), 5) as workers:
        assert workers.result(workers.begin(who)).document.title != HERE


def test_an_error_ends_the_processes_at_once() -> None:
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Crew(2, Bounds(seconds=600, memory=500_000_000)) as workers:
        workers.begin(loop)
        raise KeyboardInterrupt
    assert time.monotonic() - begun < 30


@pytest.mark.skipif(os.name != "posix", reason="elsewhere Ctrl+C is no signal that can be held back")
def test_a_process_that_starts_hears_no_interrupt_which_a_terminal_sends_to_all() -> None:
    with Crew(1, Bounds(seconds=60, memory=500_000_000)) as workers:
        assert workers.result(workers.begin(deaf)).document.title == str([int(signal.SIGINT)])
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
