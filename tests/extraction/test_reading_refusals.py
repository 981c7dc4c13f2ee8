"""What gives no trustworthy text is refused in one clear sentence."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from app.errors import Unreadable
from app.extraction.reading import Limits, read
from tests.extraction.files import PROSE, make_docx, make_locked_pdf, make_page, make_pdf


def refusal(raw: bytes, name: str = "file.txt", limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        read(raw, name, limits or Limits())
    return caught.value.message


def make_zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b"  \n\t \xc2\xa0 \n", "no text"),
        (b"***\n---\n", "no text"),
        (bytes(range(256)) * 8, "not a text"),
        (b"\x00\x01\x02\x03" * 100, "not a text"),
        (make_page("<script>x()</script>"), "no text in the web page"),
        (make_pdf([]), "pages are pictures"),
        (make_docx(""), "no text in the DOCX"),
    ],
)
def test_a_file_without_words_is_refused(raw: bytes, words: str) -> None:
    message = refusal(raw)
    assert words in message
    assert message.endswith(".")


@pytest.mark.parametrize(
    ("raw", "name", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.txt", "a PNG image"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a.txt", "a JPEG image"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a.txt", "a WebP image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "a.doc", "old Office format"),
        (b"{\\rtf1 Hello}", "a.rtf", "an RTF file"),
        (make_zip(a=b"x"), "a.docx", "a ZIP archive"),
        (make_zip(xl__workbook_xml=b"x"), "a.xlsx", "an Excel workbook (XLSX)"),
        (make_zip(content_xml=b"x"), "a.odt", "an OpenDocument file"),
        (b"a;b\n1;2\n", "a.csv", "a CSV table"),
        (b'{"a": 1}', "a.json", "a JSON file"),
        (b'<?xml version="1.0"?><rss><title>x</title></rss>', "a.txt", "an XML file"),
    ],
)
def test_a_format_that_is_not_read_is_named(raw: bytes, name: str, words: str) -> None:
    message = refusal(raw, name)
    assert words in message
    assert "PDF and DOCX can be read" in message


def test_a_text_that_begins_like_a_binary_format_is_read() -> None:
    assert read(b"BMI is the German ministry. MZ is a paper.", "a.txt", Limits()).text.startswith("BMI")


def test_a_file_over_the_limit_is_refused_with_both_sizes() -> None:
    message = refusal(b"a" * 2_500_000, limits=Limits(max_bytes=2_000_000))
    assert message == "The file is too large: it has 2.5 MB, the limit is 2 MB."


def test_an_encrypted_pdf_is_refused_and_one_with_an_empty_password_is_read() -> None:
    assert "encrypted" in refusal(make_locked_pdf("secret"))
    assert read(make_locked_pdf(""), "a.pdf", Limits()).text == PROSE


@pytest.mark.parametrize("keep", [20, 200, 500])
def test_a_damaged_pdf_or_docx_is_refused(keep: int) -> None:
    assert refusal(make_pdf([PROSE])[:keep]).endswith(".")
    assert "damaged" in refusal(make_docx(PROSE)[:keep])


def test_a_docx_with_broken_markup_is_refused() -> None:
    assert "damaged" in refusal(make_zip(word__document_xml=b"<w:document"))


def test_a_docx_that_inflates_beyond_the_limit_is_refused() -> None:
    bomb = make_zip(word__document_xml=b" " * 5_000_000)
    assert len(bomb) < 10_000
    assert refusal(bomb, limits=Limits(max_inflated=1_000_000)) == "The DOCX file unpacks to 5 MB, the limit is 1 MB."


def test_a_pdf_with_too_many_pages_is_refused() -> None:
    assert "3 pages" in refusal(make_pdf([PROSE], [PROSE], [PROSE]), limits=Limits(max_pages=2))


def test_a_text_longer_than_the_limit_is_refused() -> None:
    assert "too long" in refusal(b"word " * 1_000, limits=Limits(max_characters=2_000))


@pytest.mark.parametrize(
    "line", ["a" * 4_000_000, "a.B" * 1_000_000, "“" * 1_000_000, "aB " * 1_000_000, "(" * 2_000_000]
)
def test_one_endless_line_is_read_within_seconds(line: str) -> None:
    begun = time.monotonic()
    try:
        read(line.encode(), "a.txt", Limits())
    except Unreadable as error:
        assert "no text" in error.message  # noqa: PT017 - a line of marks is refused, a line of letters is read
    assert time.monotonic() - begun < 20
