"""Every page's citation under its own address with a suffix: BibTeX, RIS, CSL-JSON, and as a preview picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.convertors import Convertor, register_url_convertor

from app import metrics
from app.cite import Citation, bibtex, csl_json, ris
from app.errors import NotFound
from app.trends import Point
from app.web import readings
from app.web.citing import CiterDep
from app.web.commitments import ChoicesDep, CommitmentDep, FiltersDep, described
from app.web.compare import PairDep
from app.web.dependencies import SessionDep
from app.web.documents import DocumentDep
from app.web.meetings import MeetingDep
from app.web.metrics import MetricDep
from app.web.people import PersonDep
from app.web.pictures import CHART, Chart, picture
from app.web.render import address
from app.web.search import SearchDep
from app.web.sketches import sketch
from app.web.themes import ThemeDep

Writer = Callable[[Citation], str | bytes]

STYLES: Mapping[str, tuple[Writer, str]] = {
    "bib": (bibtex, "application/x-bibtex"),
    "ris": (ris, "application/x-research-info-systems"),
    "csl.json": (csl_json, "application/vnd.citationstyles.csl+json"),
    "png": (picture, "image/png"),
}
LISTS = {
    "meetings": "Meetings",
    "metrics": "Figures",
    "people": "People at the meetings",
    "themes": "Themes",
    "documents": "Documents",
}


class Style(Convertor[str]):
    """The suffix of a citation in an address; other suffixes are other routes' affair."""

    regex = r"bib|ris|csl\.json|png"

    def convert(self, value: str) -> str:
        """Return the suffix."""
        return value

    def to_string(self, value: str) -> str:
        """Return the suffix."""
        return value


register_url_convertor("style", Style())
router = APIRouter(tags=["Citations"], default_response_class=Response)


@router.get("/ledger.{style:style}", name="ledger.cited")
def ledger(style: str, cite: CiterDep) -> Response:
    """The whole ledger."""
    return written(cite.whole(), style)


@router.get("/commitments.{style:style}", name="commitments.cited")
def commitments(style: str, cite: CiterDep, filters: FiltersDep, choices: ChoicesDep) -> Response:
    """The commitments of a filtered list."""
    return written(cite.rows(described(filters, choices), "/commitments", filters.changed().query), style)


@router.get("/search.{style:style}", name="search.cited")
def search(style: str, cite: CiterDep, asked: SearchDep) -> Response:
    """What was found for a search."""
    return written(cite.rows(asked.title, "/search", asked.query), style)


@router.get("/compare.{style:style}", name="compare.cited")
def comparison(style: str, cite: CiterDep, pair: PairDep) -> Response:
    """Two meetings side by side."""
    return written(cite.comparison(*pair), style)


@router.get("/{word}.{style:style}", name="lists.cited")
def rows(word: str, style: str, cite: CiterDep) -> Response:
    """A list as a whole: meetings, metrics, people, themes or documents."""
    if word not in LISTS:
        raise NotFound("There is no page at this address; it may have been mistyped.")
    return written(cite.rows(LISTS[word], f"/{word}"), style)


@router.get("/meetings/{slug}.{style:style}", name="meetings.cited")
def meeting(style: str, cite: CiterDep, meeting: MeetingDep) -> Response:
    """A meeting."""
    return written(cite.meeting(meeting), style)


@router.get("/commitments/{ref}.{style:style}", name="commitments.one.cited")
def commitment(style: str, cite: CiterDep, commitment: CommitmentDep) -> Response:
    """A commitment."""
    return written(cite.commitment(commitment), style)


@router.get("/people/{slug}.{style:style}", name="people.cited")
def person(style: str, cite: CiterDep, person: PersonDep) -> Response:
    """A person at the meetings."""
    return written(cite.person(person), style)


@router.get("/themes/{slug}.{style:style}", name="themes.cited")
def theme(style: str, cite: CiterDep, theme: ThemeDep) -> Response:
    """A theme."""
    return written(cite.theme(theme), style)


@router.get("/documents/{slug}.{style:style}", name="documents.cited")
def document(style: str, cite: CiterDep, document: DocumentDep) -> Response:
    """A document."""
    return written(cite.document(document), style)


@router.get("/metrics/{slug}.png", name="metrics.picture", include_in_schema=False)
@router.get("/metrics/{slug}/chart.png", name="metrics.chart.picture", include_in_schema=False)
def drawn(metric: MetricDep, cite: CiterDep, session: SessionDep) -> Response:
    """Draw a series with its chart, where it has one."""
    points = metrics.series(session, metric)
    small, dated = sketch(points, *CHART), [point for point in points if point.when]
    summary = readings.sentence(points)
    chart = Chart(small, summary, readings.brief(dated[0]), readings.brief(dated[-1])) if small else None
    return Response(picture(cite.metric(metric), chart), media_type="image/png")


@router.get("/metrics/{slug}.{style:style}", name="metrics.cited")
def metric(style: str, cite: CiterDep, metric: MetricDep) -> Response:
    """A series of figures."""
    return written(cite.metric(metric), style)


@router.get("/metrics/{slug}/chart.{style:style}", name="metrics.chart.cited")
def chart(style: str, cite: CiterDep, metric: MetricDep) -> Response:
    """The chart of a series."""
    return written(cite.chart(metric), style)


def point_of_address(session: SessionDep, metric: MetricDep, number: int) -> Point:
    """Return the figure of this number, whichever equal one it was made one with; raises NotFound."""
    for point in metrics.series(session, metric):
        if number in {evidence.observation_id for evidence in point.evidence}:
            return point
    raise NotFound(f"There is no figure {number} of this series in the ledger.")


PointDep = Annotated[Point, Depends(point_of_address)]


@router.get("/metrics/{slug}/{number:int}.{style:style}", name="metrics.figure.cited")
def figure(style: str, cite: CiterDep, metric: MetricDep, point: PointDep) -> Response:
    """One figure of a series."""
    return written(cite.figure(metric, point), style)


@router.get("/metrics/{slug}/{number:int}", name="metrics.figure", include_in_schema=False)
def figure_page(request: Request, metric: MetricDep, point: PointDep) -> Response:
    """Lead from a figure's permanent address to its place on the page of its series."""
    return RedirectResponse(f"{address(request, 'metrics.show', slug=metric.slug)}#figure-{point.id}", 303)


@router.get("/metrics/{slug}/chart", name="metrics.chart.page", include_in_schema=False)
def chart_page(request: Request, metric: MetricDep) -> Response:
    """Lead from a chart's permanent address to its place on the page of its series."""
    return RedirectResponse(f"{address(request, 'metrics.show', slug=metric.slug)}#chart", 303)


def written(citation: Citation, style: str) -> Response:
    """Return a citation in the style of the address's suffix; but for the picture, to be saved under its key."""
    write, media_type = STYLES[style]
    how = "inline" if style == "png" else "attachment"
    headers = {"Content-Disposition": f'{how}; filename="{citation.key}.{style}"'}
    return Response(write(citation), media_type=media_type, headers=headers)
