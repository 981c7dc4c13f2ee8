"""Whatever has a page has a citation, on the page and under its address with a suffix."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
import rispy
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.config import Settings
from app.database import writing
from app.main import create_app
from tests.factories import make_attendance, make_commitment, make_document, make_meeting, make_observation

PAGES = (
    "/",
    "/meetings",
    "/meetings/london-2021",
    "/commitments?kind=pledge",
    "/metrics",
    "/metrics/ftf-profiles",
    "/people",
    "/people/priti-patel",
    "/themes",
    "/themes/child-protection",
    "/documents",
    "/documents/release",
    "/search?q=ministers&kind=commitment",
    "/compare?from=paris-2019&to=london-2021",
)


@pytest.fixture(autouse=True)
def number(engine: Engine) -> int:
    """Return the number of the first of two equal figures in a small ledger."""
    with writing(engine) as session:
        london = make_meeting(session)
        make_meeting(session, "Paris", date(2019, 4, 4))
        make_commitment(session, london)
        make_attendance(session, london)
        make_document(session, "A release.", slug="release")
        figures = [make_observation(session, london) for _ in range(2)]
        return figures[0].id or 0


def links(page: str) -> list[str]:
    """Return where the page's own citation leads."""
    body = page.rpartition('id="citation"')[2]
    return [unescape(link) for link in re.findall(r'href="([^"]*\.(?:bib|ris|csl\.json)[^"]*)" download', body)][:3]


@pytest.mark.parametrize("address", PAGES)
def test_each_page_shows_its_citation_and_links_to_it_in_each_style(client: TestClient, address: str) -> None:
    page = client.get(address).text
    answers = [client.get(link) for link in links(page)]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    (record,) = rispy.loads(answers[1].text)
    assert record["urls"] == [f"http://testserver{address}"]
    assert f"Revision 1 of 1 January 2026. {record['urls'][0]}" in unescape(page)


def test_a_commitment_is_cited_with_its_words_and_their_source(client: TestClient) -> None:
    ref = client.get("/commitments.json").json()["rows"][0]["ref"]
    (record,) = rispy.loads(client.get(f"/commitments/{ref}.ris").text)

    assert record["abstract"] == "Ministers committed to the active promotion of the database."
    assert record["notes"][0].startswith("INTERPOL, “Ministers committed")


def test_a_filtered_list_is_cited_by_what_narrows_it(client: TestClient) -> None:
    item = client.get("/commitments.csl.json?kind=pledge&theme=child-protection&q=database").json()[0]

    assert item["title"] == "Commitments (theme: Child protection; kind: Pledge; words: “database”)"


def test_a_figure_keeps_its_address_when_an_equal_one_is_made_one_with_it(client: TestClient, number: int) -> None:
    first, second = (
        client.get(f"/metrics/ftf-profiles/{each}", follow_redirects=False) for each in (number, number + 1)
    )

    assert first.headers["Location"] == second.headers["Location"] == f"/metrics/ftf-profiles#figure-{number}"
    (record,) = rispy.loads(client.get(f"/metrics/ftf-profiles/{number}.ris").text)
    assert record["title"] == "Foreign terrorist fighter profiles, London 2021: about 60,000 profiles"


def test_a_chart_is_cited_as_a_picture_with_an_address_of_its_own(client: TestClient) -> None:
    (record,) = rispy.loads(client.get("/metrics/ftf-profiles/chart.ris").text)

    assert record["type_of_reference"] == "CHART"
    assert client.get(record["urls"][0].removeprefix("http://testserver"), follow_redirects=False).status_code == 303


def test_citations_name_the_public_address(settings: Settings) -> None:
    public = settings.model_copy(update={"base_url": "https://ledger.example/"})
    with TestClient(create_app(public)) as client:
        assert "url = {https://ledger.example/meetings}" in client.get("/meetings.bib").text


@pytest.mark.parametrize(
    "address",
    ["/unheard.bib", "/meetings/unheard.ris", "/metrics/ftf-profiles/99999.bib", "/metrics/ftf-profiles/99999"],
)
def test_what_is_not_there_cannot_be_cited(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404
