"""Learns the weights that tell whether a text reports on a meeting, where that was, and when."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from app.extraction.findings import MeetingFound
from app.extraction.imprint import printed_on
from app.extraction.landsigns import land_signs
from app.extraction.learning.annotated import Annotated, annotated
from app.extraction.learning.choosing import Choice, fit_choices
from app.extraction.learning.fitting import Examples, fit
from app.extraction.learning.parts import FOLDS, Part, Sources, Table, f1, folds
from app.extraction.meetings import find_meeting, year_of
from app.extraction.occasions import is_virtual, signs_of_report
from app.extraction.reporting import is_reported
from app.extraction.sittings import find_sitting, stretches_of
from app.extraction.towns import find_towns
from app.extraction.townsigns import town_signs
from app.extraction.venues import NOWHERE

VALUES = ("city", "country", "starts_on", "ends_on")


def learn(sources: Sources) -> dict[str, Table]:
    """Return the table of each question."""
    return _tables(annotated(sources))


def _tables(documents: Sequence[Annotated]) -> dict[str, Table]:
    held = [document for document in documents if document.meeting]
    # Those of other authors are harder than most that readers bring: the others are heard three times.
    held += [document for document in held if not document.name.startswith(("g", "h"))] * 2
    days = fit_choices([_days(document) for document in held], freedom=0.4)
    return {
        "reports": _reports(documents),
        "days": days,
        "town": fit_choices([_towns(document, days) for document in held]),
        "country": fit_choices([_lands(document) for document in held], freedom=0.5),
    }


def check(sources: Sources) -> list[str]:
    """Return what the weights reach on documents that they were not learned from, by how their names begin."""
    documents = annotated(sources)
    dealt = folds(document.name for document in documents)
    tables = {fold: _tables([d for d in documents if dealt[d.name] != fold]) for fold in range(FOLDS)}
    said = [(document, _is_said(document, tables[dealt[document.name]])) for document in documents]
    read = [(document, _values(document, tables[dealt[document.name]])) for document in documents if document.meeting]
    groups = sorted({document.name[:2] for document in documents})
    return [
        f"reports on a meeting: {f1(said, _count)}",
        *(f"{key}: {_share(read, key)}" for key in VALUES),
        *(f"documents {g}: {f1([row for row in read if row[0].name.startswith(g)], _matched)}" for g in groups),
    ]


def _reports(documents: Sequence[Annotated]) -> Table:
    signs = [signs_of_report(document.text) for document in documents]
    return fit(Examples(signs, [bool(document.meeting) for document in documents]))


@cache
def _days(document: Annotated) -> Choice:
    """Each stretch of days that a text could mean is a candidate, where readers could tell the days at all."""
    _, stretches = stretches_of(document.text, document.facts.published_on or printed_on(document.text))
    first, last = document.meeting["starts_on"], document.meeting["ends_on"]
    if None in first and None in last:
        return Choice([], [])
    answers = [
        all(None in days or str(day) in days for day, days in zip(s, (first, last), strict=True)) for s in stretches
    ]
    return Choice(list(stretches.values()), answers)


def _towns(document: Annotated, days: Table) -> Choice:
    """Each place of each town that a document names is a candidate; those of the right town are right."""
    text, known_on = document.text, document.facts.published_on or printed_on(document.text)
    if is_virtual(text):
        return Choice([], [])
    sitting, towns = find_sitting(text, known_on, days), find_towns(document.doc)
    signs = town_signs(document.doc, towns, year_of(sitting, known_on), sitting)
    rows = [
        (shown, document.is_right("city", town.name))
        for town, places in zip(towns, signs, strict=True)
        for shown in places
    ]
    rows.append((NOWHERE, None in document.meeting["city"]))
    return Choice([shown for shown, _ in rows], [answer for _, answer in rows])


@cache
def _lands(document: Annotated) -> Choice:
    town = next((t for t in find_towns(document.doc) if document.is_right("city", t.name)), None)
    signs = land_signs(document.text, town)
    return Choice(list(signs.values()), [document.is_right("country", code) for code in signs])


def _is_said(document: Annotated, tables: dict[str, Table]) -> bool:
    return is_reported(signs_of_report(document.text), tables["reports"])


def _values(document: Annotated, tables: dict[str, Table]) -> dict[str, str | None]:
    found = find_meeting(document.doc, document.facts, tables)
    meeting = next((f for f in found if isinstance(f, MeetingFound)), None)
    return {key: None if (value := getattr(meeting, key, None)) is None else str(value) for key in VALUES}


def _share(read: Sequence[tuple[Annotated, dict[str, str | None]]], key: str) -> str:
    asked = [(document, values[key]) for document, values in read if None not in document.meeting[key]]
    right = sum(document.is_right(key, value) for document, value in asked)
    return f"{right} of {len(asked)} right, {sum(value is None for _, value in asked)} not found"


def _matched(row: tuple[Annotated, dict[str, str | None]]) -> tuple[int, int, int]:
    document, values = row
    asked = [key for key in VALUES if None not in document.meeting[key]]
    right = sum(document.is_right(key, values[key]) for key in asked)
    return right, sum(values[key] is not None for key in asked), len(asked)


def _count(row: tuple[Annotated, bool]) -> tuple[int, int, int]:
    document, said = row
    wanted = bool(document.meeting)
    return said and wanted, said, wanted


PART = Part("meetings", learn, check)
