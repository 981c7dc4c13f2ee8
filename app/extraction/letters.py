"""Small letters in place of capitals, so that a place in one text is the same place in the other."""

from __future__ import annotations


def in_small_letters(text: str) -> str:
    """Return the text in small letters, every character in its place: "İ" alone would become two."""
    return text.replace("İ", "i").lower()
