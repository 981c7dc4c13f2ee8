"""A page of Starlette's own of a given size, served as the ledger serves: what its pages are measured against."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from app.config import ROOT
from tests.program import free_port


@contextmanager
def serving(size: int) -> Iterator[str]:
    """Serve a page of so many bytes in a process of its own until the block ends; give its address."""
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.bare", str(port), str(size)]
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            _wait_for(address := f"http://127.0.0.1:{port}")
            yield address
        finally:
            process.terminate()


def _wait_for(address: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=30):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("The bare page has not answered.")


def _serve(port: int, size: int) -> None:
    body = "x" * size

    async def answer(_request: Request) -> HTMLResponse:
        return HTMLResponse(body)

    uvicorn.run(Starlette(routes=[Route("/{path:path}", answer)]), port=port, log_level="warning")


if __name__ == "__main__":
    _serve(int(sys.argv[1]), int(sys.argv[2]))
