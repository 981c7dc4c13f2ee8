"""Everything by keyboard alone: shortcuts, search, filters, a chart's points, and the way past the masthead."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from app.config import Settings


@pytest.fixture
def settings(tmp_path: Path, seeded_ledger: Path) -> Settings:
    """Return settings whose data folder holds the seeds."""
    shutil.copy(seeded_ledger, tmp_path / "ledger.db")
    return Settings(data_dir=tmp_path)


def tab_to(page: Page, wanted: Locator, most: int = 60) -> None:
    """Press Tab until the focus is on an element; fail when it does not come within so many steps."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
    pytest.fail("The focus never came there.")


def test_a_question_mark_lists_the_shortcuts_and_escape_gives_the_focus_back(page: Page) -> None:
    page.goto("/")
    page.locator(".brand").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    expect(page.get_by_role("button", name="Close")).to_be_focused()

    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".brand")).to_be_focused()


def test_a_slash_leads_to_the_search_and_is_a_letter_like_others_there(page: Page) -> None:
    page.goto("/meetings")
    page.keyboard.press("/")
    page.keyboard.type("finger?print/jk")
    expect(page.locator("#site-search")).to_have_value("finger?print/jk")

    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("fingerprint")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=fingerprint$"))


def test_j_and_k_walk_through_a_list_and_enter_opens(page: Page) -> None:
    page.goto("/commitments")
    entries = page.locator(".commitment-ref")
    for key, place in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        expect(entries.nth(place)).to_be_focused()

    name = entries.nth(1).inner_text()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/commitments/{name}$"))


def test_keys_with_a_modifier_belong_to_the_browser(page: Page) -> None:
    page.goto("/commitments")
    page.keyboard.press("Alt+j")

    expect(page.locator(".commitment-ref:focus")).to_have_count(0)


def test_shortcuts_can_be_switched_off_for_good(page: Page) -> None:
    page.goto("/")
    tab_to(page, page.get_by_role("button", name="Keyboard shortcuts"), most=120)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("checkbox", name="Single keys"), most=5)
    page.keyboard.press("Space")

    page.goto("/meetings")
    page.keyboard.press("/")
    expect(page.locator("#site-search")).not_to_be_focused()


def test_the_first_tab_leads_past_the_masthead(page: Page) -> None:
    page.goto("/commitments")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_in_viewport()

    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_a_filter_is_set_by_keyboard_and_the_focus_stays_on_it(page: Page) -> None:
    page.goto("/commitments")
    choice = page.locator("#theme-child-protection")
    tab_to(page, choice)
    page.keyboard.press("Space")

    expect(page.locator("#announcement")).to_have_text(re.compile(r"^\d+ commitments?$"))
    expect(choice).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_point_of_a_chart_shows_its_words(page: Page) -> None:
    page.goto("/metrics/ftf-profiles")
    page.keyboard.press("Tab")
    points = page.locator(".chart-plot .scatterlayer .trace:last-child .point")
    expect(points.first).to_be_attached()
    tab_to(page, points.first)
    page.keyboard.press("Enter")

    expect(page.locator("#chosen blockquote").first).to_contain_text("40,000")
    expect(points.first).to_be_focused()


def test_an_explanation_opens_by_enter_and_closes_by_escape_with_the_focus_where_it_was(page: Page) -> None:
    page.goto("/meetings/london-2021")
    question = page.get_by_role("button", name="What are pledges, calls and endorsements?")
    tab_to(page, question)
    page.keyboard.press("Enter")
    expect(page.locator("#meanings-kind")).to_be_visible()

    page.keyboard.press("Escape")
    expect(page.locator("#meanings-kind")).to_be_hidden()
    expect(question).to_be_focused()


def test_the_words_of_a_promise_are_opened_in_their_document(page: Page) -> None:
    page.goto("/commitments/london-2021-7")
    tab_to(page, page.locator(".witness .source").first)
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/documents/[a-z0-9-]+#mark-\d+$"))
    expect(page.locator("mark:target")).to_be_in_viewport()


def test_on_a_telephone_menu_and_filters_open_and_close_by_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/commitments")
    menu = page.locator(".nav-narrow summary")
    tab_to(page, menu)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Main menu")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()

    tab_to(page, page.locator("#filter-groups > summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#kind-pledge"))
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("kind=pledge"))
    expect(page.locator("#kind-pledge")).to_be_focused()
