"""Every list under its address with a suffix: the same rows as JSON, CSV and spreadsheet, read back by others' code."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from sqlalchemy import Engine

from app.database import writing
from tests.factories import make_attendance, make_commitment, make_meeting, make_observation

LISTS = ("/meetings", "/people", "/documents", "/metrics", "/metrics/ftf-profiles")


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    with writing(engine) as session:
        london = make_meeting(session)
        make_commitment(session, london, "=HYPERLINK(1) is what ministers committed to.")
        make_observation(session, london)
        make_attendance(session, london)


def as_json(client: TestClient, address: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = client.get(f"{address}.json").json()["rows"]
    return rows


def as_csv(client: TestClient, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(client.get(f"{address}.csv").text)))


def as_sheet(client: TestClient, address: str) -> list[tuple[Any, ...]]:
    sheet = load_workbook(BytesIO(client.get(f"{address}.xlsx").content)).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


@pytest.mark.parametrize("address", LISTS)
def test_each_form_of_a_list_has_the_same_rows_and_columns(client: TestClient, address: str) -> None:
    rows, lines, (header, *cells) = (read(client, address) for read in (as_json, as_csv, as_sheet))

    assert len(rows) == len(lines) == len(cells) > 0
    assert tuple(lines[0]) == header
    assert {name for name in rows[0] if name != "evidence"} <= set(header)


@pytest.mark.parametrize("address", ["/people", "/metrics/ftf-profiles"])
def test_quotes_and_sources_go_along(client: TestClient, address: str) -> None:
    quote = as_json(client, address)[0]["evidence"][0]

    assert as_csv(client, address)[0]["quotes"] == quote["quote"]
    assert quote["document"] in as_csv(client, address)[0]["sources"]


def test_a_cell_that_a_spreadsheet_would_run_is_harmless_in_csv_and_plain_text_in_a_workbook(
    client: TestClient,
) -> None:
    headings = [row["heading"] for row in as_json(client, "/documents")]
    dangerous = next(heading for heading in headings if heading.startswith("="))

    assert f"'{dangerous}" in [line["heading"] for line in as_csv(client, "/documents")]
    assert any(dangerous in row for row in as_sheet(client, "/documents"))


def test_downloads_are_named_after_their_list(client: TestClient) -> None:
    disposition = client.get("/metrics/ftf-profiles.csv").headers["Content-Disposition"]

    assert disposition == 'attachment; filename="g7-ledger-metrics-ftf-profiles.csv"'


def test_json_says_where_people_read_the_same_rows_and_which_revision_they_are(client: TestClient) -> None:
    whole = client.get("/meetings.json").json()

    assert whole["address"] == "http://testserver/meetings"
    assert whole["revision"] == 1
    assert whole["count"] == 1


def test_an_unknown_form_of_a_list_is_an_unknown_address(client: TestClient) -> None:
    assert client.get("/meetings.exe").status_code == 404


def test_an_unknown_series_has_no_figures_in_any_form(client: TestClient) -> None:
    answer = client.get("/metrics/unheard-of.json")

    assert answer.status_code == 404
    assert "unheard-of" in answer.json()["error"]["message"]


def test_the_data_interface_is_described_with_examples_and_without_pages(client: TestClient) -> None:
    description = client.get("/api/openapi.json").json()

    assert {"/meetings.{form}", "/metrics/{slug}.{form}", "/-/health"} <= set(description["paths"])
    assert "/meetings" not in description["paths"]
    assert description["components"]["schemas"]["MeetingRow"]["properties"]["slug"]["examples"] == ["london-2021"]


def test_the_documentation_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/api/docs")

    assert page.status_code == 200
    assert 'src="http' not in page.text
    assert "vendor/swagger-ui/swagger-ui-bundle.js" in page.text


def test_machines_are_told_that_all_is_well(client: TestClient) -> None:
    assert client.get("/-/health").json() == {"status": "ok", "revision": 1}


def test_the_data_interface_says_of_each_operation_what_it_answers_with(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]

    assert paths["/people.{form}"]["get"]["summary"] == "Everybody at every meeting, by family name, then by time"
    assert not [path for path, ways in paths.items() if "." in ways["get"]["summary"]]
