"""Runs the command line: in a process of its own where that matters, else here, which is quicker."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import cli
from app.config import ROOT

PROGRAM = Path(sys.executable).with_name("g7ledger")
# Only English is searched for findings, and the parser of English takes seconds to load.
FRENCH = "Les ministres de l’Intérieur du G7 se sont réunis à Paris pour parler de la lutte contre le terrorisme."


@dataclass(frozen=True)
class Ran:
    """How a run ended, and what it printed where."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line that the run printed, to the error stream."""
        (line,) = (self.out + self.err).splitlines()
        assert line in self.err
        return line


def run_here(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Ran:
    """Run the command line in this process, with the environment's settings."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        cli.main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return Ran(int(ended.value.code or 0), printed.out, printed.err)


def run(*arguments: str | Path, **settings: str | Path) -> Ran:
    """Run the command line as a process; settings are named as in `app.config`, in lower case."""
    done = subprocess.run(
        [PROGRAM, *arguments],
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def refused(ran: Ran) -> str:
    """Return the one sentence that the run was refused with."""
    assert ran.code == 1
    assert ran.complaint.endswith(".")
    return ran.complaint


def stored(ledger: Path) -> int:
    """Return how many documents a SQLite ledger has."""
    with closing(sqlite3.connect(ledger)) as connection:
        return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])


def environment(**settings: str | Path) -> dict[str, str]:
    ours = {f"G7LEDGER_{name.upper()}": str(value) for name, value in settings.items()}
    return {name: value for name, value in os.environ.items() if not name.startswith("G7LEDGER_")} | ours


@dataclass
class Server:
    """A running `g7ledger serve`, and what it printed until it stopped."""

    process: subprocess.Popen[str]
    address: str
    printed: str = ""

    def get(self, path: str = "/") -> tuple[int, str]:
        """Return status and body of one page."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=30) as answer:  # noqa: S310 - our own server
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()

    def stop(self) -> int:
        """Press Ctrl+C, and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        _, self.printed = self.process.communicate(timeout=30)
        return self.process.returncode


@contextmanager
def serving(**settings: str | Path) -> Iterator[Server]:
    """Run `g7ledger serve` until the block ends; its first page has been answered when the block begins."""
    port = free_port()
    with subprocess.Popen(
        [PROGRAM, "serve", "--port", str(port)],
        env=environment(**settings),
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        server = Server(process, f"http://127.0.0.1:{port}")
        try:
            _wait_for(server)
            yield server
        finally:
            if process.poll() is None:
                server.stop()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _wait_for(server: Server) -> None:
    until = time.monotonic() + 90
    while time.monotonic() < until:
        if server.process.poll() is not None:
            raise AssertionError(server.process.communicate()[1])
        try:
            server.get("/-/health")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("The server has not answered.")
