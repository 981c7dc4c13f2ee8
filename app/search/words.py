"""What a person typed, made safe: every word and “quoted phrase” must occur, the last word may be cut short."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from app.errors import Refused

LONGEST = 200
SHORTEST_PREFIX = 3  # "a" or "of" as the beginning of a word would find nearly everything
PIECE = re.compile(r'"([^"]*)"|(\S+)')
QUOTES = str.maketrans("“”„«»", '"""""')


@dataclass(frozen=True)
class Words:
    """Words and phrases that must all occur, in any order; operators mean nothing, they are words too.

    With `either`, one of them is enough.
    """

    phrases: tuple[str, ...]
    opened: bool = False
    either: bool = False

    @classmethod
    def of(cls, typed: str) -> Self:
        """Read what was typed; raises Refused for more than 200 characters."""
        if len(typed) > LONGEST:
            raise Refused(f"The search has {len(typed):,} characters; {LONGEST} are possible.")
        plain = "".join(c if c.isprintable() else " " for c in typed.translate(QUOTES))
        found = [match for match in PIECE.finditer(plain) if any(c.isalnum() for c in match[0])]
        phrases = tuple(match[1] or match[2].strip('"') for match in found)
        return cls(phrases, opened=bool(found) and len(found[-1][2] or "") >= SHORTEST_PREFIX)

    def __bool__(self) -> bool:
        return bool(self.phrases)

    @property
    def fts5(self) -> str:
        """The query in FTS5's syntax: each word quoted, so that none is an operator."""
        quoted = (" OR " if self.either else " ").join('"' + phrase.replace('"', '""') + '"' for phrase in self.phrases)
        return quoted + "*" if self.opened else quoted

    @property
    def whole(self) -> tuple[str, ...]:
        """All phrases but one that may be cut short."""
        return self.phrases[:-1] if self.opened else self.phrases

    @property
    def tsquery_prefix(self) -> str:
        """The last word as PostgreSQL's to_tsquery takes it: quoted, and open at its end."""
        escaped = self.phrases[-1].replace("\\", "\\\\").replace("'", "''")
        return f"'{escaped}':*"
