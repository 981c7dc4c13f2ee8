"""People: everybody under whom they acted for, and each with every attendance in its exact words."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.database import writing
from app.evidence import cite
from tests.factories import make_attendance, make_document, make_meeting


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    with writing(engine) as session:
        make_attendance(session, make_meeting(session), "Priti Patel", "Home Secretary")
        make_attendance(session, make_meeting(session, "Paris", date(2019, 4, 4)), "Sajid Javid", "Home Secretary")


def test_people_stand_under_the_country_they_acted_for(client: TestClient) -> None:
    page = client.get("/people").text

    assert "United Kingdom" in page
    assert page.index("Sajid Javid") < page.index("Priti Patel")


def test_a_long_roll_is_read_page_by_page_and_the_list_for_programs_has_all(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        meeting = make_meeting(session, "Wiesbaden", date(2022, 11, 17))
        for number in range(60):
            make_attendance(session, meeting, f"Minister Number{number:02}")
    first = BeautifulSoup(client.get("/people").text, "lxml")
    second = BeautifulSoup(client.get(first.select_one("a[rel=next]")["href"]).text, "lxml")  # type: ignore[index, arg-type]

    assert [page.select_one(".pager-shown").text for page in (first, second)] == [  # type: ignore[union-attr]
        "1–60 of 62 people",
        "61–62 of 62 people",
    ]
    assert second.select_one("a[rel=prev]")["href"] == "/people"  # type: ignore[index]
    assert len(client.get("/people.json").json()["rows"]) == 62


def test_a_later_page_says_that_a_delegation_goes_on_and_where_it_itself_is(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/people?after=sajid-javid").text, "lxml")

    assert page.select_one(".delegation h2").get_text(" ", strip=True) == "United Kingdom continued"  # type: ignore[union-attr]
    assert str(page.select_one("link[rel=canonical]")["href"]).endswith("/people?after=sajid-javid")  # type: ignore[index]


def test_an_address_after_nobody_is_refused_in_words(client: TestClient) -> None:
    answer = client.get("/people?after=nobody")

    assert answer.status_code == 400
    assert "No page can begin after “nobody”" in answer.text


def test_a_person_is_shown_with_every_meeting_role_and_words(client: TestClient) -> None:
    page = client.get("/people/priti-patel").text

    assert 'href="/meetings/london-2021"' in page
    assert "Home Secretary, United Kingdom" in page
    assert "“Priti Patel”</a>" in page


def test_words_that_a_document_repeats_are_shown_once_with_the_way_to_each_place(
    client: TestClient, engine: Engine
) -> None:
    with writing(engine) as session:
        attendance = make_attendance(session, make_meeting(session, "Rome"), "John Tien")
        document = make_document(session, "Mr Tien came. Mr Tien left.", slug="later")
        attendance.evidence += [cite(document, 0, 7), cite(document, 14, 21)]
    page = BeautifulSoup(client.get("/people/john-tien").text, "lxml")

    assert [link.text for link in page.select(".mentions-words a")] == ["“John Tien”", "“Mr Tien”", "2"]
    assert len({link["href"] for link in page.select(".mentions-words a")}) == 3


def test_somebody_unknown_is_said_to_be_unknown(client: TestClient) -> None:
    answer = client.get("/people/nobody")

    assert answer.status_code == 404
    assert "nobody" in answer.text
