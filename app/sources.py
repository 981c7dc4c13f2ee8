"""Files to be read: which ones a path means, their bytes, and what is known about them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import Unreadable
from app.seeds import Known, known_documents

READABLE = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"})


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it came, with what is known beyond its words."""

    name: str
    raw: bytes
    known: Known


@dataclass(frozen=True, slots=True)
class File:
    """A file to be read, with what `documents.toml` beside it says."""

    path: Path
    known: Known


Failure = tuple[Path, str]  # a path, and one sentence


@dataclass(frozen=True, slots=True)
class Listing:
    """The files that paths mean, and the paths that mean none."""

    files: tuple[File, ...]
    failures: tuple[Failure, ...]


def gather(paths: Iterable[Path]) -> Listing:
    """Return the files that the paths mean: a folder means the documents in it and below, in order of their names.

    Raises Refused where a `documents.toml` beside one of them is not as it should be.
    """
    files: list[Path] = []
    failures: list[Failure] = []
    for path in paths:
        try:
            files.extend(_files(path))
        except Unreadable as error:
            failures.append((path, error.message))
        except OSError as error:
            failures.append((path, f"It cannot be looked into: {error.strerror}."))
    known = {folder: known_documents(folder) for folder in dict.fromkeys(file.parent for file in files)}
    listed = (File(file, known[file.parent].get(file.name, Known(file=file.name))) for file in files)
    return Listing(tuple(listed), tuple(failures))


def _files(path: Path) -> Sequence[Path]:
    if not path.exists():
        raise Unreadable("There is no such file or folder.")
    if not path.is_dir():
        return [path]
    found = [f for f in path.rglob("*") if f.suffix.casefold() in READABLE and f.is_file() and not _hidden(f, path)]
    if not found:
        raise Unreadable(f"The folder has no documents; those end in {', '.join(sorted(READABLE))}.")
    return sorted(found)


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def load(file: File, max_bytes: int) -> Source:
    """Return the file's bytes and what is known of it; raises Unreadable for one that is too large or cannot be had."""
    try:
        with file.path.open("rb") as opened:
            _refuse_large(os.fstat(opened.fileno()).st_size, max_bytes)
            raw = opened.read(max_bytes + 1)  # a pipe has no size beforehand
    except FileNotFoundError as error:
        raise Unreadable("The file is no longer there.") from error
    except OSError as error:
        raise Unreadable(f"The file cannot be read: {error.strerror}.") from error
    return Source(name=_text(file.path.name), raw=raw, known=file.known)


def _refuse_large(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise Unreadable(
            f"The file is too large: it has {_megabytes(size)} MB, the limit is {_megabytes(max_bytes)} MB "
            "(G7LEDGER_MAX_DOCUMENT_MB)."
        )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f}".removesuffix(".0") if size >= 100_000 else f"{size / 1_000_000:.2g}"


def _text(name: str) -> str:
    """Return a file's name as text; a name in no known encoding keeps its readable letters."""
    return os.fsencode(name).decode("utf-8", "replace")
