"""Templates to pages: whole ones, or for htmx the one block that changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from string import Formatter
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.routing import Route

from app.config import ROOT
from app.terms import CommitmentKind
from app.web import drawings, glossary, turns, wording
from app.web.assets import STYLESHEET, static
from app.web.citing import suffixed
from app.web.exports import public

NAVIGATION = (
    ("Meetings", "/meetings"),
    ("Commitments", "/commitments"),
    ("Figures", "/metrics"),
    ("People", "/people"),
    ("Themes", "/themes"),
    ("Documents", "/documents"),
    ("Method", "/method"),
)

SHARED: Mapping[str, object] = {"citation": None, "followed": False, "linked": None}
VARIES = "HX-Request, HX-Request-Type, HX-History-Restore-Request"


def wants_fragment(request: Request) -> bool:
    """Tell whether htmx will swap a part of the page; going back and boosted links take the whole of it."""
    headers = request.headers
    whole = headers.get("HX-Request-Type") == "full" or "HX-History-Restore-Request" in headers
    return headers.get("HX-Request") == "true" and not whole and "HX-Boosted" not in headers


def page(
    request: Request, template: str, *, block: str | None = None, status: int = 200, **context: object
) -> HTMLResponse:
    """Render a page, or only its `block` where the route names one and htmx asks for it.

    Templates see the context, `request`, `path`, and `base`, the public address of the site, and the names that
    `environment` lists. What `SHARED` names is for every page: its citation, whether it can be followed by a feed, and
    its JSON-LD.
    """
    environment: Environment = request.app.state.templates
    found = environment.get_template(template)
    values = {**SHARED, "request": request, "path": request.url.path, "base": public(request, ""), **context}
    if block and wants_fragment(request):
        content = "".join(found.blocks[block](found.new_context(values)))
    else:
        content = found.render(values)
    return HTMLResponse(content, status, headers={"Vary": VARIES})


def address(request: Request, name: str, **params: object) -> str:
    """Return what the templates' `address` returns, for code that runs in a request; see `resolver`."""
    return resolver(request.app.state.addresses)(name, **params)


def addresses(routers: Iterable[APIRouter]) -> frozenset[tuple[str, str]]:
    """Return name and path pattern of every route, for example `meetings.show` and `/meetings/{slug}`."""
    routes = (route for router in routers for route in router.routes if isinstance(route, Route))
    return frozenset((route.name, route.path_format) for route in routes)


@cache
def resolver(patterns: frozenset[tuple[str, str]]) -> Callable[..., str]:
    """Return `address(name, **params)`: the route's path, and as query what the path has no place for.

    Lists give one parameter each; None and empty values give none. Raises KeyError for an unknown name.
    """
    paths = dict(patterns)
    places = {name: {field for _, field, _, _ in Formatter().parse(path) if field} for name, path in patterns}

    def address(name: str, **params: object) -> str:
        path = paths[name].format_map({key: quote(str(params[key]), safe="") for key in places[name]})
        query = {key: value for key, value in params.items() if key not in places[name] and value not in (None, "")}
        encoded = urlencode(query, doseq=True)
        return f"{path}?{encoded}" if encoded else path

    return address


@cache
def environment(patterns: frozenset[tuple[str, str]]) -> Environment:
    """Return the templates with their filters and globals for pages at these addresses; undefined names are errors."""
    made = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        number=wording.number,
        short=wording.short,
        quantity=wording.quantity,
        amount=wording.amount,
        counted=wording.counted,
        hedge=wording.hedge,
        plural=wording.plural,
        day=wording.day,
        days=wording.days,
        country=wording.country,
        suffixed=suffixed,
    )
    made.globals.update(
        address=resolver(patterns),
        static=static,
        stylesheet=static(STYLESHEET),
        navigation=NAVIGATION,
        hedge_meanings=wording.HEDGE_MEANINGS,
        kinds=CommitmentKind,
        kind_names=wording.KINDS,
        kind_meanings=wording.KIND_MEANINGS,
        document_kinds=wording.DOCUMENT_KINDS,
        modes=wording.MODES,
        topics=glossary.TOPICS,
        move_names=glossary.MOVES,
        because=turns.because,
        spark=drawings.spark,
    )
    return made
