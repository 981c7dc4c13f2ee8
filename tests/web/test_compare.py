"""Two meetings side by side: at an address that says which, whatever is asked for; and in short on a meeting's page."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, event
from sqlmodel import Session

from app import meetings
from app.database import writing
from app.meetings import Meeting
from app.terms import CommitmentKind, Qualifier
from tests.factories import make_attendance, make_commitment, make_meeting, make_observation
from tests.promises import report, tie

PAIR = "/compare?from=paris-2019&to=london-2021"


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    with writing(engine) as session:
        paris = report(session, make_meeting(session, "Paris", date(2019, 4, 4)))
        london = report(session, make_meeting(session))
        make_meeting(session, "Toronto", date(2018, 4, 23))
        make_meeting(session, "Rome", date(2020, 4, 23))
        earlier = make_commitment(session, paris, "They called for more fingerprints.", kind=CommitmentKind.CALL)
        make_commitment(session, paris, "They called for safer borders.", themes=("border-security",))
        later = make_commitment(session, london, "They will send more fingerprints.")
        make_commitment(session, london, "They will protect women.", themes=("gender-based-violence",))
        tie(session, later, earlier, similarity=66.7)
        make_observation(session, paris, 50_000, Qualifier.NEARLY)
        make_observation(session, london, 60_000, Qualifier.ABOUT)
        make_attendance(session, paris, "Ada Then")
        make_attendance(session, london, "Priti Patel")


def text_of(client: TestClient, address: str) -> str:
    return " ".join(client.get(address).text.split())


def test_two_meetings_are_compared_in_promises_themes_figures_and_people(client: TestClient) -> None:
    page = text_of(client, PAIR)

    for words in (
        "From Paris 2019 to London 2021",
        "Now a pledge, before a call.",
        "They will protect women.",
        "They called for safer borders.",
        "Gender based violence</a>",
        "about +10,000",
        "Only at London 2021",
        "Priti Patel",
    ):
        assert words in page


def test_the_form_needs_no_script_and_shows_what_is_compared(client: TestClient) -> None:
    page = text_of(client, PAIR)

    assert '<form class="compare-form" action="/compare"' in page
    assert '<option value="paris-2019" selected>' in page
    assert '<option value="london-2021" selected>' in page


@pytest.mark.parametrize(
    ("asked", "own"),
    [
        ("/compare", PAIR),
        ("/compare?from=&to=", PAIR),
        ("/compare?to=london-2021", PAIR),
        ("/compare?from=london-2021&to=paris-2019", PAIR),
        ("/compare?from=+paris-2019&to=london-2021", PAIR),
    ],
)
def test_an_address_that_is_not_whole_leads_to_the_readable_one(client: TestClient, asked: str, own: str) -> None:
    answer = client.get(asked, follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, own)


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        ("/compare?from=atlantis-1&to=london-2021", 404, "There is no meeting “atlantis-1”"),
        ("/compare?from=london-2021&to=london-2021", 400, "Both are London 2021"),
        ("/compare?from=paris-2019", 200, "Choose two meetings."),
        ("/compare?from=toronto-2018&to=london-2021", 200, "No document on Toronto 2018 is in the ledger."),
    ],
)
def test_what_cannot_be_compared_is_said_beside_the_form(
    client: TestClient, asked: str, status: int, words: str
) -> None:
    answer = client.get(asked)

    assert answer.status_code == status
    assert words in answer.text
    assert '<form class="compare-form"' in answer.text


def test_an_empty_ledger_has_nothing_to_compare(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        for slug in ("paris-2019", "london-2021", "toronto-2018", "rome-2020"):
            meetings_of(session)[slug].standing = False

    assert "Choose two meetings." in client.get("/compare").text


def meetings_of(session: Session) -> dict[str, Meeting]:
    return {meeting.slug: meeting for meeting in meetings.held(session)}


def test_the_same_promises_are_there_for_other_programs(client: TestClient) -> None:
    rows = client.get(PAIR.replace("/compare", "/compare.json")).json()["rows"]

    assert [(row["found"], row["changes"]) for row in rows] == [
        ("repeated", ["strengthened"]),
        ("new", []),
        ("not repeated", []),
    ]
    assert client.get(PAIR.replace("/compare", "/compare.csv")).text.startswith("found,ref,meeting,kind,statement")
    assert client.get(PAIR.replace("/compare", "/compare.zip")).headers["content-type"] == "application/zip"
    assert client.get("/compare.json?from=atlantis-1&to=london-2021").status_code == 404
    assert client.get("/compare.json?from=paris-2019&to=paris-2019").status_code == 400


def test_a_meeting_says_in_short_what_changed_since_the_one_before_that_documents_report_on(
    client: TestClient,
) -> None:
    page = text_of(client, "/meetings/london-2021")

    for words in (
        "Since Paris 2019",
        "1 new</h3>",
        "1 repeated</h3>",
        "1 not repeated</h3>",
        "Rome 2020 lies between",
        PAIR.replace("&", "&amp;"),
        'href="/compare?from=rome-2020&amp;to=london-2021"',
    ):
        assert words in page


def test_the_first_meeting_with_documents_is_compared_with_none(client: TestClient) -> None:
    assert 'id="since"' not in client.get("/meetings/paris-2019").text


def test_comparing_takes_as_many_queries_whatever_there_is(client: TestClient, engine: Engine) -> None:
    few = queries(client, PAIR)
    with writing(engine) as session:
        held = meetings_of(session)
        for number in range(30):
            earlier = make_commitment(session, held["paris-2019"], f"They called for {number} borders.")
            tie(session, make_commitment(session, held["london-2021"], f"They want {number} borders."), earlier)
            make_attendance(session, held["paris-2019"], f"Ada {number}")

    assert queries(client, PAIR) == few


def queries(client: TestClient, address: str) -> int:
    asked: list[int] = []
    engine = client.app.state.engine  # type: ignore[attr-defined]
    event.listen(engine, "before_cursor_execute", listen := lambda *_: asked.append(1))
    assert client.get(address).status_code == 200
    event.remove(engine, "before_cursor_execute", listen)
    return len(asked)
