"""A reader's ways through the ledger of the five seeds, in a real browser, with and without scripts."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.config import Settings


@pytest.fixture
def settings(tmp_path: Path, seeded_ledger: Path) -> Settings:
    """Return settings whose data folder holds the seeds."""
    shutil.copy(seeded_ledger, tmp_path / "ledger.db")
    return Settings(data_dir=tmp_path)


def offered(page: Page, theme: str) -> int:
    """Return how many commitments the facet says a theme has: some, and fewer than a page holds."""
    option = page.locator("label", has=page.locator(f"#theme-{theme}"))
    count = int(option.locator(".facet-count").inner_text())
    assert 0 < count < 20
    return count


def test_from_the_overview_to_a_meeting_to_a_promise_to_its_words(page: Page) -> None:
    page.goto("/")
    page.locator(".station-place", has_text="London").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("London 2021")

    page.locator(".promise .source").first.click()
    expect(page).to_have_url(re.compile(r"/documents/[a-z0-9-]+#mark-\d+$"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_mark_in_a_document_leads_to_its_fact_and_back(page: Page) -> None:
    page.goto("/documents/interpol-london-2021")
    page.locator(".marked-commitment .mark-link").first.click()
    expect(page).to_have_url(re.compile(r"/commitments/london-2021-\d+$"))

    page.go_back()
    expect(page.get_by_role("heading", name="What it shows")).to_be_visible()


def test_filtering_by_theme_changes_the_list_and_the_address_without_a_new_page(page: Page) -> None:
    page.goto("/commitments")
    promised = offered(page, "child-protection")
    page.evaluate("window.stayed = true")
    page.locator("#theme-child-protection").check()
    expect(page).to_have_url(re.compile(r"/commitments\?theme=child-protection$"))
    expect(page.locator(".commitment-words")).to_have_count(promised)

    assert page.evaluate("window.stayed === true")
    expect(page.locator("#announcement")).to_contain_text(re.compile(rf"^{promised} commitments?$"))
    expect(page.locator("#theme-child-protection")).to_be_focused()


def test_back_from_a_promise_returns_to_the_filtered_list(page: Page) -> None:
    page.goto("/commitments")
    page.locator("#theme-environmental-crime").check()
    expect(page).to_have_url(re.compile(r"theme=environmental-crime$"))
    shown = page.locator(".commitment-ref").all_inner_texts()

    page.locator(".commitment-ref").first.click()
    expect(page.get_by_role("heading", name="In the documents")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile(r"/commitments\?theme=environmental-crime$"))
    expect(page.locator("#theme-environmental-crime")).to_be_checked()
    assert page.locator(".commitment-ref").all_inner_texts() == shown


def test_a_chip_takes_its_filter_away(page: Page) -> None:
    page.goto("/commitments?kind=pledge&theme=child-protection")
    page.get_by_role("link", name="Kind: Pledge").click()

    expect(page).to_have_url(re.compile(r"/commitments\?theme=child-protection$"))


def test_without_scripts_the_same_filter_is_a_form_with_a_readable_address(plain_page: Page) -> None:
    plain_page.goto("/commitments")
    promised = offered(plain_page, "child-protection")
    plain_page.locator("#theme-child-protection").check()
    plain_page.get_by_role("button", name="Apply filters").click()

    assert plain_page.url.endswith("/commitments?theme=child-protection")
    expect(plain_page.locator(".commitment-words")).to_have_count(promised)


def test_without_scripts_one_still_gets_from_a_figure_to_its_words(plain_page: Page) -> None:
    plain_page.goto("/metrics/ftf-profiles")
    expect(plain_page.locator("svg.drawing").first).to_be_visible()
    plain_page.locator("#figures ~ *, table.figures").locator(".source").first.click()

    expect(plain_page.locator(":target")).to_contain_text("nearly 40,000")


def test_searching_everything_marks_the_words_found(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox", name="Search the ledger").fill("fingerprint")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/search\?q=fingerprint$"))
    expect(page.locator("mark").first).to_contain_text(re.compile("fingerprint", re.IGNORECASE))


@pytest.mark.parametrize(
    "address",
    ["/", "/meetings", "/meetings/london-2021", "/commitments", "/metrics", "/metrics/ftf-profiles", "/people",
     "/themes/counter-terrorism", "/documents/interpol-london-2021", "/search?q=database", "/method"],
)  # fmt: skip
def test_no_page_scrolls_sideways_at_any_width(page: Page, address: str) -> None:
    page.goto(address)
    for width in (1440, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
