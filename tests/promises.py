"""A small ledger of commitments that differ in all that they can be filtered by."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from app import search
from app.commitments import Commitment, CommitmentLink, LinkKind
from app.meetings import Meeting
from app.search import EntryKind
from app.terms import CommitmentKind
from tests.factories import cite_words, make_commitment, make_document, make_meeting


def make_ledger(session: Session) -> dict[str, Commitment]:
    """Return three commitments of London, two of Paris and one of no meeting, by a letter each, all searchable."""
    london, paris = make_meeting(session), make_meeting(session, "Paris", date(2019, 4, 4))
    say = make_commitment
    made = {
        "a": say(
            session, paris, "They urged partners to share data.", kind=CommitmentKind.CALL, themes=("biometrics",)
        ),
        "b": say(session, paris, "They welcomed the work on borders.", kind=CommitmentKind.ENDORSEMENT, themes=()),
        "c": say(session, london, "Ministers committed to the database.", themes=("child-protection", "biometrics")),
        "d": say(session, london, "INTERPOL will build a database of borders.", actor="INTERPOL"),
        "e": say(session, london, "They called for better borders.", kind=CommitmentKind.CALL),
        "f": say(session, None, "Canada will lead.", actor="CA", document=make_document(session, "Canada will lead.")),
    }
    for commitment in made.values():
        search.index(session, EntryKind.COMMITMENT, commitment.ref, commitment.ref, commitment.statement)
    session.flush()
    session.expire_all()
    return made


def letters(made: dict[str, Commitment], rows: Iterable[Commitment]) -> str:
    names = {commitment.ref: letter for letter, commitment in made.items()}
    return "".join(names[row.ref] for row in rows)


def tie(
    session: Session, later: Commitment, earlier: Commitment, kind: LinkKind = LinkKind.REPEATS, similarity: float = 80
) -> CommitmentLink:
    """Return a link between two promises, as the program suggests it."""
    link = CommitmentLink(
        commitment_id=later.id,
        earlier_id=earlier.id,
        earlier_meeting_id=earlier.meeting_id,
        kind=kind,
        similarity=similarity,
    )
    session.add(link)
    session.flush()
    return link


def report(session: Session, meeting: Meeting) -> Meeting:
    """Return the meeting, now with a document that reports on it."""
    meeting.evidence.append(cite_words(make_document(session, f"{meeting.name} – Ministers met."), meeting.name))
    session.flush()
    return meeting
