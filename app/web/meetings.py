"""Meetings: the list, and each with its people, promises, figures and documents."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app import comparisons, gatherings, meetings, metrics
from app.meetings import Meeting
from app.web import linked, readings, supports
from app.web.citing import CiterDep
from app.web.dependencies import SessionDep
from app.web.leaves import listed
from app.web.render import page

router = APIRouter(include_in_schema=False)


def meeting_of_address(session: SessionDep, slug: str) -> Meeting:
    """Return the meeting that the path names; raises NotFound."""
    return meetings.find(session, slug)


MeetingDep = Annotated[Meeting, Depends(meeting_of_address)]


@router.get("/meetings", name="meetings.list")
def index(request: Request, session: SessionDep, cite: CiterDep, after: str = "") -> Response:
    """Show a page of the meetings, the latest first."""
    calendar = gatherings.calendar(session, after)
    return listed(request, "meetings", calendar.leaf, cite.rows("Meetings", "/meetings"), meetings=calendar.rows)


@router.get("/meetings/{slug}", name="meetings.show")
def show(request: Request, session: SessionDep, meeting: MeetingDep, cite: CiterDep) -> Response:
    """Show one meeting."""
    citation, attendances = cite.meeting(meeting), meetings.attended(session, meeting)
    course = gatherings.course(session, meeting)
    since = course.reported_before(meeting) if meeting.id in course.documented else None
    themes, figures = gatherings.promises(session, meeting), metrics.reported(session, meeting)
    made = [commitment for _, commitments in themes for commitment in commitments]
    facts = [
        *(commitment.evidence for commitment in made),
        *(point.evidence for _, point in figures),
        *(attendance.evidence for attendance in attendances),
    ]
    return page(
        request,
        "meetings/show.html",
        meeting=meeting,
        before=course.before(meeting),
        after=course.after(meeting),
        since=since,
        between=course.between(since, meeting) if since else [],
        changed=comparisons.promises(session, since, meeting) if since else None,
        attendances=attendances,
        themes=themes,
        figures=figures,
        told=supports.teller(session, facts, fewest=2),
        documents=meetings.documents_on(session, meeting),
        readings=readings,
        citation=citation,
        linked=linked.event(citation, meeting, attendances),
        followed=True,
    )
