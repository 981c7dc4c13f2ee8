"""How long pages take: kept ready beside a bare page of the same size, made anew in a filled ledger, after a start."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from sqlmodel import Session, select
from starlette.types import ASGIApp, Message, Scope

from app import intake
from app.commitments import Commitment
from app.config import Settings
from app.database import connect, reading, writing
from app.main import create_app
from tests.bench import bare, load
from tests.factories import make_commitment, make_document, make_meeting
from tests.program import serving

MEETINGS, PER_MEETING = 50, 40
PAGE = "/commitments"
THEMES = ("terrorism", "biometrics", "borders", "child-protection", "data-sharing")
PAGES = (
    "/",
    "/commitments",
    "/commitments?theme=biometrics",
    "/commitments?kind=pledge&theme=borders",
    "/meetings",
    "/metrics",
    "/people",
    "/documents",
    "/search?q=database",
)


def measure(folder: Path) -> Iterator[str]:
    """Yield a line for each measurement; the ledger is made in the folder."""
    settings = Settings(data_dir=folder, page_cache_mb=0)
    _fill(settings)
    yield asyncio.run(_kept_ready(folder))
    yield from asyncio.run(_made_anew(settings))
    yield _start(folder)


def _fill(settings: Settings) -> None:
    engine = connect(settings.database)
    intake.prepare(engine, settings)
    with writing(engine) as session:
        for number in range(MEETINGS):
            _fill_meeting(session, number)
    engine.dispose()


def _fill_meeting(session: Session, number: int) -> None:
    meeting = make_meeting(session, f"Town{number}", date(1980 + number, 3, 4))
    said = [f"Ministers of {number} agreed to build database {n} for all." for n in range(PER_MEETING)]
    document = make_document(session, "\n\n".join(said))
    for n, statement in enumerate(said):
        themes = tuple({THEMES[n % 5], THEMES[(n + number) % 5]})
        make_commitment(session, meeting, statement, themes=themes, document=document)


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


async def _made_anew(settings: Settings) -> Iterator[str]:
    app = create_app(settings)
    addresses = [*PAGES, *_single_pages(settings)]
    for address in addresses:  # templates and statements are compiled once, not for each reader
        await _ask(app, address)
    times = {address: [await _timed(app, address) for _ in range(10)] for address in addresses}
    whole = sorted(seconds for each in times.values() for seconds in each)
    slowest = max(times, key=lambda address: _middle(times[address]))
    return iter(
        [
            f"a page made anew, {MEETINGS * PER_MEETING:,} commitments: 95 of 100 within"
            f" {1_000 * whole[int(0.95 * len(whole))]:.0f} ms (target 50)",
            f"the slowest of them: {slowest}, {1_000 * _middle(times[slowest]):.0f} ms",
        ]
    )


def _single_pages(settings: Settings) -> Sequence[str]:
    engine = connect(settings.database)
    with reading(engine) as session:
        refs = session.exec(select(Commitment.ref).limit(MEETINGS * PER_MEETING)).all()[::200]
    engine.dispose()
    return [*(f"/commitments/{ref}" for ref in refs), "/meetings/town7-1987"]


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


def _start(folder: Path) -> str:
    begun = time.perf_counter()
    with serving(data_dir=folder) as server:
        status, _ = server.get("/commitments")
        return f"from the start of `serve` to its first page ({status}): {time.perf_counter() - begun:.2f} s (target 2)"
