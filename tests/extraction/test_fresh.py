"""Documents written before the rules for meetings and people were looked at keep their scores."""

from __future__ import annotations

import pytest

from app import evaluation, gold, measuring
from app.config import ROOT
from app.extraction.reading import Limits
from app.measured import Trial
from app.scoring import Part

FRESH = ROOT / "tests" / "corpus" / "fresh"
# Half of the documents were read while the rules were made, the other half only ever scored.
LEAST = {Part.MEETING: 0.88, Part.PEOPLE: 0.93, Part.PEOPLE_ATTRIBUTES: 0.93}


@pytest.fixture(scope="module")
def trial() -> Trial:
    """Return how the documents are read now; their promises and figures have no gold."""
    tasks = [measuring.task(pair) for pair in gold.plans(FRESH / "gold", FRESH / "docs", ROOT)[0].pairs]
    return evaluation.summarise("fresh", [measuring.compared(task, Limits()) for task in tasks])


def test_each_document_has_gold() -> None:
    assert {p.stem for p in (FRESH / "docs").iterdir()} == {p.stem for p in (FRESH / "gold").iterdir()}


@pytest.mark.parametrize("part", LEAST)
def test_meetings_and_people_hold_on_fresh_documents(trial: Trial, part: Part) -> None:
    assert trial.scores[part].f1.value >= LEAST[part]
