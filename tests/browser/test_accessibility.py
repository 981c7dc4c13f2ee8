"""No page has what axe knows to keep people out: WCAG 2.2 A and AA, and good practice, in light and in dark."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.config import ROOT, Settings
from tests.browser.kinds import KINDS

AXE = ROOT / "node_modules/axe-core/axe.min.js"
DRAWN_BY_SCRIPTS = {KINDS["data-interface"], KINDS["figure"]}
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


def findings(page: Page, address: str) -> list[str]:
    """Open a page; return what axe finds on it in light, and of what depends on colours, in dark."""
    page.emulate_media(color_scheme="light")
    answer = page.goto(address, wait_until="networkidle" if address in DRAWN_BY_SCRIPTS else "load")
    assert answer is not None
    assert answer.ok or address == KINDS["not-found"], address
    page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(FINDINGS, STANDARDS)
    page.emulate_media(color_scheme="dark")
    in_dark: list[str] = page.evaluate(FINDINGS, ["color-contrast", "link-in-text-block"])
    return found + in_dark


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, site: str, width: int) -> None:
    with browser.new_context(base_url=site, viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        found = {kind: findings(page, address) for kind, address in KINDS.items()}

    assert {kind: each for kind, each in found.items() if each} == {}
