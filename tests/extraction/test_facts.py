"""A document's head tells its title, kind, day and publisher; what it doesn't tell stays unknown."""

from __future__ import annotations

from datetime import date

import pytest

from app.extraction.facts import find_facts
from app.extraction.findings import DocumentFacts, DocumentKind
from app.extraction.reading import Reading

BODY = (
    "Ministers of the interior of seven countries met for two days and agreed to share more fingerprints with others"
    " through INTERPOL, which they asked to report on the progress that will have been made by then."
)
DATELINE = f"MITO, Japan – {BODY}"


def facts_of(*paragraphs: str) -> DocumentFacts:
    return find_facts(Reading(text="\n\n".join(paragraphs), media_type="text/plain"))


@pytest.mark.parametrize(
    ("paragraphs", "title"),
    [
        (["Seven ministers, one plan", "10 December 2023", BODY], "Seven ministers, one plan"),
        (["Press release", "Seven ministers, one plan", "Mito, 10 December 2023", BODY], "Seven ministers, one plan"),
        (
            ["Ministry of the Interior\nMito, 10.12.2023", "Seven ministers, one plan", BODY],
            "Seven ministers, one plan",
        ),
        (["CLEAN HANDS WEEKLY\nIssue 88, April 2016", "Two meetings", BODY], "Two meetings"),
        (
            ["JOINT DECLARATION", "of the Ministers of the Seven", BODY],
            "JOINT DECLARATION of the Ministers of the Seven",
        ),
        ([DATELINE, "A heading inside", BODY], None),
        ([BODY], None),
        (["Press release", "10 December 2023", BODY], None),
        (["A line", "and no text under it"], None),
    ],
)
def test_the_title_is_the_line_that_names_the_text(paragraphs: list[str], title: str | None) -> None:
    assert facts_of(*paragraphs).title == title


@pytest.mark.parametrize(
    ("paragraphs", "kind"),
    [
        ([DATELINE], DocumentKind.PRESS_RELEASE),
        (["A plan", f"MITO, December 10, 2023 (Harbour Wire) -- {BODY}"], DocumentKind.NEWS),
        (["A plan", "By Ada Okonjo", BODY], DocumentKind.NEWS),
        (["Press release", "A plan", BODY], DocumentKind.PRESS_RELEASE),
        (["Communiqué of the ministers", BODY], DocumentKind.COMMUNIQUE),
        (
            ["The Seven", f"We, the Ministers of the Interior, met.\n1. {BODY}\n2. {BODY}\n3. {BODY}"],
            DocumentKind.COMMUNIQUE,
        ),
        (["Joint statement of the ministers", BODY], DocumentKind.STATEMENT),
        (["Readout of the minister’s call with her colleagues", BODY], DocumentKind.READOUT),
        (["Ministers sign declaration, and part", BODY], DocumentKind.OTHER),
        (["Carbonara", "A simple dish."], DocumentKind.OTHER),
    ],
)
def test_the_kind_shows_in_the_form(paragraphs: list[str], kind: DocumentKind) -> None:
    assert facts_of(*paragraphs).kind is kind


@pytest.mark.parametrize(
    ("paragraphs", "day"),
    [
        (["A plan of seven", "December 10, 2023", BODY], date(2023, 12, 10)),
        (["A plan of seven", "Published on 10 December 2023", BODY], date(2023, 12, 10)),
        (["A plan of seven", "Mito, 10.12.2023", BODY], date(2023, 12, 10)),
        ([f"MITO, 10 December 2023 – {BODY}"], date(2023, 12, 10)),
        (["Meeting of the ministers, Mito, 10 December 2023", BODY], None),
        (["Ministers’ plan", "Mito, 8–10 December 2023", BODY], None),
        (["A plan of seven", "10 December", BODY], None),
        (["A plan of seven", f"On 9 December 2023 in Mito they met. {BODY}"], None),
    ],
)
def test_the_day_of_publication_is_printed_apart_and_is_no_meeting_day(paragraphs: list[str], day: date | None) -> None:
    assert facts_of(*paragraphs).published_on == day


@pytest.mark.parametrize(
    ("paragraphs", "publisher"),
    [
        (["A plan", "By a Harbour staffer", BODY], "Harbour"),
        (["A plan", f"MITO (Harbour Wire) – {BODY}"], "Harbour Wire"),
        (["A plan", "From: Home Office", BODY], "Home Office"),
        ([BODY, "© 2023 Harbour Press"], "Harbour Press"),
        ([DATELINE], None),
        (["A plan", "By Ada Okonjo", BODY], None),
    ],
)
def test_the_publisher_is_who_signs_the_text(paragraphs: list[str], publisher: str | None) -> None:
    assert facts_of(*paragraphs).publisher == publisher


def test_what_is_known_wins_over_the_file_and_the_file_over_the_text() -> None:
    reading = Reading(
        text=f"A plan of seven\n\n{BODY}", media_type="text/html", title="Told by the file", publisher="House"
    )
    facts = find_facts(reading, DocumentFacts(publisher="Known", kind=DocumentKind.READOUT))
    assert (facts.title, facts.publisher, facts.kind) == ("Told by the file", "Known", DocumentKind.READOUT)
    assert facts.language == "en"
