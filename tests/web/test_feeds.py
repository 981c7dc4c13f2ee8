"""Commitments in other forms: the same rows as the filtered page; and feeds that others' readers accept."""

from __future__ import annotations

import csv
from io import StringIO

import feedparser
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.database import writing
from app.terms import CommitmentKind
from tests.factories import make_commitment, make_meeting


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    with writing(engine) as session:
        london = make_meeting(session)
        for number in range(30):
            make_commitment(session, london, f"Ministers committed to step {number}.")
        make_commitment(session, london, "Ministers called for <more> & better.", kind=CommitmentKind.CALL)


def test_a_filtered_list_has_the_same_rows_in_every_form_and_all_of_them(client: TestClient) -> None:
    rows = client.get("/commitments.json?kind=pledge").json()["rows"]
    lines = list(csv.DictReader(StringIO(client.get("/commitments.csv?kind=pledge").text)))
    feed = feedparser.parse(client.get("/commitments.atom?kind=pledge").content)

    assert len(rows) == 30
    assert [row["ref"] for row in rows] == [line["ref"] for line in lines]
    assert [row["ref"] for row in rows] == [entry.id.rsplit("/", 1)[1] for entry in feed.entries]


def test_the_feed_is_well_formed_and_carries_the_words(client: TestClient) -> None:
    feed = feedparser.parse(client.get("/commitments.atom?kind=call").content)

    assert not feed.bozo
    assert feed.entries[0].title == "Call by G7, London 2021"
    assert feed.entries[0].content[0].value == "Ministers called for <more> & better."


@pytest.mark.parametrize("suffix", [".json", ".csv", ".xlsx", ".atom"])
def test_a_filter_that_cannot_be_is_refused_in_every_form(client: TestClient, suffix: str) -> None:
    assert client.get(f"/commitments{suffix}?theme=nonsense").status_code == 400


def test_an_empty_list_is_still_a_feed(client: TestClient) -> None:
    feed = feedparser.parse(client.get("/commitments.atom?q=unheard").content)

    assert (feed.bozo, feed.entries) == (False, [])
