"""Lists that are read page by page: one page, and the ways on and back as its pager shows them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from fastapi import Request, Response

from app.cite import Citation
from app.paging import Leaf
from app.web import linked
from app.web.render import address, page
from app.web.wording import plural

_NOUNS = {"documents": ("document",), "meetings": ("meeting",), "people": ("person", "people")}


@dataclass(frozen=True)
class Ways:
    """What a page shows of its list, in words, and the addresses of its neighbours."""

    shown: str
    previous: str | None
    next: str | None


def listed(request: Request, kind: str, leaf: Leaf, citation: Citation, **rows: Any) -> Response:  # noqa: ANN401 - whatever the template shows
    """Show one page of all the ledger's documents, meetings or people, as `kind` says."""
    return page(
        request,
        f"{kind}/list.html",
        total=leaf.total,
        ways=_ways(request, kind, leaf),
        own=address(request, f"{kind}.list", after=request.query_params.get("after", "")),
        citation=citation,
        linked=linked.rows(citation, kind),
        **rows,
    )


def _ways(request: Request, kind: str, leaf: Leaf) -> Ways | None:
    """Return the ways from one page of a list; None where one page has all of it."""
    if leaf.previous is None and leaf.next is None:
        return None
    to = partial(address, request, f"{kind}.list")
    first, last = leaf.before + 1, leaf.before + len(leaf.keys)
    return Ways(
        f"{first:,}–{last:,} of {plural(leaf.total, *_NOUNS[kind])}",
        previous=None if leaf.previous is None else to(after=leaf.previous),
        next=None if leaf.next is None else to(after=leaf.next),
    )
