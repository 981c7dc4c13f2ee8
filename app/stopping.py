"""Being asked to stop, by Ctrl+C or SIGTERM: heard at any moment, heeded only where nothing can be left half done."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ASKING = (signal.SIGINT, signal.SIGTERM)  # SIGTERM is what `timeout`, containers and service managers send


class Stop:
    """Whether someone has asked the program to stop."""

    def __init__(self) -> None:
        self._asked: signal.Signals | None = None

    def hear(self, number: int, _frame: FrameType | None) -> None:
        """Note what was asked. Who asks a second time is heeded at once, wherever the program is."""
        again, self._asked = self._asked is not None, signal.Signals(number)
        if again:
            self.heed()

    def heed(self) -> None:
        """Stop here if that was asked: raises KeyboardInterrupt after Ctrl+C, SystemExit after SIGTERM."""
        if self._asked is signal.SIGINT:
            raise KeyboardInterrupt
        if self._asked is not None:
            sys.exit(128 + self._asked)


@contextmanager
def heard() -> Iterator[Stop]:
    """Hear what asks the program to stop, until the block ends.

    An exception that a signal raises wherever the program happens to be can be lost (in a finalizer, or a callback
    from C), and then the program would go on. In threads other than the main one, signals are not heard.
    """
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.signal(number, stop.hear) for number in _ASKING}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
