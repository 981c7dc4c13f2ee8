"""Metrics: the series that are followed from meeting to meeting, and the figures reported."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from sqlalchemy import ColumnElement, and_, func, true
from sqlalchemy.orm import contains_eager, joinedload
from sqlmodel import Field, Relationship, Session, SQLModel, col, select

from app.database import words
from app.documents import Document
from app.errors import NotFound
from app.evidence import Evidence, Fact
from app.meetings import Meeting
from app.memory import once
from app.terms import Qualifier
from app.themes import Theme
from app.trends import Occasion, Point, is_sign, trace

LATEST = 24  # occasions of a series at a glance
Chronicle = Mapping[int | None, Sequence[tuple[Occasion, int]]]


class Metric(SQLModel, table=True):
    """A series of figures that count the same thing, from the extractor's vocabulary."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=64)
    name: str
    unit: str
    counts: str = Field(description="what exactly is counted, and by whom")
    position: int = Field(description="its place in lists")
    theme_id: int | None = Field(default=None, foreign_key="theme.id", index=True)
    theme: Theme | None = Relationship()


class Observation(Fact, table=True):
    """A figure as a document gives it, hedge and all; one that belongs to no known series has no metric."""

    id: int | None = Field(default=None, primary_key=True)
    metric_id: int | None = Field(default=None, foreign_key="metric.id", index=True)
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    label: str
    value: float = Field(description="in plain units: 120 million is 120000000")
    value_high: float | None = Field(default=None, description="upper end of a range")
    unit: str = Field(description="what is counted, a currency's ISO code, or percent")
    qualifier: Qualifier = Field(default=Qualifier.EXACT, sa_type=words(Qualifier))
    per: str | None = Field(default=None, description="day, year … where it is a rate")
    as_of: date | None = None
    source: str | None = Field(default=None, description="the organisation that the document names for the figure")
    metric: Metric | None = Relationship()
    meeting: Meeting | None = Relationship()
    evidence: list[Evidence] = Relationship(sa_relationship_kwargs={"order_by": "Evidence.id"})


@dataclass(frozen=True, slots=True)
class Trend:
    """A series and its points, the oldest first, those without a date last."""

    metric: Metric
    points: Sequence[Point]

    @property
    def drawn(self) -> Sequence[Point]:
        """The points that have a place in time."""
        return [point for point in self.points if point.when]

    @property
    def latest(self) -> Point | None:
        """The last figure that has a place in time, else any."""
        return next(reversed(self.drawn or self.points), None)

    @property
    def rivals(self) -> Sequence[Point]:
        """The other figures of the latest one's meeting: documents that disagree with it."""
        last = self.latest
        return [point for point in self.drawn if last and point is not last and point.occasion == last.occasion]


def find(session: Session, slug: str) -> Metric:
    """Return the metric at this address; raises NotFound."""
    metric = session.exec(select(Metric).where(Metric.slug == slug)).first()
    if metric is None:
        raise NotFound(f"There is no series of figures “{slug}” in the ledger.")
    return metric


def series(session: Session, metric: Metric) -> Sequence[Point]:
    """Return what documents say of one metric, oldest meeting first, undated figures last; see `app.trends`."""
    return trace(point for _, point in _points(session, col(Observation.metric_id) == metric.id))


def overview(session: Session) -> Sequence[Trend]:
    """Return every metric in its order with its points, none where no document gives a figure."""
    return _trends(session, true())


def at_a_glance(session: Session, *only: Metric) -> Sequence[Trend]:
    """Return every metric in its order, or these alone, each with its undated figures and those told last."""
    chronicle, chosen = once(session, _chronicle), {metric.id for metric in only}
    shown = [key for metric_id, told in chronicle.items() if not only or metric_id in chosen for key in _latest(told)]
    which = col(Metric.id).in_(chosen) if only else true()
    return _trends(session, which, col(Observation.id).in_(shown))


def of_theme(session: Session, theme: Theme) -> Sequence[Trend]:
    """Return the metrics of one theme that have figures."""
    return [trend for trend in _trends(session, col(Metric.theme_id) == theme.id) if trend.points]


def reported(session: Session, meeting: Meeting) -> Sequence[tuple[Metric | None, Point]]:
    """Return the figures given at one meeting with their change since the one before, series first in their order."""
    chronicle = once(session, _chronicle)
    near = [key for metric_id, told in chronicle.items() for key in _up_to(meeting, told, alone=metric_id is None)]
    read = _points(session, col(Observation.id).in_(near))
    shown: list[tuple[Metric | None, Point]] = []
    for _, found in groupby(sorted(read, key=_place), key=_place):
        pairs = list(found)
        metric, points = pairs[0][0], [point for _, point in pairs]
        shown += [(metric, point) for point in (trace(points) if metric else points)]
    return [(metric, point) for metric, point in shown if point.meeting and point.meeting.id == meeting.id]


