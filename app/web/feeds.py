"""Commitments as an Atom feed (RFC 4287): one entry each, newest meeting first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from fastapi import Request
from fastapi.responses import Response

from app.commitments import Commitment
from app.web.exports import public
from app.web.wording import KINDS, country

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

ATOM = "application/atom+xml"


def commitments(request: Request, title: str, found: Iterable[Commitment]) -> Response:
    """Return the commitments as a feed whose entries carry the words, the themes and where they stand."""
    from feedgen.feed import FeedGenerator  # here, because it brings lxml along, and few ask for feeds

    feed = FeedGenerator()
    query = request.url.query
    feed.id(public(request, "/commitments.atom", query))
    feed.title(title)
    feed.author({"name": "G7 Ledger"})
    feed.link(href=public(request, "/commitments.atom", query), rel="self", type=ATOM)
    feed.link(href=public(request, "/commitments", query), rel="alternate", type="text/html")
    updated = datetime.min.replace(tzinfo=UTC)
    for commitment in found:
        _entry(request, feed, commitment)
        updated = max(updated, _since(commitment))
    feed.updated(updated)
    return Response(feed.atom_str(pretty=True), media_type=ATOM)


def _entry(request: Request, feed: FeedGenerator, commitment: Commitment) -> None:
    meeting = commitment.meeting
    entry = feed.add_entry(order="append")
    address = public(request, f"/commitments/{commitment.ref}")
    entry.id(address)
    entry.link(href=address)
    entry.title(f"{KINDS[commitment.kind]} by {country(commitment.actor)}{f', {meeting.name}' if meeting else ''}")
    entry.content(commitment.statement)
    entry.updated(_since(commitment))
    for theme in commitment.themes:
        entry.category(term=theme.slug, label=theme.name)
    if meeting and meeting.starts_on:
        entry.published(datetime.combine(meeting.starts_on, time(), UTC))


def _since(commitment: Commitment) -> datetime:
    """Return when the ledger got to know the commitment: when its first document was read."""
    return min(evidence.document.ingested_at for evidence in commitment.evidence)
