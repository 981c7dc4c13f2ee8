"""Pages whole and in part, their addresses, and the files beside them."""

from __future__ import annotations

import gzip
import re

import pytest
from fastapi.testclient import TestClient

from app.web.render import environment, resolver

ADDRESS = resolver(frozenset({("meetings.show", "/meetings/{slug}"), ("commitments.list", "/commitments")}))


def test_an_address_takes_its_place_from_the_path_and_the_rest_as_query() -> None:
    assert ADDRESS("meetings.show", slug="london-2021", view="print") == "/meetings/london-2021?view=print"


def test_a_list_gives_one_parameter_each_and_nothing_gives_none() -> None:
    assert ADDRESS("commitments.list", theme=["a", "b"], q="", kind=None, year=[]) == "/commitments?theme=a&theme=b"


def test_what_is_no_word_is_escaped_in_an_address() -> None:
    assert ADDRESS("meetings.show", slug="a/b c") == "/meetings/a%2Fb%20c"


def test_an_unknown_name_is_no_address() -> None:
    with pytest.raises(KeyError):
        ADDRESS("meetings.dance")


def test_a_page_has_its_landmarks_once(client: TestClient) -> None:
    text = client.get("/").text
    assert [text.count(mark) for mark in ("<main", "<h1", '<a class="skip"', 'role="status"')] == [1, 1, 1, 1]


def test_the_page_of_now_is_marked_in_the_navigation(client: TestClient) -> None:
    assert '<a href="/method" aria-current="page">' in client.get("/method").text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"HX-Request": "true", "HX-Request-Type": "full"},
        {"HX-Request": "true", "HX-History-Restore-Request": "true"},
        {"HX-Request": "true", "HX-Boosted": "true"},
    ],
)
def test_readers_and_those_who_go_back_get_the_whole_page(client: TestClient, headers: dict[str, str]) -> None:
    assert "<!doctype html>" in client.get("/nowhere", headers=headers).text


def test_htmx_gets_only_the_block(client: TestClient) -> None:
    answer = client.get("/nowhere", headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert answer.text.startswith('<p class="lead" role="alert">')


def test_caches_keep_pages_and_blocks_apart(client: TestClient) -> None:
    assert "HX-Request" in client.get("/").headers["Vary"]


def test_every_page_forbids_inline_scripts_and_frames(client: TestClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_pages_hold_nothing_that_the_policy_forbids(client: TestClient) -> None:
    text = client.get("/").text
    stated = '<script type="application/ld+json">'  # a statement, which no browser runs

    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", text.replace(stated, ""))


def test_the_style_sheet_is_one_file_that_browsers_keep(client: TestClient) -> None:
    found = re.search(r'<link rel="stylesheet" href="([^"]+)"', client.get("/").text)
    assert found
    sheet = client.get(found[1])
    assert sheet.text.startswith("@layer tokens")
    assert "/*" not in sheet.text
    assert "immutable" in sheet.headers["Cache-Control"]


def test_the_first_page_weighs_little_with_all_that_it_loads(client: TestClient) -> None:
    page = client.get("/")
    loaded = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)
    packed = [gzip.compress(answer.content, 6) for answer in (page, *map(client.get, loaded))]
    assert len(loaded) > 5
    assert sum(map(len, packed)) <= 120_000


def test_a_static_file_without_its_stamp_is_checked_each_time(client: TestClient) -> None:
    assert client.get("/static/js/app.js").headers["Cache-Control"] == "no-cache"


def test_a_page_can_be_asked_for_without_its_body(client: TestClient) -> None:
    answer = client.head("/")
    assert answer.status_code == 200
    assert answer.content == b""


def test_undefined_names_in_templates_are_errors() -> None:
    template = environment(frozenset()).from_string("{{ nobody }}")
    with pytest.raises(Exception, match="nobody"):
        template.render()
