"""Quotes are true: the code cuts them from the text, and the database refuses any other."""

from datetime import date

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from app.database import reading, revision, writing
from app.documents import Document
from app.errors import Refused
from app.evidence import Evidence, cite
from tests.factories import make_commitment, make_document, make_meeting


def test_a_citation_holds_the_words_of_its_place(session: Session) -> None:
    document = make_document(session, "Ministers met in London.")

    evidence = cite(document, 0, 9)

    assert evidence.quote == "Ministers"


def test_a_citation_outside_the_text_is_refused(session: Session) -> None:
    document = make_document(session, "Short.")

    with pytest.raises(Refused, match="no words at 3 to 99"):
        cite(document, 3, 99)


def test_the_database_refuses_a_quote_that_the_text_does_not_have(engine: Engine) -> None:
    with writing(engine) as session:
        make_commitment(session, make_meeting(session), "Ministers will act.")

    with pytest.raises(IntegrityError, match=r"evidence\.quote"), writing(engine) as session:
        session.execute(update(Evidence).values(quote="Ministers will not act."))


def test_the_database_refuses_to_change_a_text_that_is_cited(engine: Engine) -> None:
    with writing(engine) as session:
        make_document(session, "Ministers will act.")

    with pytest.raises(IntegrityError, match=r"document\.text"), writing(engine) as session:
        session.execute(update(Document).values(text="Other words."))


def test_evidence_names_exactly_one_fact(engine: Engine) -> None:
    with pytest.raises(IntegrityError, match="one_fact"), writing(engine) as session:
        session.add(cite(make_document(session, "Nobody's words."), 0, 6))


def test_a_failed_action_leaves_nothing_and_raises_no_revision(engine: Engine) -> None:
    with pytest.raises(IntegrityError), writing(engine) as session:
        for words in ("Half done.", "Refused for its address."):
            make_document(session, words, slug="same-address")

    with reading(engine) as session:
        assert session.exec(select(Document)).all() == []
        assert revision(session) == 0


def test_a_kept_action_raises_the_revision_by_one(engine: Engine) -> None:
    with writing(engine) as session:
        make_commitment(session, make_meeting(session, "Paris", date(2019, 4, 4)))

    with reading(engine) as session:
        assert revision(session) == 1
        assert len(session.exec(select(Evidence)).all()) == 1
