"""Two meetings side by side: chosen by a form, shown at an address that says which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlmodel import Session

from app import comparisons, gatherings, meetings
from app.comparisons import ComparisonRow
from app.database import revision
from app.errors import NotFound, Refused
from app.meetings import Meeting
from app.web import readings
from app.web.bundles import bundle
from app.web.citing import CiterDep
from app.web.dependencies import SessionDep
from app.web.exports import DESCRIBED, Form, Rows, answer
from app.web.render import address, page

router = APIRouter(tags=["Lists"])


@dataclass(frozen=True)
class Asked:
    """What an address asks for: two meetings in the order of time, or why they cannot be compared, and what instead."""

    earlier: Meeting | None = None
    later: Meeting | None = None
    trouble: str = ""
    status: int = 200

    @property
    def pair(self) -> tuple[Meeting, Meeting] | None:
        """Both meetings, where there are two that can be compared."""
        return (self.earlier, self.later) if self.earlier and self.later and not self.trouble else None


@dataclass(frozen=True)
class Choice:
    """The meetings that can be chosen, the latest first: those that documents report on, and the others."""

    reported: Sequence[Meeting]
    others: Sequence[Meeting]

    def find(self, slug: str) -> Meeting | None:
        """Return the meeting of this slug."""
        return next((each for each in (*self.reported, *self.others) if each.slug == slug), None)


def choice_of_ledger(session: SessionDep) -> Choice:
    """Return what can be chosen."""
    held, told = gatherings.latest_first(meetings.held(session)), gatherings.reported(session)
    return Choice([each for each in held if each.id in told], [each for each in held if each.id not in told])


ChoiceDep = Annotated[Choice, Depends(choice_of_ledger)]


@router.get("/compare", name="compare.show", include_in_schema=False)
def show(
    request: Request,
    session: SessionDep,
    choice: ChoiceDep,
    cite: CiterDep,
    then: Annotated[str, Query(alias="from")] = "",
    now: Annotated[str, Query(alias="to")] = "",
) -> Response:
    """Compare two meetings; an address that leaves one out, or has them in the wrong order, leads to the right one."""
    asked = read(session, choice, then.strip(), now.strip())
    if asked.pair and [each.slug for each in asked.pair] != [then, now]:
        earlier, later = asked.pair
        return RedirectResponse(address(request, "compare.show", **{"from": earlier.slug, "to": later.slug}), 303)
    return page(
        request,
        "compare/show.html",
        status=asked.status,
        asked=asked,
        choice=choice,
        between=gatherings.course(session, asked.pair[1]).between(*asked.pair) if asked.pair else [],
        compared=comparisons.compare(session, *asked.pair) if asked.pair else None,
        readings=readings,
        citation=cite.comparison(*asked.pair) if asked.pair else None,
    )


def pair_of_address(
    session: SessionDep,
    choice: ChoiceDep,
    then: Annotated[str, Query(alias="from", description="slug of the earlier meeting")],
    now: Annotated[str, Query(alias="to", description="slug of the later meeting")],
) -> tuple[Meeting, Meeting]:
    """Return the two meetings, the earlier first; raises NotFound, and Refused where they cannot be compared."""
    asked = read(session, choice, then.strip(), now.strip())
    if asked.pair is None:
        raise NotFound(asked.trouble) if asked.status == 404 else Refused(asked.trouble)
    return asked.pair


PairDep = Annotated[tuple[Meeting, Meeting], Depends(pair_of_address)]


@router.get("/compare.zip", name="compare.zip", response_class=Response)
def download(request: Request, session: SessionDep, pair: PairDep, cite: CiterDep) -> Response:
    """The promises of two meetings with all that explains them, as one file."""
    return bundle(request, comparisons.rows(session, *pair), ComparisonRow, cite.comparison(*pair))


@router.get("/compare.{form}", name="compare.rows", response_model=Rows[ComparisonRow], responses=DESCRIBED)
def rows(request: Request, form: Form, session: SessionDep, pair: PairDep) -> Response:
    """The promises of two meetings: repeated, new, not repeated."""
    return answer(request, form, comparisons.rows(session, *pair), ComparisonRow, revision(session))


def read(session: Session, choice: Choice, then: str, now: str) -> Asked:
    """Return what two slugs ask for; a missing one means the meeting next to the other, no slug the last two."""
    for slug in filter(None, (then, now)):
        if choice.find(slug) is None:
            trouble = f"There is no meeting “{slug[:60]}” in the ledger; choose two of these."
            return Asked(choice.find(then), choice.find(now), trouble, 404)
    earlier, later = choice.find(then), choice.find(now)
    if not then and not now:
        later = next(iter(choice.reported), None)
    if later and not earlier:
        earlier = gatherings.course(session, later).reported_before(later)
    if not earlier or not later:
        return Asked(earlier, later, "Choose two meetings.")
    if earlier == later:
        return Asked(earlier, None, f"Both are {earlier.name}; choose another meeting beside it.", 400)
    return Asked(*in_time(earlier, later))


def in_time(one: Meeting, other: Meeting) -> tuple[Meeting, Meeting]:
    """Return two meetings the earlier first, as they are where nobody knows the date of one."""
    if one.starts_on and other.starts_on and other.starts_on < one.starts_on:
        return other, one
    return one, other
