"""Citations of pages: the title, the permanent address and the edition of whatever has a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode, urlsplit

from fastapi import Depends, Request

from app import editions
from app.cite import Citation, Edition, Genre
from app.commitments import Commitment
from app.documents import Document
from app.evidence import Evidence
from app.meetings import Meeting
from app.metrics import Metric
from app.people import Person
from app.themes import Theme
from app.trends import Point
from app.web import readings
from app.web.dependencies import SessionDep
from app.web.exports import public
from app.web.wording import KINDS, country, day, days

WHOLE = "What G7 interior ministers promised through INTERPOL, and what became of the numbers"


@dataclass(frozen=True)
class Citer:
    """Cites parts of the ledger in the edition that this request reads."""

    request: Request
    edition: Edition

    def whole(self) -> Citation:
        """Cite the ledger as a whole."""
        return self._cite(WHOLE, "/", Genre.DATA)

    def rows(self, title: str, path: str, query: str = "") -> Citation:
        """Cite the rows of a list, or what was found for a search."""
        return Citation(title, public(self.request, path, query), self.edition, Genre.DATA)

    def meeting(self, meeting: Meeting) -> Citation:
        """Cite a meeting's page."""
        return self._cite(f"{meeting.name}: {meeting.series}, {days(meeting)}", f"/meetings/{meeting.slug}")

    def comparison(self, earlier: Meeting, later: Meeting) -> Citation:
        """Cite two meetings side by side."""
        pair = urlencode({"from": earlier.slug, "to": later.slug})
        return self.rows(f"Promises from {earlier.name} to {later.name}", "/compare", pair)

    def commitment(self, commitment: Commitment) -> Citation:
        """Cite a commitment with its words and its first source."""
        at = f", {commitment.meeting.name}" if commitment.meeting and commitment.meeting.standing else ""
        title = f"{KINDS[commitment.kind]} {commitment.ref} by {country(commitment.actor)}{at}"
        path = f"/commitments/{commitment.ref}"
        return self._cite(title, path, says=commitment.statement, source=source(commitment.evidence))

    def metric(self, metric: Metric) -> Citation:
        """Cite a series of figures."""
        return self._cite(metric.name, f"/metrics/{metric.slug}", Genre.DATA)

    def chart(self, metric: Metric) -> Citation:
        """Cite a series' chart as a picture."""
        return self._cite(f"{metric.name}, from meeting to meeting", f"/metrics/{metric.slug}/chart", Genre.CHART)

    def figure(self, metric: Metric, point: Point) -> Citation:
        """Cite one figure with the words that give it."""
        title = f"{metric.name}, {readings.occasion(point)}: {readings.words(point)}"
        path = f"/metrics/{metric.slug}/{point.id}"
        says = point.evidence[0].quote if point.evidence else ""
        return self._cite(title, path, Genre.DATA, says=says, source=source(point.evidence))

    def person(self, person: Person) -> Citation:
        """Cite a person's page."""
        return self._cite(f"{person.name} at ministerial meetings", f"/people/{person.slug}")

    def theme(self, theme: Theme) -> Citation:
        """Cite a theme's page."""
        return self._cite(f"{theme.name}: promises and figures", f"/themes/{theme.slug}")

    def document(self, document: Document) -> Citation:
        """Cite the ledger's reading of a document, and name the document as its source."""
        path = f"/documents/{document.slug}"
        return self._cite(f"{document.heading}, as the ledger reads it", path, source=published(document))

    def _cite(self, title: str, path: str, genre: Genre = Genre.PAGE, *, says: str = "", source: str = "") -> Citation:
        return Citation(title, public(self.request, path), self.edition, genre, says, source)


def source(evidence: Sequence[Evidence]) -> str:
    """Return who published the first of these quotes, under which title, when and where; nothing for none."""
    return published(evidence[0].document) if evidence else ""


def published(document: Document) -> str:
    """Return a document as a reference names it, with as much as is known."""
    when = day(document.published_on) if document.published_on else None
    return ", ".join(part for part in (document.publisher, f"“{document.heading}”", when, document.url) if part)


def citer(request: Request, session: SessionDep) -> Citer:
    """Return what cites, in the edition that the session reads."""
    return Citer(request, editions.current(session))


def suffixed(address: str, suffix: str) -> str:
    """Return the path of a page's own address with a suffix, its query kept; the whole is called `/ledger`."""
    parts = urlsplit(address)
    path = "/ledger" if parts.path == "/" else parts.path
    return f"{path}{suffix}{f'?{parts.query}' if parts.query else ''}"


CiterDep = Annotated[Citer, Depends(citer)]
