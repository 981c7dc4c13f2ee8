"""Pictures of every kind of page, light and dark, at three widths: `python -m tests.screenshots` writes them.

They go to `build/screenshots/`, named by kind, scheme and width; the overview also to `docs/screenshot.png`.
"""

from __future__ import annotations

import io
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from uvicorn import Config, Server

from app import schema
from app.config import ROOT, Settings
from app.database import connect
from app.main import create_app
from tests.browser.conftest import BROWSERS, SWITCHES
from tests.browser.kinds import KINDS
from tests.conftest import read_seeds

FOLDER = ROOT / "build/screenshots"
SHOWN = ROOT / "docs/screenshot.png"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (390, 768, 1440)
TALLEST = 6000  # pixels of a long page; the rest repeats what is seen


@contextmanager
def served() -> Iterator[str]:
    """Serve a ledger of the seeds from a folder of its own, on a free port of 127.0.0.1; give the address."""
    with TemporaryDirectory() as folder, socket.socket() as listener:
        settings = Settings(data_dir=Path(folder), styleguide=True)
        engine = connect(settings.database)
        schema.upgrade(engine)
        read_seeds(engine)
        engine.dispose()
        listener.bind(("127.0.0.1", 0))
        server = Server(Config(create_app(settings), log_level="warning"))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def picture(page: Page, address: str, path: Path) -> None:
    """Write the whole page as a picture, once its fonts and charts are there; these wait for a reader's first move."""
    page.goto(address)
    page.mouse.move(1, 1)
    page.wait_for_load_state("networkidle")
    height = page.evaluate("document.documentElement.scrollHeight")
    width = page.viewport_size["width"] if page.viewport_size else WIDTHS[-1]
    page.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)})


def pictures(browser: Browser, site: str) -> None:
    """Write every kind of page in every scheme and width."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            size = ViewportSize(width=width, height=900)
            with browser.new_context(base_url=site, color_scheme=scheme, viewport=size) as context:
                page = context.new_page()
                for kind, address in KINDS.items():
                    picture(page, address, FOLDER / f"{kind}-{scheme}-{width}.png")


def front(browser: Browser, site: str) -> None:
    """Write the overview as the README shows it: one screen, few colours, so that it is small."""
    with browser.new_context(base_url=site, color_scheme="light", viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto("/", wait_until="networkidle")
        shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    shown.quantize(128).save(SHOWN, optimize=True)


def main() -> None:
    """Write all pictures anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    path = next(path for path in map(shutil.which, BROWSERS) if path)
    with served() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
        front(browser, site)
        pictures(browser, site)
        browser.close()


if __name__ == "__main__":
    main()
