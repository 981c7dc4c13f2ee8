"""Search over everything, grouped by what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from app import search
from app.errors import Refused
from app.search import EntryKind, Hit
from app.web.citing import CiterDep
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


@dataclass(frozen=True)
class Asked:
    """What a search looks for: words, and the only kind of page, where one is named."""

    typed: str
    kind: EntryKind | None

    @property
    def title(self) -> str:
        """The search in words."""
        found = NAMES[self.kind] if self.kind else "Everything"
        return f"{found} found for “{self.typed}”" if self.typed else "Search"

    @property
    def query(self) -> str:
        """The parameters of the search's address."""
        given = {"q": self.typed, "kind": self.kind.value if self.kind else ""}
        return urlencode({name: value for name, value in given.items() if value})


def asked(q: str = "", kind: Annotated[str, Query()] = "") -> Asked:
    """Return what the address asks for; raises Refused for an unknown kind."""
    return Asked(" ".join(q.split()), named(kind))


SearchDep = Annotated[Asked, Depends(asked)]


@router.get("/search", name="search")
def index(request: Request, session: SessionDep, asked: SearchDep, cite: CiterDep) -> Response:
    """Show what has all words: a few of each kind, or all of one."""
    return page(
        request,
        "search/list.html",
        typed=asked.typed,
        kind=asked.kind,
        groups=search.everything(session, asked.typed, asked.kind, MANY if asked.kind else FEW),
        names=NAMES,
        href=lambda hit: href(request, hit),
        citation=cite.rows(asked.title, "/search", asked.query),
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
