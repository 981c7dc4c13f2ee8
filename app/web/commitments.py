"""Commitments: the list with its facets, and each commitment's own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from app import commitments, lines
from app.commitments import FACETS, WORDS, Choices, Commitment, Facet, Filters, Option, Page, Relief
from app.terms import CommitmentKind
from app.web import linked, supports
from app.web.citing import CiterDep
from app.web.dependencies import SessionDep
from app.web.render import address, page, wants_fragment
from app.web.wording import KINDS, country, plural

router = APIRouter(include_in_schema=False)

TITLES = {
    "theme": "Theme",
    "meeting": "Meeting",
    "kind": "Kind",
    "actor": "Who acts",
    "country": "Host country",
    "year": "Year",
    "source": "Source",
}
SORTS = (("newest", "Newest meeting first"), ("oldest", "Oldest meeting first"))
SORTS_OF_WORDS = (*SORTS, ("relevance", "Best match first"))
OPEN = ("theme", "meeting", "kind")
OFFERED = 40  # values of one facet; of more, the largest


@dataclass(frozen=True)
class Choice:
    """A value of a facet as the form offers it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Group:
    """A facet as the form shows it."""

    name: str
    title: str
    options: Sequence[Choice]
    open: bool


@dataclass(frozen=True)
class Chip:
    """A filter that is on, and the address without it."""

    title: str
    label: str
    href: str


def possible(session: SessionDep) -> Choices:
    """Return what can be chosen."""
    return commitments.choices(session)


ChoicesDep = Annotated[Choices, Depends(possible)]


def filters_of_address(filters: Annotated[Filters, Query()], choices: ChoicesDep) -> Filters:
    """Return the state that the address asks for; raises Refused where it cannot be."""
    choices.check(filters)
    return filters


FiltersDep = Annotated[Filters, Depends(filters_of_address)]


def commitment_of_address(session: SessionDep, ref: str) -> Commitment:
    """Return the commitment that the path names; raises NotFound, or Gone."""
    return commitments.find(session, ref)


CommitmentDep = Annotated[Commitment, Depends(commitment_of_address)]


@router.get("/commitments", name="commitments.list")
def index(request: Request, session: SessionDep, filters: FiltersDep, choices: ChoicesDep, cite: CiterDep) -> Response:
    """Show a page of the list with its facets; a form's longer address leads to the state's own."""
    own = address(request, "commitments.list", **filters.parameters)
    fragment = wants_fragment(request)
    if not fragment and sorted(request.query_params.multi_items()) != sorted(pairs(filters)):
        return RedirectResponse(own, 303)
    found = commitments.page(session, filters)
    citation = cite.rows(described(filters, choices), "/commitments", filters.changed().query)
    answer = page(
        request,
        "commitments/list.html",
        block="listing",
        filters=filters,
        found=found,
        shown=shown(found),
        groups=[group(each) for each in commitments.facets(found.selection, choices)],
        chips=chips(request, filters, choices),
        reliefs=[] if found.total else [relief(request, each) for each in commitments.reliefs(found.selection)],
        sorts=SORTS_OF_WORDS if filters.q else SORTS,
        query=f"?{filters.changed().query}" if filters.changed().query else "",
        citation=citation,
        linked=linked.rows(citation, "commitments"),
        followed=True,
    )
    if fragment:
        answer.headers["HX-Push-Url"] = own
    return answer


@router.get("/commitments/{ref}", name="commitments.show")
def show(request: Request, session: SessionDep, commitment: CommitmentDep, cite: CiterDep) -> Response:
    """Show one commitment."""
    before, after = commitments.neighbours(session, commitment)
    citation = cite.commitment(commitment)
    return page(
        request,
        "commitments/show.html",
        commitment=commitment,
        contexts=commitments.contexts(session, commitment),
        told=supports.teller(session, [commitment.evidence]),
        line=lines.follow(session, commitment),
        before=before,
        after=after,
        citation=citation,
        linked=linked.quotation(citation, commitment),
    )


def described(filters: Filters, choices: Choices) -> str:
    """Return a list's title with all that narrows it: Commitments (kind: pledge; words: “biometric data”)."""
    chosen = [
        f"{TITLES[facet].lower()}: {' or '.join(label(facet, value, choices.names[facet][value]) for value in values)}"
        for facet in FACETS
        if (values := filters.chosen(facet))
    ]
    parts = [*chosen, *([f"words: “{filters.q}”"] if filters.q else [])]
    return f"Commitments ({'; '.join(parts)})" if parts else "Commitments"


def pairs(filters: Filters) -> list[tuple[str, str]]:
    """Return the names and values of a state's own address."""
    return [
        (name, value)
        for name, values in filters.parameters.items()
        for value in ([values] if isinstance(values, str) else values)
    ]


def shown(found: Page) -> str:
    """Return which rows a page has, in words."""
    if not found.rows:
        return "No commitments"
    first, last = found.before + 1, found.before + len(found.rows)
    return f"{first:,}–{last:,} of {plural(found.total, 'commitment')}"


def group(facet: Facet) -> Group:
    """Return a facet under the names that readers know; of very many values the largest."""
    largest = sorted(facet.options, key=lambda option: (not option.chosen, -option.count))[:OFFERED]
    offered = {option.value for option in largest}
    options = [choice(facet.name, option) for option in facet.options if option.value in offered]
    chosen = any(option.chosen for option in options)
    return Group(facet.name, TITLES[facet.name], options, open=chosen or facet.name in OPEN)


def choice(facet: str, option: Option) -> Choice:
    """Return one value of a facet under the name that readers know."""
    return Choice(option.value, label(facet, option.value, option.name), option.count, option.chosen)


def chips(request: Request, filters: Filters, choices: Choices) -> list[Chip]:
    """Return what the list is narrowed by, each with the address without it."""
    words = [("Words", filters.q, filters.changed(q=""))] if filters.q else []
    chosen = [
        (TITLES[facet], label(facet, value, choices.names[facet][value]), filters.without(facet, value))
        for facet in FACETS
        for value in filters.chosen(facet)
    ]
    return [
        Chip(title, name, address(request, "commitments.list", **left.parameters))
        for title, name, left in [*words, *chosen]
    ]


def relief(request: Request, found: Relief) -> tuple[str, str, int]:
    """Return what to drop, the address without it, and how many commitments there would be."""
    name = "the words" if found.name == WORDS else TITLES[found.name].lower()
    return name, address(request, "commitments.list", **found.without.parameters), found.count


def label(facet: str, value: str, name: str) -> str:
    """Return the words for a value of a facet."""
    if facet == "kind":
        return KINDS[CommitmentKind(value)]
    return country(name) if facet in ("actor", "country") else name
