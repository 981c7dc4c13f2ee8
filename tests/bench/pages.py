"""How long pages take: kept ready beside a bare page of the same size, made anew in a filled ledger, after a start."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from starlette.types import ASGIApp, Message, Scope

from app import intake
from app.config import Settings
from app.database import connect, writing
from app.main import create_app
from tests.bench import bare, ledger, load
from tests.bench.ledger import Size
from tests.program import serving

FEW, MANY = Size(meetings=50, promises=40), Size(meetings=500, promises=200)
TARGETS = {FEW: 50, MANY: 150}  # milliseconds
ROUNDS = 10
PAGE = "/commitments"
LISTS = (
    "/commitments",
    "/commitments?theme=biometrics",
    "/commitments?kind=pledge&theme=border-security",
    "/commitments?source=Publisher+7",
    "/commitments?actor=G7&country=FR",
    "/commitments?kind=call&year=1983",
    "/commitments?q=database&theme=drugs",
    "/commitments?q=database&sort=relevance",
    "/commitments?sort=oldest&after=town20-1981-7",
)
PAGES = (
    "/",
    "/commitments/town20-1981-3",
    "/meetings",
    "/meetings/town7-1980",
    "/metrics",
    "/metrics/ftf-profiles",
    "/people",
    "/people/person-7",
    "/themes",
    "/themes/biometrics",
    "/documents",
    "/documents/report-20-1",
    "/search?q=database",
)


def measure(folder: Path) -> Iterator[str]:
    """Yield a line for each measurement; the ledgers are made in the folder."""
    for size in (FEW, MANY):
        settings = Settings(data_dir=folder / str(size.commitments), page_cache_mb=0)
        _fill(settings, size)
        if size is FEW:
            yield asyncio.run(_kept_ready(settings.data_dir))
        yield from asyncio.run(_made_anew(settings, size))
        yield _start(settings.data_dir, size)


def _fill(settings: Settings, size: Size) -> None:
    engine = connect(settings.database)
    intake.prepare(engine, settings)
    with writing(engine) as session:
        ledger.fill(session, size)
    engine.dispose()


async def _kept_ready(folder: Path) -> str:
    """Both are asked through a server of their own, by the same client, in turns."""
    size = len((await _ask(create_app(Settings(data_dir=folder)), "/commitments"))[1])
    with serving(data_dir=folder) as ours, bare.serving(size) as plain:
        rates = [(await load.rate(ours.address, PAGE), await load.rate(plain, PAGE)) for _ in range(3)]
    kept, simple = (max(each) for each in zip(*rates, strict=True))
    return (
        f"a page kept ready: {kept / simple:.2f} × a bare Starlette page of the same {size:,} bytes (target 0.5):"
        f" {kept:,.0f} and {simple:,.0f} requests a second"
    )


async def _made_anew(settings: Settings, size: Size) -> Sequence[str]:
    app, title = create_app(settings), f"{size.commitments:,} commitments"
    first = await _timed(app, PAGE)
    return [
        f"{title}: the first list after a change {1_000 * first:.0f} ms, which includes the census",
        *await _over(app, f"{title}: a list made anew", LISTS, TARGETS[size]),
        *await _over(app, f"{title}: another page made anew", PAGES, TARGETS[size]),
    ]


async def _over(app: ASGIApp, title: str, addresses: Sequence[str], target: int) -> Sequence[str]:
    for address in addresses:  # templates and statements are compiled once, not for each reader
        await _ask(app, address)
    times = {address: [1_000 * await _timed(app, address) for _ in range(ROUNDS)] for address in addresses}
    whole = sorted(took for each in times.values() for took in each)
    slow = {address: _middle(each) for address, each in times.items() if _middle(each) > target}
    said = ", ".join(f"{address} {took:.0f} ms" for address, took in sorted(slow.items(), key=lambda pair: -pair[1]))
    return [
        f"{title}: half within {_middle(whole):.0f} ms, 95 of 100 within {whole[int(0.95 * len(whole))]:.0f} ms"
        f" (target {target})",
        *([f"  over the target: {said}"] if said else []),
    ]


def _middle(times: Sequence[float]) -> float:
    return sorted(times)[len(times) // 2]


async def _timed(app: ASGIApp, address: str) -> float:
    begun = time.perf_counter()
    status, _ = await _ask(app, address)
    seconds = time.perf_counter() - begun
    if status != 200:
        raise AssertionError(f"{address} answered {status}.")
    return seconds


async def _ask(app: ASGIApp, address: str) -> tuple[int, bytes]:
    """Return status and body, as a server would take them from the application."""
    path, _, query = address.partition("?")
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"127.0.0.1")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    answered: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        answered.append(message)

    await app(scope, receive, send)
    return answered[0]["status"], b"".join(message.get("body", b"") for message in answered[1:])


def _start(folder: Path, size: Size) -> str:
    begun = time.perf_counter()
    with serving(data_dir=folder) as server:
        status, _ = server.get(PAGE)
        took = time.perf_counter() - begun
    title = f"{size.commitments:,} commitments"
    return f"{title}: from the start of `serve` to its first list ({status}) {took:.2f} s (target 2)"
