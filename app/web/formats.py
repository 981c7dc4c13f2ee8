"""Every list under its own address with a suffix: the same parameters, the same rows, for other programs."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from app import attendances, figures, gatherings, library, references
from app import commitments as promises
from app.attendances import PersonRow
from app.commitments import CommitmentRow
from app.database import revision
from app.figures import MetricRow, ObservationRow
from app.gatherings import MeetingRow
from app.library import DocumentRow
from app.references import ReferenceRow
from app.web.commitments import FiltersDep
from app.web.dependencies import StreamingSessionDep
from app.web.exports import DESCRIBED, Form, Rows, answer
from app.web.metrics import MetricDep

router = APIRouter(prefix="", tags=["Lists"], responses=DESCRIBED)


@router.get("/meetings.{form}", name="meetings.rows", response_model=Rows[MeetingRow])
def meetings(request: Request, form: Form, session: StreamingSessionDep) -> Response:
    """All meetings, the latest first."""
    return answer(request, form, gatherings.rows(session), MeetingRow, revision(session))


@router.get("/commitments.{form}", name="commitments.rows", response_model=Rows[CommitmentRow])
def commitments(request: Request, form: Form, filters: FiltersDep, session: StreamingSessionDep) -> Response:
    """All commitments of a filtered list, in its order."""
    return answer(request, form, promises.rows(session, filters), CommitmentRow, revision(session))


@router.get("/people.{form}", name="people.rows", response_model=Rows[PersonRow])
def people(request: Request, form: Form, session: StreamingSessionDep) -> Response:
    """Everybody at every meeting, by family name, then by time."""
    return answer(request, form, attendances.rows(session), PersonRow, revision(session))


@router.get("/documents.{form}", name="documents.rows", response_model=Rows[DocumentRow])
def documents(request: Request, form: Form, session: StreamingSessionDep) -> Response:
    """All documents, the last published first."""
    return answer(request, form, library.rows(session), DocumentRow, revision(session))


@router.get("/metrics.{form}", name="metrics.rows", response_model=Rows[MetricRow])
def metrics(request: Request, form: Form, session: StreamingSessionDep) -> Response:
    """All series, each with its latest figure."""
    return answer(request, form, figures.rows(session), MetricRow, revision(session))


@router.get("/metrics/{slug}.{form}", name="metrics.figures", response_model=Rows[ObservationRow])
def metric(request: Request, form: Form, metric: MetricDep, session: StreamingSessionDep) -> Response:
    """The figures of one series, the oldest first."""
    return answer(request, form, figures.rows_of(session, metric), ObservationRow, revision(session))


@router.get("/metrics/{slug}/reference.{form}", name="metrics.references", response_model=Rows[ReferenceRow])
def reference(request: Request, form: Form, metric: MetricDep, session: StreamingSessionDep) -> Response:
    """What INTERPOL's own pages say of one series, the oldest first; no document of the ledger does."""
    return answer(request, form, references.rows_of(session, metric), ReferenceRow, revision(session))
