"""An editor confirms or rejects a link between promises that the program suggested, by the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine
from sqlmodel import select

from app.commitments import Commitment, CommitmentLink, LinkKind
from app.config import Settings
from app.database import reading, writing
from app.main import create_app
from app.review import Decision
from tests.factories import make_commitment, make_meeting
from tests.program import run_here


@pytest.fixture
def refs(own_ledger: Path, engine: Engine) -> tuple[str, str]:
    """Return the references of a promise and of the earlier one that it is suggested to go on from."""
    with writing(engine) as session:
        earlier = make_commitment(session, make_meeting(session, "Paris", date(2019, 4, 4)))
        later = make_commitment(session, make_meeting(session), "Ministers committed to the database again.")
        session.add(
            CommitmentLink(
                commitment_id=later.id,
                earlier_id=earlier.id,
                earlier_meeting_id=earlier.meeting_id,
                kind=LinkKind.REPEATS,
                similarity=60,
            )
        )
        return later.ref, earlier.ref


def page(settings: Settings, ref: str) -> str:
    with TestClient(create_app(settings)) as client:
        return client.get(f"/commitments/{ref}").text


def test_a_confirmed_link_is_no_suggestion_any_more(
    refs: tuple[str, str], settings: Settings, engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    suggested = page(settings, refs[0])
    done = run_here(capsys, "confirm", *refs, "--by", "an editor", "--why", "the same database")

    assert (done.code, done.complaint) == (0, f"Confirmed: {refs[0]} goes on from {refs[1]}.")
    assert "uggest" in suggested
    assert page(settings, refs[0]).count("uggest") < suggested.count("uggest")
    with reading(engine) as session:
        decision = session.exec(select(Decision)).one()
        assert (decision.made_by, decision.why) == ("an editor", "the same database")


def test_a_rejected_link_leads_nowhere(
    refs: tuple[str, str], settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    done = run_here(capsys, "reject", *refs, "--by", "an editor")

    assert done.code == 0
    assert refs[1] not in page(settings, refs[0])


def test_a_link_to_a_meeting_as_a_whole_is_named_by_the_meeting(
    refs: tuple[str, str], engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    with writing(engine) as session:
        later = session.exec(select(Commitment).where(Commitment.ref == refs[0])).one()
        paris = session.exec(select(Commitment).where(Commitment.ref == refs[1])).one().meeting_id
        session.add(CommitmentLink(commitment_id=later.id, earlier_meeting_id=paris, kind=LinkKind.REAFFIRMS))

    assert run_here(capsys, "confirm", refs[0], "paris-2019", "--by", "an editor").code == 0


def test_what_is_not_linked_cannot_be_judged(refs: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    refused = run_here(capsys, "confirm", refs[1], refs[0], "--by", "an editor")

    assert (refused.code, refused.complaint[:8]) == (1, "No link ")
    assert run_here(capsys, "confirm", *refs, "--by", " ").complaint == "Say who decides with --by."
