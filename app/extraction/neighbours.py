"""What a sentence's neighbours say of it: a promise goes on, a list is all promises or none, reports come in runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_LEVELS = ((0.07, "no promise"), (0.2, "hardly a promise"), (0.45, "perhaps a promise"), (0.75, "likely a promise"))
_REACH = 3
# Fewer sentences have no beginning, middle and end to speak of.
SHORTEST = 5
ALONE = frozenset({"near: nothing"})


def neighbours(chances: Sequence[float]) -> Iterator[frozenset[str]]:
    """Yield the signs of each sentence of a document from how likely the others, by themselves, hold a promise.

    In a very short document nothing is said.
    """
    if len(chances) < SHORTEST:
        yield from [ALONE] * len(chances)
        return
    share = sum(chances) / len(chances)
    for at in range(len(chances)):
        yield frozenset(_of(chances, at, share))


def _of(chances: Sequence[float], at: int, share: float) -> Iterator[str]:
    yield f"before: {_level(chances[at - 1]) if at else 'nothing'}"
    yield f"after: {_level(chances[at + 1]) if at + 1 < len(chances) else 'nothing'}"
    near = [*chances[max(0, at - _REACH) : at], *chances[at + 1 : at + 1 + _REACH]]
    yield f"near: {int(5 * sum(near) / len(near))} of five"
    yield f"document: {min(int(10 * share), 5)} of ten"


def _level(chance: float) -> str:
    return next((level for most, level in _LEVELS if chance <= most), "surely a promise")
