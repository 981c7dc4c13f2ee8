"""A filtered list as one ZIP file: the page's rows, what they mean, how to cite them, and the licence."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from fastapi.testclient import TestClient
from pybtex.database import parse_string
from sqlalchemy import Engine

from app.database import writing
from tests.factories import make_attendance, make_commitment, make_meeting, make_observation, make_reference
from tests.promises import make_ledger

LISTS = ("/meetings", "/people", "/documents", "/metrics", "/metrics/ftf-profiles", "/commitments")


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    with writing(engine) as session:
        make_ledger(session)
        tokyo = make_meeting(session, "Tokyo")
        make_commitment(session, tokyo, "=HYPERLINK(1) is what ministers committed to.")
        make_observation(session, tokyo)
        make_attendance(session, tokyo)


def unpacked(client: TestClient, address: str) -> dict[str, str]:
    """Return the files of a download by name."""
    with ZipFile(BytesIO(client.get(address).content)) as archive:
        assert archive.testzip() is None
        return {name.removeprefix("g7-ledger/"): archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize("address", LISTS)
def test_a_download_has_the_rows_that_the_other_forms_have(client: TestClient, address: str) -> None:
    files, name = unpacked(client, f"{address}.zip"), address.strip("/").replace("/", "-")

    assert json.loads(files[f"{name}.json"]) == client.get(f"{address}.json").json()
    assert files[f"{name}.csv"] == client.get(f"{address}.csv").text


def test_reference_figures_come_as_one_file_that_leads_to_their_place_in_the_chart(
    client: TestClient, engine: Engine
) -> None:
    with writing(engine) as session:
        make_reference(session)
    files, name = unpacked(client, "/metrics/ftf-profiles/reference.zip"), "metrics-ftf-profiles-reference"

    assert files[f"{name}.csv"] == client.get("/metrics/ftf-profiles/reference.csv").text
    assert json.loads(files[f"{name}.json"])["address"] == "http://testserver/metrics/ftf-profiles?reference=on"


def test_a_filtered_download_has_the_filtered_rows(client: TestClient) -> None:
    query = "?kind=call&theme=biometrics"
    whole = json.loads(unpacked(client, f"/commitments.zip{query}")["commitments.json"])

    assert [row["statement"] for row in whole["rows"]] == ["They urged partners to share data."]
    assert whole["count"] == 1


def test_an_empty_list_can_be_kept_too(client: TestClient) -> None:
    files = unpacked(client, "/commitments.zip?q=unheard")

    assert json.loads(files["commitments.json"])["rows"] == []
    assert len(list(csv.reader(StringIO(files["commitments.csv"])))) == 1


@pytest.mark.parametrize("address", LISTS)
def test_the_code_book_says_what_every_column_means(client: TestClient, address: str) -> None:
    files, name = unpacked(client, f"{address}.zip"), address.strip("/").replace("/", "-")
    book = {entry["name"]: entry for entry in csv.DictReader(StringIO(files["codebook.csv"]))}
    header = next(csv.reader(StringIO(files[f"{name}.csv"])))

    assert set(header) <= set(book)
    assert all(entry["meaning"] and entry["type"] for entry in book.values())


def test_the_code_book_lists_values_and_examples(client: TestClient) -> None:
    book = csv.DictReader(StringIO(unpacked(client, "/commitments.zip")["codebook.csv"]))
    kind = next(entry for entry in book if entry["name"] == "kind")

    assert kind["values"] == "pledge; call; endorsement"
    assert kind["meaning"].startswith("pledge: they will do it")


def test_a_download_says_how_it_is_cited_and_licensed(client: TestClient) -> None:
    files = unpacked(client, "/commitments.zip?kind=call")
    (entry,) = parse_string(files["citation.bib"], "bibtex").entries.values()

    assert "> G7 Ledger (2026). Commitments (kind: Call). Revision 1" in files["README.md"]
    assert entry.fields["url"] == "http://testserver/commitments?kind=call"
    assert files["LICENSE"].startswith("MIT License")


def test_the_same_rows_are_the_same_bytes(client: TestClient) -> None:
    plain, again = (client.get("/meetings.zip", headers={"Accept": accept}) for accept in ("*/*", "application/zip"))

    assert plain.content == again.content
    assert plain.headers["Content-Disposition"] == 'attachment; filename="g7-ledger-meetings.zip"'


def test_a_filter_that_cannot_be_is_refused(client: TestClient) -> None:
    assert client.get("/commitments.zip?theme=nonsense").status_code == 400
