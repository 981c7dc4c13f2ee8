"""The pages of figures: small ones side by side, and each series with its chart, its table and its quotes."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup, Tag
from fastapi.testclient import TestClient
from sqlalchemy import Engine
from sqlmodel import select

from app.database import writing
from app.meetings import Meeting
from app.terms import CommitmentKind, Qualifier
from tests.factories import (
    make_commitment,
    make_document,
    make_meeting,
    make_metric,
    make_observation,
    make_reference,
    make_theme,
)


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


def text(page: Tag, selector: str) -> list[str]:
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

    wide, narrow = page.select(".chart-drawing svg")
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

    assert links == [f"/metrics/ftf-profiles.{suffix}" for suffix in ("csv", "xlsx", "json", "zip")]


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


@pytest.mark.usefixtures("fighters")
def test_the_promises_of_each_meeting_stand_under_the_chart_and_lead_to_themselves(
    client: TestClient, engine: Engine
) -> None:
    with writing(engine) as session:
        paris, *_ = session.exec(select(Meeting).where(Meeting.slug == "paris-2019")).all()
        make_commitment(session, paris, kind=CommitmentKind.CALL, themes=("counter-terrorism",))

    page = soup(client, "/metrics/ftf-profiles")

    lane, _ = page.select("svg.lane")
    assert text(page, "svg.lane .stop-name")[:3] == ["Ischia 2017", "Paris 2019", "London 2021"]
    stop = lane.select("a")[1]
    assert stop["href"] == "/commitments?theme=counter-terrorism&meeting=paris-2019"
    assert [title.text for title in stop.select("title")] == ["Paris 2019: 1 call"]


@pytest.mark.usefixtures("fighters")
def test_the_promises_are_told_in_words_with_the_next_figure_and_no_cause(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        paris, *_ = session.exec(select(Meeting).where(Meeting.slug == "paris-2019")).all()
        make_commitment(session, paris, kind=CommitmentKind.CALL, themes=("counter-terrorism",))

    page = soup(client, "/metrics/ftf-profiles")

    _, row, last = page.select(".steps tbody tr")
    assert text(row, "td") == [
        "1 call",
        "nearly 50,000 profiles",
        "about 60,000 profiles London 2021: about +10,000 (about +20 %) since Paris 2019",
    ]
    assert text(last, "td")[2] == "none since"
    assert "does not say that it came of it" in page.select(".section-head .note")[0].get_text()


@pytest.mark.usefixtures("fighters")
def test_reference_figures_are_drawn_only_when_asked_for(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        make_reference(session, 4_000, "2015-06-03")

    plain, asked = soup(client, "/metrics/ftf-profiles"), soup(client, "/metrics/ftf-profiles?reference=on")

    assert (len(plain.select(".point-lighter a, a.point-lighter")), len(asked.select("a.point-lighter"))) == (0, 2)
    assert text(plain, ".chart-switch a") == ["Draw 1 reference figure too"]
    assert text(asked, ".chart-switch a") == ["Leave out the reference figures"]


@pytest.mark.usefixtures("fighters")
def test_reference_figures_have_a_table_of_their_own_with_date_and_page(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        make_reference(session, 1_000, "2014-12").dated_words = "end of 2014"
        make_reference(session, 7_000, None)

    page = soup(client, "/metrics/ftf-profiles")

    assert text(page, ".reference-figures tbody th") == ["end of 2014", "Date unknown in the table only"]
    assert [link["href"] for link in page.select(".reference-figures a")] == ["https://www.interpol.int/N2015-072"] * 2
    assert len(page.select(".figures tbody tr")) == 3


@pytest.mark.usefixtures("fighters")
def test_reference_figures_have_their_own_address_and_stay_out_of_the_series(
    client: TestClient, engine: Engine
) -> None:
    with writing(engine) as session:
        make_reference(session, 4_000, "2015-06-03")

    series = client.get("/metrics/ftf-profiles.json").json()
    (row,) = client.get("/metrics/ftf-profiles/reference.json").json()["rows"]

    assert series["count"] == 3
    assert (row["value"], row["dated"], row["unit"]) == (4_000, "2015-06-03", "profiles")
    assert client.get("/metrics/ftf-profiles/reference.csv").text.startswith("metric,value,value_high,qualifier,dated")
    assert client.get("/metrics/ftf-profiles/reference.xlsx").content.startswith(b"PK")


def test_a_series_that_only_reference_figures_tell_of_is_drawn_at_once_and_says_so(
    client: TestClient, engine: Engine
) -> None:
    with writing(engine) as session:
        make_reference(session, 4_000, "2015-06-03")
        make_reference(session, 5_000, "2015-09-30", Qualifier.ABOUT)

    page = soup(client, "/metrics/ftf-profiles")

    assert len(page.select(".drawing-wide a.point-lighter")) == 2
    assert text(page, ".chart-summary") == [
        "No document of the ledger dates this figure. On INTERPOL’s own pages: from 4,000 profiles (3 June 2015) to "
        "about 5,000 (30 September 2015)."
    ]


@pytest.mark.usefixtures("fighters")
def test_the_interactive_chart_follows_the_same_switch(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        make_reference(session, 4_000, "2014", Qualifier.MORE_THAN)

    address = "/metrics/ftf-profiles/chart.json"
    off, on = (client.get(address, params={"reference": switch}).json() for switch in ("off", "on"))

    assert [trace.get("name") for trace in off["data"]] == [None, None]
    assert [trace.get("name") for trace in on["data"]] == ["reference-span", "reference", None, None]
    assert on["data"][1]["customdata"][0][2] == "more than 4,000 profiles; 2014; INTERPOL, News item N2015-072"
    assert [note["name"] for note in on["layout"]["annotations"]].count("lighter") == 1


def test_another_switch_is_refused(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        make_metric(session)

    assert client.get("/metrics/ftf-profiles?reference=maybe").status_code in {400, 422}


@pytest.mark.parametrize("path", ["/metrics/nonsense", "/metrics/nonsense/chart.json"])
def test_an_unknown_series_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert "no series of figures “nonsense”" in answer.text


@pytest.mark.usefixtures("fighters")
def test_each_figure_says_how_many_documents_carry_it(client: TestClient) -> None:
    told = text(soup(client, "/metrics/ftf-profiles"), ".figures .told")

    assert told == ["1 document", "1 document", "2 documents by 2 publishers"]


@pytest.mark.usefixtures("fighters")
def test_figures_that_disagree_are_called_so_side_by_side(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        london, *_ = session.exec(select(Meeting).where(Meeting.slug == "london-2021")).all()
        make_observation(session, london, 58_000)

    page = soup(client, "/metrics/ftf-profiles")

    assert text(page, "#chosen .note")[-1] == "Documents disagree: another says about 58,000 profiles."
    assert [told.endswith("documents disagree here") for told in text(page, ".figures .told")] == [
        False,
        False,
        True,
        True,
    ]


def test_of_very_many_meetings_a_series_shows_the_promises_of_the_latest_and_says_so(
    client: TestClient, fighters: None, engine: Engine
) -> None:
    with writing(engine) as session:
        for year in range(1960, 2000):
            make_commitment(session, make_meeting(session, "Rome", date(year, 5, 1)), themes=("counter-terrorism",))
    page = soup(client, "/metrics/ftf-profiles")

    assert "These are the last 40 of 43 meetings" in page.text
    assert (len(page.select(".steps tbody tr")), len(page.select(".drawing-wide .stop"))) == (40, 40)
    assert len(page.select(".figures tbody tr")) == 3


def test_a_few_meetings_are_all_shown_and_nothing_is_said_of_others(client: TestClient, fighters: None) -> None:
    assert "the last" not in soup(client, "/metrics/ftf-profiles").text
