"""Reference figures: what INTERPOL's own pages say of a series, kept apart from what the ledger's documents say."""

import calendar
import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, field_validator, model_validator
from pydantic import Field as Column
from sqlmodel import Field, Session, SQLModel, select

from app.database import words
from app.errors import Refused
from app.hedges import Hedged
from app.metrics import Metric
from app.terms import Qualifier

DATED = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
HOST = "interpol.int"
CONTENT = {"value", "value_high", "qualifier", "dated", "dated_words", "page", "url", "note"}


def _bare(value: object) -> object:
    return (value.strip() or None) if isinstance(value, str) else value


def _filled(value: object) -> object:
    return Qualifier.EXACT if _bare(value) is None else _bare(value)


Cell = Annotated[str | None, BeforeValidator(_bare)]


class ReferenceRow(BaseModel):
    """One line of a file of reference figures, for reading and for writing alike."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    metric: str = Column(description="slug of the series", examples=["ftf-profiles"])
    value: float = Column(ge=0, allow_inf_nan=False, description="the figure, or the lower end of a range")
    value_high: Annotated[float | None, BeforeValidator(_bare)] = Column(
        default=None, allow_inf_nan=False, description="the upper end of a range"
    )
    qualifier: Annotated[Qualifier, BeforeValidator(_filled)] = Column(
        default=Qualifier.EXACT,
        description="how the page hedges it, exact where it does not",
    )
    dated: Cell = Column(
        default=None,
        description="when it held, as precisely as the page says: 2014, 2014-12 or 2014-12-31; empty where it does not",
        examples=["2015-09-30"],
    )
    dated_words: Cell = Column(default=None, description="the page's date where digits cannot say it: end of 2014")
    page: str = Column(min_length=1, description="what the page is", examples=["News item N2015-072"])
    url: str = Column(description="address of the page, one of INTERPOL's own")
    note: Cell = Column(default=None, description="what a reader should know of the figure")
    unit: Cell = Column(default=None, description="what is counted: the unit of the series")

    @field_validator("dated")
    @classmethod
    def _is_a_date(cls, dated: str | None) -> str | None:
        if dated is not None:
            _span(dated)
        return dated

    @field_validator("url")
    @classmethod
    def _is_of_interpol(cls, url: str) -> str:
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme not in {"http", "https"} or not (host == HOST or host.endswith(f".{HOST}")):
            raise ValueError(f"it should be an address of a page on {HOST}")
        return url

    @model_validator(mode="after")
    def _is_a_hedged_number(self) -> "ReferenceRow":
        Hedged(self.value, self.qualifier, self.value_high)
        return self


class Reference(SQLModel, table=True):
    """A figure of a page of INTERPOL's that is no document of the ledger; no fact, and never counted among them."""

    id: int | None = Field(default=None, primary_key=True)
    metric_id: int | None = Field(default=None, foreign_key="metric.id", index=True)
    value: float
    value_high: float | None = Field(default=None, description="upper end of a range")
    qualifier: Qualifier = Field(default=Qualifier.EXACT, sa_type=words(Qualifier))
    dated: str | None = Field(
        default=None, max_length=10, description="ISO 8601, as precise as the page: 2014, 2014-12"
    )
    dated_words: str | None = Field(default=None, description="the page's date where digits cannot say it")
    page: str = Field(description="what the page is")
    url: str
    note: str | None = None
    origin: str = Field(index=True, description="the file it came from, which replaces it when it comes in again")

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day that its date may mean; None where the page gives no date."""
        return _span(self.dated) if self.dated else None

    @property
    def when(self) -> date | None:
        """Its place in time: the middle of what its date may mean."""
        return self.span[0] + (self.span[1] - self.span[0]) / 2 if self.span else None

    @property
    def hedged(self) -> Hedged:
        """The figure as a number that can be compared."""
        return Hedged.of(self.value, self.qualifier, self.value_high)


def of(session: Session, metric: Metric) -> Sequence[Reference]:
    """Return the reference figures of one series, the oldest first, those without a date last."""
    found = session.exec(select(Reference).where(Reference.metric_id == metric.id)).all()
    return sorted(found, key=lambda reference: (reference.when or date.max, reference.value, reference.page))


def rows_of(session: Session, metric: Metric) -> Sequence[ReferenceRow]:
    """Return the same as rows for other programs, which can be brought in again as they are."""
    return [
        ReferenceRow(metric=metric.slug, unit=metric.unit, **reference.model_dump(include=CONTENT))
        for reference in of(session, metric)
    ]


def read(path: Path) -> Sequence[tuple[int, ReferenceRow]]:
    """Return the lines of a CSV file, each with its number; raises Refused with the line that is wrong."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise Refused(f"The file {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Refused(f"The file {path} is not UTF-8 text; save it as “CSV UTF-8”.") from error
    return list(parse(text, path.name))


def parse(text: str, name: str) -> Iterator[tuple[int, ReferenceRow]]:
    """Yield the rows of a CSV text with the numbers of their lines; raises Refused with the line that is wrong."""
    reader = csv.DictReader(StringIO(text, newline=""), strict=True)
    try:
        _refuse_other_columns(reader.fieldnames or (), name)
        for cells in reader:
            yield reader.line_num, _row(cells, f"{name}, line {reader.line_num}")
    except csv.Error as error:
        raise Refused(f"In {name}, line {reader.reader.line_num}: this is no line of a CSV file ({error}).") from error


def enter(session: Session, listed: Sequence[tuple[int, ReferenceRow]], origin: str) -> int:
    """Make these the figures that the file `origin` gives; returns how many. Writes only what changed.

    What the same file gave earlier and gives no more goes. Raises Refused for a series or a unit that is not known.
    """
    metrics = {metric.slug: metric for metric in session.exec(select(Metric)).all()}
    for line, row in listed:
        _refuse_other_series(metrics.get(row.metric), row, f"{origin}, line {line}")
    wanted = {_content(metrics[row.metric].id, row): row for _, row in listed}
    for reference in session.exec(select(Reference).where(Reference.origin == origin)).all():
        if wanted.pop(_content(reference.metric_id, reference), None) is None:
            session.delete(reference)
    for row in wanted.values():
        session.add(Reference(metric_id=metrics[row.metric].id, origin=origin, **row.model_dump(include=CONTENT)))
    return len(listed)


def _content(metric_id: int | None, row: "Reference | ReferenceRow") -> tuple[object, ...]:
    return metric_id, *(getattr(row, name) for name in sorted(CONTENT))


def _refuse_other_columns(names: Iterable[str], name: str) -> None:
    known, given = set(ReferenceRow.model_fields), set(names)
    missing = {"metric", "value", "page", "url"} - given
    if missing or given - known:
        wrong = f"the column `{min(missing)}` is missing" if missing else f"`{min(given - known)}` is no known column"
        raise Refused(f"In {name}, line 1: {wrong}; the columns are {', '.join(ReferenceRow.model_fields)}.")


def _refuse_other_series(metric: Metric | None, row: ReferenceRow, where: str) -> None:
    if metric is None:
        raise Refused(f"In {where}: there is no series of figures “{row.metric}” in the ledger.")
    if row.unit not in (None, metric.unit):
        raise Refused(f"In {where}: the series “{row.metric}” counts {metric.unit}, not {row.unit}.")


def _row(cells: dict[str, Any], where: str) -> ReferenceRow:
    if None in cells or None in cells.values():
        raise Refused(f"In {where}: there are more or fewer cells than columns.")
    try:
        return ReferenceRow.model_validate(cells)
    except ValidationError as error:
        first = error.errors()[0]
        reason = first["msg"].removeprefix("Value error, ").rstrip(".")
        column = f"`{first['loc'][0]}`" if first["loc"] else "the figure"
        raise Refused(f"In {where}: {column} is wrong: {reason}.") from error


def _span(dated: str) -> tuple[date, date]:
    found = DATED.fullmatch(dated)
    if not found:
        raise ValueError("it should be like 2014, 2014-12 or 2014-12-31")
    year, month, day = (int(part or 0) for part in found.group("year", "month", "day"))
    last = month or 12
    try:
        return date(year, month or 1, day or 1), date(year, last, day or calendar.monthrange(year, last)[1])
    except ValueError as error:  # also of a month that is none
        raise ValueError("there is no such day") from error
