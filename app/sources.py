"""Files to be read: which ones a path means, their bytes, and what is known about them."""

from __future__ import annotations

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


def gather(paths: Iterable[Path]) -> Sequence[Path]:
    """Return the files that the paths mean: a folder means the documents in it and below, in order of their names.

    Raises Unreadable for a path that is not there, and for a folder without documents.
    """
    return [file for path in paths for file in _files(path)]


def _files(path: Path) -> Sequence[Path]:
    if not path.exists():
        raise Unreadable(f"There is no file or folder {path}.")
    if not path.is_dir():
        return [path]
    found = [f for f in path.rglob("*") if f.suffix.casefold() in READABLE and f.is_file() and not _hidden(f, path)]
    if not found:
        kinds = ", ".join(sorted(READABLE))
        raise Unreadable(f"The folder {path} has no documents; those end in {kinds}.")
    return sorted(found)


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def load(path: Path, max_bytes: int) -> Source:
    """Return the file's bytes with what `documents.toml` beside it says; raises Unreadable where it cannot be had.

    Of a file over the limit only as much is read as shows that it is too large.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise Unreadable(f"The file {path} is no longer there.") from error
    except OSError as error:
        raise Unreadable(f"The file {path} cannot be read: {error.strerror}.") from error
    known = known_documents(path.parent).get(path.name, Known(file=path.name))
    return Source(name=path.name, raw=raw, known=known)
