"""The rows of a list as JSON, CSV or a spreadsheet: the same rows and columns in each."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from io import BytesIO, StringIO
from typing import Any, Generic, TypeVar

from fastapi import Request
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel, Field

from app.export import harmless

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CELL_LIMIT = 32_767  # characters that a spreadsheet's cell holds

Row = TypeVar("Row", bound=BaseModel)


class Form(StrEnum):
    """The suffix of an address, and what it stands for."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


class Rows(BaseModel, Generic[Row]):
    """All rows of a list, in its order."""

    address: str = Field(description="where the same rows are shown to people")
    revision: int = Field(description="counts the changes of the ledger; the same revision gives the same rows")
    count: int
    rows: list[Row]


DESCRIBED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "All rows: as JSON, as CSV (UTF-8, a header row), or as a spreadsheet, by the suffix.",
        "content": {"text/csv": {"schema": {"type": "string"}}, XLSX: {"schema": {"type": "string"}}},
    }
}


def answer(request: Request, form: Form, rows: Iterable[Row], model: type[Row], revision: int) -> Response:
    """Return rows in the form that the address's suffix names, as a download but for JSON."""
    page = public(request, request.url.path.removesuffix(f".{form}"), request.url.query)
    if form is Form.JSON:
        every = list(rows)
        whole = Rows[model](address=page, revision=revision, count=len(every), rows=every)  # type: ignore[valid-type]
        return Response(whole.model_dump_json(), media_type="application/json")
    name = request.url.path.strip("/").removesuffix(f".{form}").replace("/", "-")
    headers = {"Content-Disposition": f'attachment; filename="g7-ledger-{name}.{form}"'}
    cells = table(rows, model, public(request, "/documents/"))
    if form is Form.CSV:
        return StreamingResponse(written(cells), media_type="text/csv; charset=utf-8", headers=headers)
    return Response(workbook(cells, name, page), media_type=XLSX, headers=headers)


def public(request: Request, path: str, query: str = "") -> str:
    """Return an address of ours as others reach it: under the base address of the settings, else the request's."""
    base = request.app.state.settings.base_url or str(request.base_url)
    return f"{base.rstrip('/')}{path}{f'?{query}' if query else ''}"


def table(rows: Iterable[Row], model: type[Row], documents: str) -> Iterator[list[object]]:
    """Yield a header and then each row as cells; evidence becomes two cells, `quotes` and `sources`."""
    yield [name for field in model.model_fields for name in _columns(field)]
    for row in rows:
        values = row.model_dump(mode="json")
        yield [cell for field in model.model_fields for cell in _cells(field, values[field], documents)]


def _columns(field: str) -> Sequence[str]:
    return ("quotes", "sources") if field == "evidence" else (field,)


def _cells(field: str, value: object, documents: str) -> Sequence[object]:
    if field == "evidence" and isinstance(value, list):
        sources = (f"{piece['publisher'] or 'unknown publisher'}, {documents}{piece['document']}" for piece in value)
        return "\n".join(piece["quote"] for piece in value), "\n".join(sources)
    return ("; ".join(map(str, value)) if isinstance(value, list) else value,)


def written(cells: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of a CSV file; what a spreadsheet would run as a formula is made harmless."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    for row in cells:
        writer.writerow([harmless(cell) for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def workbook(cells: Iterable[Sequence[object]], name: str, page: str) -> bytes:
    """Return a spreadsheet of one sheet; text stays text, whatever it looks like."""
    import xlsxwriter  # here, because it takes a tenth of the program's start, and few ask for spreadsheets

    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": f"G7 Ledger: {name}", "comments": f"From {page}"})
        sheet = book.add_worksheet(name[:31])
        bold, top = book.add_format({"bold": True}), book.add_format({"valign": "top"})
        for number, row in enumerate(cells):
            for column, cell in enumerate(row):
                held = cell[:CELL_LIMIT] if isinstance(cell, str) else cell
                sheet.write(number, column, held, top if number else bold)
        sheet.freeze_panes(1, 0)
        sheet.autofit(max_width=400)
    return buffer.getvalue()
