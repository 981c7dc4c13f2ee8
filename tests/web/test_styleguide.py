"""The style guide."""

from __future__ import annotations

from fastapi.testclient import TestClient

from app.config import Settings
from app.main import create_app
from app.terms import CommitmentKind, Qualifier
from app.web.wording import HEDGE_MEANINGS, KIND_MEANINGS


def test_readers_do_not_see_it(client: TestClient) -> None:
    assert client.get("/-/styleguide").status_code == 404


def test_it_shows_every_kind_and_draws_every_hedge(settings: Settings) -> None:
    with TestClient(create_app(settings.model_copy(update={"styleguide": True}))) as client:
        text = client.get("/-/styleguide").text
    assert all(KIND_MEANINGS[kind] in text for kind in CommitmentKind)
    assert text.count('class="point-words"') == len(Qualifier) == len(HEDGE_MEANINGS)
