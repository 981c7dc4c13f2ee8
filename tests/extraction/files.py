"""Makes small files of each format to read."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from pypdf import PdfReader, PdfWriter

PROSE = "The ministers met in Mito and agreed to share more fingerprints through INTERPOL."


Placed = tuple[str, float, float, float]  # words, from the left, from the lower edge, size of the type


def make_pdf(*pages: Sequence[str], title: str = "") -> bytes:
    """Return a PDF with these lines on its pages, set in Helvetica; no lines make a page without text."""
    streams = ("".join(f"({_escaped(line)}) Tj 0 -14 Td " for line in lines) for lines in pages)
    return _printed([f"BT /F1 11 Tf 72 760 Td {shown}ET" for shown in streams], title)


def make_placed_pdf(*pages: Sequence[Placed]) -> bytes:
    """Return a PDF that places each piece of its pages by itself, in this order, as many programs do."""
    return _printed(["\n".join(_placed(*piece) for piece in pieces) for pieces in pages])


def _placed(words: str, x: float, y: float, size: float) -> str:
    return f"BT 1 0 0 1 {x} {y} Tm /F1 {size} Tf 12 TL ({_escaped(words)}) Tj T* ET"


def _printed(streams: Sequence[str], title: str = "") -> bytes:
    """Return a PDF of pages with these instructions."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    objects.append(f"<< /Title ({title}) >>")
    kids = []
    for stream in streams:
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return numbered(objects)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def numbered(objects: Sequence[str | bytes]) -> bytes:
    """Return a PDF of these objects, the first of them its catalogue, the fourth what is told about it."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, written in enumerate(objects, start=1):
        places.append(len(out))
        said = written if isinstance(written, bytes) else written.encode("cp1252")
        out += b"%d 0 obj\n%b\nendobj\n" % (number, said)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return bytes(out) + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("cp1252")


def make_locked_pdf(password: str) -> bytes:
    """Return a PDF that opens only with the password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf([PROSE]))))
    writer.encrypt(password, algorithm="RC4-128")
    return _saved(writer)


def make_docx(
    *paragraphs: str, title: str = "", rows: Sequence[Sequence[str]] = (), listed: Sequence[str] = ()
) -> bytes:
    """Return a DOCX file: title, paragraphs, a bulleted list, a table, in this order."""
    document = docx.Document()
    if title:
        document.add_heading(title, level=0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for entry in listed:
        document.add_paragraph(entry, style="List Bullet")
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_page(body: str, head: str = "") -> bytes:
    """Return a web page in UTF-8."""
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>'.encode()


def _saved(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
