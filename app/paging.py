"""Pages cut out of a long order by key: each begins after the row that its address names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import Refused


@dataclass(frozen=True)
class Leaf:
    """The keys on one page, in their order; `before` counts those on the pages before, `total` has all.

    `previous` and `next` say after which key the neighbouring pages begin, "" for the first page; None where there
    is no such page.
    """

    keys: Sequence[str]
    total: int
    before: int
    previous: str | None
    next: str | None


def leaf(keys: Sequence[str], after: str, size: int) -> Leaf:
    """Return the page that begins after this key, the first one for ""; raises Refused where no such key is known."""
    if after and after not in keys:
        raise Refused(f"No page can begin after “{after[:60]}”; leave “after” out to begin at the top.")
    before = keys.index(after) + 1 if after else 0
    here, back = keys[before : before + size], before - size
    return Leaf(
        keys=here,
        total=len(keys),
        before=before,
        previous=(keys[back - 1] if back > 0 else "") if before else None,
        next=here[-1] if before + size < len(keys) else None,
    )
