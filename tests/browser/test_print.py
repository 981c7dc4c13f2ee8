"""A meeting on paper: two pages to take along, with the words and the addresses they come from."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from app.config import Settings


@pytest.fixture
def settings(tmp_path: Path, seeded_ledger: Path) -> Settings:
    """Return settings whose data folder holds the seeds."""
    shutil.copy(seeded_ledger, tmp_path / "ledger.db")
    return Settings(data_dir=tmp_path)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_meeting_is_a_brief_of_two_pages_with_words_and_sources(page: Page, site: str, paper: str) -> None:
    page.goto("/meetings/london-2021")
    brief = PdfReader(io.BytesIO(page.pdf(format=paper, print_background=False)))
    words = " ".join(" ".join(sheet.extract_text() for sheet in brief.pages).split())

    assert len(brief.pages) <= 2
    assert "more than 26,000 victims" in words
    assert f"{site}/documents/interpol-london-2021" in words
