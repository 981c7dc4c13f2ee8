"""Meetings: the list, and each with its dates and where they come from, people, promises, figures and documents."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.database import writing
from app.evidence import cite
from app.meetings import DateSource
from app.terms import Mode, Qualifier
from tests.factories import make_attendance, make_commitment, make_document, make_meeting, make_observation


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    with writing(engine) as session:
        ischia = make_meeting(session, "Ischia", date(2017, 10, 19))
        make_observation(session, ischia, 40_000, Qualifier.NEARLY)
        london = make_meeting(session)
        london.dates_from, london.chair = DateSource.REGISTER, "Priti Patel"
        document = make_document(session, "LONDON – Ministers committed to the database.", slug="release")
        london.evidence.append(cite(document, 0, 6))
        make_commitment(session, london, "Ministers committed to the database.", document=document)
        make_observation(session, london)
        make_attendance(session, london, "Merrick B. Garland", "Attorney General", Mode.REMOTE)


def test_the_list_shows_the_latest_meeting_first_with_what_there_is_of_it(client: TestClient) -> None:
    page = client.get("/meetings").text

    assert page.index("London 2021") < page.index("Ischia 2017")
    assert "1 commitment" in page
    assert "No document in the ledger yet" in page


def test_many_meetings_are_read_page_by_page_and_the_list_for_programs_has_all(
    client: TestClient, engine: Engine
) -> None:
    with writing(engine) as session:
        for number in range(48):
            make_meeting(session, f"Town{number:02}", date(1990, 1, 10))
    first, second = (client.get(path).text for path in ("/meetings", "/meetings?after=town45-1990"))

    assert ("1–48 of 50 meetings" in first, "49–50 of 50 meetings" in second) == (True, True)
    assert ('rel="next" href="/meetings?after=town45-1990"' in first, 'rel="prev" href="/meetings"' in second) == (
        True,
        True,
    )
    assert len(client.get("/meetings.json").json()["rows"]) == 50


def test_a_meeting_says_when_it_was_and_where_its_dates_come_from(client: TestClient) -> None:
    page = client.get("/meetings/london-2021").text

    assert "8–9 September 2021" in page
    assert "the register of meetings, not from a document" in page
    assert "Priti Patel" in page


def test_a_meeting_shows_its_promises_by_theme_with_their_source(client: TestClient) -> None:
    page = client.get("/meetings/london-2021").text

    assert "Child protection" in page
    assert "Ministers committed to the database." in page
    assert 'href="/documents/release#mark-' in page


def test_a_meeting_shows_its_figures_with_their_hedged_change_since_the_meeting_before(client: TestClient) -> None:
    page = " ".join(client.get("/meetings/london-2021").text.split())

    assert "about +20,000" in page
    assert "Ischia 2017" in page


def test_a_meeting_shows_who_came_and_how(client: TestClient) -> None:
    page = client.get("/meetings/london-2021").text

    assert "Merrick B. Garland" in page
    assert "Took part remotely" in page


def test_one_can_walk_from_meeting_to_meeting(client: TestClient) -> None:
    assert 'rel="prev" href="/meetings/ischia-2017"' in client.get("/meetings/london-2021").text
    assert 'rel="next" href="/meetings/london-2021"' in client.get("/meetings/ischia-2017").text


def test_a_meeting_without_documents_says_what_to_do(client: TestClient) -> None:
    assert "g7ledger ingest" in client.get("/meetings/ischia-2017").text


def test_an_unknown_meeting_is_said_to_be_unknown(client: TestClient) -> None:
    answer = client.get("/meetings/atlantis-1")

    assert answer.status_code == 404
    assert "atlantis-1" in answer.text
