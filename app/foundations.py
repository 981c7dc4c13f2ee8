"""What every ledger starts with: themes, metrics, the register of meetings, and reference figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlmodel import Session, col, select

from app import references, register, search
from app.extraction import metric_series, themes
from app.indexing import index_meeting
from app.keeping import reorder
from app.meetings import Meeting
from app.metrics import Metric
from app.references import ReferenceRow
from app.register import Registered
from app.search import EntryKind
from app.themes import Theme

SHIPPED = "seeds/reference.csv"


def prepare(session: Session, entries: Iterable[Registered], figures: Sequence[tuple[int, ReferenceRow]] = ()) -> None:
    """Bring themes, metrics, meetings and reference figures up to date; writes only what changed."""
    _enter_themes(session)
    _enter_metrics(session)
    registered = list(entries)
    register.enter(session, registered)
    session.flush()
    references.enter(session, figures, SHIPPED)
    entered = col(Meeting.slug).in_([entry.slug for entry in registered])
    for meeting in session.exec(select(Meeting).where(entered)).all():
        reorder(session, meeting)
        index_meeting(session, meeting)


def _enter_themes(session: Session) -> None:
    for position, known in enumerate(themes.vocabulary()):
        theme = session.exec(select(Theme).where(Theme.slug == known.slug)).first()
        if theme is None:
            theme = Theme(slug=known.slug, name=known.name, description=known.description, position=position)
            session.add(theme)
        theme.name, theme.description, theme.position = known.name, known.description, position
        search.index(session, EntryKind.THEME, theme.slug, theme.name, theme.description)


def _enter_metrics(session: Session) -> None:
    for position, known in enumerate(metric_series.vocabulary()):
        metric = session.exec(select(Metric).where(Metric.slug == known.slug)).first()
        if metric is None:
            metric = Metric(slug=known.slug, name=known.name, unit=known.unit, counts=known.counts, position=position)
            session.add(metric)
        metric.name, metric.unit, metric.counts, metric.position = known.name, known.unit, known.counts, position
        metric.theme = session.exec(select(Theme).where(Theme.slug == known.theme)).first()
        search.index(session, EntryKind.METRIC, metric.slug, metric.name, f"{metric.counts} Unit: {metric.unit}.")
