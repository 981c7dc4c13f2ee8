"""Learns the weights that tell whether a text reports on a meeting, where that was, and when."""

from __future__ import annotations

from collections.abc import Sequence

from app.extraction.learning.annotated import Annotated, annotated
from app.extraction.learning.fitting import Examples, fit
from app.extraction.learning.parts import FOLDS, Part, Sources, Table, f1, folds
from app.extraction.occasions import signs_of_report
from app.extraction.reporting import is_reported


def learn(sources: Sources) -> dict[str, Table]:
    """Return the table of each question."""
    return {"reports": _reports(annotated(sources))}


def check(sources: Sources) -> list[str]:
    """Return what the weights reach on documents that they were not learned from."""
    documents = annotated(sources)
    dealt = folds(document.name for document in documents)
    said: list[tuple[Annotated, bool]] = []
    for fold in range(FOLDS):
        table = _reports([document for document in documents if dealt[document.name] != fold])
        tested = [document for document in documents if dealt[document.name] == fold]
        said += [(document, is_reported(signs_of_report(document.text), table)) for document in tested]
    return [f"reports on a meeting: {f1(said, _count)}"]


def _reports(documents: Sequence[Annotated]) -> Table:
    signs = [signs_of_report(document.text) for document in documents]
    return fit(Examples(signs, [bool(document.meeting) for document in documents]))


def _count(row: tuple[Annotated, bool]) -> tuple[int, int, int]:
    document, said = row
    wanted = bool(document.meeting)
    return said and wanted, said, wanted


PART = Part("meetings", learn, check)
