"""A page that a reader points at is fetched before the click, once, and never for one who saves data."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

HINTS = "link[rel=prefetch]"


@pytest.fixture
def fetched(page: Page) -> list[str]:
    """Return the paths that the browser has asked for so far."""
    paths: list[str] = []
    page.on("request", lambda request: paths.append(request.url.partition("//")[2].partition("/")[2]))
    return paths


def test_pointing_at_a_link_fetches_its_page_once(page: Page, fetched: list[str]) -> None:
    page.goto("/")
    link = page.locator(".nav-wide").get_by_role("link", name="Meetings")
    with page.expect_request("**/meetings"):
        link.hover()
    page.mouse.move(0, 0)
    link.hover()
    page.wait_for_timeout(200)

    assert fetched.count("meetings") == 1


def test_what_was_fetched_is_there_at_the_click(page: Page) -> None:
    page.goto("/")
    link = page.locator(".nav-wide").get_by_role("link", name="Meetings")
    with page.expect_response("**/meetings"):
        link.hover()
    link.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Meetings")
    assert page.evaluate("performance.getEntriesByType('navigation')[0].transferSize") <= 300


def test_touching_a_link_fetches_its_page_before_the_finger_is_lifted(page: Page) -> None:
    page.goto("/")
    link = page.locator(".nav-wide").get_by_role("link", name="Meetings")
    with page.expect_request("**/meetings"):
        link.dispatch_event("touchstart")

    expect(page).to_have_url(re.compile("/$"))
    expect(page.locator(HINTS)).to_have_count(1)


def test_downloads_and_the_page_itself_are_not_fetched(page: Page) -> None:
    page.goto("/meetings")
    page.locator(".nav-wide").get_by_role("link", name="Meetings").hover()
    page.get_by_role("link", name="Commitments as CSV").hover()
    page.wait_for_timeout(200)

    expect(page.locator(HINTS)).to_have_count(0)


def test_those_who_save_data_fetch_only_what_they_open(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto("/")
    page.locator(".nav-wide").get_by_role("link", name="Meetings").hover()
    page.wait_for_timeout(200)

    expect(page.locator(HINTS)).to_have_count(0)
