"""Findings become facts: a new one, one more proof of a known one, or a fresher reading of the machine's own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from rapidfuzz import fuzz
from sqlalchemy import String, cast, literal
from sqlmodel import Session, col, func, select

from app import register
from app.commitments import Commitment
from app.documents import Document
from app.evidence import Evidence, Fact, cite
from app.meetings import Attendance, Meeting
from app.metrics import Metric, Observation
from app.people import named
from app.themes import Theme

EQUAL_PROMISES = 90.0  # percent of letters, words in alphabetical order; lower, and different promises would merge
CONNECTIVES = frozenset(
    ("the", "a", "an", "of", "to", "and", "also", "additionally", "further", "moreover", "in", "this", "respect")
)

Place = tuple[int, int]
Found = dict[str, Any]
F = TypeVar("F", Attendance, Commitment, Observation)


@dataclass
class Sitting:
    """One reading of one document: where its facts belong, and which evidence this reading confirmed."""

    session: Session
    document: Document
    meeting: Meeting | None
    confirmed: list[Evidence] = field(default_factory=list)

    def known(self, kind: type[F]) -> Sequence[F]:
        """Return the facts a finding could be: those of the meeting, or for a document about none its own."""
        if self.meeting is not None:
            return self.session.exec(select(kind).where(kind.meeting_id == self.meeting.id)).all()
        own = select(getattr(Evidence, f"{kind.__name__.lower()}_id")).where(Evidence.document_id == self.document.id)
        return self.session.exec(select(kind).where(col(kind.meeting_id).is_(None), col(kind.id).in_(own))).all()

    def confirm(self, fact: Attendance | Commitment | Observation | Meeting, places: Iterable[Place]) -> None:
        """Tie the fact to these places of the document; evidence that it already had there stands again."""
        had = {(e.start, e.end): e for e in fact.evidence if e.document_id == self.document.id}
        for place in places:
            evidence = had.get(place)
            if evidence is None:
                evidence = cite(self.document, *place)
                fact.evidence.append(evidence)
            evidence.standing = True
            self.confirmed.append(evidence)

    def of_this_document_alone(self, fact: Fact, evidence: Sequence[Evidence]) -> bool:
        """Whether a fresher reading of the document may change the fact: nobody judged it, nothing else shows it."""
        shown_by = {e.document_id for e in evidence if e.standing}
        return fact.verdict is None and shown_by <= {self.document.id}


def same_promise(a: Found, b: Found) -> bool:
    """Whether two sentences make the same promise: one actor, one act, and all but the same words."""
    if (a["actor"], a["kind"]) != (b["actor"], b["kind"]):
        return False
    return fuzz.ratio(plain_words(a["statement"]), plain_words(b["statement"])) >= EQUAL_PROMISES


def plain_words(sentence: str) -> str:
    """Return the sentence's words in lower case, in alphabetical order, those that only join left out."""
    letters = "".join(c if c.isalnum() else " " for c in sentence.casefold())
    return " ".join(sorted(word for word in letters.split() if word not in CONNECTIVES))


def same_figure(a: Found, b: Found) -> bool:
    """Whether two figures are one: the same number, hedged alike, of the same thing."""
    keys = ("value", "value_high", "qualifier", "per", "unit")
    same_thing = a["metric"] == b["metric"] if a["metric"] or b["metric"] else a["label"] == b["label"]
    return same_thing and all(a[key] == b[key] for key in keys)


def keep_commitment(sitting: Sitting, found: Found, places: Sequence[Place]) -> Commitment:
    """Keep one promise; `found` has statement, kind, actor, themes (slugs) and reaffirms."""
    commitment = _recognised(sitting, Commitment, found, places, same_promise)
    if commitment is None:
        commitment = _numbered(sitting, found)
        sitting.session.add(commitment)
    if _open_to_change(sitting, commitment):
        for key in ("statement", "kind", "actor", "reaffirms"):
            setattr(commitment, key, found[key])
        themes = select(Theme).where(col(Theme.slug).in_(found["themes"])).order_by(col(Theme.position))
        commitment.themes = list(sitting.session.exec(themes))
    return _kept(sitting, commitment, found, places)


def keep_observation(sitting: Sitting, found: Found, places: Sequence[Place]) -> Observation:
    """Keep one figure; `found` has an observation's fields, `metric` a slug or None, `as_of` in ISO form."""
    observation = _recognised(sitting, Observation, found, places, same_figure)
    if observation is None:
        observation = Observation(label=found["label"], value=found["value"], unit=found["unit"])
        observation.meeting = sitting.meeting
        sitting.session.add(observation)
    if _open_to_change(sitting, observation):
        for key in ("label", "value", "value_high", "unit", "qualifier", "per", "source"):
            setattr(observation, key, found[key])
        observation.as_of = date.fromisoformat(found["as_of"]) if found["as_of"] else None
        observation.metric = sitting.session.exec(select(Metric).where(Metric.slug == found["metric"])).first()
    return _kept(sitting, observation, found, places)


