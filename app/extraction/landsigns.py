"""The signs that speak for or against a country's being where the meeting was held."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from app.extraction.countries import (
    Form,
    Mention,
    all_mentions,
    alternation,
    city_country,
    find_at_openings,
    first_words,
    folded,
    vocabulary,
)
from app.extraction.occasions import is_elsewhere
from app.extraction.segments import Segment, sentences
from app.extraction.towns import KIND, SMALL, Town

# Where the text or the town itself says it, nothing else is weighed.
FOLLOWS, KNOWN = "follows the town", "the town's own"
_HOSTS = re.compile(r"\b(?:host\w*|invit\w+|welcom\w+|received)\b", re.IGNORECASE)
_CHAIRS = re.compile(r"\b(?:chair\w*|presid\w+|led by|opened)\b", re.IGNORECASE)
_NEAR, _BESIDE = 60, 45
# What follows belongs to a longer name of the same town: "Eltville am Rhein".
_OPENING = re.compile(rf"\s{SMALL}\s")
_KIND_AFTER = re.compile(rf"\s+(?:[a-z]+\s+){{0,2}}{KIND}\b(?! of)")


def land_signs(text: str, town: Town | None) -> dict[str, frozenset[str]]:
    """Return the signs of each country that the text names, or that its town is known to lie in."""
    named = [m for m in all_mentions(text) if len(m.code) == 2 and m.code not in {"EU", "UN"}]
    named += [Mention(s, e, code, Form.NAME) for s, e, code in _regions(text)]
    signs: dict[str, set[str]] = {m.code: set() for m in sorted(named, key=lambda m: m.start)}
    counts, parts = Counter(m.code for m in named), sentences(text)
    if town and (known := town.code or city_country(_OPENING.split(town.name)[0])):
        signs.setdefault(known, set()).add(KNOWN)
    for place, (code, _) in enumerate(counts.most_common(3)):
        signs[code].add("named most" if not place else "named often")
    for mention in named:
        signs[mention.code].update(_of_mention(text, mention, town, parts))
    for code, found in signs.items():
        found.add(f"named ×{min(counts[code], 4)}")
        found.add("the first named" if named and code == min(named, key=lambda m: m.start).code else "a later one")
    return {code: frozenset(found) for code, found in signs.items()}


def _of_mention(text: str, mention: Mention, town: Town | None, parts: Sequence[Segment]) -> Iterator[str]:
    sentence = next((s for s in parts if s.start <= mention.start < s.end), Segment(mention.start, mention.end))
    words = sentence.of(text)
    form = mention.form.value
    other = " (another meeting)" if is_elsewhere(words, coming=True) else ""
    for name, cue in (("hosts", _HOSTS), ("chairs", _CHAIRS)):
        for match in cue.finditer(words):
            before, after = sentence.start + match.start() - mention.end, mention.start - sentence.start - match.end()
            if 0 <= before < _NEAR:
                yield f"{form} {name}{other}"
            if 0 <= after < _NEAR:
                yield f"{form} after {name}{other}"
    if _KIND_AFTER.match(text, mention.end):
        yield f"its town{other}"
    yield f"{form} in the {'head' if mention.start < 350 else 'lead' if mention.start < 900 else 'body'}"
    yield from _beside_town(text, mention, town, sentence)


def _beside_town(text: str, mention: Mention, town: Town | None, sentence: Segment) -> Iterator[str]:
    for start, end in town.places if town else ():
        led = mention.form is not Form.ADJECTIVE
        if (
            led
            and 0 <= mention.start - end < _NEAR
            and re.fullmatch(r"(?:,|\s\(|,?\s+in)\s*(?:[^,.;()\n]{3,30},\s*)?", text[end : mention.start])
        ):
            yield FOLLOWS
        if sentence.start <= start < sentence.end:
            yield f"{mention.form.value} in the town's sentence"
            if abs(start - mention.start) < _BESIDE:
                yield f"{mention.form.value} near the town"


@cache
def _regions_pattern() -> re.Pattern[str]:
    names = [name for table in vocabulary("countries")["regions"].values() for name in table]
    return re.compile(rf"(?<![\w-])(?:{alternation(names)})(?![\w-])")


@cache
def _region_openings() -> frozenset[str]:
    return first_words(_region_codes())


@cache
def _region_codes() -> dict[str, str]:
    return {folded(name): code for code, names in vocabulary("countries")["regions"].items() for name in names}


def is_region(name: str) -> bool:
    """Whether a name is that of a state, province or island by which a town's country is told."""
    return folded(name) in _region_codes()


def _regions(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the states and provinces by which a town's country is told."""
    for match in find_at_openings(_regions_pattern(), text, _region_openings()):
        yield match.start(), match.end(), _region_codes()[folded(match[0])]
