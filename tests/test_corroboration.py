"""How a fact is supported: by how many documents and publishers, and which of them only repeat another's words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event
from sqlmodel import Session

from app import corroboration
from app.corroboration import Support, same_words, sentence
from app.evidence import Evidence
from app.metrics import Observation
from app.web import supports
from tests.factories import cite_words, make_document

OWN = (
    "With more than 4,200 INTERPOL alerts related to subjects with either direct or indirect links to Afghanistan, as "
    "well as details of some 60,000 profiles, the Secretary General underlined the need to share."
)
COPIED = OWN.replace("underlined", "stressed")
RETOLD = "Some 60,000 profiles of fighters are on file in Lyon, the organisation told ministers on Thursday."
QUOTE = "60,000 profiles"


def said(session: Session, *texts: tuple[str | None, str]) -> Sequence[Evidence]:
    """Return one fact's evidence: the same figure in a document of each publisher."""
    found = []
    for publisher, text in texts:
        document = make_document(session, f"LONDON – It began.\n{text} It went on.", publisher=publisher)
        found.append(cite_words(document, QUOTE))
    session.add(Observation(label="profiles", value=60_000, unit="profiles", evidence=found))
    session.flush()
    return found


def supported(session: Session, *texts: tuple[str | None, str]) -> Support:
    fact = said(session, *texts)
    return corroboration.of(session, [fact])[fact[0].id]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (OWN, OWN, True),
        (OWN, COPIED, True),
        (f"“{OWN}”", OWN.upper(), True),
        (OWN, RETOLD, False),
        ("They hold nearly 40,000 profiles.", "They hold nearly 40,000 profiles.", False),
        ("", OWN, False),
    ],
)
def test_sentences_are_the_same_words_where_most_runs_of_words_agree(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same_words(other, one) is same


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_knows_no_order(one: str, other: str) -> None:
    assert same_words(one, other) == same_words(other, one)


@pytest.mark.parametrize(
    ("before", "quote", "after", "whole"),
    [
        (
            "It began. They hold ",
            "60,000 profiles",
            " of fighters. It went on.",
            "They hold 60,000 profiles of fighters.",
        ),
        ("It began.They hold ", "60,000 profiles", "!”He left.", "They hold 60,000 profiles!”"),
        ("A heading\nThey hold ", "60,000", "\nAnother", "They hold 60,000"),
        ("", "They hold 60,000.", " It went on.", "They hold 60,000."),
        ("They hold 59.5 or ", "60.5 million", " records. It went on.", "They hold 59.5 or 60.5 million records."),
    ],
)
def test_a_quote_is_judged_by_the_sentence_it_stands_in(before: str, quote: str, after: str, whole: str) -> None:
    assert sentence(before, quote, after) == whole


def test_a_copy_is_told_from_the_publisher_that_it_is_about(session: Session) -> None:
    support = supported(session, ("Biometrica", COPIED), ("INTERPOL", OWN))

    (echo,) = support.echoes
    assert echo.lead is not None
    assert echo.lead.publisher == "INTERPOL"
    assert supports.words(support) == ("2 documents by 2 publishers; Biometrica’s uses the same words as INTERPOL’s")


def test_a_fact_retold_in_other_words_is_no_copy(session: Session) -> None:
    support = supported(session, ("AFP", RETOLD), ("INTERPOL", OWN))

    assert support.echoes == []
    assert supports.words(support) == "2 documents by 2 publishers"


def test_where_nothing_shows_whose_words_they_are_nobody_is_called_the_copy(session: Session) -> None:
    support = supported(session, ("AFP", OWN), ("Reuters", OWN))

    assert supports.words(support) == "2 documents by 2 publishers; AFP’s and Reuters’ use the same words"


def test_the_earlier_of_two_dated_documents_is_the_one_that_was_copied(session: Session) -> None:
    fact = said(session, ("AFP", OWN), ("Reuters", OWN))
    for piece, day in zip(fact, (9, 8), strict=True):
        piece.document.published_on = date(2021, 9, day)

    support = corroboration.of(session, [fact])[fact[0].id]

    assert supports.words(support).endswith("AFP’s uses the same words as Reuters’")


def test_two_documents_of_one_publisher_are_named_by_their_headings(session: Session) -> None:
    support = supported(session, ("INTERPOL", OWN), ("INTERPOL", OWN))

    assert supports.words(support).startswith("2 documents by 1 publisher; the one headed “LONDON")


def test_a_single_document_is_said_to_be_one(session: Session) -> None:
    assert supports.words(supported(session, (None, OWN))) == "1 document"


def test_a_document_that_nobody_signed_counts_no_publisher(session: Session) -> None:
    assert supports.words(supported(session, ("AFP", OWN), (None, RETOLD))) == "2 documents by 1 known publisher"


def test_all_facts_of_a_page_take_one_query(session: Session) -> None:
    facts = [said(session, ("AFP", OWN), ("INTERPOL", OWN)) for _ in range(4)]
    asked: list[str] = []
    event.listen(session.connection(), "before_cursor_execute", lambda *said: asked.append(said[2]))

    corroboration.of(session, facts)

    assert len(asked) == 1
