"""Learns all weights, or those of one part, and writes them; or checks by cross-validation what they are worth."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from app.extraction.learning import meetings, people, promises, themes
from app.extraction.learning.fitting import rounded
from app.extraction.learning.parts import Sources
from app.extraction.weighing import FOLDER

_ROOT = Path(__file__).parents[3]
PARTS = {part.name: part for part in (meetings.PART, people.PART, promises.PART, themes.PART)}


def main() -> None:
    """Learn weights and write them to `weights/`; with --check, tell what they reach on unseen texts."""
    parser = argparse.ArgumentParser(prog="python -m app.extraction.learning", description=main.__doc__)
    parser.add_argument("--check", action="store_true", help="cross-validate instead of writing weights")
    parser.add_argument("--only", choices=PARTS, help="one file of weights")
    parser.add_argument("--corpus", type=Path, default=_ROOT / "tests" / "corpus")
    options = parser.parse_args()
    sources = Sources(options.corpus, _ROOT / "seeds")
    for part in [PARTS[options.only]] if options.only else PARTS.values():
        if options.check:
            print(*part.check(sources), sep="\n", flush=True)
        else:
            tables = {question: rounded(table) for question, table in part.learn(sources).items()}
            (FOLDER / f"{part.name}.json").write_text(json.dumps(tables, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
