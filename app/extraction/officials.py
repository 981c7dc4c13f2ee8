"""The persons whom a text names, each with every place where it does, and what the rules make of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.extraction.affiliations import Context, Reading, readings
from app.extraction.appearances import appearances
from app.extraction.attendance import acts_there, is_absent, is_only_named
from app.extraction.countries import city_country, country_of, folded, phrases
from app.extraction.seen import Appearance
from app.extraction.segments import sentences

_ISO = 2
_COUNTERPARTS = frozenset({"counterpart", "colleague", "opposite number"})


@dataclass
class Person:
    """What the text says of one person, place by place.

    `seen` are the places with an office or a country, `bare` those with the name alone.
    """

    seen: list[Appearance] = field(default_factory=list)
    readings: list[tuple[Reading, ...]] = field(default_factory=list)
    bare: list[Appearance] = field(default_factory=list)
    absent: bool = False
    there: bool = False
    acting: bool = False

    @property
    def places(self) -> list[Appearance]:
        """Every place, in the order of the text."""
        return sorted([*self.seen, *self.bare], key=lambda a: a.name.start)

    @property
    def fullest(self) -> Appearance:
        """The place that gives most of the name."""
        return max(self.seen or self.bare, key=lambda a: (a.name.is_full, len(a.name.parts)))

    @property
    def affiliation(self) -> str | None:
        """The one that is said best; of equals the first."""
        said = [read[0] for read in self.readings if read]
        return max(said, key=lambda reading: reading.weight).code if said else None

    @property
    def role(self) -> str | None:
        """The longest of the offices, up to some length."""
        roles = [a.role for a in self.seen if a.role]
        return max(roles, key=lambda r: min(len(r.split()), 9)) if roles else None

    def counts(self) -> bool:
        """Whether the rules say that somebody took part: named there, by an office that nations or organisations give.

        Heads of state receive delegations and mayors greet them without being at the meeting.
        """
        if self.absent or not self.there:
            return False
        if self._is_above() or any(a.title and a.title.is_local for a in self.seen):
            return self.acting
        known = any(read or (a.title and not a.title.is_post) for a, read in zip(self.seen, self.readings, strict=True))
        return known or (self.acting and not any(a.title and a.title.is_ours for a in self.seen))

    def _is_above(self) -> bool:
        """Whether this is the head of a state or of its government."""
        national = self.affiliation is None or (len(self.affiliation) == _ISO and self.affiliation != "EU")
        return national and phrases("titles", "heads_of_state").fullmatch(self.role or "") is not None

    def takes(self, seen: Appearance, context: Context) -> None:
        """Note a place with an office, and what it tells."""
        read = tuple(readings(seen, context))
        seen = _like_the_last(seen, context)
        self.seen.append(seen)
        self.readings.append(read)
        context.last, context.last_code = seen, read[0].code if read else context.last_code
        self.absent = self.absent or is_absent(context.text, seen)
        self.there = self.there or not is_only_named(context.text, seen)
        self.acting = self.acting or acts_there(context.text, seen)


def persons(context: Context) -> list[Person]:
    """Return everybody named, in the order of the text; who is named by surname alone is known from elsewhere."""
    known = _Known()
    places = [a for sentence in sentences(context.text) for a in appearances(context.text, sentence)]
    for seen in places:
        if seen.is_bound and not seen.is_former:
            known.person(seen).takes(seen, context)
    for seen in places:
        if (seen.is_former or not seen.is_bound) and seen.name.is_full and not _is_place(seen.name.words):
            known.person(seen).bare.append(seen)
    _note_surnames(known.people, places)
    return sorted(known.people, key=lambda person: person.places[0].name.start)


class _Known:
    """The persons already met, by the words of their names."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._names: list[set[str]] = []
        self._by_word: dict[str, dict[int, None]] = {}

    def person(self, seen: Appearance) -> Person:
        """Return who has the same name, or one name of the two within the other; else a new person."""
        words = _words(seen)
        near = sorted({number for word in words for number in self._by_word.get(word, ())})
        number = next((n for n in near if _is_within(words, self._names[n])), len(self.people))
        if number == len(self.people):
            self.people.append(Person())
            self._names.append(words)
        elif words > self._names[number]:
            self._names[number] = words
        for word in words:
            self._by_word.setdefault(word, {})[number] = None
        return self.people[number]


def _is_within(one: set[str], other: set[str]) -> bool:
    return one <= other or other <= one


def _words(seen: Appearance) -> set[str]:
    return {folded(part) for part in seen.name.parts}


def _note_surnames(known: list[Person], places: list[Appearance]) -> None:
    """Add the places where somebody is named again by surname: "Mr Stock", or "Stock" alone."""
    by_surname = {person.fullest.name.surname: person for person in known if person.fullest.name.is_full}
    for seen in places:
        person = by_surname.get(seen.name.surname)
        if person and not seen.is_bound and seen.name.words == seen.name.surname:
            person.bare.append(seen)


def _is_place(words: str) -> bool:
    return bool(country_of(words) or city_country(words))


def _like_the_last(seen: Appearance, context: Context) -> Appearance:
    """Read "her Austrian counterpart, John Doe": the office is that of the one named before."""
    same = (seen.role or "").casefold() in _COUNTERPARTS and context.last
    return replace(seen, role=context.last.role) if same and context.last else seen
