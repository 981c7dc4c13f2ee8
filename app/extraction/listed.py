"""Acts without a subject: operative verbs in capitals, labels, and the bare verbs of an action plan's items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.extraction.actors import Cast
from app.extraction.acts import lexicon
from app.extraction.binding import Act
from app.extraction.findings import CommitmentKind
from app.extraction.parsed import Words
from app.extraction.sentences import MARKER

_LABEL = re.compile(r"([A-Z]{4,})(?: [A-Z]+)* (?:–|—|-|:) ")
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
_PLAN = re.compile(r"(?i)\b(?:action plan|plan of action|programme of action|lines of action|roadmap|work programme)\b")


def listed(sentence: Words, text: str, cast: Cast) -> Iterator[Act]:
    """Yield the acts of a list item whose subject, the ministers, stands in the list's preamble or nowhere.

    `text` is the item without its marker, which the tokens of `sentence` may still carry ("d)ADVOCATE").
    """
    if label := _LABEL.match(text):
        yield from _acts(sentence, cast, [_verb(label.group(1))], "label")
    elif _CAPITALS.match(text) and not text.startswith("DO NOT") and not text.isupper():
        yield from _acts(sentence, cast, [word.lower() for word in _CAPITALS.findall(text)], "operative verb")
    elif _is_planned(sentence):
        yield Act(
            CommitmentKind.PLEDGE, cast.ministers, sentence[0].text, "item of a plan", sentence.start, _range(sentence)
        )


def _acts(sentence: Words, cast: Cast, verbs: list[str], rule: str) -> Iterator[Act]:
    words = lexicon()
    for verb in verbs:
        kind = words.verbs.get(verb) or words.nouns.get(verb)
        if kind is None and words.has("pledge.deeds", verb):
            kind = CommitmentKind.PLEDGE
        if kind is not None:
            yield Act(kind, cast.ministers, verb, rule, sentence.start, _range(sentence))


def _verb(participle: str) -> str:
    """The verb of a label such as "AGREED" or "BACKED", in lower case."""
    word = participle.lower()
    verbs = lexicon().verbs
    return next((stem for stem in (word, word[:-1], word[:-2], word[:-3]) if stem in verbs), word)


def _is_planned(sentence: Words) -> bool:
    """Whether a numbered item of a plan opens with a bare verb: "1.2 Train officers …"."""
    text, first = sentence.doc.text, sentence.doc[sentence.start]
    line = text[text.rfind("\n", 0, first.idx) + 1 : first.idx]
    if not (line.strip() and MARKER.fullmatch(line.lstrip()) and _PLAN.search(text, 0, first.idx)):
        return False
    stated = any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in sentence.root.children)
    return not stated and _is_bare_verb(first.text) and sentence.text.endswith((".", ";"))


def _is_bare_verb(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower() and not word.endswith(("s", "ed", "ing", "ion", "ment", "ly"))


def _range(sentence: Words) -> tuple[int, int]:
    return sentence.start, sentence.end
