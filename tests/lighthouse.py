"""Lighthouse's scores for the kinds of pages, as on a telephone: `python -m tests.lighthouse` prints them as a table.

Lighthouse comes from npm when it is asked for, and is no part of the project: it is larger than all the rest.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.config import ROOT
from tests.browser.conftest import BROWSERS, SWITCHES
from tests.browser.kinds import KINDS
from tests.screenshots import served

PROGRAM = "lighthouse@12.8.2"
# Searches are kept from crawlers on purpose, which costs them points for SEO.
PAGES = {
    **{
        kind: KINDS[kind] for kind in ("overview", "meeting", "compare", "figure", "document", "method", "search-found")
    },
    "commitments": "/commitments?theme=counter-terrorism",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TARGETS = {"performance": 95}  # of 100; of all else 100
LINE = "{:<46}" + "{:>16}" * len(CATEGORIES) + "{:>10}"


@dataclass(frozen=True)
class Audit:
    """What Lighthouse says of one page: scores from 0 to 100, bytes that came over the line, what cost points."""

    scores: Mapping[str, int]
    size: int
    faults: tuple[str, ...]

    @classmethod
    def of(cls, report: Mapping[str, Any]) -> Audit:
        """Read Lighthouse's own report."""
        categories, audits = report["categories"], report["audits"]
        scores = {name: round(100 * categories[name]["score"]) for name in CATEGORIES}
        short = (name for name in CATEGORIES if scores[name] < TARGETS.get(name, 100))
        weighed = (ref["id"] for name in short for ref in categories[name]["auditRefs"] if ref["weight"])
        faults = tuple(_fault(audits[name]) for name in weighed if (audits[name]["score"] or 0) < 0.9)
        return cls(scores, audits["total-byte-weight"]["numericValue"], faults)


def _fault(audit: Mapping[str, Any]) -> str:
    return f"{audit['id']}: {audit['title']} {audit.get('displayValue', '')}".rstrip()


def audit(address: str) -> Audit:
    """Measure one page in a browser of its own, with Lighthouse's settings for a telephone."""
    browser = next(path for path in map(shutil.which, BROWSERS) if path)
    command = ["npx", "--yes", PROGRAM, address, "--quiet", "--output=json"]
    command += [f"--chrome-path={browser}", f"--chrome-flags={' '.join(SWITCHES)}"]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return Audit.of(json.loads(done.stdout))


def lines(site: str) -> Iterator[str]:
    """Yield the table line by line, as soon as each page is measured; what cost points stands under it."""
    yield LINE.format("page", *CATEGORIES, "kB")
    for address in PAGES.values():
        found = audit(site + address)
        yield LINE.format(address, *found.scores.values(), round(found.size / 1_000))
        yield from (f"    {fault}" for fault in found.faults)


def main() -> None:
    """Print the scores of every page."""
    with served() as site:
        for line in lines(site):
            print(line, flush=True)


if __name__ == "__main__":
    main()
