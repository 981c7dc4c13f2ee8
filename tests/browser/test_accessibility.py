"""No page has what axe knows to keep people out: WCAG 2.2 A and AA, and good practice, in light and in dark."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.config import ROOT, Settings
from tests.browser.kinds import KINDS

AXE = ROOT / "node_modules/axe-core/axe.min.js"
DRAWN_BY_SCRIPTS = {KINDS["data-interface"], KINDS["figure"]}
OPENING = ("/commitments", "/meetings/london-2021", "/metrics/ftf-profiles", "/commitments/london-2021-7", "/method")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FINDINGS = """async (runOnly) => {
  const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}"""


@pytest.fixture
def settings(tmp_path: Path, seeded_ledger: Path) -> Settings:
    """Return settings whose data folder holds the seeds, with the style guide switched on."""
    shutil.copy(seeded_ledger, tmp_path / "ledger.db")
    return Settings(data_dir=tmp_path, styleguide=True)


def visit(page: Page, address: str) -> None:
    """Open a page as one who moves the pointer, and wait for what scripts draw."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.ok or address == KINDS["not-found"], address
    page.mouse.move(1, 1)
    if address in DRAWN_BY_SCRIPTS:
        page.wait_for_load_state("networkidle")
    page.evaluate(AXE.read_text("utf-8"))


def findings(page: Page) -> list[str]:
    """Return what axe finds on the page as it stands in light, and of what depends on colours, in dark."""
    page.emulate_media(color_scheme="light")
    found: list[str] = page.evaluate(FINDINGS, STANDARDS)
    page.emulate_media(color_scheme="dark")
    in_dark: list[str] = page.evaluate(FINDINGS, ["color-contrast", "link-in-text-block"])
    return found + in_dark


def opened(page: Page, address: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each thing that opens on a page, with what axe finds while it is open."""
    visit(page, address)
    for summary in page.locator("summary:visible").all():
        summary.press("Enter")
    yield f"{address} unfolded", findings(page)
    visit(page, address)
    page.keyboard.press("?")
    yield f"{address} with the shortcuts", findings(page)
    page.keyboard.press("Escape")
    for topic in {each.get_attribute("popovertarget") for each in page.locator(".term, .help").all()}:
        page.locator(f"#{topic}").evaluate("(meanings) => meanings.showPopover()")
        yield f"{address} with #{topic}", findings(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, site: str, width: int) -> None:
    with browser.new_context(base_url=site, viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        found = {}
        for kind, address in KINDS.items():
            visit(page, address)
            found[kind] = findings(page)

    assert {kind: each for kind, each in found.items() if each} == {}


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_what_opens(browser: Browser, site: str, width: int) -> None:
    with browser.new_context(base_url=site, viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        found = dict(each for address in OPENING for each in opened(page, address))

    assert {where: each for where, each in found.items() if each} == {}
