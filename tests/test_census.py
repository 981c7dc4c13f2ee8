"""The census gives what plain questions to each commitment give, for any choice and any words."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from app import commitments
from app.commitments import FACETS, Commitment, Filters
from app.commitments.census import bits, places_of
from app.database import connect, reading, writing
from app.indexing import index_commitment
from app.terms import CommitmentKind
from tests.factories import cite_words, make_commitment, make_document, make_meeting

THEMES = ("biometrics", "borders", "drugs")
PUBLISHERS = ("INTERPOL", "Home Office", None)
WORDS = ("database", "register", "ports")
VALUES: Mapping[str, Sequence[str]] = {
    "theme": THEMES,
    "meeting": ("london-2021", "paris-2019", "online"),
    "kind": tuple(CommitmentKind),
    "actor": ("G7", "CA"),
    "country": ("GB", "FR"),
    "year": ("2019", "2021"),
    "source": ("INTERPOL", "Home Office"),
    "q": WORDS,
}
STATES = st.fixed_dictionaries(
    {
        name: st.sampled_from(["", "", *words]) if name == "q" else st.lists(st.sampled_from(words), max_size=2)
        for name, words in VALUES.items()
    }
).map(lambda asked: Filters(**asked))


@dataclass(frozen=True)
class Plain:
    """A standing commitment as a reader would tell it from its page."""

    ref: str
    statement: str
    values: Mapping[str, set[str]]

    def fits(self, state: Filters, but: str = "") -> bool:
        """Tell whether a state of the list leaves it, the choice of one facet left out."""
        chosen = [(facet, set(state.chosen(facet))) for facet in FACETS if facet != but and state.chosen(facet)]
        return state.q in self.statement and all(wanted & self.values[facet] for facet, wanted in chosen)


@dataclass(frozen=True)
class Ledger:
    """A ledger, and what a reader of all its pages knows, the newest first."""

    engine: Engine
    plain: Sequence[Plain]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, empty_ledger: Path) -> Iterator[Ledger]:
    """Return a ledger of sixty promises dealt out by chance, some of them withdrawn."""
    path = shutil.copy(empty_ledger, tmp_path_factory.mktemp("dealt"))
    engine = connect(f"sqlite:///{path}")
    with writing(engine) as session:
        deal(session, Random(4))  # noqa: S311  (nothing is secret here)
        newest = select(Commitment).where(col(Commitment.standing)).order_by(col(Commitment.position).desc())
        plain = [Plain(each.ref, each.statement, values(each)) for each in session.exec(newest)]
    yield Ledger(engine, plain)
    engine.dispose()


def deal(session: Session, chance: Random) -> None:
    held = [
        make_meeting(session),
        make_meeting(session, "Paris", date(2019, 4, 5)),
        make_meeting(session, "Online", None),
    ]
    gone = make_meeting(session, "Ischia", date(2017, 10, 19))
    gone.standing = False
    for number in range(60):
        statement = f"They agreed on the {chance.choice(WORDS)} and the {chance.choice(WORDS)}, {number}."
        by = [
            make_document(session, statement, publisher=chance.choice(PUBLISHERS)) for _ in range(chance.randint(1, 3))
        ]
        made = make_commitment(
            session,
            chance.choice([*held, gone, None]),
            statement,
            kind=chance.choice(list(CommitmentKind)),
            actor=chance.choice(VALUES["actor"]),
            themes=tuple(chance.sample(THEMES, chance.randint(0, 2))),
            document=by[0],
        )
        made.evidence += [cite_words(document, statement) for document in by[1:]]
        made.evidence[0].standing = chance.random() < 0.8
        made.standing = chance.random() < 0.9
        index_commitment(session, made)


def values(commitment: Commitment) -> Mapping[str, set[str]]:
    meeting = commitment.meeting if commitment.meeting and commitment.meeting.standing else None
    publishers = {each.document.publisher for each in commitment.evidence if each.standing}
    return {
        "theme": {theme.slug for theme in commitment.themes},
        "meeting": {meeting.slug} if meeting else set(),
        "kind": {commitment.kind},
        "actor": {commitment.actor},
        "country": {meeting.country} if meeting and meeting.country else set(),
        "year": {str(meeting.year)} if meeting and meeting.year else set(),
        "source": {publisher for publisher in publishers if publisher},
    }


@given(state=STATES)
@settings(deadline=None)
def test_a_list_has_what_fits_and_nothing_else(ledger: Ledger, state: Filters) -> None:
    expected = [each.ref for each in ledger.plain if each.fits(state)]
    with reading(ledger.engine) as session:
        assert [each.ref for each in commitments.page(session, state, size=100).rows] == expected
        assert [each.ref for each in commitments.every(session, state.changed(sort="oldest"))] == expected[::-1]


@given(state=STATES)
@settings(deadline=None)
def test_a_facet_counts_what_each_of_its_values_would_leave(ledger: Ledger, state: Filters) -> None:
    with reading(ledger.engine) as session:
        found = commitments.facets(commitments.select_by(session, state), commitments.choices(session))
    counts = {facet.name: {option.value: option.count for option in facet.options} for facet in found}
    for facet in FACETS:
        left = [each for each in ledger.plain if each.fits(state, but=facet)]
        plain = Counter(value for each in left for value in each.values[facet])

        assert counts[facet] == {**dict.fromkeys(state.chosen(facet), 0), **plain}


@given(state=STATES)
@settings(deadline=None)
def test_what_to_drop_counts_what_would_be_left(ledger: Ledger, state: Filters) -> None:
    with reading(ledger.engine) as session:
        found = {each.name: each for each in commitments.reliefs(commitments.select_by(session, state))}

        assert {name: each.count for name, each in found.items()} == {
            name: commitments.page(session, each.without).total for name, each in found.items()
        }


@given(st.sets(st.integers(0, 5_000)))
def test_bits_give_back_the_places_they_were_made_of(places: set[int]) -> None:
    assert places_of(bits(sorted(places))) == sorted(places)


def test_a_change_is_counted_by_the_next_reader(engine: Engine) -> None:
    with writing(engine) as session:
        make_commitment(session, make_meeting(session))
    with reading(engine) as session:
        assert commitments.page(session, Filters()).total == 1
    with writing(engine) as session:
        make_commitment(session, None, "Ministers called for more.")

    with reading(engine) as session:
        assert commitments.page(session, Filters()).total == 2
