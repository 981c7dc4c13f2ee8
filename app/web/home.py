"""The overview, and the word for machines that all is well."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from app.web.render import page

router = APIRouter()


@router.get("/", name="home", include_in_schema=False)
def show(request: Request) -> Response:
    """Show the ledger at a glance."""
    return page(request, "home.html")
