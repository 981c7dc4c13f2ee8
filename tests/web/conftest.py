"""What the tests of pages share: a reader in front of the test's own ledger."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.config import Settings
from app.main import create_app


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """Return a client of the whole application; our own mistakes come back as answers, as they do to readers."""
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client
