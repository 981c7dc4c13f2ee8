"""A chart that other sites can frame: it stands alone and says where it comes from; nothing else can be framed."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.database import writing
from app.terms import Qualifier
from tests.factories import make_meeting, make_metric, make_observation, make_reference


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    with writing(engine) as session:
        make_observation(session, make_meeting(session, "Ischia", date(2017, 10, 19)), 40_000, Qualifier.NEARLY)
        make_observation(session, make_meeting(session), 60_000)
        make_observation(session, make_meeting(session, "Paris", date(2019, 4, 4)), 9, metric="lonely")
        make_metric(session, "unheard")


def embedded(client: TestClient, slug: str = "ftf-profiles") -> BeautifulSoup:
    return BeautifulSoup(client.get(f"/embed/metrics/{slug}").text, "lxml")


def test_an_embed_can_be_framed_by_anybody_and_leaves_no_cookie(client: TestClient) -> None:
    answer = client.get("/embed/metrics/ftf-profiles")

    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("address", ["/", "/metrics/ftf-profiles", "/embed/metrics/nonsense"])
def test_no_other_page_can_be_framed(client: TestClient, address: str) -> None:
    assert "frame-ancestors 'none'" in client.get(address).headers["Content-Security-Policy"]


def test_an_embed_draws_the_chart_without_a_script_and_offers_one_that_does_more(client: TestClient) -> None:
    page = embedded(client)

    assert len(page.select("svg.drawing")) == 2
    assert page.select_one('[data-figure^="/metrics/ftf-profiles/chart.json"]')


def test_an_embed_names_its_source_and_every_link_leads_to_the_page_of_the_series(client: TestClient) -> None:
    page = embedded(client)
    own = "http://testserver/metrics/ftf-profiles"

    assert "Source: INTERPOL, in G7 Ledger" in page.select_one(".embed-source").text  # type: ignore[union-attr]
    assert {str(link["href"]).partition("#")[0] for link in page.select("a")} == {own}
    assert page.select_one("base")["target"] == "_blank"  # type: ignore[index]


@pytest.mark.parametrize(("query", "drawn"), [("", 0), ("?reference=off", 0), ("?reference=on", 2)])
def test_an_embed_draws_reference_figures_where_its_address_asks_for_them(
    client: TestClient, engine: Engine, query: str, drawn: int
) -> None:
    with writing(engine) as session:
        make_reference(session)
    page = embedded(client, f"ftf-profiles{query}")

    assert len(page.select("svg.drawing .point-lighter")) == drawn
    assert page.select_one(f'[data-figure="/metrics/ftf-profiles/chart.json?reference={"on" if drawn else "off"}"]')


def test_a_single_figure_is_shown_in_words(client: TestClient) -> None:
    assert "about 9 profiles" in " ".join(embedded(client, "lonely").text.split())


def test_a_series_without_figures_says_so(client: TestClient) -> None:
    assert "No document gives this figure yet." in embedded(client, "unheard").text


def test_the_page_of_a_series_gives_the_code_to_embed_its_chart(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/metrics/ftf-profiles").text, "lxml")

    code = BeautifulSoup(page.select_one("#embed-code").text, "lxml")  # type: ignore[union-attr]
    assert code.iframe["src"] == "http://testserver/embed/metrics/ftf-profiles"  # type: ignore[index]
