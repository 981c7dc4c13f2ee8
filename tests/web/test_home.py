"""The overview page."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.database import writing
from app.terms import Qualifier
from tests.factories import make_commitment, make_meeting, make_observation


@pytest.fixture
def filled(client: TestClient, engine: Engine) -> TestClient:
    """Return a reader of a ledger with three meetings, two figures of the headline series and a commitment."""
    with writing(engine) as session:
        ischia = make_meeting(session, "Ischia", date(2017, 10, 19))
        london = make_meeting(session, "London", date(2021, 9, 8))
        make_meeting(session, "Mito", date(2023, 12, 8))
        make_observation(session, ischia, 40_000, Qualifier.NEARLY)
        make_observation(session, london, 60_000, Qualifier.ABOUT)
        make_commitment(session, london)
    return client


def test_an_empty_ledger_says_how_to_fill_it(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "g7ledger ingest" in answer.text


def test_the_trend_is_drawn_with_its_hedges_before_any_script_runs(filled: TestClient) -> None:
    drawn = re.findall(r'<text class="point-words"[^>]*>([^<]+)', filled.get("/").text)
    assert drawn[:2] == ["nearly 40,000", "about 60,000"]


def test_a_point_of_the_trend_leads_to_its_marked_sentence(filled: TestClient) -> None:
    assert re.search(r'<a class="point" href="/documents/[\w-]+#mark-\d+"', filled.get("/").text)


def test_the_trend_is_said_in_one_sentence(filled: TestClient) -> None:
    assert "From nearly 40,000 at Ischia 2017 to about 60,000 at London 2021." in filled.get("/").text


def test_a_cell_of_the_matrix_opens_its_commitments(filled: TestClient) -> None:
    assert 'href="/commitments?theme=child-protection&amp;meeting=london-2021"' in filled.get("/").text


def test_a_meeting_without_documents_is_shown_as_such(filled: TestClient) -> None:
    station = filled.get("/").text.partition('href="/meetings/mito-2023"')[2]
    assert "No document yet" in station.partition("</li>")[0]


def test_identifiers_stand_once(filled: TestClient) -> None:
    found = re.findall(r'\sid="([^"]+)"', filled.get("/").text)
    assert len(found) == len(set(found))


def test_headings_skip_no_level(filled: TestClient) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", filled.get("/").text)]
    assert levels[0] == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))
