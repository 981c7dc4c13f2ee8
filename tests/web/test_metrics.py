"""The pages of figures: small ones side by side, and each series with its chart, its table and its quotes."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.database import writing
from app.terms import Qualifier
from tests.factories import make_document, make_meeting, make_metric, make_observation, make_theme


@pytest.fixture
def fighters(engine: Engine) -> None:
    """Fill the ledger with the series of the seeds, its last figure from two documents."""
    with writing(engine) as session:
        make_metric(session).theme = make_theme(session, "counter-terrorism")
        ischia, paris = (
            make_meeting(session, "Ischia", date(2017, 10, 19)),
            make_meeting(session, "Paris", date(2019, 4, 4)),
        )
        london = make_meeting(session)
        make_observation(
            session, ischia, 40_000, Qualifier.NEARLY, document=make_document(session, "Nearly 40,000 FTFs.")
        )
        make_observation(
            session, paris, 50_000, Qualifier.NEARLY, document=make_document(session, "Nearly 50,000 FTFs.")
        )
        for publisher in ("INTERPOL", "Biometrica"):
            document = make_document(session, "Some 60,000 profiles.", publisher=publisher, slug=publisher.lower())
            make_observation(session, london, 60_000, Qualifier.ABOUT, document=document)


def soup(client: TestClient, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "lxml")


def text(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in page.select(selector)]


@pytest.mark.usefixtures("fighters")
def test_each_series_has_a_card_with_its_latest_figure_and_change(client: TestClient) -> None:
    page = soup(client, "/metrics")

    assert text(page, ".trend-group h2") == ["Counter terrorism"]
    assert text(page, ".trend-figure") == ["about 60,000 profiles"]
    assert text(page, ".trend-change") == ["about +10,000 (about +20 %) since Paris 2019"]


@pytest.mark.usefixtures("fighters")
def test_a_card_draws_its_series_and_says_it(client: TestClient) -> None:
    page = soup(client, "/metrics")

    (sketch,) = page.select("svg.sketch")
    assert len(sketch.select(".sketch-sign")) == 3
    assert sketch["aria-label"] == (
        "From nearly 40,000 profiles (Ischia 2017) to about 60,000 (London 2021): about +20,000 (about +50 %)."
    )


def test_a_single_figure_and_a_series_without_any_are_said_plainly(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        make_observation(session, make_meeting(session))
        make_metric(session, "iarms-records").name = "Firearms records"

    page = soup(client, "/metrics")

    assert text(page, ".trend-change") == ["The only figure so far"]
    assert text(page, ".waiting a") == ["Firearms records"]


def test_an_empty_ledger_says_what_to_do(client: TestClient) -> None:
    assert text(soup(client, "/metrics"), ".empty-title") == ["No figures yet"]


@pytest.mark.usefixtures("fighters")
def test_the_table_gives_figure_change_and_both_sources(client: TestClient) -> None:
    page = soup(client, "/metrics/ftf-profiles")

    assert text(page, ".figures-value") == ["nearly 40,000 profiles", "nearly 50,000 profiles", "about 60,000 profiles"]
    assert text(page, ".figures-change")[1:] == [
        "about +10,000 (about +25 %) since Ischia 2017",
        "about +10,000 (about +20 %) since Paris 2019",
    ]
    links = page.select(".figures tr:last-child .source")
    assert [str(link["href"]).split("#")[0] for link in links] == ["/documents/interpol", "/documents/biometrica"]
    assert all("#mark-" in str(link["href"]) for link in links)


@pytest.mark.usefixtures("fighters")
def test_the_chart_is_drawn_without_a_script_and_its_marks_lead_to_the_rows(client: TestClient) -> None:
    page = soup(client, "/metrics/ftf-profiles")

    wide, narrow = page.select("svg.drawing")
    assert len(wide.select("a")) == len(narrow.select("a")) == 3
    assert [page.select_one(str(mark["href"])) is not None for mark in wide.select("a")] == [True] * 3
    title, summary = wide.select_one("title"), wide.select_one("desc")
    assert title is not None
    assert title.text == "Foreign terrorist fighter profiles"
    assert summary is not None
    assert summary.text.endswith("about +20,000 (about +50 %).")


@pytest.mark.usefixtures("fighters")
def test_the_legend_explains_the_signs_that_occur_and_no_others(client: TestClient) -> None:
    signs = text(soup(client, "/metrics/ftf-profiles"), ".hedge-key li")

    assert [sign.split("”")[0] for sign in signs] == ["“about", "“nearly", "between two figures nothing is known"]


@pytest.mark.usefixtures("fighters")
def test_the_page_offers_its_data_under_its_own_address(client: TestClient) -> None:
    links = [str(link["href"]) for link in soup(client, "/metrics/ftf-profiles").select(".downloads a")]

    assert links == [f"/metrics/ftf-profiles.{suffix}" for suffix in ("csv", "xlsx", "json")]


def test_a_figure_without_a_date_is_in_the_table_only(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        make_observation(session, None)

    page = soup(client, "/metrics/ftf-profiles")

    assert page.select("svg.drawing") == []
    assert text(page, ".figures th[scope=row]") == ["Date unknown in the table only"]


def test_a_series_without_figures_has_a_page_that_says_so(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        make_metric(session)

    assert text(soup(client, "/metrics/ftf-profiles"), ".empty-title") == ["No document gives this figure yet"]


def test_quotes_cannot_inject_markup(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        document = make_document(session, "<script>alert(1)</script> profiles", publisher="<b>Bold</b>")
        make_observation(session, make_meeting(session), document=document)

    answer = client.get("/metrics/ftf-profiles")

    assert "<script>alert" not in answer.text
    assert "<b>Bold" not in answer.text


@pytest.mark.parametrize("path", ["/metrics/nonsense", "/metrics/nonsense/chart.json"])
def test_an_unknown_series_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert "no series of figures “nonsense”" in answer.text
