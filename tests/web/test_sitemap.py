"""Crawlers find every page, each once, and none that is not there."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser
from xml.etree.ElementTree import fromstring

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app.database import writing
from app.web import sitemap
from tests.factories import make_attendance, make_commitment, make_meeting, make_metric, make_observation

NAMES = {"s": sitemap.NAMESPACE}


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    with writing(engine) as session:
        london = make_meeting(session)
        make_commitment(session, london)
        make_commitment(session, london, "A promise that was withdrawn.").standing = False
        make_attendance(session, london)
        make_observation(session, london)
        make_observation(session, london, 7)
        make_metric(session, "unheard")


def listed(client: TestClient, address: str = "/sitemap.xml") -> dict[str, str | None]:
    """Return the addresses of a sitemap without the site's own, with the day each last changed."""
    found = fromstring(client.get(address).content)  # noqa: S314  (our own answer)
    pairs = [(each.findtext("s:loc", "", NAMES), each.findtext("s:lastmod", None, NAMES)) for each in found]
    assert len(pairs) == len({address for address, _ in pairs})
    return {address.removeprefix("http://testserver"): day for address, day in pairs}


def test_every_page_is_listed_and_every_listed_page_is_there(client: TestClient) -> None:
    pages = listed(client)

    assert {"/", "/commitments", "/meetings/london-2021", "/metrics/unheard", "/people/priti-patel"} <= set(pages)
    assert {client.get(page).status_code for page in pages} == {200}


def test_pages_say_when_they_last_changed_where_that_is_known(client: TestClient) -> None:
    pages = listed(client)

    assert pages["/metrics/ftf-profiles"] == "2026-01-01"
    assert pages["/metrics/unheard"] is None


def test_more_pages_than_one_file_holds_are_listed_in_several(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "MOST", 10)

    parts = [list(listed(client, each)) for each in listed(client)]

    assert [len(part) for part in parts[:-1]] == [10] * (len(parts) - 1)
    assert {"/", "/documents", "/people/priti-patel"} <= {page for part in parts for page in part}


@pytest.mark.parametrize("number", [0, 2, 99])
def test_a_part_that_is_not_there_is_not_found(client: TestClient, number: int) -> None:
    assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_crawlers_may_read_all_but_searches_and_find_the_sitemap(client: TestClient) -> None:
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").text.splitlines())

    assert rules.can_fetch("*", "/commitments?theme=counter-terrorism")
    assert not rules.can_fetch("*", "/search?q=x")
    assert rules.site_maps() == ["http://testserver/sitemap.xml"]
