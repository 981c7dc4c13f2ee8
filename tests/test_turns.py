"""How a promise changed is told by rules: of kind, of what it names, of its themes, of what it is about."""

import pytest
from sqlmodel import Session

from app.commitments import Cause, Commitment, Move, Turn, turns
from app.terms import CommitmentKind
from app.web.turns import because
from tests.factories import make_commitment, make_meeting

PLAIN = "Ministers will share fingerprints."
CALL, PLEDGE, ENDORSEMENT = CommitmentKind.CALL, CommitmentKind.PLEDGE, CommitmentKind.ENDORSEMENT


def promise(
    session: Session, statement: str = PLAIN, *themes: str, kind: CommitmentKind = CommitmentKind.PLEDGE
) -> Commitment:
    return make_commitment(session, None, statement, kind=kind, themes=themes)


@pytest.mark.parametrize(
    ("before", "after", "move", "words"),
    [
        (CALL, PLEDGE, Move.STRENGTHENED, "Now a pledge, before a call."),
        (ENDORSEMENT, CALL, Move.STRENGTHENED, "Now a call, before an endorsement."),
        (PLEDGE, ENDORSEMENT, Move.WEAKENED, "Now an endorsement, before a pledge."),
    ],
)
def test_a_firmer_kind_strengthens_and_a_looser_one_weakens(
    session: Session, before: CommitmentKind, after: CommitmentKind, move: Move, words: str
) -> None:
    [turn] = turns(promise(session, kind=before), promise(session, kind=after))

    assert (turn.move, turn.cause, because(turn)) == (move, Cause.KIND, words)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (PLAIN, "They will share fingerprints again.", Turn(Move.REPEATED)),
        (
            PLAIN,
            "They will share fingerprints by 2025.",
            Turn(Move.STRENGTHENED, Cause.PARTICULARS, new=("2025",)),
        ),
        ("They will share them by 2025.", "They will share them.", Turn(Move.WEAKENED, Cause.PARTICULARS, ("2025",))),
        ("They will act by 2025.", "They will act by 2030.", Turn(Move.REPEATED)),
        (
            "They will share fingerprints, photographs and passports.",
            PLAIN,
            Turn(Move.NARROWED, Cause.WORDS, ("photographs", "passports")),
        ),
        (
            PLAIN,
            "They will share fingerprints, photographs and passports.",
            Turn(Move.WIDENED, Cause.WORDS, new=("photographs", "passports")),
        ),
        ("They will share fingerprints and photographs.", PLAIN, Turn(Move.REPEATED)),
        ("They will share fingerprints, tools, funds.", "They will share passports.", Turn(Move.REPEATED)),
    ],
)
def test_names_and_words_tell_what_changed(session: Session, before: str, after: str, expected: Turn) -> None:
    assert turns(promise(session, before), promise(session, after)) == [expected]


@pytest.mark.parametrize(
    ("before", "after", "move", "words"),
    [
        (("drugs", "firearms"), ("drugs",), Move.NARROWED, "It leaves out themes of the earlier one: Firearms."),
        (("drugs",), ("drugs", "firearms"), Move.WIDENED, "It keeps the themes of the earlier one and adds: Firearms."),
        (("drugs",), ("firearms",), Move.REPEATED, "It says much the same."),
        ((), ("firearms",), Move.REPEATED, "It says much the same."),
    ],
)
def test_fewer_themes_narrow_and_more_widen_where_none_is_exchanged(
    session: Session, before: tuple[str, ...], after: tuple[str, ...], move: Move, words: str
) -> None:
    [turn] = turns(promise(session, PLAIN, *before), promise(session, PLAIN, *after))

    assert (turn.move, because(turn)) == (move, words)


def test_a_promise_can_be_firmer_and_narrower_at_once(session: Session) -> None:
    found = turns(promise(session, PLAIN, "drugs", "firearms", kind=CALL), promise(session, PLAIN, "drugs"))

    assert [turn.move for turn in found] == [Move.STRENGTHENED, Move.NARROWED]


def test_a_long_list_of_words_is_cut_and_counted() -> None:
    turn = Turn(Move.WIDENED, Cause.WORDS, new=tuple("abcdefgh"))

    assert because(turn) == "It keeps what the earlier one is about and adds: a, b, c, d, e, f and 2 more."


def test_a_promise_at_no_meeting_has_turns_all_the_same(session: Session) -> None:
    assert turns(promise(session), make_commitment(session, make_meeting(session), PLAIN, themes=()))
