"""A list to keep, in one file: its rows as CSV and JSON, what the columns mean, how to cite it, and its licence."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fastapi import Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from app.cite import Citation, bibtex
from app.config import ROOT
from app.web.exports import Row, public, table, written

IN_MEMORY = 8_000_000  # bytes; larger ones are put together on disk
CHUNK = 65_536

README = """# G7 Ledger: {title}

{count:,} rows, {version}, from {address}

- `{name}.csv`: the rows as a table (UTF-8, a header row; unknown values are empty, lists are joined by semicolons).
  A cell that a spreadsheet would run as a formula starts with an apostrophe.
- `{name}.json`: the same rows; `evidence` lists every place that shows a row, and `start` and `end` count the
  characters of the document's text from 0.
- `codebook.csv`: what each column means, with its type, its possible values and an example.
- `citation.bib`: this list for reference managers.

## Cite it

> {citation}

## Licence

The ledger is under the MIT licence (`LICENSE`). The quoted sentences belong to the publishers named beside them, and
are quoted here with their sources.

## Before you count

A program has read the documents, and it errs: its measured error rates are at {method}
"""


def bundle(request: Request, rows: Iterable[Row], model: type[Row], citation: Citation) -> StreamingResponse:
    """Return the rows as a ZIP file; the same rows in the same edition give the same bytes."""
    name = request.url.path.strip("/").removesuffix(".zip").replace("/", "-")
    file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  (it is closed when the answer has been sent)
    with ZipFile(file, "w") as archive, SpooledTemporaryFile(IN_MEMORY) as aside:
        kept = Kept(rows, aside, citation)
        lines = written(table(kept, model, public(request, "/documents/")))
        _add(archive, citation, f"{name}.csv", (line.encode() for line in lines))
        aside.seek(0)
        _add(archive, citation, f"{name}.json", iter(lambda: aside.read(CHUNK), b""))
        _add(archive, citation, "codebook.csv", [codebook(model).encode()])
        _add(archive, citation, "citation.bib", [bibtex(citation).encode()])
        _add(archive, citation, "README.md", [_readme(request, name, kept.count, citation).encode()])
        _add(archive, citation, "LICENSE", [(ROOT / "LICENSE").read_bytes()])
    headers = {"Content-Disposition": f'attachment; filename="g7-ledger-{name}.zip"'}
    return StreamingResponse(_sent(file), media_type="application/zip", headers=headers)


class Kept:
    """Rows to be read once, of which a JSON document is left behind in a file; `count` counts those read."""

    def __init__(self, rows: Iterable[BaseModel], file: IO[bytes], citation: Citation) -> None:
        self.rows, self.file, self.citation = rows, file, citation
        self.count = 0

    def __iter__(self) -> Iterator[Any]:
        """Yield each row once it is written."""
        head = {"address": self.citation.address, "revision": self.citation.edition.revision}
        self.file.write(json.dumps(head, ensure_ascii=False).removesuffix("}").encode() + b', "rows": [')
        for row in self.rows:
            self.file.write((",\n" if self.count else "\n").encode() + row.model_dump_json().encode())
            self.count += 1
            yield row
        self.file.write(f'\n], "count": {self.count}}}\n'.encode())


def codebook(model: type[BaseModel]) -> str:
    """Return what the columns of the table and the fields of the JSON rows mean, as CSV."""
    schema = model.model_json_schema()
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(("name", "file", "type", "values", "meaning", "example"))
    for name, field in schema["properties"].items():
        if name == "evidence":
            writer.writerow(("quotes", "csv", "string", "", "the exact words, a line for each place", ""))
            writer.writerow(
                ("sources", "csv", "string", "", "publisher and address of each, a line for each place", "")
            )
            parts = schema["$defs"]["EvidenceRow"]["properties"]
            writer.writerows((f"evidence[].{part}", "json", *_meaning(parts[part], schema)) for part in parts)
        else:
            writer.writerow((name, "csv and json", *_meaning(field, schema)))
    return buffer.getvalue()


def _meaning(field: Mapping[str, Any], schema: Mapping[str, Any]) -> tuple[str, str, str, str]:
    """Return type, possible values, meaning and an example of one field."""
    options = [_resolved(option, schema) for option in field.get("anyOf", [field])]
    kinds = [option.get("format") or option.get("type", "") for option in options]
    values = [value for option in options for value in option.get("enum", [])]
    example = next(iter(field.get("examples", [])), "")
    shown = "; ".join(example) if isinstance(example, list) else str(example)
    meaning = field.get("description") or field.get("title") or options[0].get("description", "")
    return " or ".join(dict.fromkeys(kinds)), "; ".join(values), meaning, shown


def _resolved(field: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    named = field.get("$ref", "").rpartition("/")[2]
    return schema["$defs"][named] if named else field


def _readme(request: Request, name: str, count: int, citation: Citation) -> str:
    return README.format(
        title=citation.title,
        count=count,
        version=citation.version,
        address=citation.address,
        name=name,
        citation=citation.plain,
        method=public(request, "/method"),
    )


def _add(archive: ZipFile, citation: Citation, name: str, parts: Iterable[bytes]) -> None:
    """Add one file, dated as the edition is, so that the time of asking changes nothing."""
    day = citation.edition.day
    entry = ZipInfo(f"g7-ledger/{name}", (day.year, day.month, day.day, 0, 0, 0) if day else (1980, 1, 1, 0, 0, 0))
    entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
    with archive.open(entry, "w", force_zip64=True) as member:
        for part in parts:
            member.write(part)


def _sent(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        yield from iter(lambda: file.read(CHUNK), b"")
