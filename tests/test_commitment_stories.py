"""Each commitment tells where it stands, what it goes on from, and what became of its reference."""

import pytest
from sqlmodel import Session

from app import commitments
from app.commitments import Filters
from app.errors import Gone, NotFound
from app.evidence import Verdict
from app.terms import CommitmentKind
from tests.factories import make_commitment, make_document, make_meeting, make_theme
from tests.promises import make_ledger


def test_a_commitment_is_found_by_its_reference_with_all_that_shows_it(session: Session) -> None:
    made = make_ledger(session)

    found = commitments.find(session, made["c"].ref)

    assert [theme.slug for theme in found.themes] == ["biometrics", "child-protection"]
    assert found.evidence[0].document.publisher == "INTERPOL"


def test_a_reference_that_never_was_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound, match="no commitment “london-1999-1”"):
        commitments.find(session, "london-1999-1")


@pytest.mark.parametrize(("verdict", "why"), [(None, "no longer show it"), (Verdict.REJECTED, "an editor found")])
def test_a_withdrawn_commitment_says_why_and_keeps_its_reference(
    session: Session, verdict: Verdict | None, why: str
) -> None:
    commitment = make_commitment(session, make_meeting(session))
    commitment.standing, commitment.verdict = False, verdict

    with pytest.raises(Gone, match=f"{why}.*never given to another"):
        commitments.find(session, commitment.ref)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ("", "")),
        ("It was late. ", " They left.", ("It was late. ", " They left.")),
        ("A title\nIt was late. ", " They left.\nMore.", ("It was late. ", " They left.")),
        ("word " * 200, " word" * 200, ("… " + "word " * 139, " word" * 139 + " …")),
    ],
)
def test_a_quote_is_shown_in_its_own_paragraph(
    either_session: Session, before: str, after: str, expected: tuple[str, str]
) -> None:
    text = f"{before}Ministers will act.{after}"
    document = make_document(either_session, text)
    commitment = make_commitment(either_session, None, "Ministers will act.", document=document)

    [context] = commitments.contexts(either_session, commitment).values()

    assert (context.before, context.after) == expected


def test_neighbours_are_the_standing_commitments_of_the_same_meeting(session: Session) -> None:
    made = make_ledger(session)
    made["d"].standing = False

    assert commitments.neighbours(session, made["c"]) == (None, made["e"])
    assert commitments.neighbours(session, made["e"]) == (made["c"], None)


def test_rows_carry_quotes_and_sources_for_other_programs(session: Session) -> None:
    made = make_ledger(session)

    [row] = commitments.rows(session, Filters(theme="biometrics", kind="pledge", after=made["c"].ref))

    assert row.model_dump(include={"ref", "meeting", "meeting_name", "country", "themes"}) == {
        "ref": made["c"].ref,
        "meeting": "london-2021",
        "meeting_name": "London 2021",
        "country": "GB",
        "themes": ["biometrics", "child-protection"],
    }
    assert [piece.quote for piece in row.evidence] == ["Ministers committed to the database."]


def test_a_theme_is_counted_meeting_by_meeting_and_kind_by_kind(either_session: Session) -> None:
    make_ledger(either_session)

    tallies = commitments.over_time(either_session, make_theme(either_session, "child-protection"))

    assert [(tally.meeting and tally.meeting.slug, dict(tally.kinds)) for tally in tallies] == [
        ("london-2021", {CommitmentKind.PLEDGE: 2, CommitmentKind.CALL: 1}),
        (None, {CommitmentKind.PLEDGE: 1}),
    ]
