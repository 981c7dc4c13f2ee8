"""Pages are kept by address, revision and form: quick when nothing changed, never stale when something did."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, text

from app.config import Settings
from app.database import writing
from app.main import create_app
from tests.factories import make_meeting


def test_a_page_says_by_which_tag_it_can_be_asked_for_again(client: TestClient) -> None:
    first = client.get("/meetings")
    again = client.get("/meetings", headers={"If-None-Match": first.headers["ETag"]})

    assert first.status_code == 200
    assert (again.status_code, again.content) == (304, b"")


def test_a_kept_page_is_the_same_as_a_fresh_one(client: TestClient) -> None:
    fresh, kept = client.get("/meetings"), client.get("/meetings")

    assert kept.content == fresh.content
    assert dict(kept.headers) == dict(fresh.headers)


def test_a_page_that_was_kept_needs_no_table_but_the_revision(client: TestClient, engine: Engine) -> None:
    fresh = client.get("/people")
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE person RENAME TO nobody"))

    assert client.get("/people").content == fresh.content


def test_any_change_of_the_ledger_makes_pages_new(client: TestClient, engine: Engine) -> None:
    before = client.get("/meetings")
    with writing(engine) as session:
        make_meeting(session, "Halifax", date(2026, 5, 4))
    after = client.get("/meetings", headers={"If-None-Match": before.headers["ETag"]})

    assert "Halifax" not in before.text
    assert after.status_code == 200
    assert "Halifax" in after.text


@pytest.mark.parametrize(
    "headers", [{"HX-Request": "true"}, {"Accept": "application/json"}, {"Accept-Encoding": "identity"}]
)
def test_another_form_of_a_page_is_another_answer(client: TestClient, headers: dict[str, str]) -> None:
    page, other = client.get("/meetings"), client.get("/meetings", headers=headers)

    assert page.headers["ETag"] != other.headers["ETag"]


def test_an_error_is_never_kept(client: TestClient) -> None:
    assert "ETag" not in client.get("/meetings/unheard-of").headers


def test_the_word_for_machines_and_static_files_are_always_asked_afresh(client: TestClient) -> None:
    assert "ETag" not in client.get("/-/health").headers


def test_without_memory_for_pages_readers_own_copies_still_hold(settings: Settings) -> None:
    with TestClient(create_app(settings.model_copy(update={"page_cache_mb": 0}))) as client:
        first = client.get("/meetings")

        assert client.get("/meetings", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
        assert client.get("/meetings").content == first.content
