"""The method: what counts as what, how it is found, and how well."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from app.web.render import page

router = APIRouter()


@router.get("/method", name="method", include_in_schema=False)
def show(request: Request) -> Response:
    """Show the definitions, the way facts are found, and the measured error rates."""
    return page(request, "method.html")
