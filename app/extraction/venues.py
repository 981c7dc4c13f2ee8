"""Where the meeting reported on took place: of all towns and countries that a text names, those that weigh most."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.extraction.days import Sitting
from app.extraction.landsigns import FOLLOWS, KNOWN, land_signs
from app.extraction.occasions import own_sentences
from app.extraction.parsed import Doc
from app.extraction.towns import SMALL, Town, find_towns
from app.extraction.townsigns import town_signs
from app.extraction.weighing import shown, total

Tables = Mapping[str, Mapping[str, float]]
# What the towns are weighed against: that the text names none where the meeting was.
NOWHERE = frozenset({"nowhere"})
# Few texts name no town at all, so that a weak one is better than none.
_LEANING = 1.0
_LINK = re.compile(rf" {SMALL} ")
_AT_HOUSE = re.compile(r"\b(?:met|gathered|convened|held|took place|hosted)\s+(?:\w+\s+){0,3}?at\s+(?:the\s+)?[A-Z]")


@dataclass(frozen=True, slots=True)
class Venue:
    """The town found, its country, the places that speak for it, the strongest first, and the strongest signs."""

    town: str
    country: str | None
    places: tuple[tuple[int, int], ...]
    because: str


class _Weighed(NamedTuple):
    """A place where a town is named, how much that weighs, and why."""

    weight: float
    place: tuple[int, int]
    signs: frozenset[str]


def find_venue(doc: Doc, year: int | None, sitting: Sitting | None, tables: Tables) -> Venue | None:
    """Return the town that the signs speak for most; `year` and `sitting` are those of the meeting, if known."""
    table, towns = tables["town"], find_towns(doc)
    shown_by = zip(towns, town_signs(doc, towns, year, sitting), strict=True)
    weighed = [_weighed(table, town, signs) for town, signs in shown_by]
    sums = [together([one.weight for one in places]) for places in weighed]
    if not sums or max(sums) + _LEANING <= total(table, NOWHERE):
        return None
    best = sums.index(max(sums))
    town = _whole(towns, best)
    return Venue(
        town=spelled(town.name),
        country=find_country(doc.text, town, tables),
        places=tuple(one.place for one in weighed[best]),
        because=shown(table, weighed[best][0].signs),
    )


def _weighed(table: Mapping[str, float], town: Town, signs: Sequence[frozenset[str]]) -> list[_Weighed]:
    """Return the places of a town, those that weigh most first."""
    places = [_Weighed(total(table, found), place, found) for place, found in zip(town.places, signs, strict=True)]
    return sorted(places, key=lambda one: -one.weight)


def find_country(text: str, town: Town | None, tables: Tables) -> str | None:
    """Return the country that is said beside the town, that a well-known town lies in, or else that weighs most."""
    signs = land_signs(text, town)
    for certain in (FOLLOWS, KNOWN):
        if sure := [code for code, found in signs.items() if certain in found]:
            return sure[0]
    return max(signs, key=lambda code: total(tables["country"], signs[code]), default=None)


def country_of_house(text: str, tables: Tables) -> str | None:
    """Return the country of a meeting that was held at a house in no town that the text names."""
    at_house = any(_AT_HOUSE.search(s.of(text)) for s in own_sentences(text))
    return find_country(text, None, tables) if at_house else None


def together(weights: Sequence[float]) -> float:
    """Return what several places weigh as one: their likelihoods are added up."""
    top = max(weights)
    return top + math.log(math.fsum(math.exp(weight - top) for weight in weights))


def spelled(name: str) -> str:
    """Return a town that stands in capitals as running text would spell it."""
    if not name.isupper():
        return name
    return re.sub(rf"(?i:\b{SMALL}\b)", lambda match: match[0].lower(), name.title())


def _whole(towns: Sequence[Town], best: int) -> Town:
    """Return a town with what belongs to its name: "Eltville" is "Eltville am Rhein" where the text has both."""
    name = towns[best].name
    longer = [town for town in towns if town.name.startswith(name) and _LINK.match(town.name, len(name))]
    return longer[0] if longer else towns[best]
