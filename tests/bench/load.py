"""Asks a server for one page again and again over several connections, as little busy with it as can be."""

from __future__ import annotations

import asyncio
import re
import time
from urllib.parse import urlsplit

CONNECTIONS = 8
SECONDS = 2.0


async def rate(address: str, path: str) -> float:
    """Return how many answers a second the server gives."""
    begun = time.perf_counter()
    done = await asyncio.gather(*(_ask(address, path, begun + SECONDS) for _ in range(CONNECTIONS)))
    return sum(done) / (time.perf_counter() - begun)


async def _ask(address: str, path: str, until: float) -> int:
    host, port = urlsplit(address).hostname, urlsplit(address).port
    reader, writer = await asyncio.open_connection(host, port)
    request, done = f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode(), 0
    while time.perf_counter() < until:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", head)
        if not head.startswith(b"HTTP/1.1 200") or length is None:
            raise AssertionError(head.decode("latin-1"))
        await reader.readexactly(int(length[1]))
        done += 1
    writer.close()
    await writer.wait_closed()
    return done
