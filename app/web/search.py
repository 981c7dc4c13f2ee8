"""Search over everything, grouped by what was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app import search
from app.errors import Refused
from app.search import EntryKind, Hit
from app.web.dependencies import SessionDep
from app.web.render import address, page

router = APIRouter(include_in_schema=False)

FEW, MANY = 5, 100  # of each kind beside the others, and of one kind alone

NAMES: Mapping[EntryKind, str] = {
    EntryKind.PERSON: "People",
    EntryKind.MEETING: "Meetings",
    EntryKind.METRIC: "Figures",
    EntryKind.THEME: "Themes",
    EntryKind.COMMITMENT: "Commitments",
    EntryKind.DOCUMENT: "Documents",
}
PAGES: Mapping[EntryKind, tuple[str, str]] = {
    EntryKind.PERSON: ("people.show", "slug"),
    EntryKind.MEETING: ("meetings.show", "slug"),
    EntryKind.METRIC: ("metrics.show", "slug"),
    EntryKind.THEME: ("themes.show", "slug"),
    EntryKind.COMMITMENT: ("commitments.show", "ref"),
    EntryKind.DOCUMENT: ("documents.show", "slug"),
}


@router.get("/search", name="search")
def index(request: Request, session: SessionDep, q: str = "", kind: Annotated[str, Query()] = "") -> Response:
    """Show what has all words: a few of each kind, or all of one."""
    typed = " ".join(q.split())
    only = named(kind)
    return page(
        request,
        "search/list.html",
        typed=typed,
        kind=only,
        groups=search.everything(session, typed, only, MANY if only else FEW),
        names=NAMES,
        href=lambda hit: href(request, hit),
    )


def named(kind: str) -> EntryKind | None:
    """Return the kind of this name, None for none; raises Refused for another word."""
    if not kind:
        return None
    try:
        return EntryKind(kind)
    except ValueError as error:
        raise Refused(f"There is no kind “{kind[:60]}”; possible are {', '.join(EntryKind)}.") from error


def href(request: Request, hit: Hit) -> str:
    """Return the address of the page that was found."""
    route, part = PAGES[hit.kind]
    return address(request, route, **{part: hit.target})
