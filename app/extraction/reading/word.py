"""DOCX files: the words of their paragraphs and tables, in the order of the page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

import docx
from docx.document import Document
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from app.errors import Unreadable
from app.extraction.reading.values import Limits, Reading

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DEEPEST_TABLE = 5


def read(raw: bytes, limits: Limits) -> Reading:
    """Return the words of a DOCX file; raises Unreadable for one that is damaged or inflates beyond the limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            inflated = sum(part.file_size for part in archive.infolist())
        if inflated > limits.max_inflated:
            size, limit = inflated // 1_000_000, limits.max_inflated // 1_000_000
            raise Unreadable(f"The DOCX file unpacks to {size:,} MB, the limit is {limit:,} MB.")
        return _read(docx.Document(io.BytesIO(raw)))
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # python-docx lets errors of zip, XML and Python out on a damaged file
        raise Unreadable("The DOCX file is damaged and can't be opened.") from error


def _read(document: Document) -> Reading:
    properties = document.core_properties
    # python-docx looks through all styles for each paragraph, which takes longer than all the rest.
    styles = {style.style_id: style.name or "" for style in document.styles}
    title = next((p.text for p in document.paragraphs if _style(p, styles) == "Title" and p.text.strip()), "")
    return Reading(
        text="\n\n".join(_blocks(document, styles)),
        media_type=MEDIA_TYPE,
        title=" ".join((title or properties.title or "").split()) or None,
        language=(properties.language or "").split("-")[0].lower() or None,
        nothing="There is no text in the DOCX file.",
    )


def _blocks(container: Document | _Cell, styles: Mapping[str, str], depth: int = 0) -> Iterator[str]:
    items: list[str] = []
    for block in container.iter_inner_content():
        if isinstance(block, Paragraph) and _style(block, styles).startswith("List") and block.text.strip():
            items.append(f"• {block.text}")
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield block.text if isinstance(block, Paragraph) else _table(block, styles, depth)
    if items:
        yield "\n".join(items)


def _style(paragraph: Paragraph, styles: Mapping[str, str]) -> str:
    """The name of a paragraph's style; the usual one has none here."""
    return styles.get(paragraph._p.style or "", "")


def _table(table: Table, styles: Mapping[str, str], depth: int) -> str:
    """A row a line, its cells parted by a bar; a merged cell is said once."""
    if depth >= _DEEPEST_TABLE:
        return ""
    rows = []
    for row in table.rows:
        cells = dict.fromkeys(row.cells)
        texts = [" ".join(" ".join(_blocks(cell, styles, depth + 1)).split()) for cell in cells]
        rows.append(" | ".join(text for text in texts if text))
    return "\n".join(row for row in rows if row)
