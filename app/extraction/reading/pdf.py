"""PDF files: the words of their pages, without running heads and page numbers."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence

from pypdf import PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from app.errors import Unreadable
from app.extraction.reading.values import Limits, Reading

MEDIA_TYPE = "application/pdf"
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—(\[]?\s*\d{1,4}\s*[-–—)\]]?(?:\s*(?:/|of|sur|von)\s*\d{1,4})?", re.I)
_LEAST_PAGES = 3
_EDGE = 2
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
        text="\n".join(_without_edges(_pages(reader, limits))),
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


def _pages(reader: PdfReader, limits: Limits) -> list[list[str]]:
    pages, total = [], 0
    for page in reader.pages:
        text = page.extract_text()
        total += len(text)
        if total > limits.max_characters:
            raise Unreadable(
                f"The document is too long: it has more than {limits.max_characters:,} characters of text."
            )
        pages.append([line.strip() for line in text.split("\n") if line.strip()])
    return pages


def _without_edges(pages: Sequence[Sequence[str]]) -> list[str]:
    """The pages without what stands again and again at their heads and feet."""
    seen = Counter(sign for page in pages for sign in {_sign(line) for line in [*page[:_EDGE], *page[-_EDGE:]]})
    often = {sign for sign, times in seen.items() if len(pages) >= _LEAST_PAGES and times > len(pages) / 2}
    return ["\n".join(_inner(page, often)) for page in pages]


def _inner(page: Sequence[str], often: set[str]) -> list[str]:
    last = len(page) - _EDGE
    return [
        line
        for place, line in enumerate(page)
        if not ((place < _EDGE or place >= last) and (_sign(line) in often or _PAGE_NUMBER.fullmatch(line)))
    ]


def _sign(line: str) -> str:
    """What is the same on every page: the words without the page's number."""
    return re.sub(r"\d+", "#", " ".join(line.split())).casefold()


def _title(reader: PdfReader) -> str | None:
    title = reader.metadata.title if reader.metadata else None
    words = " ".join(str(title or "").split())
    return words if len(words) > 3 and not _UNTITLED.search(words) else None
