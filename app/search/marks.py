"""Texts with the words that were found in them, as pieces: a template marks them and escapes everything."""

from __future__ import annotations

from typing import NamedTuple

OPEN, CLOSE = "\x02", "\x03"  # no document has them: reading leaves out what cannot be printed


class Piece(NamedTuple):
    """Some words, and whether they were searched for."""

    text: str
    is_found: bool


def pieces(marked: str) -> tuple[Piece, ...]:
    """Part a text between the marks that the database set."""
    parts: list[Piece] = []
    for number, part in enumerate(marked.split(OPEN)):
        found, _, rest = part.partition(CLOSE) if number else ("", "", part)
        parts += [Piece(found, True), Piece(rest, False)]
    return tuple(piece for piece in parts if piece.text)
