"""Serves the ledger: its port held, its database ready, its seeds read, then its pages."""

from __future__ import annotations

import socket

import uvicorn
from sqlalchemy import Engine
from sqlmodel import func, select

from app import intake, report
from app.config import Settings
from app.database import connect, reading
from app.documents import Document
from app.errors import Refused
from app.main import create_app


def serve(settings: Settings) -> None:
    """Serve until Ctrl+C; raises Refused for a port that cannot be had, Unavailable for such a database."""
    with _held(settings.host, settings.port) as port:
        engine = connect(settings.database)
        intake.prepare(engine, settings)
        _fill(engine, settings)
        engine.dispose()
        config = uvicorn.Config(create_app(settings), log_level="warning")
        report.say(f"G7 Ledger is at http://{_shown(settings.host)}:{settings.port} – stop it with Ctrl+C.")
        uvicorn.Server(config).run(sockets=[port])


def _held(host: str, port: int) -> socket.socket:
    """Return the port, ours from now on; before anything is read, so that a taken one is told at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio leaves small packets waiting for 40 ms in answers on a kept connection.
    held = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind((host, port))
    except OSError as error:
        held.close()
        where = f"Port {port} of {host}"
        raise Refused(f"{where} cannot be used ({error.strerror}); choose another with --port.") from error
    return held


def _fill(engine: Engine, settings: Settings) -> None:
    with reading(engine) as session:
        empty = session.exec(select(func.count()).select_from(Document)).one() == 0
    if empty:
        report.say("The ledger is empty; reading the seed documents.")
        intake.add(engine, intake.gather([settings.seeds_dir]), settings)


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
