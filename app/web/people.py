"""People: the list, and each with the meetings they were at."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app import attendances, meetings, people
from app.people import Person
from app.web import linked, supports
from app.web.citing import CiterDep
from app.web.dependencies import SessionDep
from app.web.leaves import listed
from app.web.render import page

router = APIRouter(include_in_schema=False)


def person_of_address(session: SessionDep, slug: str) -> Person:
    """Return the person that the path names; raises NotFound."""
    return people.find(session, slug)


PersonDep = Annotated[Person, Depends(person_of_address)]


@router.get("/people", name="people.list")
def index(request: Request, session: SessionDep, cite: CiterDep, after: str = "") -> Response:
    """Show a page of those who were at a meeting, by country or organisation."""
    roll = attendances.roll(session, after)
    citation = cite.rows("People at the meetings", "/people")
    return listed(request, "people", roll.leaf, citation, groups=roll.groups, continued=roll.continued)


@router.get("/people/{slug}", name="people.show")
def show(request: Request, session: SessionDep, person: PersonDep, cite: CiterDep) -> Response:
    """Show one person with every attendance and its words."""
    attended, citation = meetings.of_person(session, person), cite.person(person)
    return page(
        request,
        "people/show.html",
        person=person,
        attendances=attended,
        told=supports.teller(session, (attendance.evidence for attendance in attended)),
        citation=citation,
        linked=linked.person(citation, person, attended),
        followed=True,
    )
