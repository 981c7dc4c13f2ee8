"""What kind of file some bytes are: by what stands in them, and only then by the file's name."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from app.errors import Unreadable


class Kind(StrEnum):
    """The kinds of file that are read."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    PDF = "pdf"
    DOCX = "docx"


READABLE = "Plain text, Markdown, HTML, PDF and DOCX can be read."

# The bytes that a file of each format begins with, from the formats' own specifications.
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"BM", "a BMP image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an old Office format (DOC, XLS, PPT)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a GZIP archive"),
    (b"BZh", "a BZIP2 archive"),
    (b"\xfd7zXZ\x00", "an XZ archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7Z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"%!PS", "a PostScript file"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
)
# Formats whose first bytes could also begin a text ("BMI", "MZ", "BZh") must have a byte that no text has.
_AMBIGUOUS = 3
_INSIDE_ZIP = (
    ("xl/workbook", "an Excel workbook (XLSX)"),
    ("ppt/presentation", "a PowerPoint presentation (PPTX)"),
    ("META-INF/container.xml", "an EPUB book"),
    ("content.xml", "an OpenDocument file (ODT, ODS, ODP)"),
)
# Texts to a computer's eye, but no documents; only the name tells.
_DATA = {
    ".csv": "a CSV table",
    ".tsv": "a TSV table",
    ".json": "a JSON file",
    ".jsonl": "a JSON file",
    ".xml": "an XML file",
    ".svg": "an SVG image",
    ".eml": "a saved e-mail",
    ".py": "a program",
    ".js": "a program",
    ".css": "a style sheet",
}
_HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HTML_LATER = re.compile(rb"<html[\s>]|<body[\s>]", re.I)
_TAG = re.compile(rb"</(?:p|div|span|a|h[1-6]|li|table)>", re.I)
_XML = re.compile(rb"^\s*<\?xml\b|^\s*<(?:rss|feed|svg)\b", re.I)
_HEAD = 4096


def kind_of(raw: bytes, name: str) -> Kind:
    """Return the kind of a file; raises Unreadable, naming the format, for one that can't be read."""
    head = raw[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(raw)
    if (foreign := _foreign(head)) is not None:
        raise _refused(foreign)
    return _written(_as_bytes(head), PurePath(name).suffix.lower())


def _written(head: bytes, suffix: str) -> Kind:
    if _HTML.search(head) or _HTML_LATER.search(head):
        return Kind.HTML
    if _XML.search(head):
        raise _refused("an SVG image" if b"<svg" in head else "an XML file")
    if suffix in _DATA:
        raise _refused(_DATA[suffix])
    if suffix in {".md", ".markdown"}:
        return Kind.MARKDOWN
    if suffix in {".html", ".htm", ".xhtml"} and _TAG.search(head):
        return Kind.HTML
    return Kind.TEXT


def _as_bytes(head: bytes) -> bytes:
    """The head without the zero bytes of UTF-16, so that tags can be seen in it."""
    return head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")


def _foreign(head: bytes) -> str | None:
    for signature, what in _SIGNATURES:
        if head.startswith(signature) and (len(signature) > _AMBIGUOUS or _has_control(head)):
            return what
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "a WebP image"
    if head.startswith(b"RIFF"):
        return "a recording or a film"
    if head[4:8] == b"ftyp":
        return "a HEIC or AVIF image" if head[8:12] in {b"heic", b"mif1", b"avif"} else "a film"
    return None


def _has_control(head: bytes) -> bool:
    return any(byte < 9 or 13 < byte < 27 for byte in head)


def _packed(raw: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable("The file is a damaged DOCX or ZIP file and can't be opened.") from error
    if "word/document.xml" in names:
        return Kind.DOCX
    for beginning, what in _INSIDE_ZIP:
        if any(inside.startswith(beginning) for inside in names):
            raise _refused(what)
    raise _refused("a ZIP archive")


def _refused(what: str) -> Unreadable:
    return Unreadable(f"The file is {what}, which can't be read. {READABLE}")
