"""A ledger as large as wanted, filled quickly: meetings by the hundred, each reported by several documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import count, islice
from random import Random
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel, select

from app.commitments import Commitment, CommitmentLink, CommitmentTheme, LinkKind
from app.documents import Document
from app.evidence import Evidence
from app.meetings import Attendance, Meeting
from app.metrics import Metric, Observation
from app.people import Person
from app.search import EntryKind, SearchEntry
from app.terms import CommitmentKind, Qualifier
from app.themes import Theme

Row = Mapping[str, Any]

ACTS = ("agreed to share", "committed to build", "called for", "welcomed", "pledged to renew", "will extend")
THINGS = ("database", "register", "network", "programme", "unit", "platform", "notice", "exercise", "task force")
ENDS = ("borders", "children", "victims", "ports", "airports", "prosecutors", "cities", "analysts", "refugees")
KINDS = (CommitmentKind.PLEDGE,) * 6 + (CommitmentKind.CALL,) * 3 + (CommitmentKind.ENDORSEMENT,)
ACTORS = ("G7",) * 8 + ("INTERPOL", "GB", "FR", "DE", "CA")
COUNTRIES = ("GB", "FR", "DE", "IT", "CA", "US", "JP")
PUBLISHERS = 60
REPORTS = 3  # documents on each meeting
SEATS = 8  # people at each meeting
FIGURES = 4  # reported at each meeting
WITHDRAWN = 0.02  # of the commitments


@dataclass(frozen=True)
class Size:
    """How much a ledger holds."""

    meetings: int
    promises: int

    @property
    def commitments(self) -> int:
        """All of them."""
        return self.meetings * self.promises


def fill(session: Session, size: Size) -> None:
    """Fill a prepared ledger; the same size always gives the same rows."""
    themes = list(session.scalars(select(Theme)))
    metrics = list(session.scalars(select(Metric)))
    chance, numbers = Random(7), Numbers()  # noqa: S311  (nothing is secret here)
    _people(session, size)
    for number in range(size.meetings):
        meeting = _meeting(session, number)
        statements = [_statement(chance, number, n) for n in range(size.promises)]
        documents = _documents(session, number, statements)
        _attend(session, meeting, documents[0], numbers)
        _report(session, meeting, documents[0], metrics, numbers)
        _promise(session, meeting, statements, documents, Deal(chance, themes, numbers))


@dataclass(frozen=True)
class Numbers:
    """The next free ids of what evidence refers to."""

    attendance: Iterator[int] = field(default_factory=lambda: count(1))
    commitment: Iterator[int] = field(default_factory=lambda: count(1))
    observation: Iterator[int] = field(default_factory=lambda: count(1))


@dataclass(frozen=True)
class Deal:
    """What promises are dealt out by."""

    chance: Random
    themes: Sequence[Theme]
    numbers: Numbers


@dataclass(frozen=True)
class Report:
    """A document with the places of its words."""

    id: int
    text: str

    def cite(self, words: str, **fact: int) -> Row:
        """Return evidence for these words."""
        start = self.text.index(words)
        return {"document_id": self.id, "start": start, "end": start + len(words), "quote": words, **fact}


def _statement(chance: Random, meeting: int, number: int) -> str:
    act, thing, end, other = (chance.choice(words) for words in (ACTS, THINGS, ENDS, ENDS))
    return f"Ministers {act} the {thing} {meeting}/{number} for {end} and, where the law allows it, for {other}."


def _people(session: Session, size: Size) -> None:
    names = (f"Person Number{n}" for n in range(max(SEATS, size.meetings)))
    _put(session, Person, ({"slug": f"person-{n}", "name": name, "key": name} for n, name in enumerate(names)))


def _meeting(session: Session, number: int) -> Meeting:
    begins = date(1980, 1, 10) + timedelta(days=30 * number)
    meeting = Meeting(
        slug=f"town{number}-{begins.year}",
        series="G7 Interior and Security Ministers",
        city=f"Town{number}",
        place=f"town{number}",
        country=COUNTRIES[number % len(COUNTRIES)],
        starts_on=begins,
        ends_on=begins + timedelta(days=1),
    )
    session.add(meeting)
    session.flush()
    return meeting


def _documents(session: Session, number: int, statements: Sequence[str]) -> Sequence[Report]:
    """Each document has the whole text, so that any can show any promise."""
    text = "\n\n".join([f"The ministers met in Town{number}.", *_names(number), *_amounts(number), *statements])
    made = []
    for part in range(REPORTS):
        document = Document(
            slug=f"report-{number}-{part}",
            sha256=sha256(f"{number} {part}".encode()).hexdigest(),
            text=text,
            heading=f"Ministers meet in Town{number}, report {part}",
            publisher=f"Publisher {(number + 7 * part) % PUBLISHERS}",
            language="en",
            ingested_at=datetime(2026, 1, 1, tzinfo=UTC),
            extractor="bench",
        )
        session.add(document)
        session.flush()
        made.append(Report(document.id or 0, text))
    return made


def _names(number: int) -> Sequence[str]:
    return [f"Minister {number}-{seat} attended." for seat in range(SEATS)]


def _amounts(number: int) -> Sequence[str]:
    return [f"There are {1_000 + number} of {n}." for n in range(FIGURES)]


def _attend(session: Session, meeting: Meeting, report: Report, numbers: Numbers) -> None:
    number, keys = _number(meeting), list(islice(numbers.attendance, SEATS))
    people = session.scalars(select(Person.id)).all()
    rows = [
        {
            "id": key,
            "meeting_id": meeting.id,
            "person_id": people[(number + seat) % len(people)],
            "role": "Minister",
            "affiliation": COUNTRIES[seat % len(COUNTRIES)],
            **FACT,
        }
        for seat, key in enumerate(keys)
    ]
    _put(session, Attendance, rows)
    cited = zip(keys, _names(number), strict=True)
    _put(session, Evidence, (report.cite(words, attendance_id=key) for key, words in cited))


def _number(meeting: Meeting) -> int:
    return int((meeting.place or "").removeprefix("town"))


FACT: Row = {"standing": True, "found": {}}


def _report(session: Session, meeting: Meeting, report: Report, metrics: Sequence[Metric], numbers: Numbers) -> None:
    number, keys = _number(meeting), list(islice(numbers.observation, FIGURES))
    rows = [_figure(metrics[(number + n) % len(metrics)], meeting, key) for n, key in enumerate(keys)]
    _put(session, Observation, rows)
    cited = zip(keys, _amounts(number), strict=True)
    _put(session, Evidence, (report.cite(words, observation_id=key) for key, words in cited))
    _put(session, Evidence, [report.cite(report.text.partition("\n")[0], meeting_id=meeting.id or 0)])


def _figure(metric: Metric, meeting: Meeting, key: int) -> Row:
    return {
        "id": key,
        "metric_id": metric.id,
        "meeting_id": meeting.id,
        "label": metric.unit,
        "unit": metric.unit,
        "value": 1_000 + _number(meeting),
        "qualifier": Qualifier.ABOUT,
        **FACT,
    }


def _promise(
    session: Session, meeting: Meeting, statements: Sequence[str], reports: Sequence[Report], deal: Deal
) -> None:
    keyed = list(zip(islice(deal.numbers.commitment, len(statements)), statements, strict=False))
    made = [_promised(meeting, number, one, deal) for number, one in enumerate(keyed)]
    _put(session, Commitment, made)
    _put(session, CommitmentTheme, (row for key, _ in keyed for row in _themed(key, deal)))
    shown = ((key, words, by) for key, words in keyed for by in reports[: 1 + key % 2])
    _put(session, Evidence, (by.cite(words, commitment_id=key) for key, words, by in shown))
    before = len(keyed)
    _put(session, CommitmentLink, (_link(key, before) for key, _ in keyed if key > before and key % 5 == 0))
    _put(session, SearchEntry, (_entry(row) for row in made))


def _promised(meeting: Meeting, number: int, keyed: tuple[int, str], deal: Deal) -> Row:
    key, statement = keyed
    return {
        "id": key,
        "ref": f"{meeting.slug}-{number}",
        "position": f"{meeting.starts_on} {meeting.slug} {number:06}",
        "number": number,
        "meeting_id": meeting.id,
        "statement": statement,
        "kind": deal.chance.choice(KINDS),
        "actor": deal.chance.choice(ACTORS),
        "standing": deal.chance.random() > WITHDRAWN,
        "found": {"statement": statement},
    }


def _themed(key: int, deal: Deal) -> Iterator[Row]:
    for theme in deal.chance.sample(deal.themes, 1 + key % 2):
        yield {"commitment_id": key, "theme_id": theme.id}


def _link(key: int, before: int) -> Row:
    """Let a promise go on from the one in its place at the meeting before."""
    return {
        "commitment_id": key,
        "earlier_id": key - before,
        "kind": LinkKind.REPEATS,
        "similarity": 60.0,
        "standing": True,
    }


def _entry(row: Row) -> Row:
    return {"kind": EntryKind.COMMITMENT, "target": row["ref"], "title": row["ref"], "body": row["statement"]}


def _put(session: Session, table: type[SQLModel], rows: Iterable[Row]) -> None:
    if listed := list(rows):
        session.execute(insert(table), listed)
