"""What can be followed: filtered commitments, meetings, themes, series and people, read back by others' readers."""

from __future__ import annotations

from datetime import date
from typing import Any

import feedparser
import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from sqlalchemy import Engine, event

from app.database import writing
from app.terms import Mode, Qualifier
from tests.factories import (
    cite_words,
    make_attendance,
    make_commitment,
    make_document,
    make_meeting,
    make_metric,
    make_observation,
    make_theme,
)

FOLLOWED = (
    "/commitments?kind=pledge",
    "/meetings/london-2021",
    "/themes/child-protection",
    "/metrics/ftf-profiles",
    "/people/priti-patel",
)


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    with writing(engine) as session:
        paris, london = make_meeting(session, "Paris", date(2019, 4, 4)), make_meeting(session)
        make_metric(session).theme = make_theme(session)
        make_observation(session, paris, 50_000, Qualifier.NEARLY)
        make_observation(session, london, 60_000)
        make_observation(session, london, 7, metric=None, unit="records")
        make_commitment(session, london)
        make_attendance(session, london, mode=Mode.REMOTE)


def feed_of(client: TestClient, page: str, suffix: str) -> Any:  # noqa: ANN401  (feedparser has no types)
    path, mark, query = page.partition("?")
    return feedparser.parse(client.get(f"{path}{suffix}{mark}{query}").content)


@pytest.mark.parametrize("page", FOLLOWED)
def test_a_page_names_its_feeds_and_both_have_the_same_entries(client: TestClient, page: str) -> None:
    found = BeautifulSoup(client.get(page).text, "lxml").select('link[rel="alternate"]')
    atom, plain = (client.get(str(link["href"])) for link in found)
    feed = feedparser.parse(atom.content)

    assert not feed.bozo
    assert [entry.id for entry in feed.entries] == [item["id"] for item in plain.json()["items"]]
    assert feed.feed.links[1].href == plain.json()["home_page_url"] == f"http://testserver{page}"


@pytest.mark.parametrize("page", FOLLOWED)
def test_a_json_feed_has_what_its_format_demands(client: TestClient, page: str) -> None:
    path, mark, query = page.partition("?")
    answer = client.get(f"{path}.feed.json{mark}{query}")
    feed = answer.json()

    assert answer.headers["Content-Type"] == "application/feed+json"
    assert (feed["version"], feed["feed_url"]) == ("https://jsonfeed.org/version/1.1", str(answer.url))
    assert all({"id", "url", "content_text", "date_published"} <= set(item) for item in feed["items"])


def test_a_series_feed_says_how_each_figure_moved(client: TestClient) -> None:
    london, paris = feed_of(client, "/metrics/ftf-profiles", ".atom").entries

    assert london.title == "Foreign terrorist fighter profiles: about 60,000 profiles, London 2021"
    assert london.content[0].value.startswith("About +10,000 (about +20 %) since Paris 2019. “There are 60,000")
    assert paris.content[0].value == "“There are 50,000 profiles.”"


def test_every_entry_leads_to_its_event(client: TestClient) -> None:
    entries = [entry for page in FOLLOWED for entry in feed_of(client, page, ".atom").entries]

    addresses = {entry.link.removeprefix("http://testserver") for entry in entries}
    assert {client.get(address).status_code for address in addresses} == {200}


def test_a_meeting_is_followed_with_its_promises_its_figures_and_its_documents(
    client: TestClient, engine: Engine
) -> None:
    with writing(engine) as session:
        document = make_document(session, "Ministers met in Rome.", slug="rome")
        rome = make_meeting(session, "Rome")
        rome.evidence = [cite_words(document, "Ministers met in Rome.")]
    titles = [entry.title for entry in feed_of(client, "/meetings/london-2021", ".atom").entries]

    assert sorted(titles) == [
        "Foreign terrorist fighter profiles: about 60,000 profiles, London 2021",
        "Pledge by G7, London 2021",
        "records: about 7 records, London 2021",
    ]
    assert [entry.title for entry in feed_of(client, "/meetings/rome-2021", ".atom").entries] == [
        "Ministers met in Rome."
    ]


def test_a_person_is_followed_with_role_and_words(client: TestClient) -> None:
    (entry,) = feed_of(client, "/people/priti-patel", ".atom").entries

    assert entry.title == "Priti Patel, London 2021"
    assert entry.content[0].value == "Home Secretary, United Kingdom, remotely: “Priti Patel”"


def test_a_theme_is_followed_with_its_promises_and_its_figures(client: TestClient) -> None:
    entries = feed_of(client, "/themes/child-protection", ".atom").entries

    assert {entry.title.partition(":")[0] for entry in entries} == {
        "Pledge by G7, London 2021",
        "Foreign terrorist fighter profiles",
    }
    assert {tag.label for entry in entries for tag in entry.get("tags", [])} == {"Child protection"}


@pytest.mark.parametrize("page", FOLLOWED)
def test_a_feed_takes_as_many_queries_for_many_entries_as_for_few(
    client: TestClient, engine: Engine, page: str
) -> None:
    def asked() -> int:
        statements: list[str] = []
        note = lambda *call: statements.append(call[2])  # noqa: E731
        live = client.app.state.engine  # type: ignore[attr-defined]
        event.listen(live, "before_cursor_execute", note)
        feed_of(client, page, ".atom")
        event.remove(live, "before_cursor_execute", note)
        return len(statements)

    few = asked()
    with writing(engine) as session:
        for year in range(2001, 2006):
            meeting = make_meeting(session, "Oslo", date(year, 5, 5))
            make_commitment(session, meeting)
            make_observation(session, meeting, year)
            make_attendance(session, meeting)

    assert asked() == few


@pytest.mark.parametrize("address", ["/meetings/unheard.atom", "/people/unheard.feed.json", "/documents.atom"])
def test_what_has_no_events_cannot_be_followed(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404
