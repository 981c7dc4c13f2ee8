"""Lineage: which earlier promise a promise goes on from, by its own words or by likeness; a suggestion until judged."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from app import search
from app.commitments import Commitment, CommitmentLink, CommitmentTheme, LinkKind
from app.meetings import Meeting
from app.phrasing import likeness, shared, subject
from app.register import family, place_key
from app.search import EntryKind

ALIKE = 40.0  # percent; two promises this near in what they are about, and in a theme, say much the same
ALIKE_WORDS = 4  # fewer words in common are chance, whatever share of two short sentences they make
NAMED = 15.0  # percent; enough where the later sentence itself names the earlier meeting
NAMED_WORDS = 2
WORDS = 8  # of a long promise the longest ones find those like it; they are mostly the rarest
CANDIDATES = 100  # promises with the most of a promise's words; however many there are, no more are compared with it
LINKS = 5  # the most alike that a promise is linked with


def trace(session: Session, commitments: Iterable[Commitment]) -> None:
    """Link these commitments to the earlier ones that they reaffirm or repeat, and later ones to them.

    Links that a person judged stay as they are. Other commitments must be in the search's index.
    """
    traced = [commitment for commitment in commitments if commitment.meeting is not None]
    for commitment in traced:
        _repeat(session, commitment)
    for commitment in _naming_another(session, traced):
        _reaffirm(session, commitment)
    session.flush()


def _repeat(session: Session, commitment: Commitment) -> None:
    either_end = or_(CommitmentLink.commitment_id == commitment.id, CommitmentLink.earlier_id == commitment.id)
    had = session.exec(select(CommitmentLink).where(either_end, *_suggested(LinkKind.REPEATS))).all()
    pairs = (sorted((other, commitment), key=lambda c: c.position) for other in _alike(session, commitment))
    _replace(session, had, [_link(later, earlier, LinkKind.REPEATS) for earlier, later in pairs])


def _replace(session: Session, had: Iterable[CommitmentLink], wanted: Iterable[CommitmentLink]) -> None:
    """Put the wanted links in place of those suggested before; one that stays as it is is not touched."""
    new = {_ends(link): link for link in wanted if not _judged(session, link)}
    for link in had:
        if new.pop(_ends(link), None) is None:
            session.delete(link)
    session.flush()  # a link may be there only once, and the old one would still be when the new one comes
    session.add_all(new.values())


def _ends(link: CommitmentLink) -> tuple[object, ...]:
    return link.commitment_id, link.earlier_id, link.earlier_meeting_id, link.similarity


def _suggested(kind: LinkKind) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return what holds for the links of this kind that nobody has judged."""
    return col(CommitmentLink.kind) == kind, col(CommitmentLink.verdict).is_(None)


def _naming_another(session: Session, traced: Sequence[Commitment]) -> list[Commitment]:
    """Return those that name an earlier meeting: all traced ones, and others that name a traced one's meeting."""
    meetings = {c.meeting.id: c.meeting for c in traced if c.meeting}.values()
    said = session.exec(select(Commitment.reaffirms).where(col(Commitment.reaffirms).is_not(None)).distinct()).all()
    meant = [words for words in said if any(_is_named(meeting, words or "") for meeting in meetings)]
    others = select(Commitment).where(col(Commitment.reaffirms).in_(meant), col(Commitment.standing))
    own = [commitment for commitment in traced if commitment.reaffirms]
    return own + [commitment for commitment in session.exec(others) if commitment not in own]


def _reaffirm(session: Session, commitment: Commitment) -> None:
    own = col(CommitmentLink.commitment_id) == commitment.id
    had = session.exec(select(CommitmentLink).where(own, *_suggested(LinkKind.REAFFIRMS))).all()
    _replace(session, had, [_reaffirmed(session, commitment, meeting) for meeting in _meant(session, commitment)])


def _reaffirmed(session: Session, commitment: Commitment, meeting: Meeting) -> CommitmentLink:
    best = max(_of(session, meeting), key=lambda c: likeness(c.statement, commitment.statement), default=None)
    if best is not None and _continues(best, commitment):
        return _link(commitment, best, LinkKind.REAFFIRMS)
    return CommitmentLink(commitment_id=commitment.id, earlier_meeting_id=meeting.id, kind=LinkKind.REAFFIRMS)


def _continues(best: Commitment, commitment: Commitment) -> bool:
    enough = shared(best.statement, commitment.statement) >= NAMED_WORDS
    return enough and likeness(best.statement, commitment.statement) >= NAMED and _share_theme(best, commitment)


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


def _names(meeting: Meeting) -> set[str]:
    return {str(meeting.year or ""), meeting.place or "", *(alias.key for alias in meeting.aliases)} - {""}


def _is_named(meeting: Meeting, words: str) -> bool:
    return any(f" {name} " in f" {place_key(words)} " for name in _names(meeting))


def _of(session: Session, meeting: Meeting) -> Sequence[Commitment]:
    return session.exec(select(Commitment).where(Commitment.meeting_id == meeting.id, col(Commitment.standing))).all()


def _share_theme(a: Commitment, b: Commitment) -> bool:
    return bool({t.id for t in a.themes} & {t.id for t in b.themes})


def _alike(session: Session, commitment: Commitment) -> list[Commitment]:
    """Return the few commitments of one actor at other meetings that share a theme and are most alike."""
    words = sorted(subject(commitment.statement).values(), key=len, reverse=True)[:WORDS]
    fitting = session.scalars(search.resembling(session, words, EntryKind.COMMITMENT, CANDIDATES)).all()
    about = select(CommitmentTheme.commitment_id).where(
        col(CommitmentTheme.theme_id).in_([theme.id for theme in commitment.themes])
    )
    others = select(Commitment).where(
        col(Commitment.ref).in_(fitting),
        col(Commitment.id).in_(about),
        Commitment.actor == commitment.actor,
        col(Commitment.standing),
        col(Commitment.meeting_id) != commitment.meeting_id,
    )
    found = [c for c in session.exec(others) if _says_the_same(c, commitment)]
    return sorted(found, key=lambda c: (-likeness(c.statement, commitment.statement), c.position))[:LINKS]


def _says_the_same(a: Commitment, b: Commitment) -> bool:
    return likeness(a.statement, b.statement) >= ALIKE and shared(a.statement, b.statement) >= ALIKE_WORDS


def _link(later: Commitment, earlier: Commitment, kind: LinkKind) -> CommitmentLink:
    return CommitmentLink(
        commitment_id=later.id,
        earlier_id=earlier.id,
        earlier_meeting_id=earlier.meeting_id,
        kind=kind,
        similarity=round(likeness(later.statement, earlier.statement), 1),
    )


def _judged(session: Session, link: CommitmentLink) -> bool:
    """Whether a person decided about this very link, and so it is there already, standing or not."""
    decided = select(CommitmentLink.id).where(
        CommitmentLink.commitment_id == link.commitment_id,
        CommitmentLink.earlier_id == link.earlier_id,
        CommitmentLink.earlier_meeting_id == link.earlier_meeting_id,
        CommitmentLink.kind == link.kind,
        col(CommitmentLink.verdict).is_not(None),
    )
    return session.exec(decided).first() is not None
