"""Feeds: what happens on a page, one entry an event, as Atom (RFC 4287) and as JSON Feed (jsonfeed.org, 1.1)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

NAME = "G7 Ledger"
ATOM, JSON = "application/atom+xml", "application/feed+json"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # when a feed without entries changed last; the formats want an instant


@dataclass(frozen=True)
class Entry:
    """One event under its permanent address: what was said or how it moved, and when the ledger got to know it.

    `tags` are themes, each with its slug and name.
    """

    address: str
    title: str
    text: str
    known: datetime
    happened: date | None
    tags: Sequence[tuple[str, str]] = ()

    @property
    def published(self) -> datetime:
        """The day it happened, else the instant the ledger got to know it."""
        return datetime.combine(self.happened, time(), UTC) if self.happened else self.known


@dataclass(frozen=True)
class Feed:
    """The entries of a page, in the order in which they are given; `own` is the feed's address."""

    title: str
    page: str
    own: str
    entries: Sequence[Entry]

    @property
    def updated(self) -> datetime:
        """When the last entry came."""
        return max((entry.known for entry in self.entries), default=NEVER)


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom."""
    from feedgen.feed import FeedGenerator  # here, because it brings lxml along, and few ask for feeds

    made = FeedGenerator()
    made.id(feed.own)
    made.title(feed.title)
    made.author({"name": NAME})
    made.link(href=feed.own, rel="self", type=ATOM)
    made.link(href=feed.page, rel="alternate", type="text/html")
    made.updated(feed.updated)
    for entry in feed.entries:
        _add(made, entry)
    return bytes(made.atom_str(pretty=True))


def _add(made: FeedGenerator, entry: Entry) -> None:
    added = made.add_entry(order="append")
    added.id(entry.address)
    added.link(href=entry.address)
    added.title(entry.title)
    added.content(entry.text)
    added.updated(entry.known)
    added.published(entry.published)
    for slug, name in entry.tags:
        added.category(term=slug, label=name)


def json_feed(feed: Feed) -> bytes:
    """Return the feed as JSON Feed."""
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.own,
        "authors": [{"name": NAME}],
        "language": "en",
        "items": [_written(entry) for entry in feed.entries],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _written(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.address,
        "url": entry.address,
        "title": entry.title,
        "content_text": entry.text,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.known.isoformat(),
        "tags": [name for _, name in entry.tags],
    }
