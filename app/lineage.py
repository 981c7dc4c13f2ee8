"""Lineage: which earlier promise a promise goes on from, by its own words or by likeness."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz
from sqlmodel import Session, col, delete, or_, select

from app.commitments import Commitment, CommitmentLink, CommitmentTheme, LinkKind
from app.keeping import plain_words
from app.meetings import Meeting
from app.register import family, place_key

ALIKE = 75.0  # percent; two sentences this near in words and themes say much the same
NAMED = 45.0  # percent; enough where the later sentence itself names the earlier meeting


def trace(session: Session, commitments: Iterable[Commitment]) -> None:
    """Link these commitments to the earlier ones that they reaffirm or repeat, and later ones to them."""
    traced = [commitment for commitment in commitments if commitment.meeting is not None]
    for commitment in traced:
        _repeat(session, commitment)
    for commitment in _naming_another(session, traced):
        _reaffirm(session, commitment)
    session.flush()


def _repeat(session: Session, commitment: Commitment) -> None:
    either_end = or_(CommitmentLink.commitment_id == commitment.id, CommitmentLink.earlier_id == commitment.id)
    session.exec(delete(CommitmentLink).where(either_end, col(CommitmentLink.kind) == LinkKind.REPEATS))
    for other in _alike(session, commitment):
        earlier, later = sorted((other, commitment), key=lambda c: c.position)
        _link(session, later, earlier, LinkKind.REPEATS)


def _naming_another(session: Session, traced: Sequence[Commitment]) -> list[Commitment]:
    """Return those that name an earlier meeting: all traced ones, and others that name a traced one's meeting."""
    meetings = {c.meeting.id: c.meeting for c in traced if c.meeting}.values()
    naming = session.exec(select(Commitment).where(col(Commitment.reaffirms).is_not(None), col(Commitment.standing)))
    return [c for c in naming if c in traced or any(_is_named(m, c.reaffirms or "") for m in meetings)]


def likeness(a: Commitment, b: Commitment) -> float:
    """Return how much of their words two commitments share, 0 to 100."""
    return fuzz.token_set_ratio(plain_words(a.statement), plain_words(b.statement))


def _reaffirm(session: Session, commitment: Commitment) -> None:
    session.exec(
        delete(CommitmentLink).where(
            col(CommitmentLink.commitment_id) == commitment.id, col(CommitmentLink.kind) == LinkKind.REAFFIRMS
        )
    )
    for meeting in _meant(session, commitment):
        best = max(_of(session, meeting), key=lambda c: likeness(c, commitment), default=None)
        if best is not None and likeness(best, commitment) >= NAMED and _share_theme(best, commitment):
            _link(session, commitment, best, LinkKind.REAFFIRMS)
        else:
            whole = CommitmentLink(commitment_id=commitment.id, earlier_meeting_id=meeting.id, kind=LinkKind.REAFFIRMS)
            session.add(whole)


def _meant(session: Session, commitment: Commitment) -> list[Meeting]:
    """Return the earlier meetings of the same series that the commitment names by year or place."""
    if commitment.meeting is None or commitment.meeting.starts_on is None:
        return []
    earlier = _same_series(session, commitment.meeting)
    return [meeting for meeting in earlier if _is_named(meeting, commitment.reaffirms or "")]


def _same_series(session: Session, meeting: Meeting) -> list[Meeting]:
    """Return the meetings of the series before this one."""
    before = session.exec(select(Meeting).where(col(Meeting.starts_on) < meeting.starts_on, col(Meeting.standing)))
    return [earlier for earlier in before if family(earlier.series) == family(meeting.series)]


def _is_named(meeting: Meeting, words: str) -> bool:
    names = {str(meeting.year), meeting.place, *(alias.key for alias in meeting.aliases)} - {None}
    return any(f" {name} " in f" {place_key(words)} " for name in names)


def _of(session: Session, meeting: Meeting) -> Sequence[Commitment]:
    return session.exec(select(Commitment).where(Commitment.meeting_id == meeting.id, col(Commitment.standing))).all()


def _share_theme(a: Commitment, b: Commitment) -> bool:
    return bool({t.id for t in a.themes} & {t.id for t in b.themes})


def _alike(session: Session, commitment: Commitment) -> list[Commitment]:
    """Return the commitments of one actor at other meetings that share a theme and most of the words."""
    about = select(CommitmentTheme.commitment_id).where(
        col(CommitmentTheme.theme_id).in_([theme.id for theme in commitment.themes])
    )
    others = select(Commitment).where(
        col(Commitment.id).in_(about),
        Commitment.actor == commitment.actor,
        col(Commitment.standing),
        col(Commitment.meeting_id) != commitment.meeting_id,
    )
    return [c for c in session.exec(others).all() if likeness(c, commitment) >= ALIKE]


def _link(session: Session, later: Commitment, earlier: Commitment, kind: LinkKind) -> None:
    session.add(
        CommitmentLink(
            commitment_id=later.id,
            earlier_id=earlier.id,
            earlier_meeting_id=earlier.meeting_id,
            kind=kind,
            similarity=round(likeness(later, earlier), 1),
        )
    )