def _unit(observation: Observation, metric: Metric | None) -> str:
    """Return the series' word for what it counts, whatever its documents call it; a sign of the figure's own stays."""
    if metric is None or is_sign(observation.unit) or is_sign(metric.unit):
        return observation.unit
    return metric.unit


def _place(pair: tuple[Metric | None, Point]) -> tuple[bool, int]:
    """Return what sorts figures by their series' place in lists, those of no series last."""
    metric, _ = pair
    return metric is None, metric.position if metric else 0


def _chronicle(session: Session) -> Chronicle:
    """Return for each metric its standing figures by id with their occasions (see `Point.occasion`), in their order."""
    when = func.coalesce(col(Meeting.starts_on), col(Observation.as_of), func.min(col(Document.published_on)))
    joined = (
        select(Observation.metric_id, Observation.id, when, Meeting.slug)
        .join(Evidence, col(Evidence.observation_id) == Observation.id)
        .join(Document, col(Document.id) == Evidence.document_id)
        .outerjoin(Meeting, and_(col(Meeting.id) == Observation.meeting_id, col(Meeting.standing)))
    )
    standing = joined.where(col(Observation.standing), col(Evidence.standing))
    found: dict[int | None, list[tuple[Occasion, int]]] = {}
    for metric_id, key, day, slug in session.exec(standing.group_by(col(Observation.id), col(Meeting.id))):
        found.setdefault(metric_id, []).append(((day or date.max, slug or ""), key or 0))
    return {metric_id: sorted(told) for metric_id, told in found.items()}


def _latest(told: Sequence[tuple[Occasion, int]]) -> Iterator[int]:
    """Yield the figures of the latest occasions, of the two latest meetings, whose change is told, and undated ones."""
    occasions = sorted({occasion for occasion, _ in told if occasion[0] != date.max})
    shown = {*occasions[-LATEST:], *[occasion for occasion in occasions if occasion[1]][-2:]}
    return (key for occasion, key in told if occasion in shown or occasion[0] == date.max)


def _up_to(meeting: Meeting, told: Sequence[tuple[Occasion, int]], *, alone: bool) -> Iterator[int]:
    """Yield the figures given at a meeting and, unless alone, those at the meeting that they are compared with."""
    slugs = [slug for (_, slug), _ in groupby(told, key=lambda pair: pair[0]) if slug]
    before = {one for one, other in pairwise(slugs) if other == meeting.slug and not alone}
    wanted = {meeting.slug, *before} if meeting.slug in slugs else set()
    return (key for (_, slug), key in told if slug in wanted)


def _trends(session: Session, which: ColumnElement[bool], told: ColumnElement[bool] | None = None) -> Sequence[Trend]:
    with_theme = joinedload(Metric.theme)  # type: ignore[arg-type]
    listed = session.exec(select(Metric).options(with_theme).where(which).order_by(col(Metric.position))).all()
    found: dict[int | None, list[Point]] = {metric.id: [] for metric in listed}
    for metric, point in _points(session, which if told is None else told):
        if metric:
            found[metric.id].append(point)
    return [Trend(metric, trace(found[metric.id])) for metric in listed]


def _points(session: Session, which: ColumnElement[bool]) -> Sequence[tuple[Metric | None, Point]]:
    """Read figures with all that shows them in one query; a meeting that was withdrawn counts as none."""
    with_document = contains_eager(Evidence.document).defer(Document.text, raiseload=True)  # type: ignore[arg-type]
    statement = (
        select(Evidence, Observation, Metric, Meeting)
        .join(Observation, col(Observation.id) == Evidence.observation_id)
        .join(Document, col(Document.id) == Evidence.document_id)
        .outerjoin(Metric, col(Metric.id) == Observation.metric_id)
        .outerjoin(Meeting, and_(col(Meeting.id) == Observation.meeting_id, col(Meeting.standing)))
        .where(col(Observation.standing), col(Evidence.standing), which)
        .options(with_document)
        .order_by(col(Observation.id), col(Evidence.id))
    )
    found = groupby(session.exec(statement).all(), key=lambda row: row[1].id)
    return [_point(list(rows)) for _, rows in found]


def _point(rows: Sequence[tuple[Evidence, Observation, Metric | None, Meeting | None]]) -> tuple[Metric | None, Point]:
    """Return one observation as a point; each row carries one piece of its evidence."""
    _, observation, metric, meeting = rows[0]
    point = Point(
        id=observation.id or 0,
        label=observation.label,
        value=observation.value,
        value_high=observation.value_high,
        qualifier=observation.qualifier,
        unit=_unit(observation, metric),
        per=observation.per,
        source=observation.source,
        meeting=meeting,
        as_of=observation.as_of,
        evidence=tuple(row[0] for row in rows),
    )
    return metric, point
