"""Documents: the shelf, and the whole text with each piece of evidence marked and linked to its fact."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.database import writing
from app.documents import DocumentNotice
from tests.factories import make_commitment, make_document, make_meeting

TEXT = "LONDON – They met.\n\nMinisters <will> act at once. Nobody else spoke."


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    with writing(engine) as session:
        document = make_document(session, TEXT, slug="release")
        document.notices = [DocumentNotice(message="A minister is named by office alone.", start=0, end=6)]
        make_commitment(session, make_meeting(session), "Ministers <will> act at once.", document=document)


def test_the_shelf_says_what_each_document_gave(client: TestClient) -> None:
    page = client.get("/documents").text

    assert 'href="/documents/release"' in page
    assert "1 commitment" in page


def test_a_long_shelf_is_read_page_by_page_and_the_list_for_programs_has_all(
    client: TestClient, engine: Engine
) -> None:
    with writing(engine) as session:
        for number in range(27):
            make_document(session, f"Text {number:02}.", slug=f"text-{number:02}")
    first = BeautifulSoup(client.get("/documents").text, "lxml")
    second = BeautifulSoup(client.get("/documents?after=text-23").text, "lxml")

    assert [first.select_one(".pager-shown").text, first.select_one("a[rel=next]")["href"]] == [  # type: ignore[union-attr, index]
        "1–25 of 28 documents",
        "/documents?after=text-23",
    ]
    assert [link["href"] for link in second.select("a[rel=prev], link[rel=canonical]")] == [
        "http://testserver/documents?after=text-23",
        "/documents",
    ]
    assert ("of 28 documents," in str(second), len(client.get("/documents.json").json()["rows"])) == (True, 28)


def test_the_whole_text_is_shown_and_its_evidence_is_marked_and_linked_to_the_fact(client: TestClient) -> None:
    page = client.get("/documents/release").text

    assert '<mark class="marked marked-commitment" id="mark-1">Ministers &lt;will&gt; act at once.<a' in page
    assert "Nobody else spoke." in page
    assert 'href="/commitments/london-2021-1"' in page or 'href="/commitments/london-2021-' in page


def test_each_fact_that_is_listed_leads_to_its_mark(client: TestClient) -> None:
    assert 'href="#mark-1"' in client.get("/documents/release").text


def test_what_was_not_understood_is_said(client: TestClient) -> None:
    page = client.get("/documents/release").text

    assert "A minister is named by office alone." in page
    assert "<q>LONDON</q>" in page


def test_the_file_comes_back_byte_for_byte_and_is_never_run(client: TestClient) -> None:
    answer = client.get("/documents/release/original")

    assert answer.text.startswith(TEXT)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ["/documents/unheard-of", "/documents/unheard-of/original"])
def test_an_unknown_document_is_said_to_be_unknown(client: TestClient, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 404
    assert "unheard-of" in answer.text
