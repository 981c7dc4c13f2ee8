"""What a promise is about: themes found by their words, weighed by where the words stand, each with those words."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from app.extraction.terms import WORD, Term, Terms, by_owner, plain, terms
from app.extraction.weighing import likelihood, total, weights

_FILE = Path(__file__).parent / "vocabulary" / "themes.toml"
OTHER = "other"
# From this probability on a theme is named; the likeliest one always is.
LEAST = 0.35
_NEAREST = 4
# A learned word is shown as a reason from this weight on.
_TELLING = 0.3
# So many letters of a word tell what it is about, whatever its ending.
_STEM = 5
Hits = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of the ledger: its slug, its name and one sentence for readers, and its words, strong and weak."""

    slug: str
    name: str
    description: str
    strong: str = ""
    weak: str = ""

    def terms(self) -> Iterator[Term]:
        """Yield the words of this theme, for looking up."""
        yield from terms(self.slug, "strong", self.strong)
        yield from terms(self.slug, "weak", self.weak)


@dataclass(frozen=True, slots=True)
class ThemeFound:
    """A theme and the words that made it, in the order of the text."""

    slug: str
    words: tuple[str, ...]


@cache
def vocabulary() -> tuple[Theme, ...]:
    """Return the themes of `vocabulary/themes.toml` in their order; raises ValueError where an entry is incomplete."""
    themes = tuple(_theme(table) for table in tomllib.loads(_FILE.read_text("utf-8"))["theme"])
    if len({theme.slug for theme in themes}) != len(themes):
        raise ValueError("Two themes have the same slug.")
    return themes


def _theme(table: dict[str, str]) -> Theme:
    if not {"slug", "name", "description"} <= table.keys():
        raise ValueError(f"The theme {table.get('slug')!r} needs a slug, a name and a description.")
    return Theme(**table)


@cache
def _lookup() -> Terms:
    return Terms([term for theme in vocabulary() for term in theme.terms()])


@lru_cache(maxsize=64)
def _hits(text: str) -> Hits:
    return by_owner(_lookup().find(text))


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, the part of it that says what is promised, and what stands around it.

    `before` is nearest first, up to the heading of its section; `title` is the head of the document.
    """

    sentence: str
    promise: str = ""
    before: Sequence[str] = ()
    after: str = ""
    heading: str = ""
    title: str = ""
    document: str = ""


def themes_of(said: Said) -> Sequence[ThemeFound]:
    """Return the themes of what a sentence promises, in the vocabulary's order; "other" where nothing names a theme."""
    tables, telling = _tables(), _telling()
    sums = {slug: total(tables[slug], [*common, *own]) for slug, (common, own) in _signs(said).items()}
    for word in told(said.sentence):
        if word in telling:
            for slug, weight in telling[word].items():
                sums[slug] += weight
    return [ThemeFound(slug, _words(slug, said) or _learned(slug, said.sentence)) for slug in chosen(sums)]


def chosen(sums: Mapping[str, float]) -> list[str]:
    """Return the themes that the sums of their signs' weights speak for: all that are likely enough, at least one."""
    chances = {slug: likelihood(weight) for slug, weight in sums.items()}
    best = max(chances, key=lambda slug: chances[slug])
    named = [slug for slug, chance in chances.items() if chance > LEAST or slug == best]
    return [slug for slug in named if slug != OTHER or slug == best]


@cache
def _tables() -> Mapping[str, Mapping[str, float]]:
    """For each theme what a sign weighs there, in general and for this theme together: one look instead of two."""
    learned = weights("themes")["theme"]
    themes = {theme.slug: dict(learned) for theme in vocabulary()}
    for sign, weight in learned.items():
        slug, _, own = sign.partition(": ")
        if slug in themes:
            themes[slug][own] = themes[slug].get(own, 0.0) + weight
    return themes


@cache
def _telling() -> Mapping[str, Mapping[str, float]]:
    """For each word that speaks for or against themes, how much it does so for each."""
    found: dict[str, dict[str, float]] = {}
    for sign, weight in weights("themes")["theme"].items():
        if is_word_sign(sign):
            slug, word = sign[:-1].split(": “")
            found.setdefault(word, {})[slug] = weight
    return found


def theme_signs(said: Said) -> Mapping[str, list[str]]:
    """Return for each theme the signs that speak for or against it, among them the words of the sentence."""
    words = told(said.sentence)
    return {
        slug: [
            *common,
            *(f"{slug}: {sign}" for sign in ("", *common, *own)),
            *(word_sign(slug, word) for word in words),
        ]
        for slug, (common, own) in _signs(said).items()
    }


