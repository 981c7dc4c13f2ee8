"""Pages kept ready: a page is a pure function of its address, the ledger's revision and the form that is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256

from cachetools import LRUCache
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.config import ROOT
from app.database import peek
from app.errors import Unavailable
from app.web.render import wants_fragment

LARGEST = 1_000_000  # bytes of a page that is kept; downloads above it stream past
NOT_PAGES = ("/static/", "/-/")


@cache
def build() -> str:
    """Return twelve hexadecimal digits that change with the program's code, templates and static files."""
    digest = sha256()
    for folder in ("app", "templates", "static"):
        for path in sorted(p for p in (ROOT / folder).rglob("*") if p.is_file() and p.suffix != ".pyc"):
            digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]


@dataclass
class Kept:
    """An answer as it went out: its first message, and its whole body."""

    start: Message
    body: bytes


class PageCache:
    """Answers what was asked before at the same revision, and says when a reader's own copy still holds (304).

    Keeps at most `megabytes` of answers, those asked for last; 0 keeps none, and then only the 304s remain.
    """

    def __init__(self, app: ASGIApp, engine: Engine, megabytes: float) -> None:
        self.app = app
        self.engine = engine
        self.pages: LRUCache[str, Kept] = LRUCache(int(megabytes * 1_000_000), getsizeof=lambda kept: len(kept.body))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, else let the application answer and keep it."""
        tag = await self._tag(scope) if _is_page(scope) else None
        if tag is None:
            await self.app(scope, receive, send)
            return
        if tag in Headers(scope=scope).get("if-none-match", ""):
            await _unchanged(send, tag)
            return
        kept = self.pages.get(tag)
        if kept is None:
            recorder = Recorder(send, tag)
            await self.app(scope, receive, recorder)
            self._keep(tag, recorder)
            return
        await send(kept.start)
        await send({"type": "http.response.body", "body": kept.body})

    def _keep(self, tag: str, recorder: Recorder) -> None:
        whole = recorder.whole
        if whole is not None and len(whole.body) <= self.pages.maxsize:
            self.pages[tag] = whole

    async def _revision(self) -> int:
        """Ask SQLite at once, for its file is here and readers never wait; a server elsewhere may take its time."""
        if self.engine.dialect.name == "sqlite":
            return peek(self.engine)
        return await run_in_threadpool(peek, self.engine)

    async def _tag(self, scope: Scope) -> str | None:
        """Return the strong ETag of what is asked for; None where the revision cannot be read."""
        request, headers = Request(scope), Headers(scope=scope)
        try:
            number = await self._revision()
        except Unavailable:
            return None
        compressed = "gzip" in headers.get("accept-encoding", "")
        asked = (number, str(request.url), wants_fragment(request), compressed, headers.get("accept"), build())
        return f'"{sha256(repr(asked).encode()).hexdigest()[:32]}"'


def _is_page(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["method"] == "GET" and not scope["path"].startswith(NOT_PAGES)


async def _unchanged(send: Send, tag: str) -> None:
    headers = [(b"etag", tag.encode()), (b"cache-control", b"no-cache")]
    await send({"type": "http.response.start", "status": 304, "headers": headers})
    await send({"type": "http.response.body"})


@dataclass
class Recorder:
    """Passes an answer on with its ETag, and remembers it where it is a whole page of moderate size."""

    send: Send
    tag: str
    start: Message | None = None
    parts: list[bytes] = field(default_factory=list)
    size: int = 0
    finished: bool = False

    async def __call__(self, message: Message) -> None:
        """Pass one message on."""
        if message["type"] == "http.response.start" and message["status"] == 200:
            headers = MutableHeaders(raw=message["headers"])
            headers["ETag"] = self.tag
            headers.setdefault("Cache-Control", "no-cache")
            self.start = message
        elif message["type"] == "http.response.body":
            self._remember(message)
        await self.send(message)

    def _remember(self, message: Message) -> None:
        body: bytes = message.get("body", b"")
        self.size += len(body)
        if self.size <= LARGEST:
            self.parts.append(body)
        self.finished = not message.get("more_body", False)

    @property
    def whole(self) -> Kept | None:
        """The answer as it went out; None where it was no success, too large, or cut short."""
        if self.start is None or not self.finished or self.size > LARGEST:
            return None
        return Kept(self.start, b"".join(self.parts))
