"""The whole site over the seed documents, on both engines: every page that a link leads to, whole and as data."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from httpx2 import Response

from app.config import Settings
from app.main import create_app
from tests.conftest import read_seeds

HERE = "http://testserver"
MOST = 1_500  # pages; the site over five documents has far fewer, so that an endless one is noticed


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def visited(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, seeded_ledger: Path
) -> Iterator[dict[str, Response]]:
    """Return every answer that links lead to from the overview, by address."""
    if request.param == "sqlite":
        folder = tmp_path_factory.mktemp("data")
        shutil.copy(seeded_ledger, folder / "ledger.db")
        settings = Settings(data_dir=folder)
        with TestClient(create_app(settings), raise_server_exceptions=False) as client:
            yield crawl(client)
        return
    with request.getfixturevalue("own_postgres")() as engine:
        read_seeds(engine)
        settings = Settings(database_url=engine.url.render_as_string(hide_password=False))
        with TestClient(create_app(settings), raise_server_exceptions=False) as client:
            yield crawl(client)


def crawl(client: TestClient) -> dict[str, Response]:
    seen: dict[str, Response] = {}
    waiting = ["/"]
    while waiting and len(seen) < MOST:
        address = waiting.pop()
        if address not in seen:
            seen[address] = client.get(address)
            waiting += [link for link in links(address, seen[address]) if link not in seen]
    return seen


def links(address: str, answer: Response) -> list[str]:
    """Return the addresses of ours that a page links to, filtered lists of filtered lists left out."""
    if not is_page(answer):
        return []
    found = (urldefrag(urljoin(HERE + address, str(a["href"])))[0] for a in soup(answer).select("a[href], link[href]"))
    ours = [link.removeprefix(HERE) for link in found if link.startswith(f"{HERE}/")]
    return [link for link in ours if not (urlsplit(link).query and urlsplit(address).query)]


def is_page(answer: Response) -> bool:
    return answer.headers.get("Content-Type", "").startswith("text/html")


@cache
def soup(answer: Response) -> BeautifulSoup:
    return BeautifulSoup(answer.text, "lxml")


def pages(visited: dict[str, Response]) -> dict[str, BeautifulSoup]:
    return {address: soup(answer) for address, answer in visited.items() if is_page(answer)}


def test_every_link_leads_somewhere(visited: dict[str, Response]) -> None:
    assert {address for address, answer in visited.items() if answer.status_code != 200} == set()
    assert 100 < len(visited) < MOST


def test_every_page_has_one_heading_a_title_of_its_own_and_a_description(visited: dict[str, Response]) -> None:
    for address, page in pages(visited).items():
        assert len(page.select("h1")) == 1, address
        assert "G7 Ledger" in page.select("title")[0].text, address
        assert page.select_one("meta[name=description][content]"), address
    titles = [page.title.text for address, page in pages(visited).items() if page.title and "?" not in address]
    assert len(titles) == len(set(titles))


def test_every_page_has_unique_ids_and_headings_in_order(visited: dict[str, Response]) -> None:
    for address, page in pages(visited).items():
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(ids) == len(set(ids)), address
        levels = [int(tag.name[1]) for tag in page.select("main :is(h1, h2, h3, h4)")]
        assert all(after - before <= 1 for before, after in pairwise(levels)), address


def test_no_page_needs_what_the_content_security_policy_forbids(visited: dict[str, Response]) -> None:
    for address, page in pages(visited).items():
        assert not page.select("[style], style"), address
        assert all(tag.get("src") or "json" in str(tag.get("type")) for tag in page.select("script")), address
        assert not re.search(r'\son[a-z]+="', str(page.body)), address
        assert "'unsafe" not in visited[address].headers["Content-Security-Policy"]


def test_pages_that_swap_parts_and_no_others_load_htmx(visited: dict[str, Response]) -> None:
    for address, page in pages(visited).items():
        assert bool(page.select("[data-hx-get]")) == bool(page.select('script[src$="htmx.min.js"]')), address


def test_no_page_shows_a_value_that_is_not_there(visited: dict[str, Response]) -> None:
    for address, page in pages(visited).items():
        for tag in page.select("script, pre, code"):
            tag.extract()
        assert not re.search(r"\b(None|nan|NaN|undefined|\{\{|\}\})\b", page.text), address


def test_every_quote_leads_to_a_mark_that_is_there(visited: dict[str, Response]) -> None:
    marks = {
        f"{address}#{mark['id']}"
        for address, page in pages(visited).items()
        if address.startswith("/documents/")
        for mark in page.select("mark[id]")
    }
    quoted = {
        str(link["href"])
        for page in pages(visited).values()
        for link in page.select('a[href^="/documents/"][href*="#"]')
    }
    assert quoted
    assert quoted <= marks


def test_the_london_promise_on_the_database_is_one_fact_with_two_pieces_of_evidence(
    visited: dict[str, Response],
) -> None:
    rows = visited["/commitments.json"].json()["rows"] if "/commitments.json" in visited else []
    (promise,) = [row for row in rows if row["meeting"] == "london-2021" and "promotion and use" in row["statement"]]

    assert {piece["document"] for piece in promise["evidence"]} == {"biometrica-london-2021", "interpol-london-2021"}


def test_foreign_fighter_profiles_go_from_nearly_40000_over_nearly_50000_to_some_60000(
    visited: dict[str, Response],
) -> None:
    rows = visited["/metrics/ftf-profiles.json"].json()["rows"]

    assert [(row["value"], row["qualifier"], row["meeting"]) for row in rows] == [
        (40_000, "nearly", "ischia-2017"),
        (50_000, "nearly", "paris-2019"),
        (60_000, "about", "london-2021"),
    ]
    assert len(rows[2]["evidence"]) == 2


def test_wiesbadens_reaffirmation_leads_back_to_london(visited: dict[str, Response]) -> None:
    rows = visited["/commitments.json"].json()["rows"]
    (promise,) = [row for row in rows if row["reaffirms"] == "2021"]

    assert "london-2021" in soup(visited[f"/commitments/{promise['ref']}"]).text.replace("London 2021", "london-2021")