def _signs(said: Said) -> Mapping[str, tuple[list[str], list[str]]]:
    """The signs of each theme but the mere words: those that speak in general too, and those only for this theme."""
    here, near = _hits(said.sentence), [_hits(text) for text in said.before[:_NEAREST]]
    strong = [slug for slug, grades in here.items() if "strong" in grades]
    named = any("strong" in grades for hits in near for grades in hits.values())
    elsewhere = ["named only before"] if named and not here else []
    rivals = {theme.slug: [rival for rival in strong if rival != theme.slug] for theme in vocabulary()}
    general: dict[str, list[str]] = {slug: [] for slug in rivals}
    for slug, sign in (*_own(here, _hits(said.promise), rivals), *_near(here, near)):
        general[slug].append(sign)
    for slug, others in rivals.items():
        general[slug] += [f"{min(3, len(others))} other themes", *elsewhere]
    for slug, sign in (*_around(said, strong), *_of_document(said.document, strong)):
        general[slug].append(sign)
    return {slug: (signs, [f"beside {rival}" for rival in rivals[slug]]) for slug, signs in general.items()}


def word_sign(slug: str, word: str) -> str:
    """Return the sign that a word stands in what is promised, for one theme."""
    return f"{slug}: “{word}”"


def is_word_sign(sign: str) -> bool:
    """Whether a sign is one that `word_sign` made."""
    return sign.endswith("”")


def told(text: str) -> dict[str, str]:
    """Return the words of a text in plain form, and the beginnings of the longer ones, and how each is written."""
    words = {plain(word): word for word in WORD.findall(text) if len(word) > 1}
    return words | {f"{word[:_STEM]}…": shown for word, shown in words.items() if len(word) > _STEM}


def _own(here: Hits, there: Hits, rivals: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield themes with what their words in the sentence show, and those in the part of it that is promised."""
    for slug, grades in here.items():
        for grade, words in grades.items():
            yield slug, grade
            yield slug, f"{grade} {'beside others' if rivals[slug] else 'alone'}"
            if len(words) > 1:
                yield slug, f"{grade} twice"
    for slug, grades in there.items():
        for grade in grades:
            yield slug, f"{grade} in the promise"
    for slug, grades in here.items():
        if "strong" in grades and "strong" not in there.get(slug, {}) and rivals[slug]:
            yield slug, "strong outside the promise"


def _near(here: Hits, near: Sequence[Hits]) -> Iterator[tuple[str, str]]:
    for distance, hits in enumerate(near):
        for slug, grades in hits.items():
            for grade in grades:
                yield slug, f"{grade} {'just before' if distance == 0 else 'before'}"
                if not here:
                    yield slug, f"only {grade} {min(distance, 2) + 1} before"


def _around(said: Said, strong: Sequence[str]) -> Iterator[tuple[str, str]]:
    places = (("heading", said.heading), ("title", said.title), ("next sentence", said.after))
    for place, text in places:
        for slug, grades in _hits(text).items():
            for grade in grades:
                yield slug, f"{grade} in the {place}"
                if not strong:
                    yield slug, f"only {grade} in the {place}"


@lru_cache(maxsize=4)
def _ranks(document: str) -> Mapping[str, Sequence[str]]:
    """What the rank of each theme among the strong words of a document shows, and its share of them."""
    counts = Counter(_lookup().owners(document, "strong"))
    ranked, words = counts.most_common(), counts.total()
    return {
        slug: (f"number {min(rank, 3) + 1} of the document", f"{int(5 * (count / words))} fifths of the document")
        for rank, (slug, count) in enumerate(ranked)
    }


def _of_document(document: str, strong: Sequence[str]) -> Iterator[tuple[str, str]]:
    ranks = _ranks(document)
    for slug, signs in ranks.items():
        for sign in signs:
            yield slug, sign
            if not strong:
                yield slug, f"only {sign}"
    if ranks:
        yield from ((theme.slug, "nowhere in the document") for theme in vocabulary() if theme.slug not in ranks)


def _words(slug: str, said: Said) -> tuple[str, ...]:
    """The words that made a theme: those of the sentence, strong before weak; else those of the nearest around it."""
    for text in (said.sentence, *said.before[:_NEAREST], said.after, said.heading, said.title):
        grades = _hits(text).get(slug, {})
        if grades:
            return grades.get("strong") or grades["weak"]
    return ()


def _learned(slug: str, sentence: str) -> tuple[str, ...]:
    """The words of the sentence that no list has, but that were learned to speak for a theme."""
    table = weights("themes")["theme"]
    return tuple(shown for word, shown in told(sentence).items() if table.get(word_sign(slug, word), 0) >= _TELLING)
