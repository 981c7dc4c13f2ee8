"""A document's findings become facts: new, corroborated, refreshed, withdrawn, and never against a person's verdict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, TypeVar

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, col, select

from app import foundations, seeds
from app.commitments import Commitment, CommitmentLink
from app.config import ROOT
from app.database import reading, revision, writing
from app.documents import Document
from app.evidence import Evidence
from app.extraction.findings import (
    CommitmentFound,
    DocumentFacts,
    Extraction,
    Finding,
    MeetingFound,
    ObservationFound,
    PersonFound,
)
from app.extraction.span import Span
from app.ingest import Outcome, Receipt, keep, opening
from app.meetings import Attendance, DateSource, Meeting
from app.metrics import Observation
from app.review import Editor, accept, correct, reject
from app.seeds import Known
from app.sources import Source
from app.terms import CommitmentKind, Qualifier

T = TypeVar("T", bound=SQLModel)
NOW = datetime(2026, 1, 2, tzinfo=UTC)
EDITOR = Editor(name="A reader", at=NOW)
PROMISE = "Ministers committed to the active promotion and use of the database."
TEXT = f"LONDON – They met. {PROMISE} There are some 60,000 profiles. Home Secretary Priti Patel spoke."


@pytest.fixture
def ledger(engine: Engine) -> Engine:
    """Return a ledger that knows its themes, metrics and the register of meetings."""
    with writing(engine) as session:
        foundations.prepare(session, seeds.meetings(ROOT / "seeds"))
    return engine


def span(text: str, quote: str) -> tuple[Span, ...]:
    start = text.index(quote)
    return (Span(start, start + len(quote)),)


def meeting_found(text: str = TEXT, city: str = "London", starts_on: date | None = None) -> MeetingFound:
    return MeetingFound(
        city=city, country={"London": "GB", "Wiesbaden": "DE"}.get(city), starts_on=starts_on, ends_on=starts_on,
        series="G7 Interior and Security Ministers", evidence=span(text, text[:6]),
    )  # fmt: skip


def promise(text: str = TEXT, statement: str = PROMISE, **values: str) -> CommitmentFound:
    return CommitmentFound(
        statement=statement, kind=CommitmentKind(values.get("kind", "pledge")), actor="G7",
        themes=("child-protection",), reaffirms=values.get("reaffirms"), evidence=span(text, statement),
    )  # fmt: skip


def figure(text: str = TEXT, value: float = 60_000, quote: str = "some 60,000 profiles") -> ObservationFound:
    return ObservationFound(
        label="profiles of fighters", value=value, unit="profiles", qualifier=Qualifier.ABOUT, metric="ftf-profiles",
        evidence=span(text, quote),
    )  # fmt: skip


def person(text: str = TEXT) -> PersonFound:
    return PersonFound(name="Priti Patel", role="Home Secretary", affiliation="GB", evidence=span(text, "Priti Patel"))


def extraction(text: str = TEXT, **found: tuple[object, ...]) -> Extraction:
    """Return a reading of the text: what is not given is found in it as in TEXT."""
    usual: dict[str, Callable[[str], Finding]] = {
        "meetings": meeting_found,
        "people": person,
        "commitments": promise,
        "observations": figure,
    }
    whole: dict[str, Any] = {name: found[name] if name in found else (find(text),) for name, find in usual.items()}
    digest = sha256(text.encode()).hexdigest()
    return Extraction(document=DocumentFacts(language="en"), sha256=digest, text=text, **whole)


def ingest(engine: Engine, found: Extraction, name: str = "release.txt") -> Receipt:
    return keep(engine, Source(name, found.text.encode(), Known(file=name)), found, NOW)


def all_of(session: Session, kind: type[T]) -> list[T]:
    return list(session.exec(select(kind)).all())


def test_a_document_gives_a_meeting_people_promises_and_figures_each_with_its_words(ledger: Engine) -> None:
    receipt = ingest(ledger, extraction())

    assert (receipt.meeting, receipt.people, receipt.commitments, receipt.figures) == ("London 2021", 1, 1, 1)
    with reading(ledger) as session:
        quotes = {e.quote for e in all_of(session, Evidence)}
        assert quotes == {"LONDON", "Priti Patel", PROMISE, "some 60,000 profiles"}
        assert all_of(session, Commitment)[0].ref == "london-2021-1"


def test_two_documents_on_one_meeting_meet_there_and_equal_facts_become_one(ledger: Engine) -> None:
    other = f"London again. Additionally, {PROMISE} Some 60,000 profiles; some 60,000 profiles. Priti Patel left."
    ingest(ledger, extraction())
    ingest(ledger, extraction(other, commitments=(promise(other, f"Additionally, {PROMISE}"),)), "other.txt")

    with reading(ledger) as session:
        (commitment,), (observation,) = all_of(session, Commitment), all_of(session, Observation)
        (attendance,) = all_of(session, Attendance)
        assert [e.document.slug for e in commitment.evidence] == ["release", "other"]
        assert len(observation.evidence) == len(attendance.evidence) == 2


def test_disagreeing_figures_are_both_kept(ledger: Engine) -> None:
    other = "London again. They hold some 61,000 profiles."
    ingest(ledger, extraction())
    ingest(
        ledger,
        extraction(other, people=(), commitments=(), observations=(figure(other, 61_000, "some 61,000 profiles"),)),
        "other.txt",
    )

    with reading(ledger) as session:
        assert [o.value for o in all_of(session, Observation) if o.standing] == [60_000, 61_000]


def test_a_figure_that_stands_twice_in_one_document_is_one_fact_with_two_places(ledger: Engine) -> None:
    text = "London. There are some 60,000 profiles. Again: Some 60,000 profiles."
    twice = (figure(text), figure(text, quote="Some 60,000 profiles"))
    ingest(ledger, extraction(text, people=(), commitments=(), observations=twice))

    with reading(ledger) as session:
        (observation,) = all_of(session, Observation)
        assert len(observation.evidence) == 2


def test_a_town_that_the_register_knows_by_another_name_is_the_same_meeting(ledger: Engine) -> None:
    text = TEXT.replace("LONDON", "WIESBADEN")
    receipt = ingest(ledger, extraction(text, meetings=(meeting_found(text, "Wiesbaden"),)))

    assert receipt.meeting == "Eltville 2022"


def test_dates_that_a_document_gives_stand_above_the_register(ledger: Engine) -> None:
    ingest(ledger, extraction(meetings=(meeting_found(starts_on=date(2021, 9, 8)),)))

    with reading(ledger) as session:
        london = session.exec(select(Meeting).where(Meeting.slug == "london-2021")).one()
        assert (london.starts_on, london.dates_from) == (date(2021, 9, 8), DateSource.DOCUMENT)


def test_dates_that_come_later_put_the_promises_in_their_place_under_the_same_references(ledger: Engine) -> None:
    halifax = MeetingFound(city="Halifax", country="CA", evidence=span(TEXT, "LONDON"))
    ingest(ledger, extraction(meetings=(halifax,)))
    other = f"London again. {PROMISE}"
    dated = MeetingFound(city="Halifax", country="CA", starts_on=date(2026, 5, 4), evidence=span(other, "London"))
    ingest(ledger, extraction(other, meetings=(dated,), people=(), observations=()), "other.txt")

    with reading(ledger) as session:
        (promise_kept,) = all_of(session, Commitment)
        assert promise_kept.ref == "halifax-1"
        assert promise_kept.position.startswith("2026-05-04 ")


def test_a_meeting_that_the_register_does_not_know_is_new(ledger: Engine) -> None:
    found = MeetingFound(city="Halifax", country="CA", starts_on=date(2026, 5, 4), evidence=span(TEXT, "LONDON"))

    assert ingest(ledger, extraction(meetings=(found,))).meeting == "Halifax 2026"


def test_a_document_about_no_meeting_keeps_its_figures_under_its_own_name(ledger: Engine) -> None:
    receipt = ingest(ledger, extraction(meetings=()))

    assert (receipt.meeting, receipt.figures) == (None, 1)
    with reading(ledger) as session:
        assert all_of(session, Commitment)[0].ref == "release-1"


def test_what_is_no_longer_found_is_withdrawn_and_its_number_is_never_used_again(ledger: Engine) -> None:
    ingest(ledger, extraction())
    receipt = ingest(ledger, extraction(commitments=()))
    other = f"{TEXT} They called for more checks."
    ingest(ledger, extraction(other, commitments=(promise(other, "They called for more checks."),)), "other.txt")

    assert (receipt.outcome, receipt.commitments, receipt.withdrawn) == (Outcome.READ_AGAIN, 0, 1)
    with reading(ledger) as session:
        refs = {c.ref: c.standing for c in all_of(session, Commitment)}
        assert refs == {"london-2021-1": False, "london-2021-2": True}


def test_a_promise_that_is_found_again_stands_again_under_its_old_reference(ledger: Engine) -> None:
    ingest(ledger, extraction())
    ingest(ledger, extraction(commitments=()))
    ingest(ledger, extraction())

    with reading(ledger) as session:
        (commitment,) = all_of(session, Commitment)
        assert (commitment.ref, commitment.standing) == ("london-2021-1", True)
        assert [e.standing for e in commitment.evidence] == [True]


def test_reading_again_refreshes_what_nobody_has_judged(ledger: Engine) -> None:
    ingest(ledger, extraction())
    ingest(ledger, extraction(commitments=(promise(kind="call"),)))

    with reading(ledger) as session:
        (commitment,) = all_of(session, Commitment)
        assert (commitment.ref, commitment.kind) == ("london-2021-1", CommitmentKind.CALL)


def test_reading_again_leaves_judged_facts_and_their_references_alone(ledger: Engine) -> None:
    ingest(ledger, extraction())
    with writing(ledger) as session:
        correct(session, all_of(session, Commitment)[0], EDITOR, {"kind": CommitmentKind.ENDORSEMENT})
        accept(session, all_of(session, Observation)[0], EDITOR)
    ingest(ledger, extraction(commitments=(promise(kind="call"),), observations=()))

    with reading(ledger) as session:
        (commitment,), (observation,) = all_of(session, Commitment), all_of(session, Observation)
        assert (commitment.ref, commitment.kind) == ("london-2021-1", CommitmentKind.ENDORSEMENT)
        assert commitment.found["kind"] == "call"
        assert observation.standing


def test_reading_again_does_not_bring_back_what_a_person_rejected(ledger: Engine) -> None:
    ingest(ledger, extraction())
    with writing(ledger) as session:
        reject(session, all_of(session, Commitment)[0], EDITOR)
    ingest(ledger, extraction())

    with reading(ledger) as session:
        assert [c.standing for c in all_of(session, Commitment)] == [False]


def test_reading_again_withdraws_only_its_own_proof_of_a_fact_that_others_show(ledger: Engine) -> None:
    other = f"London again. {PROMISE}"
    ingest(ledger, extraction())
    ingest(ledger, extraction(other, people=(), observations=()), "other.txt")
    ingest(ledger, extraction(commitments=()))

    with reading(ledger) as session:
        (commitment,) = all_of(session, Commitment)
        assert [e.standing for e in commitment.evidence] == [False, True]
        assert commitment.standing


def test_reading_the_same_findings_again_raises_nothing_but_the_revision(ledger: Engine) -> None:
    ingest(ledger, extraction())
    with reading(ledger) as session:
        before = [len(all_of(session, kind)) for kind in (Evidence, Commitment, Observation, Attendance, Document)]
    ingest(ledger, extraction())

    with reading(ledger) as session:
        after = [len(all_of(session, kind)) for kind in (Evidence, Commitment, Observation, Attendance, Document)]
        assert before == after


def test_preparing_a_ledger_twice_changes_nothing_that_readers_see(ledger: Engine) -> None:
    with reading(ledger) as session:
        before = revision(session)
    with writing(ledger) as session:
        foundations.prepare(session, seeds.meetings(ROOT / "seeds"))

    with reading(ledger) as session:
        assert revision(session) == before


def test_a_promise_that_names_an_earlier_meeting_is_linked_to_what_was_promised_there(ledger: Engine) -> None:
    later = "WIESBADEN – The Ministers reaffirmed their 2021 commitment to the promotion and use of the database."
    statement = later.split("– ")[1]
    ingest(ledger, extraction())
    ingest(
        ledger,
        extraction(
            later, people=(), observations=(), meetings=(meeting_found(later, "Wiesbaden"),),
            commitments=(promise(later, statement, reaffirms="2021"),),
        ),
        "later.txt",
    )  # fmt: skip

    with reading(ledger) as session:
        reaffirmed = session.exec(select(CommitmentLink).where(col(CommitmentLink.kind) == "reaffirms")).one()
        assert session.get_one(Commitment, reaffirmed.earlier_id).ref == "london-2021-1"
        assert session.get_one(Commitment, reaffirmed.commitment_id).ref == "eltville-2022-1"


def test_a_text_without_a_title_is_known_by_its_first_words() -> None:
    assert opening("LONDON, United Kingdom – G7 ministers have met.") == "G7 ministers have met."
    assert len(opening("word " * 100)) <= 91


def test_a_file_whose_bytes_are_known_keeps_its_first_name(ledger: Engine) -> None:
    ingest(ledger, extraction(), "first.txt")

    assert ingest(ledger, extraction(), "second.txt").slug == "first"
