"""The pages of themes: all of them with their counts, and each with its promises beside its figures."""

from datetime import date

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.database import writing
from tests.factories import make_commitment, make_meeting, make_metric, make_observation, make_theme
from tests.promises import make_ledger


@pytest.fixture
def ledger(engine: Engine) -> None:
    """Keep commitments on two themes, a theme without any, and figures of one theme."""
    with writing(engine) as session:
        made = make_ledger(session)
        make_theme(session, "firearms")
        make_metric(session).theme = make_theme(session, "biometrics")
        make_observation(session, made["a"].meeting, 50_000)
        make_observation(session, make_meeting(session, "Ischia", date(2017, 10, 19)), 40_000)


def test_the_list_counts_each_themes_commitments_and_shows_them_by_meeting(client: TestClient, ledger: None) -> None:
    text = client.get("/themes").text

    assert 'href="/commitments?theme=biometrics"' in text
    assert 'aria-label="By meeting: Paris 2019 1, London 2021 1"' in text
    assert "No commitment yet" in text


def test_a_theme_shows_its_promises_beside_its_figures_in_time(client: TestClient, ledger: None) -> None:
    text = client.get("/themes/biometrics").text

    rows = text.split("<tbody>")[1].split("</tbody>")[0].split("</tr>")[:-1]
    wanted = (
        ("Ischia 2017", "none", "40,000"),
        ("Paris 2019", 'href="/commitments?theme=biometrics&amp;meeting=paris-2019"', "50,000"),
        ("London 2021", "1 pledge"),
    )
    assert [[words for words in said if words not in row] for said, row in zip(wanted, rows, strict=True)] == [[]] * 3


def test_of_very_many_meetings_a_theme_shows_the_latest_and_says_where_all_promises_are(
    client: TestClient, ledger: None, engine: Engine
) -> None:
    with writing(engine) as session:
        for year in range(1960, 2000):
            make_commitment(session, make_meeting(session, "Rome", date(year, 5, 1)), themes=("biometrics",))
    text = client.get("/themes/biometrics").text

    assert "The last 40 of 43 occasions are shown" in text
    assert text.split("<tbody>")[1].split("</tbody>")[0].count("<tr>") == 40
    assert ("Rome 1999" in text, "Rome 1962" in text) == (True, False)


def test_a_theme_shows_its_latest_commitments(client: TestClient, ledger: None) -> None:
    text = client.get("/themes/biometrics").text

    assert text.index("Ministers committed to the database.") < text.index("They urged partners to share data.")


def test_a_theme_without_commitments_says_where_to_go(client: TestClient, ledger: None) -> None:
    text = client.get("/themes/firearms").text

    assert "No commitment on this theme is in the ledger yet." in text
    assert 'href="/search?q=Firearms"' in text


def test_an_unknown_theme_is_not_found(client: TestClient) -> None:
    assert client.get("/themes/nonsense").status_code == 404


def test_a_ledger_without_themes_says_how_they_come(client: TestClient) -> None:
    assert "g7ledger ingest FILE" in client.get("/themes").text


def test_a_themes_series_is_drawn_over_its_promises_on_one_axis(client: TestClient, ledger: None) -> None:
    text = client.get("/themes/biometrics").text

    assert text.count('class="drawing lane"') == 2
    assert 'href="/metrics/ftf-profiles#figure-' in text
    assert "<title>Paris 2019: 1 call</title>" in text
