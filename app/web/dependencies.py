"""What routes need, by type: the settings, and a session that reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request
from sqlmodel import Session

from app.config import Settings
from app.database import reading


def current_settings(request: Request) -> Settings:
    """Return the settings that the application was made with."""
    settings: Settings = request.app.state.settings
    return settings


def reading_session(request: Request) -> Iterator[Session]:
    """Yield a session that sees one state of the ledger throughout the request; closed before the answer is sent."""
    with reading(request.app.state.engine) as session:
        yield session


SettingsDep = Annotated[Settings, Depends(current_settings)]
SessionDep = Annotated[Session, Depends(reading_session, scope="function")]
StreamingSessionDep = Annotated[Session, Depends(reading_session, scope="request")]  # open until the answer is sent
