"""Every list as one file to keep, under its address with the suffix `.zip`: same parameters, same rows."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from app import attendances, figures, gatherings, library, references
from app import commitments as promises
from app.attendances import PersonRow
from app.commitments import CommitmentRow
from app.figures import MetricRow, ObservationRow
from app.gatherings import MeetingRow
from app.library import DocumentRow
from app.references import ReferenceRow
from app.web.bundles import bundle
from app.web.citing import CiterDep
from app.web.commitments import ChoicesDep, FiltersDep, described
from app.web.dependencies import StreamingSessionDep
from app.web.metrics import MetricDep

ZIP: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The rows as CSV and JSON with a code book, a README, a citation and the licence.",
        "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
    }
}

router = APIRouter(tags=["Downloads"], default_response_class=Response, responses=ZIP)


@router.get("/meetings.zip", name="meetings.zip")
def meetings(request: Request, session: StreamingSessionDep, cite: CiterDep) -> Response:
    """All meetings, the latest first."""
    return bundle(request, gatherings.rows(session), MeetingRow, cite.rows("Meetings", "/meetings"))


@router.get("/commitments.zip", name="commitments.zip")
def commitments(
    request: Request, session: StreamingSessionDep, filters: FiltersDep, choices: ChoicesDep, cite: CiterDep
) -> Response:
    """All commitments of a filtered list, in its order."""
    citation = cite.rows(described(filters, choices), "/commitments", filters.changed().query)
    return bundle(request, promises.rows(session, filters), CommitmentRow, citation)


@router.get("/people.zip", name="people.zip")
def people(request: Request, session: StreamingSessionDep, cite: CiterDep) -> Response:
    """Everybody at every meeting, by family name, then by time."""
    return bundle(request, attendances.rows(session), PersonRow, cite.rows("People at the meetings", "/people"))


@router.get("/documents.zip", name="documents.zip")
def documents(request: Request, session: StreamingSessionDep, cite: CiterDep) -> Response:
    """All documents, the last published first."""
    return bundle(request, library.rows(session), DocumentRow, cite.rows("Documents", "/documents"))


@router.get("/metrics.zip", name="metrics.zip")
def metrics(request: Request, session: StreamingSessionDep, cite: CiterDep) -> Response:
    """All series, each with its latest figure."""
    return bundle(request, figures.rows(session), MetricRow, cite.rows("Figures", "/metrics"))


@router.get("/metrics/{slug}/reference.zip", name="metrics.references.zip")
def reference(request: Request, session: StreamingSessionDep, metric: MetricDep, cite: CiterDep) -> Response:
    """What INTERPOL's own pages say of one series, the oldest first; no document of the ledger does."""
    citation = cite.rows(f"{metric.name}: reference figures", f"/metrics/{metric.slug}", "reference=on")
    return bundle(request, references.rows_of(session, metric), ReferenceRow, citation)


@router.get("/metrics/{slug}.zip", name="metrics.show.zip")
def metric(request: Request, session: StreamingSessionDep, metric: MetricDep, cite: CiterDep) -> Response:
    """The figures of one series, the oldest first."""
    return bundle(request, figures.rows_of(session, metric), ObservationRow, cite.metric(metric))
