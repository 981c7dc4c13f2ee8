"""Promises are linked with earlier ones that say much the same; what a person decided about a link stays."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, select

from app import lineage, review, search
from app.commitments import Commitment, CommitmentLink, LinkKind
from app.evidence import Verdict
from app.meetings import Meeting
from app.review import Decision, Editor
from app.search import EntryKind
from tests.factories import make_commitment, make_meeting

EARLIER = "G7 Ministers called for increased operational sharing of fingerprints and travel documents."
LATER = "Ministers agreed to share fingerprints, travel documents and operational findings."
OTHER = "Ministers agreed to protect children from abuse on the Internet."
Judge = Callable[[Session, CommitmentLink, Editor], Decision]
EDITOR = Editor(name="Ada", at=datetime(2026, 1, 2, tzinfo=UTC))


def promise(session: Session, meeting: Meeting, statement: str, actor: str = "G7") -> Commitment:
    commitment = make_commitment(session, meeting, statement, actor=actor)
    search.index(session, EntryKind.COMMITMENT, commitment.ref, commitment.ref, statement)
    return commitment


def links(session: Session) -> list[tuple[int | None, int | None, LinkKind]]:
    return [(link.commitment_id, link.earlier_id, link.kind) for link in session.exec(select(CommitmentLink)).all()]


@pytest.fixture
def pair(session: Session) -> tuple[Commitment, Commitment]:
    """Return a promise of Paris and one of London that says much the same, linked."""
    earlier = promise(session, make_meeting(session, "Paris", date(2019, 4, 4)), EARLIER)
    later = promise(session, make_meeting(session), LATER)
    lineage.trace(session, [later])
    return earlier, later


def test_a_promise_is_linked_with_the_earlier_one_that_it_repeats(either_session: Session) -> None:
    paris, london = make_meeting(either_session, "Paris", date(2019, 4, 4)), make_meeting(either_session)
    earlier, later = promise(either_session, paris, EARLIER), promise(either_session, london, LATER)
    promise(either_session, paris, OTHER)
    promise(either_session, paris, EARLIER, actor="INTERPOL")

    lineage.trace(either_session, [later])

    assert links(either_session) == [(later.id, earlier.id, LinkKind.REPEATS)]


def test_an_older_document_read_later_gives_the_same_links(session: Session) -> None:
    paris, london = make_meeting(session, "Paris", date(2019, 4, 4)), make_meeting(session)
    later, earlier = promise(session, london, LATER), promise(session, paris, EARLIER)

    lineage.trace(session, [earlier])

    assert links(session) == [(later.id, earlier.id, LinkKind.REPEATS)]


def test_two_short_promises_are_not_alike_by_three_words_in_common(session: Session) -> None:
    promise(session, make_meeting(session, "Paris", date(2019, 4, 4)), "Ministers will share fingerprints widely.")
    later = promise(session, make_meeting(session), "Ministers will share fingerprints widely.")

    lineage.trace(session, [later])

    assert links(session) == []


def test_a_promise_is_linked_with_the_few_that_are_most_alike(session: Session) -> None:
    for year in range(2005, 2005 + lineage.LINKS + 3):
        promise(session, make_meeting(session, "Paris", date(year, 4, 4)), EARLIER)
    later = promise(session, make_meeting(session), LATER)

    lineage.trace(session, [later])

    assert len(links(session)) == lineage.LINKS


def test_a_sentence_that_names_a_meeting_but_none_of_its_promises_reaffirms_it_as_a_whole(session: Session) -> None:
    london, eltville = make_meeting(session), make_meeting(session, "Eltville", date(2022, 11, 16))
    promise(session, london, OTHER)
    later = promise(session, eltville, "Ministers reaffirmed what was agreed in London on cash couriers.")
    later.reaffirms = "London"

    lineage.trace(session, [later])

    [link] = session.exec(select(CommitmentLink)).all()
    assert (link.earlier_id, link.earlier_meeting_id, link.kind) == (None, london.id, LinkKind.REAFFIRMS)


@pytest.mark.parametrize(
    ("decide", "verdict", "standing"),
    [(review.accept, Verdict.ACCEPTED, True), (review.reject, Verdict.REJECTED, False)],
)
def test_what_an_editor_decided_about_a_link_outlives_another_reading(
    session: Session, pair: tuple[Commitment, Commitment], decide: Judge, verdict: Verdict, standing: bool
) -> None:
    [link] = session.exec(select(CommitmentLink)).all()
    decision = decide(session, link, EDITOR)

    lineage.trace(session, pair)

    assert links(session) == [(link.commitment_id, link.earlier_id, link.kind)]
    assert (link.verdict, link.standing) == (verdict, standing)
    assert session.get_one(Decision, decision.id).link_id == link.id
