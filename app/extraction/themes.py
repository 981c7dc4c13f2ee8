"""What a promise is about: themes found by their words, weighed by where the words stand, each with those words."""

from __future__ import annotations

import tomllib
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


def themes_of(sentence: str, *before: str, promise: str = "") -> Sequence[ThemeFound]:
    """Return the themes of what a sentence promises, in the vocabulary's order; "other" where nothing names a theme.

    `promise` is the part of the sentence that says what is promised; `before` stands before it, nearest first.
    """
    shown = theme_signs(sentence, *before, promise=promise)
    found = chosen(shown, weights("themes")["theme"])
    return [ThemeFound(slug, _words(slug, sentence, before) or _learned(slug, sentence)) for slug in found]


def chosen(shown: Mapping[str, Sequence[str]], table: Mapping[str, float]) -> list[str]:
    """Return the themes that their signs speak for by these weights: all that are likely enough, at least one."""
    chances = {slug: likelihood(total(table, signs)) for slug, signs in shown.items()}
    best = max(chances, key=lambda slug: chances[slug])
    named = [slug for slug, chance in chances.items() if chance > LEAST or slug == best]
    return [slug for slug in named if slug != OTHER or slug == best]


def theme_signs(sentence: str, *before: str, promise: str = "") -> Mapping[str, list[str]]:
    """Return for each theme the signs that speak for or against it, once in general and once for this theme."""
    here, there, near = _hits(sentence), _hits(promise), [_hits(text) for text in before[:_NEAREST]]
    named = any("strong" in grades for hits in near for grades in hits.values())
    elsewhere = "named only before" if named and not here else ""
    said = told(sentence)
    shown = {}
    for theme in vocabulary():
        slug = theme.slug
        rivals = [other for other, grades in here.items() if other != slug and "strong" in grades]
        general = [*_own(slug, here, there, rivals), *_near(slug, here, near), f"{min(3, len(rivals))} other themes"]
        general += [elsewhere] if elsewhere else []
        beside = [f"{slug}: beside {rival}" for rival in rivals]
        words = [word_sign(slug, word) for word in said]
        shown[slug] = [*general, *(f"{slug}: {sign}" for sign in ("", *general)), *beside, *words]
    return shown


def word_sign(slug: str, word: str) -> str:
    """Return the sign that a word stands in what is promised, for one theme."""
    return f"{slug}: “{word}”"


def is_word_sign(sign: str) -> bool:
    """Whether a sign is one that `word_sign` made."""
    return sign.endswith("”")


def told(text: str) -> dict[str, str]:
    """Return the words of a text in plain form, and how each is written."""
    return {plain(word): word for word in WORD.findall(text) if len(word) > 1}


def _own(slug: str, here: Hits, there: Hits, rivals: Sequence[str]) -> Iterator[str]:
    for grade, words in here.get(slug, {}).items():
        yield grade
        yield f"{grade} {'beside others' if rivals else 'alone'}"
        if len(words) > 1:
            yield f"{grade} twice"
    for grade in there.get(slug, {}):
        yield f"{grade} in the promise"
    if "strong" in here.get(slug, {}) and "strong" not in there.get(slug, {}) and rivals:
        yield "strong outside the promise"


def _near(slug: str, here: Hits, near: Sequence[Hits]) -> Iterator[str]:
    for distance, hits in enumerate(near):
        for grade in hits.get(slug, {}):
            yield f"{grade} {'just before' if distance == 0 else 'before'}"
            if not here:
                yield f"only {grade} {min(distance, 2) + 1} before"


def _words(slug: str, sentence: str, before: Sequence[str]) -> tuple[str, ...]:
    """The words that made a theme: those of the sentence, strong before weak; else those of the nearest before it."""
    for text in (sentence, *before[:_NEAREST]):
        grades = _hits(text).get(slug, {})
        if grades:
            return grades.get("strong") or grades["weak"]
    return ()


def _learned(slug: str, sentence: str) -> tuple[str, ...]:
    """The words of the sentence that no list has, but that were learned to speak for a theme."""
    table = weights("themes")["theme"]
    return tuple(shown for word, shown in told(sentence).items() if table.get(word_sign(slug, word), 0) >= _TELLING)
