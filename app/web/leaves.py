"""The ways on and back through a list that is read page by page, as the pager shows them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from fastapi import Request

from app.paging import Leaf
from app.web.render import address
from app.web.wording import plural


@dataclass(frozen=True)
class Ways:
    """What a page shows of its list, in words, and the addresses of its neighbours."""

    shown: str
    previous: str | None
    next: str | None


def ways(request: Request, name: str, leaf: Leaf, *nouns: str) -> Ways | None:
    """Return the ways from one page of the list at this address; None where one page has all of it.

    The nouns are those of `plural`: meeting; or person, people.
    """
    if leaf.previous is None and leaf.next is None:
        return None
    to = partial(address, request, name)
    first, last = leaf.before + 1, leaf.before + len(leaf.keys)
    return Ways(
        f"{first:,}–{last:,} of {plural(leaf.total, *nouns)}",
        previous=None if leaf.previous is None else to(after=leaf.previous),
        next=None if leaf.next is None else to(after=leaf.next),
    )
