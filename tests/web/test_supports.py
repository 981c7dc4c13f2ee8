"""Each page of a fact says how many documents carry it, and which of them repeat another's words."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.database import writing
from tests.factories import cite_words, make_commitment, make_document, make_meeting, make_observation

SAID = "Ministers committed to the active promotion and use of the international database against child abuse."
TOLD = "2 documents by 2 publishers; Biometrica’s uses the same words as INTERPOL’s"


@pytest.fixture
def copied(engine: Engine) -> str:
    """Fill the ledger with a promise that a second document copies; return its reference."""
    with writing(engine) as session:
        own = make_document(session, f"INTERPOL welcomes it: {SAID}")
        copy = make_document(session, f"INTERPOL welcomes it: {SAID}", publisher="Biometrica")
        commitment = make_commitment(session, make_meeting(session), SAID, document=own)
        commitment.evidence.append(cite_words(copy, SAID))
        return commitment.ref


def page_of(client: TestClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return " ".join(BeautifulSoup(answer.text, "lxml").get_text().split())


def test_a_commitments_page_tells_its_documents(client: TestClient, copied: str) -> None:
    assert f"2 places, {TOLD}" in page_of(client, f"/commitments/{copied}")


@pytest.mark.usefixtures("copied")
def test_a_meetings_page_tells_what_several_documents_carry(client: TestClient) -> None:
    assert TOLD in page_of(client, "/meetings/london-2021")


def test_a_meetings_page_says_where_documents_disagree(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        meeting = make_meeting(session)
        for value in (58_000, 60_000):
            make_observation(session, meeting, value)

    assert page_of(client, "/meetings/london-2021").count("documents disagree") == 2
