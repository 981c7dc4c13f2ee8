"""PDF files: the words of their pages, without running heads and page numbers."""

from __future__ import annotations

import io
import logging
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from pypdf import PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from app.errors import Unreadable
from app.extraction.reading import layout
from app.extraction.reading.layout import Line
from app.extraction.reading.values import Limits, Reading

MEDIA_TYPE = "application/pdf"
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—(\[]?\s*\d{1,4}\s*[-–—)\]]?(?:\s*(?:/|of|sur|von)\s*\d{1,4})?", re.I)
_LEAST_PAGES = 3
_EDGE = 2
_OFTEN = 0.3  # of the pages: left and right ones may have other heads, and the first one none
_UNTITLED = re.compile(r"untitled|microsoft (?:word|powerpoint)|\.(?:docx?|pdf|indd|qxd|pages)$|^document\d*$", re.I)

# Every oddity of a file would be a line on the server's standard error.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(raw: bytes, limits: Limits) -> Reading:
    """Return the words of a PDF; raises Unreadable for one that is encrypted, damaged, scanned or swollen."""
    try:
        with apply_configuration(
            zlib_maximum_output_length=limits.max_inflated, stream_decoding_work_maximum_length=limits.max_inflated
        ):
            return _read(PdfReader(io.BytesIO(raw), strict=False), limits)
    except (Unreadable, MemoryError):
        raise
    except LimitReachedError as error:
        limit = limits.max_inflated // 1_000_000
        raise Unreadable(f"The PDF file unpacks to more than {limit:,} MB, or is nested too deeply.") from error
    except (PyPdfError, RecursionError) as error:
        raise _damaged() from error
    except Exception as error:  # pypdf lets any error of Python out on a damaged file
        raise _damaged() from error


def _damaged() -> Unreadable:
    return Unreadable("The PDF file is damaged and can't be opened.")


def _read(reader: PdfReader, limits: Limits) -> Reading:
    if reader.is_encrypted and not _opens(reader):
        raise Unreadable("The PDF file is encrypted: save it without a password first.")
    count = len(reader.pages)
    if count > limits.max_pages:
        raise Unreadable(f"The PDF file has {count:,} pages, the limit is {limits.max_pages:,}.")
    return Reading(
        text=layout.text(list(_without_edges(_pages(reader, limits)))),
        media_type=MEDIA_TYPE,
        title=_title(reader),
        nothing="There is no text in the PDF file: its pages are pictures and need text recognition first.",
    )


def _opens(reader: PdfReader) -> bool:
    """Whether the file opens without a password, and by a cipher that can be undone here."""
    try:
        return bool(reader.decrypt(""))
    except DependencyError:
        return False


def _pages(reader: PdfReader, limits: Limits) -> list[list[Line]]:
    pages, total = [], 0
    for page in reader.pages:
        found = layout.lines(page)
        total += sum(len(line.text) for line in found)
        if total > limits.max_characters:
            raise Unreadable(
                f"The document is too long: it has more than {limits.max_characters:,} characters of text."
            )
        pages.append(found)
    return pages


def _without_edges(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Yield the pages without what stands again and again in one place at their heads and feet, and their numbers."""
    sides = [_sides(page) for page in pages]
    seen = Counter(sign for page in sides for sign in {_sign(line) for side in page for row in side for line in row})
    least = max(2, _OFTEN * len(pages)) if len(pages) >= _LEAST_PAGES else math.inf
    often = {sign for sign, times in seen.items() if times >= least}
    for page, four in zip(pages, sides, strict=True):
        gone = {line for side in four for line in _furniture(side, often)}
        yield [line for line in page if line not in gone]


def _sides(page: Sequence[Line]) -> list[list[list[Line]]]:
    """The outermost rows at the page's head and foot, and the first and last ones that the file has, from outside."""
    rows: dict[int, list[Line]] = {}
    for line in page:
        rows.setdefault(round(line.y), []).append(line)
    falling = [rows[height] for height in sorted(rows, reverse=True)]
    given = list(rows.values())
    return [side[:_EDGE] for side in (falling, falling[::-1], given, given[::-1])]


def _furniture(side: Sequence[Sequence[Line]], often: Set[tuple[str, int]]) -> Iterator[Line]:
    """Yield the lines of the rows that belong to no text, up to the first row that does."""
    for row in side:
        if not all(_sign(line) in often or _PAGE_NUMBER.fullmatch(line.text) for line in row):
            return
        yield from row


def _sign(line: Line) -> tuple[str, int]:
    """What is the same on every page: the words without the page's number, and their height."""
    return re.sub(r"\d+", "#", line.text).casefold(), round(line.y / 2)


def _title(reader: PdfReader) -> str | None:
    title = reader.metadata.title if reader.metadata else None
    words = " ".join(str(title or "").split())
    return words if len(words) > 3 and not _UNTITLED.search(words) else None
