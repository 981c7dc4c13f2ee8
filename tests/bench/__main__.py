"""Measures in one run, and prints, what the design sets as targets; nothing fails here for being slow."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bench import extraction, pages


def main() -> None:
    """Print every measurement as soon as it is made."""
    for line in extraction.measure():
        print(line, flush=True)
    with tempfile.TemporaryDirectory(prefix="g7ledger-bench-") as folder:
        for line in pages.measure(Path(folder)):
            print(line, flush=True)


if __name__ == "__main__":  # the processes that read documents import this again
    main()
