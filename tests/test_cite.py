"""Citations, read back by the programs that others wrote for them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
import rispy
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string
from sqlmodel import Session

from app import editions
from app.cite import Citation, Edition, Genre, bibtex, csl_json, ris
from app.review import Editor, accept
from tests.factories import make_commitment, make_meeting

EDITION = Edition(42, date(2026, 11, 21))
PROMISE = Citation(
    "Pledge london-2021-7 by G7, London 2021",
    "https://ledger.example/commitments/london-2021-7",
    EDITION,
    says="Ministers committed to 50 % more\nchecks at Jürgen’s_border.",
    source="INTERPOL, “A release & more”, 9 September 2021",
)


def read_bibtex(citation: Citation) -> Entry:
    (entry,) = parse_string(bibtex(citation), "bibtex").entries.values()
    return entry


def test_a_citation_reads_as_a_whole_reference() -> None:
    assert PROMISE.plain == (
        "G7 Ledger (2026). Pledge london-2021-7 by G7, London 2021. “Ministers committed to 50 % more checks at "
        "Jürgen’s_border.” – INTERPOL, “A release & more”, 9 September 2021. Revision 42 of 21 November 2026. "
        "https://ledger.example/commitments/london-2021-7"
    )


def test_the_citation_of_an_empty_ledger_has_no_year() -> None:
    empty = Citation("Meetings", "https://ledger.example/meetings", Edition(0, None))

    assert empty.plain == "G7 Ledger. Meetings. Revision 0. https://ledger.example/meetings"
    assert "year" not in read_bibtex(empty).fields
    assert "issued" not in json.loads(csl_json(empty))[0]


def test_bibtex_names_an_organisation_and_escapes_what_latex_would_run() -> None:
    entry = read_bibtex(PROMISE)

    assert str(entry.persons["author"][0]) == "{G7 Ledger}"
    assert r"50 \% more checks at J\"urgen{\textquoteright}s\_border" in entry.fields["note"]
    assert (entry.fields["year"], entry.fields["edition"]) == ("2026", "Revision 42")


def test_bibtex_keeps_an_address_as_it_is() -> None:
    address = "https://ledger.example/commitments?kind=call&q=50%25_more"

    assert read_bibtex(Citation("Commitments", address, EDITION)).fields["url"] == address


@pytest.mark.parametrize(("genre", "kind"), [(Genre.PAGE, "ELEC"), (Genre.DATA, "DATA"), (Genre.CHART, "CHART")])
def test_ris_says_what_is_cited(genre: Genre, kind: str) -> None:
    (record,) = rispy.loads(ris(Citation("Figures", "https://ledger.example/metrics", EDITION, genre)))

    assert record["type_of_reference"] == kind
    assert (record["authors"], record["title"], record["year"]) == (["G7 Ledger"], "Figures", "2026")


def test_ris_has_the_words_their_source_and_the_address() -> None:
    (record,) = rispy.loads(ris(PROMISE))

    assert record["abstract"] == "Ministers committed to 50 % more checks at Jürgen’s_border."
    assert record["notes"] == ["INTERPOL, “A release & more”, 9 September 2021"]
    assert record["urls"] == ["https://ledger.example/commitments/london-2021-7"]


@pytest.mark.filterwarnings("ignore::UserWarning:citeproc")
def test_a_citation_processor_writes_a_reference_from_csl_json() -> None:
    source = CiteProcJSON(json.loads(csl_json(PROMISE)))
    bibliography = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right", validate=False), source, formatter.plain
    )
    bibliography.register(Cited([CitationItem(PROMISE.key)]))

    reference = str(bibliography.bibliography()[0])

    assert "G7 Ledger" in reference
    assert "2026" in reference
    assert PROMISE.title in reference


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_whatever_a_title_holds_it_comes_back_from_ris_and_csl_json(title: str) -> None:
    citation = Citation(title, "https://ledger.example/", EDITION)

    (record,) = rispy.loads(ris(citation))
    (item,) = json.loads(csl_json(citation))

    assert record["title"] == item["title"] == " ".join(title.split())


def test_keys_differ_where_addresses_or_revisions_do() -> None:
    long = "https://ledger.example/commitments?" + "theme=a&" * 50
    addresses = [f"{long}kind=call", f"{long}kind=pledge", "https://ledger.example/commitments"]
    keys = {Citation("", each, Edition(number, None)).key for each in addresses for number in (1, 2)}

    assert len(keys) == 6


def test_an_edition_is_the_revision_and_the_day_of_the_last_document_or_decision(session: Session) -> None:
    commitment = make_commitment(session, make_meeting(session))
    read = editions.current(session)
    accept(session, commitment, Editor(name="Ada", at=datetime(2026, 3, 1, tzinfo=UTC)))

    assert (read.day, editions.current(session).day) == (date(2026, 1, 1), date(2026, 3, 1))


def test_an_empty_ledger_has_an_edition_without_a_day(session: Session) -> None:
    assert editions.current(session) == Edition(0, None)
