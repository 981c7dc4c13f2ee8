"""Errors as readers and programs see them."""

from typing import Annotated, Literal

import pytest
from fastapi import FastAPI, Query
from fastapi.testclient import TestClient

from app.config import Settings
from app.errors import LedgerError, NotFound, Refused, Unavailable
from app.main import create_app

SENTENCE = "There is no theme “nonsense” in the ledger."


def failing(settings: Settings, error: Exception) -> FastAPI:
    """Return the application with one more address, `/fails`, that raises this error; `/takes` takes only what fits."""
    app = create_app(settings)

    @app.get("/fails")
    def fails() -> None:
        raise error

    @app.get("/takes")
    def takes(after: int, kind: Literal["pledge", "call"] = "call", q: Annotated[str, Query(max_length=5)] = "") -> int:
        return after

    return app


@pytest.mark.parametrize(
    ("error", "status"), [(NotFound(SENTENCE), 404), (Refused(SENTENCE), 400), (Unavailable(SENTENCE), 503)]
)
def test_the_domains_own_words_are_shown(settings: Settings, error: LedgerError, status: int) -> None:
    with TestClient(failing(settings, error)) as client:
        answer = client.get("/fails")
    assert answer.status_code == status
    assert SENTENCE in answer.text


def test_a_program_gets_the_error_as_json(settings: Settings) -> None:
    with TestClient(failing(settings, Refused(SENTENCE))) as client:
        answer = client.get("/fails", headers={"Accept": "application/json"})
    assert answer.json() == {"error": {"message": SENTENCE, "status": 400}}


def test_an_unknown_data_address_answers_in_json(client: TestClient) -> None:
    answer = client.get("/nowhere.json")
    assert answer.status_code == 404
    assert answer.json()["error"]["status"] == 404


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/takes?after=xx", "“xx” does not fit the parameter “after”: it should be a whole number."),
        ("/takes", "The parameter “after” is missing."),
        ("/takes?after=1&kind=dance", "“dance” does not fit the parameter “kind”: it should be 'pledge' or 'call'."),
        ("/takes?after=1&q=abcdef", "“abcdef” does not fit the parameter “q”: it should have at most 5 characters."),
        ("/takes?after=1&q=" + "a" * 500, f"“{'a' * 60}…” does not fit the parameter “q”"),
    ],
)
def test_a_parameter_that_does_not_fit_is_named_with_the_reason(
    settings: Settings, address: str, sentence: str
) -> None:
    with TestClient(failing(settings, NotFound(SENTENCE))) as client:
        answer = client.get(address, headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert sentence in answer.json()["error"]["message"]


def test_our_own_mistakes_show_no_details(settings: Settings) -> None:
    with TestClient(failing(settings, RuntimeError("secret")), raise_server_exceptions=False) as client:
        answer = client.get("/fails")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_an_error_page_shows_the_way_on(client: TestClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert '<a href="/commitments">' in answer.text


def test_a_wrong_method_says_what_is_allowed(client: TestClient) -> None:
    answer = client.post("/")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET"


def test_what_a_reader_typed_is_escaped(settings: Settings) -> None:
    with TestClient(failing(settings, NotFound(SENTENCE))) as client:
        assert "<script>alert" not in client.get("/takes?after=<script>alert(1)</script>").text
