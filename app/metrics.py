"""Metrics: the series that are followed from meeting to meeting, and the figures reported."""

from datetime import date

from sqlmodel import Field, Relationship, SQLModel

from app.database import words
from app.evidence import Evidence, Fact
from app.meetings import Meeting
from app.terms import Qualifier
from app.themes import Theme


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
