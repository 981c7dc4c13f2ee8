"""A promise is followed through its series: where it was heard of, where it was not, and where nobody knows."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event
from sqlmodel import Session

from app import commitments, lines, review
from app.commitments import Commitment, CommitmentLink, LinkKind
from app.lines import Line
from app.meetings import Meeting
from app.review import Editor
from tests.factories import make_commitment, make_meeting
from tests.promises import report, tie

EDITOR = Editor(name="Ada", at=datetime(2026, 1, 2, tzinfo=UTC))
YEARS = {"Ischia": 2017, "Toronto": 2018, "Paris": 2019, "London": 2021, "Eltville": 2022, "Mito": 2023}


@pytest.fixture
def meetings(either_session: Session) -> dict[str, Meeting]:
    """Return six meetings by their cities; documents report on all but Toronto's and Mito's."""
    made = {city: make_meeting(either_session, city, date(year, 6, 1)) for city, year in YEARS.items()}
    for city in made.keys() - {"Toronto", "Mito"}:
        report(either_session, made[city])
    return made


def followed(session: Session, commitment: Commitment) -> Line:
    line = lines.follow(session, commitments.find(session, commitment.ref))
    assert line is not None
    return line


def told(line: Line) -> list[tuple[str | None, bool, list[str]]]:
    return [(s.meeting.city, s.reported, [step.commitment.ref for step in s.steps]) for s in line.walked]


def test_a_line_runs_from_the_first_to_the_last_meeting_and_says_what_came_after(
    either_session: Session, meetings: dict[str, Meeting]
) -> None:
    first = make_commitment(either_session, meetings["Ischia"])
    last = make_commitment(either_session, meetings["London"])
    tie(either_session, last, first)

    line = followed(either_session, last)

    assert told(line) == [
        ("Ischia", True, [first.ref]),
        ("Toronto", False, []),
        ("Paris", True, []),
        ("London", True, [last.ref]),
    ]
    assert [meeting.city for meeting in line.silent] == ["Eltville"]
    assert [meeting.city for meeting in line.unknown] == ["Mito"]


def test_every_promise_of_a_line_tells_the_same_line(either_session: Session, meetings: dict[str, Meeting]) -> None:
    first, middle, last = (make_commitment(either_session, meetings[city]) for city in ("Ischia", "Paris", "London"))
    tie(either_session, middle, first)
    tie(either_session, last, middle)

    lines_told = [told(followed(either_session, each)) for each in (first, middle, last)]

    assert lines_told[0] == lines_told[1] == lines_told[2]
    assert [refs for _, _, refs in lines_told[0] if refs] == [[first.ref], [middle.ref], [last.ref]]


def test_a_promise_alone_has_a_line_of_one_step(either_session: Session, meetings: dict[str, Meeting]) -> None:
    line = followed(either_session, make_commitment(either_session, meetings["Eltville"]))

    assert (line.goes_on, len(line.steps), line.silent) == (False, 1, [])


def test_withdrawn_promises_and_rejected_links_lead_nowhere(
    either_session: Session, meetings: dict[str, Meeting]
) -> None:
    gone, other = (
        make_commitment(either_session, meetings["Ischia"]),
        make_commitment(either_session, meetings["Paris"]),
    )
    last = make_commitment(either_session, meetings["London"])
    tie(either_session, last, gone)
    review.reject(either_session, tie(either_session, last, other), EDITOR)
    gone.standing = False

    assert not followed(either_session, last).goes_on


def test_a_confirmed_link_comes_before_a_likelier_one(either_session: Session, meetings: dict[str, Meeting]) -> None:
    like, meant = (
        make_commitment(either_session, meetings["Ischia"]),
        make_commitment(either_session, meetings["Paris"]),
    )
    last = make_commitment(either_session, meetings["London"])
    tie(either_session, last, like, similarity=99)
    review.accept(either_session, tie(either_session, last, meant, similarity=41), EDITOR)

    step = followed(either_session, last).steps[-1]

    assert step.before is not None
    assert step.before.ref == meant.ref
    assert [bond.confirmed for bond in step.bonds] == [True, False]


def test_a_promise_that_is_repeated_and_reaffirmed_counts_once_as_reaffirmed(
    either_session: Session, meetings: dict[str, Meeting]
) -> None:
    first, last = (
        make_commitment(either_session, meetings["Paris"]),
        make_commitment(either_session, meetings["London"]),
    )
    for kind in LinkKind:
        tie(either_session, last, first, kind)

    [bond] = followed(either_session, last).steps[-1].bonds

    assert bond.link is not None
    assert bond.link.kind is LinkKind.REAFFIRMS


def test_a_meeting_reaffirmed_as_a_whole_stands_without_a_promise(
    either_session: Session, meetings: dict[str, Meeting]
) -> None:
    last = make_commitment(either_session, meetings["London"])
    whole = CommitmentLink(commitment_id=last.id, earlier_meeting_id=meetings["Paris"].id, kind=LinkKind.REAFFIRMS)
    either_session.add(whole)
    either_session.flush()

    [step] = followed(either_session, last).steps

    assert step.before is None
    assert [bond.meeting and bond.meeting.city for bond in step.bonds] == ["Paris"]


def test_a_promise_made_at_no_meeting_has_no_line(session: Session) -> None:
    assert lines.follow(session, make_commitment(session, None)) is None


def test_a_long_line_takes_as_many_queries_as_a_short_one(session: Session) -> None:
    meetings = [report(session, make_meeting(session, "Paris", date(year, 4, 4))) for year in range(2000, 2012)]
    made = [make_commitment(session, meeting) for meeting in meetings]
    alone = make_commitment(session, meetings[0])
    for later, earlier in zip(made[1:], made, strict=False):
        tie(session, later, earlier)
    tie(session, alone, made[0])

    assert queries(session, made[-1]) == queries(session, alone)


def queries(session: Session, commitment: Commitment) -> int:
    session.expire_all()
    found, asked = commitments.find(session, commitment.ref), []
    event.listen(session.get_bind(), "before_cursor_execute", listen := lambda *_: asked.append(1))
    lines.follow(session, found)
    event.remove(session.get_bind(), "before_cursor_execute", listen)
    return len(asked)
