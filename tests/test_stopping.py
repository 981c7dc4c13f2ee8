"""Ctrl+C and SIGTERM are heard anywhere, and heeded only where the program says so, or where they come again."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from app import stopping


@pytest.mark.parametrize(("sent", "raised"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, SystemExit)])
def test_a_signal_waits_until_it_can_be_heeded(sent: signal.Signals, raised: type[BaseException]) -> None:
    before = signal.getsignal(sent)
    done = []
    with pytest.raises(raised), stopping.heard() as stop:
        stop.heed()
        os.kill(os.getpid(), sent)
        done.append("what had begun")
        stop.heed()
        done.append("what comes next")

    assert done == ["what had begun"]
    assert signal.getsignal(sent) is before


def test_a_second_signal_is_heeded_at_once() -> None:
    with pytest.raises(SystemExit) as ended, stopping.heard():
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGTERM)
        pytest.fail("the second signal was not heeded")
    assert ended.value.code == 143


def test_a_thread_of_a_server_may_add_documents_too() -> None:
    heeded: list[bool] = []

    def work() -> None:
        with stopping.heard() as stop:
            stop.heed()
            heeded.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert heeded == [True]
