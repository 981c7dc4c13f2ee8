"""Finds the officials who are said to attend, chair, speak at or sign for the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from app.extraction.affiliations import Context, affiliation
from app.extraction.appearances import appearances, unnamed
from app.extraction.attendance import acts_there, is_absent, is_attendance, is_only_named, mode_of
from app.extraction.countries import folded, phrases
from app.extraction.findings import Mode, Notice, PersonFound
from app.extraction.meetings import host_country
from app.extraction.names import find_names
from app.extraction.occasions import is_virtual, reports_meeting
from app.extraction.phrases import text_of
from app.extraction.seen import Appearance
from app.extraction.segments import sentences
from app.extraction.span import Span
from app.extraction.titles import Title, rank_pattern

_ISO = 2


@dataclass
class _Official:
    """What the text says of one person, place by place."""

    seen: list[Appearance]
    affiliations: list[tuple[int, str] | None] = field(default_factory=list)
    absent: bool = False
    there: bool = False
    acting: bool = False
    again: list[Span] = field(default_factory=list)

    @property
    def fullest(self) -> Appearance:
        return max(self.seen, key=lambda a: (a.name.is_full, len(a.name.parts)))

    @property
    def affiliation(self) -> str | None:
        """The one that is said best; of equals the first."""
        said = [a for a in self.affiliations if a]
        return max(said, key=lambda a: a[0])[1] if said else None

    @property
    def role(self) -> str | None:
        roles = [a.role for a in self.seen if a.role]
        return max(roles, key=lambda r: min(len(r.split()), 9)) if roles else None


def find_people(doc: Doc) -> Iterator[PersonFound | Notice]:
    """Yield each named official in the order of the text, honorifics left out; none where no meeting is reported.

    An office that is said to attend while nobody's name goes with it becomes a Notice.
    """
    text = text_of(doc)
    if not reports_meeting(text):
        return
    context = Context(text, host_country(doc))
    officials = _officials(text, context)
    _note_surnames(text, officials)
    virtual = is_virtual(text)
    for official in officials:
        if _counts(official) and official.fullest.name.is_full:
            yield _found(text, official, virtual=virtual)
    yield from _unnamed(text, officials)


def _officials(text: str, context: Context) -> list[_Official]:
    officials: list[_Official] = []
    for sentence in sentences(text):
        for seen in appearances(text, sentence):
            if seen.title and seen.title.is_former:
                continue
            official = _known(officials, seen)
            if official is None:
                official = _Official([])
                officials.append(official)
            said = affiliation(seen, context)
            seen = _like_the_last(seen, context)
            official.seen.append(seen)
            official.affiliations.append(said)
            context.last, context.last_code = seen, said[1] if said else context.last_code
            official.absent = official.absent or is_absent(text, seen)
            official.there = official.there or not is_only_named(text, seen)
            official.acting = official.acting or acts_there(text, seen)
    return officials


def _like_the_last(seen: Appearance, context: Context) -> Appearance:
    """Read "her Austrian counterpart, John Doe": the office is that of the one named before."""
    same = (seen.role or "").casefold() in {"counterpart", "colleague", "opposite number"} and context.last
    return replace(seen, role=context.last.role) if same and context.last else seen


def _known(officials: list[_Official], seen: Appearance) -> _Official | None:
    """Return the person already met: the same name, or one name of the two within the other."""
    words = _words(seen)
    for official in officials:
        others = _words(official.fullest)
        if words <= others or others <= words:
            return official
    return None


def _words(seen: Appearance) -> set[str]:
    return {folded(part) for part in seen.name.parts}


def _counts(official: _Official) -> bool:
    """Whether somebody took part: named there, by an office that nations or organisations give, or seen to act.

    Heads of state receive delegations and mayors greet them without being at the meeting.
    """
    if official.absent or not official.there:
        return False
    if _is_above(official) or any(a.title and a.title.is_local for a in official.seen):
        return official.acting
    known = any(
        affiliated or (a.title and not a.title.is_post)
        for a, affiliated in zip(official.seen, official.affiliations, strict=True)
    )
    return known or (official.acting and not any(a.title and a.title.is_ours for a in official.seen))


def _is_above(official: _Official) -> bool:
    """Whether this is the head of a state or of its government."""
    national = official.affiliation is None or (len(official.affiliation) == _ISO and official.affiliation != "EU")
    return national and phrases("titles", "heads_of_state").fullmatch(official.role or "") is not None


def _found(text: str, official: _Official, *, virtual: bool) -> PersonFound:
    first = official.seen[0]
    modes = [mode_of(text, a) for a in official.seen]
    places = [*(Span(a.start, a.end) for a in official.seen), *official.again]
    return PersonFound(
        name=official.fullest.name.words,
        role=official.role,
        affiliation=official.affiliation,
        mode=Mode.REMOTE if virtual else next((m for m in modes if m), None),
        evidence=_apart(places),
        because=f"named with an office: “{_quote(text, first)}”",
    )


def _apart(places: list[Span]) -> tuple[Span, ...]:
    """Leave out places that lie within another."""
    kept: list[Span] = []
    for place in sorted(places, key=lambda p: (p.start, -p.end)):
        if not kept or not kept[-1].overlaps(place):
            kept.append(place)
    return tuple(kept)


def _quote(text: str, seen: Appearance) -> str:
    return re.sub(r"\s+", " ", text[seen.start : seen.end])


def _note_surnames(text: str, officials: list[_Official]) -> None:
    """Add the places where a known person is named again by surname: "Mr Stock", or "Stock" alone."""
    by_surname = {official.fullest.name.surname: official for official in officials}
    for sentence in sentences(text):
        for name in find_names(sentence.of(text), [], sentence.start):
            official = by_surname.get(name.surname)
            if official and (name.words == name.surname or name.words == official.fullest.name.words):
                official.again.append(Span(name.start, name.end))


def _unnamed(text: str, officials: list[_Official]) -> Iterator[Notice]:
    named = [a for o in officials for a in o.seen]
    held = {folded(a.role or "") for a in named}
    for sentence in sentences(text):
        if not is_attendance(sentence.of(text)):
            continue
        for title in unnamed(text, sentence, [a for a in named if a.sentence == sentence]):
            if _is_missed(text, title) and folded(text[title.role_start : title.end]) not in held:
                words = re.sub(r"\s+", " ", text[title.start : title.end])
                yield Notice(
                    f"“{words}” is said to take part, but the text gives no name.", Span(title.start, title.end)
                )


def _is_missed(text: str, title: Title) -> bool:
    follows = re.match(rf"\s+(?:{rank_pattern()})", text[title.end :])
    whose = title.affiliation and not title.is_plural and not title.is_former
    return bool(whose) and not title.is_post and not follows
