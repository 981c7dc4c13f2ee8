"""Laws of the ledger, whatever is read in whatever order: quotes are true, references stay, judgements stand."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from app import foundations, seeds
from app.commitments import Commitment
from app.config import ROOT
from app.database import connect, reading, revision, writing
from app.evidence import Evidence
from app.extraction.findings import (
    CommitmentFound,
    DocumentFacts,
    Extraction,
    MeetingFound,
    Notice,
    ObservationFound,
    PersonFound,
)
from app.extraction.span import Span
from app.ingest import keep
from app.meetings import Attendance
from app.metrics import Observation
from app.review import Editor, accept, correct, reject
from app.schema import METADATA
from app.seeds import Known
from app.sources import Source
from app.terms import CommitmentKind, Mode, Qualifier
from tests.test_ingest import NOW

EDITOR = Editor(name="A reader", at=NOW)
PROMISES = (
    "Ministers committed to the active use of the database.",
    "Additionally, Ministers committed to the active use of the database.",
    "They reaffirmed their 2021 commitment to the use of the database.",
    "INTERPOL will build a register of stolen works of art.",
)
FIGURES = ("some 60,000 profiles", "nearly 50,000 profiles")
PEOPLE = ("Ana-Maria Gallo", "Ana Maria Gallo", "Priti Patel")
TEXTS = {
    "london-2021.txt": f"LONDON – {' '.join(PROMISES)} There are {FIGURES[0]}, before {FIGURES[1]}. {PEOPLE[0]} spoke.",
    "other.txt": f"LONDON again, and WIESBADEN. {PROMISES[0]} They hold {FIGURES[0]}. {PEOPLE[1]}, {PEOPLE[2]}.",
    "third.txt": f"WIESBADEN. {PROMISES[2]} {PROMISES[3]} {FIGURES[1]}. {PEOPLE[0]} and {PEOPLE[2]} met.",
}
CITIES = {"LONDON": "London", "WIESBADEN": "Wiesbaden"}
Facts = dict[tuple[str, int], tuple[Any, ...]]


def place(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return (Span(start, start + len(words)),)


@st.composite
def extractions(draw: st.DrawFn) -> tuple[str, Extraction]:
    """Draw a document and a reading of it: any of its findings, or none, with any of their values."""
    name = draw(st.sampled_from(sorted(TEXTS)))
    text = TEXTS[name]

    def some(words: tuple[str, ...]) -> list[str]:
        here = [word for word in words if word in text]
        return draw(st.lists(st.sampled_from(here), unique=True)) if here else []

    return name, Extraction(
        document=DocumentFacts(language="en"),
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        meetings=tuple(
            MeetingFound(city=CITIES[city], country=None, series="G7 Interior Ministers", evidence=place(text, city))
            for city in some(tuple(CITIES))[:1]
        ),
        people=tuple(
            PersonFound(name=who, mode=draw(st.sampled_from([None, *Mode])), evidence=place(text, who))
            for who in some(PEOPLE)
        ),
        commitments=tuple(
            CommitmentFound(
                statement=said,
                kind=draw(st.sampled_from(CommitmentKind)),
                actor=draw(st.sampled_from(["G7", "INTERPOL"])),
                themes=draw(st.sampled_from([(), ("child-protection",), ("biometrics", "terrorism")])),
                reaffirms="2021" if "2021" in said else None,
                evidence=place(text, said),
            )
            for said in some(PROMISES)
        ),
        observations=tuple(
            ObservationFound(
                label="profiles",
                value=float(words.split()[1].replace(",", "")),
                unit="profiles",
                qualifier=draw(st.sampled_from([Qualifier.ABOUT, Qualifier.NEARLY])),
                metric=draw(st.sampled_from([None, "ftf-profiles"])),
                evidence=place(text, words),
            )
            for words in some(FIGURES)
        ),
        notices=draw(st.sampled_from([(), (Notice("Not understood."), Notice("Nor this.", Span(2, 5)))])),
    )


STEPS = st.lists(
    extractions() | st.tuples(st.sampled_from([accept, reject, correct]), st.integers(0, 9)), min_size=2, max_size=6
)


@pytest.fixture(scope="module")
def founded(empty_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a ledger that knows its themes, metrics and the register; only ever copied."""
    path = tmp_path_factory.mktemp("founded") / "ledger.db"
    shutil.copy(empty_ledger, path)
    engine = connect(f"sqlite:///{path}")
    with writing(engine) as session:
        foundations.prepare(session, seeds.meetings(ROOT / "seeds"))
    engine.dispose()
    return path


