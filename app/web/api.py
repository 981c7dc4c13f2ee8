"""The data interface's documentation, and the word for machines that all is well."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, Field

from app.database import revision
from app.web.dependencies import SessionDep
from app.web.render import page

router = APIRouter()


def summarise(routers: Iterable[APIRouter]) -> None:
    """Head each operation of the data interface with the first line of what it is described as."""
    for route in (route for router in routers for route in router.routes if isinstance(route, APIRoute)):
        route.summary = route.description.partition("\n")[0].rstrip(".")


class Health(BaseModel):
    """The ledger answers."""

    status: str = Field(examples=["ok"])
    revision: int = Field(description="counts the changes of the ledger")


@router.get("/api/docs", name="api.docs", include_in_schema=False)
def docs(request: Request) -> Response:
    """Show the data interface, drawn from its description by Swagger UI, which we serve ourselves."""
    return page(request, "api/docs.html", description=request.app.openapi_url)


@router.get("/-/health", name="health", tags=["For machines"])
def health(session: SessionDep) -> Health:
    """Say that the server runs and its database answers; 503 where it does not."""
    return Health(status="ok", revision=revision(session))