def keep_attendance(sitting: Sitting, found: Found, places: Sequence[Place]) -> Attendance:
    """Keep one person's attendance; `found` has name, role, affiliation and mode."""
    person = named(sitting.session, found["name"])
    sitting.session.flush()
    attendance = next((a for a in sitting.known(Attendance) if a.person_id == person.id), None)
    if attendance is None:
        attendance = Attendance(person=person, meeting=sitting.meeting)
        sitting.session.add(attendance)
    alone = _open_to_change(sitting, attendance)
    for key in ("role", "affiliation", "mode"):
        if attendance.verdict is None and (alone or getattr(attendance, key) is None):
            setattr(attendance, key, found[key])
    return _kept(sitting, attendance, found, places)


def _recognised(
    sitting: Sitting, kind: type[F], found: Found, places: Sequence[Place], same: Callable[[Found, Found], bool]
) -> F | None:
    """Return the fact that the finding is: one equal to it, else what this document alone showed at its place."""
    known = sitting.known(kind)
    for fact in known:
        if fact.found and same(fact.found, found):
            return fact
    for fact in known:
        here = [(e.start, e.end) for e in fact.evidence if e.document_id == sitting.document.id]
        if any(a < end and start < b for start, end in places for a, b in here) and _comparable(sitting, fact, found):
            return fact
    return None


def _comparable(sitting: Sitting, fact: Attendance | Commitment | Observation, found: Found) -> bool:
    """Whether the finding is a newer reading of the fact, and not another finding in the same words."""
    if any(e in sitting.confirmed for e in fact.evidence):
        return False
    if isinstance(fact, Observation) and fact.verdict is None and fact.found.get("value") != found["value"]:
        return False
    return fact.verdict is not None or sitting.of_this_document_alone(fact, fact.evidence)


def _open_to_change(sitting: Sitting, fact: Attendance | Commitment | Observation) -> bool:
    return sitting.of_this_document_alone(fact, fact.evidence)


def _kept(sitting: Sitting, fact: F, found: Found, places: Sequence[Place]) -> F:
    if fact.verdict is not None or not fact.found or _open_to_change(sitting, fact):
        fact.found = found
    if fact.verdict is None:
        fact.standing = True
    sitting.confirm(fact, places)
    sitting.session.flush()
    return fact


def _numbered(sitting: Sitting, found: Found) -> Commitment:
    """Return a commitment under the next number of its meeting; withdrawn ones keep theirs."""
    slug = sitting.meeting.slug if sitting.meeting else sitting.document.slug
    # a document may have the name of a meeting, and then shares its numbers
    own = col(Commitment.ref) == literal(f"{slug}-").concat(cast(Commitment.number, String))
    near = col(Commitment.ref).startswith(f"{slug}-", autoescape=True)
    number = (sitting.session.exec(select(func.max(Commitment.number)).where(near, own)).one() or 0) + 1
    return Commitment(
        ref=f"{slug}-{number}",
        position=position(sitting.meeting, slug, number),
        number=number,
        meeting=sitting.meeting,
        statement=found["statement"],
        kind=found["kind"],
        actor=found["actor"],
    )


def position(meeting: Meeting | None, slug: str, number: int) -> str:
    """Return what commitments sort by: the meeting's first day (unknown ones first), the meeting, the number."""
    day = meeting.starts_on.isoformat() if meeting and meeting.starts_on else "0000-00-00"
    return f"{day} {slug} {number:06}"


def reorder(session: Session, meeting: Meeting) -> None:
    """Sort a meeting's commitments by its first day again, after its dates changed; references stay."""
    for commitment in session.exec(select(Commitment).where(Commitment.meeting_id == meeting.id)).all():
        commitment.position = position(meeting, meeting.slug, commitment.number)


def withdraw_the_rest(sitting: Sitting) -> int:
    """Withdraw what this document showed before and shows no longer, unless somebody judged it; return how many."""
    earlier = select(Evidence).where(Evidence.document_id == sitting.document.id, col(Evidence.standing))
    unconfirmed = [e for e in sitting.session.exec(earlier).all() if e not in sitting.confirmed]
    withdrawn = sum(_withdraw(sitting, evidence) for evidence in unconfirmed)
    sitting.session.flush()
    return withdrawn


def _withdraw(sitting: Sitting, evidence: Evidence) -> bool:
    """Withdraw one piece of evidence, and its fact where nothing else shows it; return whether the fact went."""
    fact = _fact_of(sitting.session, evidence)
    if fact.verdict is not None:
        return False
    evidence.standing = False
    if isinstance(fact, Meeting):
        register.hear(fact, sitting.document.slug, None)
    fact.standing = any(e.standing for e in fact.evidence) or bool(fact.found.get("register"))
    return not fact.standing


def _fact_of(session: Session, evidence: Evidence) -> Attendance | Commitment | Observation | Meeting:
    if evidence.commitment_id is not None:
        return session.get_one(Commitment, evidence.commitment_id)
    if evidence.observation_id is not None:
        return session.get_one(Observation, evidence.observation_id)
    if evidence.attendance_id is not None:
        return session.get_one(Attendance, evidence.attendance_id)
    return session.get_one(Meeting, evidence.meeting_id)
