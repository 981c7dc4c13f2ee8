"""Bad documents and settings: one clear sentence, exit code 1, nothing stored, no stack trace."""

from __future__ import annotations

import io
import os
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import Unreadable
from app.sources import gather, load
from tests.program import FRENCH, free_port, refused, run_here, stored


@pytest.fixture(autouse=True)
def ledger(own_ledger: Path) -> Path:
    """Return the file of the test's own empty ledger, which the command line uses."""
    return own_ledger


def make_zip(member: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(member, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("empty.txt", b"", "The file is empty."),
        ("blank.txt", b" \n\t\n", "no text"),
        ("rubbish.txt", bytes(range(256)) * 8, "not a text"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG image"),
        ("archive.zip", make_zip("a.txt"), "a ZIP archive"),
        ("table.xlsx", make_zip("xl/workbook.xml"), "an Excel workbook"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "old Office format"),
        ("torn.docx", make_zip("word/document.xml")[:60], "damaged"),
        ("torn.pdf", b"%PDF-1.4\n1 0 obj\n", "PDF"),
        ("large.txt", b"word " * 500, "the limit is 0.002 MB (G7LEDGER_MAX_DOCUMENT_MB)"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else "",  # the bytes differ each time
)
def test_a_file_that_gives_no_text_is_refused_in_one_sentence_and_nothing_is_stored(
    name: str, raw: bytes, words: str, ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    if name == "large.txt":
        monkeypatch.setenv("G7LEDGER_MAX_DOCUMENT_MB", "0.002")
    (tmp_path / name).write_bytes(raw)
    complaints = [refused(run_here(capsys, command, tmp_path / name)) for command in ("ingest", "extract")]

    assert all(words in complaint and complaint.startswith(str(tmp_path / name)) for complaint in complaints)
    assert stored(ledger) == 0


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig", "iso8859-15"])
def test_another_encoding_is_recognised_never_mangled(
    encoding: str, ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = f"{FRENCH} L’Élysée a salué les progrès réalisés à Évian."
    written = letter.replace("’", "'") if encoding == "iso8859-15" else letter
    (tmp_path / "letter.txt").write_bytes(written.encode(encoding))
    shown = run_here(capsys, "ingest", tmp_path / "letter.txt")

    assert shown.code == 0
    with closing(sqlite3.connect(ledger)) as connection:
        assert connection.execute("SELECT text FROM document").fetchone()[0] == written


def test_a_torn_utf_8_file_is_read_right_or_refused(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = (FRENCH * 3).encode()
    (tmp_path / "torn.txt").write_bytes(raw[:40] + b"\xff\xfe\xc3" + raw[40:])
    shown = run_here(capsys, "ingest", tmp_path / "torn.txt")

    assert (shown.code, stored(ledger)) == (1, 0)


def test_a_folder_without_documents_is_refused(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.csv").write_text("a")
    complaint = refused(run_here(capsys, "ingest", tmp_path / "folder"))

    assert complaint.startswith(f"{tmp_path / 'folder'}: The folder has no documents; those end in .docx, ")


def test_a_path_that_is_not_there_is_refused_without_a_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("G7LEDGER_DATA_DIR", str(tmp_path / "new"))

    assert refused(run_here(capsys, "ingest", "nowhere.txt")) == "nowhere.txt: There is no such file or folder."
    assert not (tmp_path / "new" / "ledger.db").exists()


def test_a_name_too_long_to_be_a_path_is_refused(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(run_here(capsys, "ingest", "a" * 5_000)).endswith("It cannot be looked into: File name too long.")


def test_a_file_that_vanishes_after_it_was_listed_is_named(good: Path) -> None:
    (file,) = gather([good]).files
    good.unlink()

    with pytest.raises(Unreadable, match=r"^The file is no longer there.$"):
        load(file, 1_000)


def test_a_file_that_becomes_a_folder_is_named(good: Path) -> None:
    (file,) = gather([good]).files
    good.unlink()
    good.mkdir()

    with pytest.raises(Unreadable, match=r"^The file cannot be read: Is a directory.$"):
        load(file, 1_000)


def test_a_file_name_in_no_encoding_is_kept_as_far_as_it_can_be_read(
    ledger: Path, good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = good.rename(os.fsdecode(os.fsencode(good.parent) + b"/communiqu\xe9.txt"))
    shown = run_here(capsys, "ingest", odd)

    assert (shown.code, stored(ledger)) == (0, 1)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("[[document]\n", "is not valid TOML"),
        ("document = 3\n", "nothing but tables that begin with [[document]]"),
        ("[[documents]]\nfile = 'a.txt'\n", "nothing but tables that begin with [[document]]"),
        ("document = [3]\n", "`Known` is wrong"),
        ("[[document]]\nfile = 'a.txt'\npublished_on = 'yesterday'\n", "`published_on` is wrong"),
        ("[[document]]\nfile = 'a.txt'\nauthor = 'X'\n", "`author` is wrong"),
    ],
)
def test_a_damaged_list_of_documents_is_refused_before_anything_is_stored(
    written: str, words: str, ledger: Path, good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (good.parent / "documents.toml").write_text(written, "utf-8")
    complaint = refused(run_here(capsys, "ingest", good))

    assert words in complaint
    assert str(good.parent / "documents.toml") in complaint
    assert stored(ledger) == 0


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (b"[[meeting]\n", "is not valid TOML"),
        (b"\xff\xfe", "is not valid TOML"),
        (b"[[meeting]]\nslug = 'x'\n", "`series` is wrong"),
        (None, "is missing; set G7LEDGER_SEEDS_DIR"),
    ],
)
def test_a_damaged_register_of_meetings_is_refused(
    written: bytes | None, words: str, ledger: Path, good: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("G7LEDGER_SEEDS_DIR", str(good.parent))
    if written is not None:
        (good.parent / "meetings.toml").write_bytes(written)

    for command in (["ingest", str(good)], ["serve", "--port", str(free_port())]):
        assert words in refused(run_here(capsys, *command))
    assert stored(ledger) == 0


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PORT", "abc", "The setting G7LEDGER_PORT is wrong: "),
        ("PORT", "70000", "The setting G7LEDGER_PORT is wrong: "),
        ("MAX_DOCUMENT_MB", "-1", "The setting G7LEDGER_MAX_DOCUMENT_MB is wrong: "),
        ("DATABASE_URL", "mysql://localhost/x", "The setting G7LEDGER_DATABASE_URL is wrong: it should be like "),
        ("DATABASE_URL", "nonsense", "The setting G7LEDGER_DATABASE_URL is wrong: it should be like "),
        ("HOST", "no such host", "of no such host cannot be used"),
        ("DATA_DIR", "/dev/null/x", "The data folder /dev/null/x cannot be made (Not a directory)"),
    ],
)
def test_a_wrong_setting_is_named(
    name: str, value: str, words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("G7LEDGER_PORT", str(free_port()))
    monkeypatch.setenv(f"G7LEDGER_{name}", value)

    assert words in refused(run_here(capsys, "serve"))
