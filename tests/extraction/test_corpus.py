"""The seeds give what careful readers marked in them, in its exact words, and the measured scores are those of now."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import evaluation, gold, measured, measuring
from app.config import ROOT
from app.extraction.extract import EXTRACTOR_VERSION
from app.extraction.reading import Limits, read
from app.measured import Trial
from app.scoring import Part, plain

CORPUS, SEEDS = ROOT / "tests" / "corpus", ROOT / "seeds"
GOLD = sorted(CORPUS.glob("*.json"))
# What the first version has to reach, from the design.
LEAST = {
    Part.MEETING: 0.95,
    Part.PEOPLE: 0.95,
    Part.PEOPLE_ATTRIBUTES: 0.93,
    Part.COMMITMENTS: 0.93,
    Part.COMMITMENT_KIND: 0.9,
    Part.COMMITMENT_THEMES: 0.9,
    Part.OBSERVATIONS: 0.95,
    Part.OBSERVATION_ATTRIBUTES: 0.93,
}


@pytest.fixture(scope="module")
def trial() -> Trial:
    """Return how the seeds are read now."""
    tasks = [measuring.task(pair) for pair in gold.plans(CORPUS, None, SEEDS)[0].pairs]
    return evaluation.summarise("seeds", [measuring.compared(task, Limits()) for task in tasks])


def test_each_seed_has_gold() -> None:
    assert {path.stem for path in GOLD} == {path.stem for path in SEEDS.glob("*.txt")}


@pytest.mark.parametrize("path", [*GOLD, *sorted(CORPUS.glob("genre/gold/*.json"))], ids=lambda path: path.stem)
def test_every_marked_quote_still_stands_in_the_kept_text(path: Path) -> None:
    folder = SEEDS if path.parent == CORPUS else CORPUS / "genre" / "docs"
    kept = plain(read((folder / f"{path.stem}.txt").read_bytes(), path.stem, Limits()).text)
    marked = gold.read(path)
    quotes = [*(row.quote for row in marked.commitments), *(row.quote for row in marked.observations)]
    assert [quote for quote in quotes if plain(quote) not in kept] == []


@pytest.mark.parametrize("part", [Part.PEOPLE, Part.COMMITMENTS, Part.OBSERVATIONS])
def test_every_fact_that_careful_readers_marked_is_found(trial: Trial, part: Part) -> None:
    assert trial.scores[part].missed == 0, trial.misses


@pytest.mark.parametrize("part", LEAST)
def test_the_seeds_score_at_least_what_the_design_asks(trial: Trial, part: Part) -> None:
    assert trial.scores[part].f1.value >= LEAST[part], trial.misses


def test_the_measured_error_rates_are_those_of_these_rules(trial: Trial) -> None:
    """`make measure` renews them; the other trials take minutes, and only that command makes them."""
    kept = measured.read()
    assert kept
    assert kept.extractor == EXTRACTOR_VERSION
    assert [each.scores for each in kept.trials if each.name == "The seed documents"] == [trial.scores]


def test_the_measured_file_repeats_no_words_of_the_documents() -> None:
    kept = measured.read()
    assert kept
    assert {trial.misses for trial in kept.trials} == {None}
