"""Pages that readers enlarge, space out or recolour: nothing runs over the edge, is cut off, or loses its sign."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.config import Settings
from tests.browser.kinds import KINDS

ZOOMED = {"200 %": 640, "400 %": 320}  # CSS pixels of a screen that is 1,280 wide
# What WCAG 1.4.12 lets readers set.
SPACED = """* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
} p { margin-block-end: 2em !important; }"""
# Text that its own box cuts off, where nothing says that there is more.
CUT = """() => [...document.querySelectorAll("h1, h2, h3, a, button, dt, dd, td, th, summary, label")]
  .filter((e) => e.checkVisibility() && getComputedStyle(e).overflowX === "hidden" && !e.closest(".sr-only")
    && !e.matches(".sr-only") && e.scrollWidth > e.clientWidth + 1).map((e) => e.outerHTML.slice(0, 120))"""


@pytest.fixture
def settings(tmp_path: Path, seeded_ledger: Path) -> Settings:
    """Return settings whose data folder holds the seeds, with the style guide switched on."""
    shutil.copy(seeded_ledger, tmp_path / "ledger.db")
    return Settings(data_dir=tmp_path, styleguide=True)


def too_wide(page: Page, width: int) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth") > width)


def use_spacing(page: Page) -> None:
    """Space the text of the page out as a reader's own style sheet does, which no policy of ours forbids."""
    page.evaluate(
        """(rules) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          document.adoptedStyleSheets = [sheet];
        }""",
        SPACED,
    )


@pytest.mark.parametrize("zoom", ZOOMED)
def test_no_kind_of_page_scrolls_sideways_when_enlarged_or_when_its_text_is_spaced_out(
    browser: Browser, site: str, zoom: str
) -> None:
    width, troubles = ZOOMED[zoom], []
    with browser.new_context(base_url=site, viewport={"width": width, "height": 512}) as context:
        page = context.new_page()
        for kind, address in KINDS.items():
            page.goto(address)
            troubles += [f"{kind} is too wide"] if too_wide(page, width) else []
            use_spacing(page)
            troubles += [f"{kind} is too wide when spaced out"] if too_wide(page, width) else []
            troubles += [f"{kind} cuts off {each}" for each in page.evaluate(CUT)]

    assert troubles == []


def test_with_forced_colours_signs_are_still_drawn_and_the_focus_is_still_seen(browser: Browser, site: str) -> None:
    with browser.new_context(base_url=site, forced_colors="active") as context:
        page = context.new_page()
        page.goto("/documents/interpol-london-2021")
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        marked = page.locator(".marked-commitment").first
        lines = [marked.evaluate("(mark) => getComputedStyle(mark).textDecorationLine")]
        page.goto("/metrics/ftf-profiles")
        series = page.locator(".drawing-wide .series").first.evaluate("(path) => getComputedStyle(path).stroke")
        page.keyboard.press("Tab")
        lines.append(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))

    assert lines == ["underline", "solid"]
    assert series not in {ground, "none"}


# Cards whose parts do not all begin at one edge.
CROOKED = """() => [...document.querySelectorAll(".card")]
  .filter((card) => new Set([...card.children].map((e) => Math.round(e.getBoundingClientRect().left))).size > 1)
  .map((card) => card.innerText.slice(0, 60))"""


@pytest.mark.parametrize("width", [1440, 768, 390])
def test_what_a_card_says_stands_in_one_column(browser: Browser, site: str, width: int) -> None:
    with browser.new_context(base_url=site, viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.goto("/meetings")
        assert page.locator(".card .shelf-counts").count() > 1
        assert page.evaluate(CROOKED) == []
