"""Addresses of facts: each its own, whatever documents and people are called."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlmodel import Session, select

from app.commitments import Commitment
from app.database import reading
from app.people import named
from tests.test_ingest import TEXT, extraction, ingest


def test_a_document_named_like_a_meeting_shares_its_numbers(engine: Engine) -> None:
    other = f"{TEXT} Again."
    ingest(engine, extraction(), "release.txt")
    with reading(engine) as session:
        (ref,) = session.exec(select(Commitment.ref)).all()
    ingest(engine, extraction(other, meetings=(), people=(), observations=()), f"{ref.removesuffix('-1')}.txt")

    with reading(engine) as session:
        assert session.exec(select(Commitment.ref)).all() == [ref, f"{ref.removesuffix('1')}2"]


def test_two_people_whose_names_read_alike_have_an_address_each(session: Session) -> None:
    people = [named(session, name) for name in ("Ana-Maria Gallo", "Ana Maria Gallo", "…")]
    session.flush()

    assert [person.slug for person in people] == ["ana-maria-gallo", "ana-maria-gallo-2", "person"]
