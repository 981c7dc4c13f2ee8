"""What crawlers are told: which pages there are (sitemaps.org, 0.9), and which they need not fetch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse

from app import contents
from app.errors import NotFound
from app.web.dependencies import SessionDep
from app.web.exports import public
from app.web.render import NAVIGATION

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000  # addresses in one file, which the protocol allows

router = APIRouter(include_in_schema=False)


@router.get("/robots.txt", name="robots")
def robots(request: Request) -> Response:
    """Welcome crawlers everywhere but to searches, of which there is no end, and to what is for machines."""
    rules = ("User-agent: *", "Disallow: /search", "Disallow: /-/", "", f"Sitemap: {public(request, '/sitemap.xml')}")
    return PlainTextResponse("\n".join((*rules, "")))


@router.get("/sitemap.xml", name="sitemap")
def sitemap(request: Request, session: SessionDep) -> Response:
    """List every page, or where one file cannot hold them, the files that do."""
    pages = addresses(request, session)
    if len(pages) <= MOST:
        return written("urlset", "url", pages)
    files = range(1, -(-len(pages) // MOST) + 1)
    return written("sitemapindex", "sitemap", [(public(request, f"/sitemap-{number}.xml"), None) for number in files])


@router.get("/sitemap-{number:int}.xml", name="sitemap.part")
def part(request: Request, session: SessionDep, number: int) -> Response:
    """List the pages of one file among several, counted from 1; raises NotFound."""
    pages = addresses(request, session)[(number - 1) * MOST : number * MOST] if number else []
    if not pages:
        raise NotFound("There is no such part of the list of pages.")
    return written("urlset", "url", pages)


def addresses(request: Request, session: SessionDep) -> list[tuple[str, date | None]]:
    """Return every page's address with the day it last changed; the lists first."""
    lists = [(public(request, path), None) for path in ("/", *(path for _, path in NAVIGATION))]
    own = [(public(request, f"/{entry.word}/{entry.name}"), entry.changed) for entry in contents.entries(session)]
    return [*lists, *own]


def written(whole: str, each: str, pages: Iterable[tuple[str, date | None]]) -> Response:
    """Return addresses as a sitemap's XML."""
    root = Element(whole, xmlns=NAMESPACE)
    for address, changed in pages:
        entry = SubElement(root, each)
        SubElement(entry, "loc").text = address
        if changed:
            SubElement(entry, "lastmod").text = str(changed)
    return Response(tostring(root, encoding="utf-8", xml_declaration=True), media_type="application/xml")
