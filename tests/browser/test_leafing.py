"""Lists that are too long for one page are walked without scripts, and shut nobody out on their later pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from app import intake
from app.config import Settings
from app.database import connect, writing
from tests.bench import ledger
from tests.browser.test_accessibility import findings, visit

LISTS = {"/people": ".person", "/documents": ".shelf-entry", "/meetings": ".grid-list > *"}


@pytest.fixture
def settings(tmp_path: Path, empty_ledger: Path) -> Settings:
    """Return settings whose data folder holds seventy meetings, each of several documents."""
    shutil.copy(empty_ledger, tmp_path / "ledger.db")
    settings = Settings(data_dir=tmp_path)
    engine = connect(settings.database)
    intake.prepare(engine, settings)
    with writing(engine) as session:
        ledger.fill(session, ledger.Size(meetings=70, promises=0))
    engine.dispose()
    return settings


@pytest.mark.parametrize("address", LISTS)
def test_one_walks_a_list_to_its_end_and_back_without_scripts(plain_page: Page, address: str) -> None:
    plain_page.goto(address)
    shown = plain_page.locator(LISTS[address]).count()
    while (onward := plain_page.locator("a[rel=next]")).count():
        onward.click()
        shown += plain_page.locator(LISTS[address]).count()
    assert f"–{shown} of {shown} " in plain_page.locator(".pager-shown").inner_text()

    while (back := plain_page.locator("a[rel=prev]")).count():
        back.click()
    assert plain_page.url.endswith(address)


@pytest.mark.parametrize("address", LISTS)
def test_axe_finds_nothing_on_a_later_page(page: Page, address: str) -> None:
    visit(page, address)
    visit(page, page.locator("a[rel=next]").get_attribute("href") or "")

    assert findings(page) == []