@contextmanager
def copy_of(founded: Path) -> Iterator[Engine]:
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(f"sqlite:///{shutil.copy(founded, folder)}")
        yield engine
        engine.dispose()


def take(engine: Engine, step: tuple[Any, Any]) -> None:
    """Read a document, or judge one of the facts there are."""
    first, second = step
    if isinstance(second, Extraction):
        keep(engine, Source(first, second.text.encode(), Known(file=first)), second, NOW)
        return
    with writing(engine) as session:
        facts = [fact for kind in (Commitment, Observation, Attendance) for fact in session.exec(select_rows(kind))]
        if not facts:
            return
        fact = facts[second % len(facts)]
        if first is correct:
            changes = {"Commitment": {"actor": "CA"}, "Observation": {"unit": "files"}, "Attendance": {"role": "Guest"}}
            correct(session, fact, EDITOR, changes[type(fact).__name__])
        else:
            first(session, fact, EDITOR)


def rows(engine: Engine) -> dict[str, list[Any]]:
    """Return every row of every table but the revision."""
    with engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)).all()))
            for table in METADATA.sorted_tables
            if table.name != "revision"
        }


def judged(session: Session) -> Facts:
    """Return what readers see of each fact that somebody judged."""
    seen: Facts = {}
    for c in session.exec(select_rows(Commitment).where(col(Commitment.verdict).is_not(None))):
        seen["commitment", c.id or 0] = (c.ref, c.statement, c.kind, c.actor, c.standing, c.verdict)
    for o in session.exec(select_rows(Observation).where(col(Observation.verdict).is_not(None))):
        seen["observation", o.id or 0] = (o.value, o.unit, o.qualifier, o.metric_id, o.standing, o.verdict)
    for a in session.exec(select_rows(Attendance).where(col(Attendance.verdict).is_not(None))):
        seen["attendance", a.id or 0] = (a.person_id, a.meeting_id, a.role, a.mode, a.standing, a.verdict)
    return seen


def references(session: Session) -> dict[str, int | None]:
    return {c.ref: c.id for c in session.exec(select_rows(Commitment))}


laws = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@laws
@given(steps=STEPS)
def test_every_quote_stands_in_its_document(founded: Path, steps: list[tuple[Any, Any]]) -> None:
    with copy_of(founded) as engine:
        for step in steps:
            take(engine, step)
        with reading(engine) as session:
            for evidence in session.exec(select_rows(Evidence)):
                assert evidence.document.text[evidence.start : evidence.end] == evidence.quote


@laws
@given(steps=STEPS)
def test_a_reference_means_one_commitment_for_ever(founded: Path, steps: list[tuple[Any, Any]]) -> None:
    known: dict[str, int | None] = {}
    with copy_of(founded) as engine:
        for step in steps:
            take(engine, step)
            with reading(engine) as session:
                now = references(session)
            assert known.items() <= now.items()
            known = now


@laws
@given(steps=STEPS)
def test_no_reading_changes_what_a_person_judged(founded: Path, steps: list[tuple[Any, Any]]) -> None:
    with copy_of(founded) as engine:
        for step in steps:
            with reading(engine) as session:
                before = judged(session)
            take(engine, step)
            with reading(engine) as session:
                after = judged(session)
            if isinstance(step[1], Extraction):
                assert after == before


@laws
@given(steps=STEPS, last=extractions())
def test_the_same_reading_again_changes_nothing(
    founded: Path, steps: list[tuple[Any, Any]], last: tuple[str, Extraction]
) -> None:
    with copy_of(founded) as engine:
        for step in [*steps, last]:
            take(engine, step)
        with reading(engine) as session:
            before, number = rows(engine), revision(session)
        take(engine, last)
        with reading(engine) as session:
            assert (rows(engine), revision(session)) == (before, number)
