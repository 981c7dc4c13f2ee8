"""Taking pages away in a real browser: citations are copied without a mouse, and charts stand in other sites' pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import Engine

from app.database import writing
from app.terms import Qualifier
from tests.factories import make_commitment, make_meeting, make_observation


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the library's own name)
        """Say nothing."""


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    with writing(engine) as session:
        make_observation(session, make_meeting(session, "Paris", date(2019, 4, 4)), 50_000, Qualifier.NEARLY)
        london = make_meeting(session)
        make_observation(session, london)
        make_commitment(session, london)


@pytest.fixture
def elsewhere(site: str, tmp_path: Path) -> Iterator[str]:
    """Serve another site whose page frames a chart and a page of ours; return its address."""
    frames = "".join(
        f'<iframe src="{site}{path}" width="800" height="520"></iframe>'
        for path in ("/embed/metrics/ftf-profiles", "/metrics")
    )
    (tmp_path / "page.html").write_text(f"<!doctype html><title>Elsewhere</title>{frames}", "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/page.html"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_citation_is_opened_and_copied_by_keyboard(context: BrowserContext, page: Page) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/meetings/london-2021")
    page.get_by_text("Cite this page").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#citation").inner_text()


def test_where_the_clipboard_is_shut_the_words_are_selected(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto("/meetings/london-2021")
    page.get_by_text("Cite this page").click()
    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_role("status")).to_contain_text("Selected")
    assert page.evaluate("getSelection().toString()").strip() == page.locator("#citation").inner_text()


def test_without_a_script_the_words_can_be_read_and_no_button_promises_more(plain_page: Page) -> None:
    plain_page.goto("/meetings/london-2021")
    plain_page.get_by_text("Cite this page").click()

    expect(plain_page.locator("#citation")).to_be_visible()
    expect(plain_page.get_by_role("button", name="Copy")).to_be_hidden()


def test_after_a_filter_the_citation_is_the_filtered_lists_and_can_be_copied(page: Page) -> None:
    page.goto("/commitments")
    page.get_by_role("checkbox", name="Pledge").check()
    page.wait_for_url("**/commitments?kind=pledge")
    page.get_by_text("Cite this page").click()

    expect(page.locator("#citation")).to_contain_text("Commitments (kind: Pledge)")
    expect(page.get_by_role("button", name="Copy")).to_be_visible()


def test_another_site_can_frame_the_chart_and_nothing_else(context: BrowserContext, elsewhere: str) -> None:
    page = context.new_page()
    page.goto(elsewhere)
    chart = page.frame_locator("iframe >> nth=0")

    expect(chart.get_by_role("heading")).to_have_text("Foreign terrorist fighter profiles")
    chart.get_by_role("heading").hover()
    expect(chart.locator(".chart-plot .point")).to_have_count(2)
    expect(page.frame_locator("iframe >> nth=1").get_by_role("main")).to_have_count(0)
