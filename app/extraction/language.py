"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

# ISO 639-1: the languages of the G7, of the United Nations, and of the other hosts and partners that publish.
# The fewer languages there are to mistake a text for, the fewer mistakes.
LANGUAGES = {
    "ar": "Arabic",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "hu": "Hungarian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
# Below this the model is guessing: a headline of three words, a table of numbers.
_SURE = 0.6
_SAMPLE = 20_000
# One word in six or seven of an English text is one of these; half a text in another language has half as many.
_ENGLISH = frozenset({"the", "of", "and", "to"})
_LETTERS = re.compile(r"(?:[^\W\d_].*?){4}", re.DOTALL)
_SHARE, _ENOUGH = 0.09, 40


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's main language, or None where it can't be told."""
    sample = _middle(text)
    if not _LETTERS.search(sample):
        return None
    if _is_plainly_english(sample):
        return "en"
    code, confidence = _identifier().classify(sample)
    return str(code) if confidence >= _SURE else None


def name(code: str) -> str:
    """Return a language's English name, or the code itself for one outside the list."""
    return LANGUAGES.get(code, code)


def _is_plainly_english(text: str) -> bool:
    """Whether enough words are English and nothing else: asking the model takes a hundred times as long."""
    found = re.findall(r"\w+", text.casefold())
    return len(found) >= _ENOUGH and sum(map(_ENGLISH.__contains__, found)) >= _SHARE * len(found)


def _middle(text: str) -> str:
    """Enough of the text to tell, past the names and numbers at its head."""
    if len(text) <= _SAMPLE:
        return text
    begin = min(len(text) // 10, len(text) - _SAMPLE)
    return text[begin : begin + _SAMPLE]


@cache
def _identifier() -> Any:  # noqa: ANN401 - py3langid has no types
    # Imported here because its model takes a second to load, which only a reader of documents should pay.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
