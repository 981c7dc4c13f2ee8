"""Makes files that are meant to exhaust whoever reads them: small to send, endless to read."""

from __future__ import annotations

import io
import zipfile
import zlib

from tests.extraction.files import PROSE, make_docx, make_pdf, numbered

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def endless_line(size: int = 50_000_000) -> bytes:
    """Return a text of one line."""
    return (PROSE.encode() + b" ") * (size // len(PROSE))


def swelling_pdf(size: int = 100_000_000) -> bytes:
    """Return a PDF whose only page unpacks to so many bytes."""
    packed = zlib.compress(b"BT /F1 11 Tf (word) Tj ET\n" * (size // 26), 9)
    return _with_contents(packed, "/Filter /FlateDecode")


def nested_pdf(size: int = 100_000_000) -> bytes:
    """Return a PDF whose page is packed three times over."""
    packed = b"BT /F1 11 Tf (word) Tj ET\n" * (size // 26)
    for _ in range(3):
        packed = zlib.compress(packed, 9)
    return _with_contents(packed, "/Filter [/FlateDecode /FlateDecode /FlateDecode]")


def deep_pdf(depth: int = 20_000) -> bytes:
    """Return a PDF whose pages hang on a branch of so many twigs."""
    tree = [f"<< /Type /Pages /Kids [{number + 1} 0 R] /Count 1 >>" for number in range(2, depth + 2)]
    return numbered(["<< /Type /Catalog /Pages 2 0 R >>", *tree, "<< /Type /Page /MediaBox [0 0 9 9] >>"])


def circular_pdf() -> bytes:
    """Return a PDF whose tree of pages grows out of itself."""
    return numbered(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])


def long_pdf(pages: int = 5_000) -> bytes:
    """Return a PDF of so many pages."""
    return make_pdf(*[[PROSE]] * pages)


def forms_pdf(depth: int = 30) -> bytes:
    """Return a PDF whose page draws a form twice, which draws another twice, and so on: a billion times in all."""
    form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
    twice = (_stream(b"/F Do /F Do", f"{form} {_drawing(number)}") for number in range(6, depth + 6))
    objects: list[str | bytes] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {_drawing(5)} >>",
        _stream(b"/F Do /F Do"),
        *twice,
        _stream(b"BT (word) Tj ET", form),
    ]
    return numbered(objects)


def swelling_docx(size: int = 100_000_000) -> bytes:
    """Return a DOCX whose text unpacks to so many bytes."""
    return _docx(b"<w:document>" + b" " * size)


def lying_docx(size: int = 100_000_000) -> bytes:
    """Return a DOCX that unpacks to so many bytes and says that it is small."""
    raw = bytearray(swelling_docx(size))
    said = (size + 12).to_bytes(4, "little")
    return bytes(raw.replace(said, (1000).to_bytes(4, "little")))


def billion_laughs() -> bytes:
    """Return a DOCX whose text names ten times what names ten times, and so on, a word."""
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    body = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>'
    return _docx(f'<?xml version="1.0"?><!DOCTYPE d [{entities}]>{body}'.encode())


def outside_entity() -> bytes:
    """Return a DOCX whose text asks for a file of the machine that reads it."""
    body = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>Said: &a;</w:t></w:r></w:p></w:body></w:document>'
    return _docx(f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>{body}'.encode())


def many_cells_docx(rows: int = 250, columns: int = 40) -> bytes:
    """Return a DOCX of one table with so many cells."""
    cell = "<w:tc><w:p><w:r><w:t>word</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{f'<w:tr>{cell * columns}</w:tr>' * rows}</w:tbl>"
    return _docx(f'<w:document xmlns:w="{WORD}"><w:body>{table}</w:body></w:document>'.encode())


def deep_page(depth: int = 10_000) -> bytes:
    """Return a web page whose text lies under so many elements."""
    return b"<html><body>" + b"<div>" * depth + PROSE.encode() + b"</div>" * depth + b"</body></html>"


def deep_lists(depth: int = 10_000) -> bytes:
    """Return a web page of lists in lists that are never closed."""
    return b"<html><body>" + f"<ul><li>{PROSE}".encode() * depth


def many_attributes(count: int = 300_000) -> bytes:
    """Return a web page with one element of so many attributes."""
    return b"<html><body><p " + b" ".join(b"a%d=x" % n for n in range(count)) + b">" + PROSE.encode()


def _with_contents(packed: bytes, filters: str) -> bytes:
    return numbered(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>",
            _stream(packed, filters),
        ]
    )


def _drawing(number: int) -> str:
    return f"/Resources << /XObject << /F {number} 0 R >> >>"


def _stream(content: bytes, named: str = "") -> bytes:
    return f"<< /Length {len(content)} {named} >>\nstream\n".encode() + content + b"\nendstream"


def _docx(document: bytes) -> bytes:
    """Return a DOCX file with this for its text."""
    sound, out = zipfile.ZipFile(io.BytesIO(make_docx(PROSE))), io.BytesIO()
    with sound, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sound.namelist():
            made.writestr(name, document if name == "word/document.xml" else sound.read(name))
    return out.getvalue()
