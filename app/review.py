"""Review: what people decide about facts, kept beside what the machine found."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from app.database import UTCDateTime, words
from app.evidence import Target, one_fact


class Action(StrEnum):
    """What was decided."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"


class Decision(Target, table=True):
    """Who decided what about one fact, when and why, with its values before and after."""

    __table_args__ = (one_fact(),)

    id: int | None = Field(default=None, primary_key=True)
    made_at: datetime = Field(sa_type=UTCDateTime)
    made_by: str
    action: Action = Field(sa_type=words(Action))
    why: str | None = None
    before: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    after: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
