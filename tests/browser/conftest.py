"""A real server on this machine and a real browser in front of it."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from uvicorn import Config, Server

from app.config import Settings
from app.main import create_app

PATIENCE = 10_000  # milliseconds, on a machine that runs other tests at the same time
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium; without one the test is skipped, but in CI it fails."""
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("CI has no Chromium, so the browser tests could not run; install Debian's chromium.")
    if found is None:
        pytest.skip("No Chromium on this machine: the browser tests need Debian's chromium (apt install chromium).")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Return a running browser, one for all tests."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture
def site(settings: Settings) -> Iterator[str]:
    """Serve the test's own ledger on a free port of 127.0.0.1; return the address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = Server(Config(create_app(settings), log_level="warning", lifespan="on"))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """Return a fresh reader's browser: nothing remembered, addresses relative to the site."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Return an empty page; the test fails if a script of ours fails or breaks the content security policy."""
    troubles: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    yield page
    assert troubles == []


@pytest.fixture
def plain_page(browser: Browser, site: str) -> Iterator[Page]:
    """Return an empty page of a reader without JavaScript."""
    context = browser.new_context(base_url=site, java_script_enabled=False)
    yield context.new_page()
    context.close()
