"""Every page is valid HTML, as the Nu checker of the W3C reads it: browsers have nothing to guess."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import fromstring

import pytest
from fastapi.testclient import TestClient

from app.config import ROOT, Settings
from app.main import create_app
from app.web.sitemap import NAMESPACE
from tests.browser.kinds import KINDS

CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
MORE = (
    "/commitments?kind=dance",
    "/commitments?meeting=london-2021&sort=oldest",
    "/compare",
    "/compare?from=london-2021&to=eltville-2022",
    "/metrics/ftf-profiles?reference=on",
)


@pytest.fixture(scope="module")
def java() -> str:
    """Return the path of Java; without it the checker cannot run: the test is skipped, but in CI it fails."""
    found = shutil.which("java")
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("CI has no Java, so the pages were not checked; install Debian's default-jre-headless.")
    if found is None:
        pytest.skip("No Java on this machine: the HTML checker needs it (apt install default-jre-headless).")
    return found


def written(settings: Settings, folder: Path) -> dict[str, str]:
    """Write every page of the ledger into a folder; return the address of each file."""
    folder.mkdir()
    with TestClient(create_app(settings)) as client:
        listed = fromstring(client.get("/sitemap.xml").content).iter(f"{{{NAMESPACE}}}loc")  # noqa: S314  (our own answer)
        paths = {urlsplit(each.text or "").path for each in listed} | {*KINDS.values(), *MORE}
        for number, path in enumerate(sorted(paths)):
            (folder / f"{number}.html").write_text(client.get(path).text, "utf-8")
    return {f"{number}.html": path for number, path in enumerate(sorted(paths))}


def faults(java: str, folder: Path, addresses: dict[str, str]) -> list[str]:
    """Return what the checker finds, each with the address of its page."""
    command = [java, "-jar", str(CHECKER), "--exit-zero-always", "--format", "json", str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    found = json.loads(told)["messages"]
    return [f"{addresses[Path(each['url']).name]}: {each['message']} {each.get('extract', '')}" for each in found]


def test_every_page_is_valid(java: str, seeded_ledger: Path, tmp_path: Path) -> None:
    shutil.copy(seeded_ledger, tmp_path / "ledger.db")
    addresses = written(Settings(data_dir=tmp_path, styleguide=True), tmp_path / "pages")

    assert len(addresses) > 100
    assert faults(java, tmp_path / "pages", addresses) == []


def test_every_page_of_an_empty_ledger_is_valid(java: str, settings: Settings, tmp_path: Path) -> None:
    addresses = written(settings, tmp_path / "pages")

    assert faults(java, tmp_path / "pages", addresses) == []
