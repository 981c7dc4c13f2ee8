"""A whole document, from its bytes to findings whose quotes stand in its text."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Unreadable
from app.extraction.extract import examine, extract
from app.extraction.findings import DocumentFacts, Extraction
from app.extraction.reading import Limits, Reading
from tests.extraction.files import make_docx, make_page, make_pdf

SEEDS = Path(__file__).parents[2] / "seeds"
REPORT = (
    "MITO, Japan – G7 Interior Ministers agreed to share more fingerprints via INTERPOL.",
    "The Ministers called for wider use of its databases, with nearly 40,000 profiles of foreign terrorist fighters.",
    "INTERPOL Secretary General Jürgen Stock welcomed the support.",
)
# Pieces of the genre, in any order and glued in any way.
GENRE = (
    "The G7 ministers |agreed to |We will |met in London |on 9 September 2021|.|“|”|\n\n|\n| |INTERPOL |profiles|;|:|–"
    "|nearly 40,000 |USD 110 to 281 billion |Home Secretary Priti Patel |(a) |1. |31 June 2020 |Minister |’s "
    "|TERRORISM |\u00a0|\u200f|99 per cent |1 / 3|é|\x00|🙂"
)


def quotes_stand(extraction: Extraction) -> bool:
    """Whether every place that the extraction names has its words in the kept text."""
    rows = extraction.as_dict()
    cited = [
        c
        for kind in ("meetings", "people", "commitments", "observations")
        for row in rows[kind]
        for c in row["evidence"]
    ]
    places = [n.place for n in extraction.notices if n.place]
    return all(c["quote"] and extraction.text[c["start"] : c["end"]] == c["quote"] for c in cited) and all(
        place.end <= len(extraction.text) for place in places
    )


@pytest.mark.parametrize(
    ("raw", "media_type"),
    [
        ("\n\n".join(REPORT).encode(), "text/plain"),
        ("".join(REPORT).encode("cp1252"), "text/plain"),
        (make_page("".join(f"<p>{line}</p>" for line in REPORT)), "text/html"),
        (make_docx(*REPORT), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (make_pdf(REPORT), "application/pdf"),
    ],
)
def test_the_same_words_give_the_same_findings_in_every_format(raw: bytes, media_type: str) -> None:
    extraction = extract(raw, name="report")
    assert extraction.media_type == media_type
    assert [c.kind.value for c in extraction.commitments] == ["pledge", "call"]
    assert [(o.value, o.metric) for o in extraction.observations] == [(40_000, "ftf-profiles")]


def test_another_language_is_kept_without_findings_and_says_so() -> None:
    text = "Les ministres de l’Intérieur du G7 se sont engagés à échanger 40 000 profils avec INTERPOL à Paris."
    extraction = extract(text.encode(), name="communique.txt")
    assert extraction.text == text
    assert [notice.message for notice in extraction.notices] == [
        "This document is in French; only English is read, so it is kept and searchable without findings."
    ]
    assert [*extraction.meetings, *extraction.people, *extraction.commitments, *extraction.observations] == []


def test_known_facts_win_over_those_found() -> None:
    known = DocumentFacts(title="Known title", published_on=date(2023, 12, 10), publisher="INTERPOL")
    document = extract("\n\n".join(REPORT).encode(), name="a.txt", known=known).document
    assert (document.title, document.published_on, document.publisher) == (
        "Known title",
        date(2023, 12, 10),
        "INTERPOL",
    )


def test_only_as_much_as_the_limit_allows_is_searched_and_the_rest_is_named() -> None:
    text = "\n\n".join(REPORT)
    extraction = extract(text.encode(), name="a.txt", limits=Limits(max_parsed=120))
    assert extraction.text == text
    assert len(extraction.commitments) == 1
    assert "were searched for findings" in extraction.notices[0].message


def test_a_text_kept_before_comes_back_word_for_word() -> None:
    kept = Reading(text="As  kept.Before  \n\n\n  G7 Ministers agreed to act together. ", media_type="text/plain")
    extraction = examine(kept, sha256="0" * 64)
    assert extraction.text == kept.text
    assert quotes_stand(extraction)


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_quote_of_a_seed_stands_in_its_text(path: Path) -> None:
    assert quotes_stand(extract(path.read_bytes(), name=path.name))


def test_an_endless_word_is_read_within_seconds() -> None:
    extraction = extract(b"The G7 ministers agreed to act. " + b"(" * 200_000, name="a.txt")
    assert len(extraction.commitments) == 1


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(GENRE.split("|")), max_size=40).map("".join) | st.text(max_size=200))
def test_any_text_gives_findings_whose_quotes_stand_in_it(text: str) -> None:
    try:
        assert quotes_stand(extract(text.encode("utf-8", "replace"), name="a.txt"))
    except Unreadable as refusal:
        assert refusal.message.endswith(".")  # noqa: PT017 - either way is right, a crash is not


def test_spacy_is_imported_only_when_a_document_is_read() -> None:
    code = "import sys, app.extraction.extract, app.extraction.findings; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
