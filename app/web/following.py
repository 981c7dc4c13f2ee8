"""Feeds under the addresses of their pages with a suffix: of filtered commitments, meetings, themes, series, people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Response
from starlette.convertors import Convertor, register_url_convertor

from app import commitments as promises
from app import gatherings, meetings, metrics
from app.cite import Citation
from app.commitments import Filters
from app.web.citing import Citer, CiterDep, suffixed
from app.web.commitments import ChoicesDep, FiltersDep, described
from app.web.dependencies import SessionDep, StreamingSessionDep
from app.web.entries import attendance, figure, newest_first, promise, reading
from app.web.exports import public
from app.web.feeds import ATOM, JSON, Entry, Feed, atom, json_feed
from app.web.meetings import MeetingDep
from app.web.metrics import MetricDep
from app.web.people import PersonDep
from app.web.themes import ThemeDep

WRITERS = {"atom": (atom, ATOM), "feed.json": (json_feed, JSON)}
FEED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "One entry an event, as Atom or as JSON Feed 1.1, by the suffix.",
        "content": {ATOM: {"schema": {"type": "string"}}, JSON: {"schema": {"type": "object"}}},
    }
}


class Suffix(Convertor[str]):
    """The suffix of a feed in an address; other suffixes are other routes' affair."""

    regex = r"atom|feed\.json"

    def convert(self, value: str) -> str:
        """Return the suffix."""
        return value

    def to_string(self, value: str) -> str:
        """Return the suffix."""
        return value


register_url_convertor("feed", Suffix())
router = APIRouter(tags=["Feeds"], default_response_class=Response, responses=FEED)


@router.get("/commitments.{feed:feed}", name="commitments.feed")
def commitments(
    feed: str, cite: CiterDep, filters: FiltersDep, choices: ChoicesDep, session: StreamingSessionDep
) -> Response:
    """The commitments of a filtered list, in its order."""
    entries = [promise(cite.request, each) for each in promises.every(session, filters)]
    citation = cite.rows(described(filters, choices), "/commitments", filters.changed().query)
    return written(cite, citation, feed, entries)


@router.get("/meetings/{slug}.{feed:feed}", name="meetings.feed")
def meeting(feed: str, cite: CiterDep, meeting: MeetingDep, session: SessionDep) -> Response:
    """What was promised and reported at a meeting, and the documents on it, the last known first."""
    made = [promise(cite.request, each) for _, group in gatherings.promises(session, meeting) for each in group]
    given = [figure(cite.request, metric, point) for metric, point in metrics.reported(session, meeting)]
    read = [reading(cite.request, document) for document in meetings.documents_on(session, meeting)]
    return written(cite, cite.meeting(meeting), feed, newest_first([*made, *given, *read]))


@router.get("/themes/{slug}.{feed:feed}", name="themes.feed")
def theme(feed: str, cite: CiterDep, theme: ThemeDep, session: SessionDep) -> Response:
    """The promises and the figures on a theme, the last known first."""
    trends = metrics.of_theme(session, theme)
    given = [figure(cite.request, trend.metric, point) for trend in trends for point in trend.points]
    citation = cite.theme(theme)  # before the chunks, which leave nothing loaded behind
    made = [promise(cite.request, each) for each in promises.every(session, Filters(theme=(theme.slug,)))]
    return written(cite, citation, feed, newest_first([*made, *given]))


@router.get("/metrics/{slug}.{feed:feed}", name="metrics.feed")
def metric(feed: str, cite: CiterDep, metric: MetricDep, session: SessionDep) -> Response:
    """The figures of a series with their changes, the last known first."""
    given = [figure(cite.request, metric, point) for point in metrics.series(session, metric)]
    return written(cite, cite.metric(metric), feed, newest_first(given))


@router.get("/people/{slug}.{feed:feed}", name="people.feed")
def person(feed: str, cite: CiterDep, person: PersonDep, session: SessionDep) -> Response:
    """The meetings at which documents name somebody, the last known first."""
    seen = [attendance(cite.request, person, each) for each in meetings.of_person(session, person)]
    return written(cite, cite.person(person), feed, newest_first(seen))


def written(cite: Citer, citation: Citation, suffix: str, entries: Sequence[Entry]) -> Response:
    """Return the entries of the page that the citation names, in the form that the suffix asks for."""
    write, media_type = WRITERS[suffix]
    own = public(cite.request, suffixed(citation.address, f".{suffix}"))
    feed = Feed(f"G7 Ledger: {citation.title}", citation.address, own, entries)
    return Response(write(feed), media_type=media_type)
