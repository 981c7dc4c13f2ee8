"""The method: what counts as what, how it is found, and how well."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app import measured, metrics, themes
from app.measured import Measured
from app.scoring import Part
from app.terms import Qualifier
from app.web.dependencies import SessionDep
from app.web.render import page

router = APIRouter(include_in_schema=False)

HEADLINE = {
    Part.MEETING: "Meetings",
    Part.PEOPLE: "People",
    Part.COMMITMENTS: "Commitments",
    Part.OBSERVATIONS: "Figures",
}


def last_measurement() -> Measured | None:
    """Return the error rates that came with the program, where there are any."""
    return measured.read()


MeasuredDep = Annotated[Measured | None, Depends(last_measurement)]


@router.get("/method", name="method")
def show(request: Request, session: SessionDep, found: MeasuredDep) -> Response:
    """Show the definitions, the way facts are found, and the measured error rates."""
    return page(
        request,
        "method.html",
        themes=themes.listed(session),
        trends=metrics.overview(session),
        qualifiers=Qualifier,
        measured=found,
        headline=HEADLINE,
    )
