"""Saved web pages: the article's words without menus, banners and buttons, and what its head tells about it."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from datetime import date
from typing import Any

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning
from bs4.element import CData, NavigableString, PreformattedString, Tag

from app.extraction.reading import encoding
from app.extraction.reading.values import Limits, Reading, words

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w-]+)", re.I)
_NO_TEXT = words("furniture_elements")
_REMAINS = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|menu|nav|navbar|navigation|breadcrumbs?|share|sharing|social|sidebar|newsletter|subscribe"
    r"|related|recommended|pagination|skip-link|toolbar|advert|ads?|banner|popup|modal|footer|site-header|masthead-nav)(?:$|[\s_-])",
    re.I,
)
_ROLES = words("furniture_roles")
_BLOCKS = words("block_elements")
_UNREAD = frozenset({"script", "style", "template", "noscript", "head"})
_ENOUGH = 200


def read(raw: bytes, _limits: Limits) -> Reading:
    """Return the words of a web page and the title, date, publisher and language that its head names."""
    declared = _CHARSET.search(raw[:4096])
    markup = encoding.decode(raw, (declared[1] or declared[2]).decode("ascii", "ignore") if declared else None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", (MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning))
        page = BeautifulSoup(markup.replace("\x00", ""), "lxml")
    told = _linked(page)
    return Reading(
        text=re.sub(r"•\s+", "• ", _words(page)),
        media_type="text/html",
        title=_title(page),
        published_on=_published(page, told),
        publisher=_meta(page, "og:site_name") or _publisher(told),
        language=_language(page),
        nothing="There is no text in the web page; it may be one that a browser fills in later.",
    )


def _words(page: BeautifulSoup) -> str:
    """The article where the page marks one, else the page without its furniture, else all of it."""
    for mark in ("article", "main"):
        found = page.find_all(mark)
        if len(found) == 1 and len(text := "".join(_pieces(found[0]))) >= _ENOUGH:
            return text
    body = page.body or page
    text = "".join(_pieces(body))
    return text if text.strip() else "".join(_pieces(body, everything=True))


def _pieces(root: Tag, *, everything: bool = False) -> Iterator[str]:
    """Walk without recursion: pages nested thousands deep exist, and Python's stack is short."""
    stack: list[Tag | NavigableString | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str) and not isinstance(node, NavigableString):
            yield node
        elif isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString) or isinstance(node, CData):
                yield re.sub(r"\s+", " ", node)
        elif isinstance(node, Tag) and (node is root or not _is_left_out(node, everything=everything)):
            before, after = _around(node.name)
            yield before
            stack.append(after)
            stack.extend(child for child in reversed(node.contents) if isinstance(child, (Tag, NavigableString)))


def _around(name: str) -> tuple[str, str]:
    """What stands before and behind an element's words."""
    if name in _BLOCKS:
        return "\n\n", "\n\n"
    return {"li": ("\n• ", ""), "br": ("\n", ""), "tr": ("\n", "\n"), "td": ("", " "), "th": ("", " ")}.get(
        name, ("", "")
    )


def _is_left_out(node: Tag, *, everything: bool) -> bool:
    return node.name in _UNREAD if everything else _is_furniture(node)


def _is_furniture(node: Tag) -> bool:
    if node.name in _NO_TEXT:
        return node.name != "header" or node.find_parent(["article", "main"]) is None
    if node.get("role") in _ROLES or node.get("aria-hidden") == "true" or node.has_attr("hidden"):
        return True
    named = [*node.get_attribute_list("class"), node.get("id") or ""]
    return node.name not in {"html", "body", "main", "article"} and any(_REMAINS.search(str(name)) for name in named)


def _title(page: BeautifulSoup) -> str | None:
    headings = [
        " ".join(h.get_text(" ").split()) for h in page.find_all("h1", limit=3) if not h.find_parent(["nav", "footer"])
    ]
    head = " ".join(page.title.get_text().split()) if page.title else ""
    # With several top headings, the first is often the site's own name.
    chosen = headings[0] if len(headings) == 1 else next((h for h in headings if h and h in head), "")
    return chosen or _meta(page, "og:title") or next((h for h in headings if h), "") or head or None


def _meta(page: BeautifulSoup, *names: str) -> str | None:
    for name in names:
        for key in ("property", "name", "itemprop"):
            found = page.find("meta", attrs={key: re.compile(rf"^{re.escape(name)}$", re.I)})
            said = " ".join(str(found.get("content") or "").split()) if isinstance(found, Tag) else ""
            if said:
                return said
    return None


def _published(page: BeautifulSoup, told: list[dict[str, Any]]) -> date | None:
    named = _meta(
        page,
        "article:published_time",
        "datePublished",
        "date",
        "dc.date",
        "dcterms.issued",
        "dc.date.issued",
        "publish-date",
    )
    for candidate in (named, *(entry.get("datePublished") for entry in told)):
        if (day := _day(candidate)) is not None:
            return day
    return None


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _language(page: BeautifulSoup) -> str | None:
    named = str(page.html.get("lang") or page.html.get("xml:lang") or "") if page.html else ""
    code = re.split(r"[-_]", named)[0].lower()
    return code if re.fullmatch(r"[a-z]{2}", code) else None


def _linked(page: BeautifulSoup) -> list[dict[str, Any]]:
    """What the page says of itself in linked data (schema.org)."""
    entries: list[dict[str, Any]] = []
    for script in page.find_all("script", type="application/ld+json", limit=10):
        try:
            told = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        graph = told.get("@graph", [told]) if isinstance(told, dict) else told
        entries += [entry for entry in (graph if isinstance(graph, list) else []) if isinstance(entry, dict)]
    return entries


def _publisher(told: list[dict[str, Any]]) -> str | None:
    for entry in told:
        publisher = entry.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            return " ".join(name.split())
    return None
