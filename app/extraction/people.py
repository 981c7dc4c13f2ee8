"""Finds the officials who are said to attend, chair, speak at or sign for the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.extraction.affiliations import Context
from app.extraction.allegiance import allegiances, chosen
from app.extraction.appearances import unnamed
from app.extraction.attendance import is_attendance, mode_of
from app.extraction.countries import folded
from app.extraction.findings import Mode, Notice, PersonFound
from app.extraction.meetings import host_country
from app.extraction.occasions import is_virtual, reports_meeting
from app.extraction.officials import Person, persons
from app.extraction.parsed import Doc
from app.extraction.roles import role_of
from app.extraction.segments import sentences
from app.extraction.span import Span
from app.extraction.standing import signs_of
from app.extraction.titles import Title, rank_pattern
from app.extraction.weighing import likelihood, strongest, total, weights

# Somebody named was at the meeting from this probability on.
LEAST = 0.45


def find_people(doc: Doc) -> Iterator[PersonFound | Notice]:
    """Yield each named official in the order of the text, honorifics left out; none where no meeting is reported.

    An office that is said to attend while nobody's name goes with it becomes a Notice.
    """
    text = doc.text
    if not reports_meeting(text):
        return
    context = Context(text, host_country(doc))
    named = persons(context)
    reasons = [(person, because) for person in named if (because := _because(doc, person))]
    present = [person for person, _ in reasons]
    virtual = is_virtual(text)
    for person, because in reasons:
        code = chosen(allegiances(person, present, context), weights("people")["acts for"])
        found = _found(person, context, code, because)
        yield replace(found, mode=Mode.REMOTE) if virtual else found
    yield from _unnamed(text, named)


def _because(doc: Doc, person: Person) -> str | None:
    """Return why somebody was at the meeting, None where that is not likely."""
    if person.absent or not person.fullest.name.is_full:
        return None
    table = weights("people")["attends"]
    signs = signs_of(doc, person)
    chance = likelihood(total(table, signs))
    if chance < LEAST:
        return None
    told = ", ".join(f"{sign} {weight:+.1f}" for sign, weight in strongest(table, signs))
    return f"named as “{_quote(doc.text, person)}”, weighed {chance:.2f} ({told})"


def _found(person: Person, context: Context, code: str | None, because: str) -> PersonFound:
    modes = [mode_of(context.text, a) for a in person.seen or person.bare]
    return PersonFound(
        name=person.fullest.name.words,
        role=role_of(person, code, context),
        affiliation=code,
        mode=next((m for m in modes if m), None),
        evidence=_apart([Span(a.start, a.end) for a in person.places]),
        because=because,
    )


def _apart(places: list[Span]) -> tuple[Span, ...]:
    """Leave out places that lie within another."""
    kept: list[Span] = []
    for place in sorted(places, key=lambda p: (p.start, -p.end)):
        if not kept or not kept[-1].overlaps(place):
            kept.append(place)
    return tuple(kept)


def _quote(text: str, person: Person) -> str:
    first = (person.seen or person.bare)[0]
    return re.sub(r"\s+", " ", text[first.start : first.end])


def _unnamed(text: str, named: list[Person]) -> Iterator[Notice]:
    bound = [a for person in named for a in person.seen]
    held = {folded(a.role or "") for a in bound}
    for sentence in sentences(text):
        if not is_attendance(sentence.of(text)):
            continue
        for title in unnamed(text, sentence, [a for a in bound if a.sentence == sentence]):
            if _is_missed(text, title) and folded(text[title.role_start : title.end]) not in held:
                words = re.sub(r"\s+", " ", text[title.start : title.end])
                yield Notice(
                    f"“{words}” is said to take part, but the text gives no name.", Span(title.start, title.end)
                )


def _is_missed(text: str, title: Title) -> bool:
    follows = re.match(rf"\s+(?:{rank_pattern()})", text[title.end :])
    whose = title.affiliation and not title.is_plural and not title.is_former
    return bool(whose) and not title.is_post and not follows
