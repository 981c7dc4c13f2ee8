"""Gold files and files of trials: which documents they mean, and what is said where they are broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import gold
from app.errors import Refused
from app.gold import Pair

TRIALS = """
[[trial]]
name = "All but one"
seen = true
gold = "gold"
documents = "docs"
without = ["*3-*"]
"""


def make_corpus(folder: Path, *names: str) -> Path:
    """Write documents and their gold into folders side by side, and return that of the gold."""
    for name in names:
        for kind, suffix, words in (("docs", "txt", "Words."), ("gold", "json", "{}")):
            (folder / kind).mkdir(exist_ok=True)
            (folder / kind / f"{name}.{suffix}").write_text(words, "utf-8")
    return folder / "gold"


def test_documents_are_found_beside_their_gold(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, "a", "b")
    (plan,) = gold.plans(folder, None, tmp_path / "seeds")
    assert plan.pairs == [Pair(tmp_path / "docs" / f"{n}.txt", folder / f"{n}.json") for n in "ab"]
    assert plan.seen is None


def test_gold_without_documents_beside_it_means_the_seeds(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path, "a")
    elsewhere = tmp_path / "x" / "gold"
    elsewhere.parent.mkdir()
    corpus.rename(elsewhere)
    assert gold.plans(elsewhere, None, tmp_path / "docs")[0].pairs[0].document == tmp_path / "docs" / "a.txt"


def test_a_file_of_trials_names_several_with_folders_of_its_own(tmp_path: Path) -> None:
    make_corpus(tmp_path, "e03-x", "e04-y")
    (tmp_path / "trials.toml").write_text(TRIALS, "utf-8")
    (plan,) = gold.plans(tmp_path / "trials.toml", None, tmp_path)
    assert (plan.name, plan.seen, [pair.gold.stem for pair in plan.pairs]) == ("All but one", True, ["e04-y"])


def test_a_value_on_which_readers_differed_has_several_readings(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"commitments": [{"quote": "We will.", "kind": ["pledge", "call"]}]}), "utf-8")
    assert gold.read(path).commitments[0].kind == ("pledge", "call")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "is broken"),
        ('{"commitments": [{"kind": "pledge"}]}', "commitments.0.quote: Field required"),
        ('{"observations": [{"quote": "many", "value": "many"}]}', "observations.0.value"),
        ("[]", "is broken"),
    ],
)
def test_broken_gold_is_named_with_its_fault(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, "utf-8")
    with pytest.raises(Refused, match=sentence):
        gold.read(path)


def test_gold_without_its_document_is_refused(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, "a", "b")
    (tmp_path / "docs" / "b.txt").unlink()
    with pytest.raises(Refused, match=r"has no document b for the gold file b\.json"):
        gold.plans(folder, None, tmp_path)


def test_gold_that_could_mean_two_documents_is_refused(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, "a")
    (tmp_path / "docs" / "a.html").write_text("<p>Words.", "utf-8")
    with pytest.raises(Refused, match=r"could mean a\.html and a\.txt"):
        gold.plans(folder, tmp_path / "docs", tmp_path)


def test_a_folder_that_is_not_there_or_has_no_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no folder"):
        gold.plans(tmp_path / "nowhere", None, tmp_path)
    with pytest.raises(Refused, match="has no gold"):
        gold.plans(tmp_path, None, tmp_path)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[trial]", "is not valid TOML"),
        ("trial = []", "is broken: trial"),
        (TRIALS + 'typo = "x"', "typo: Extra inputs"),
        (TRIALS.replace("*3-*", "*"), "leaves no gold file"),
    ],
)
def test_a_broken_file_of_trials_is_named_with_its_fault(tmp_path: Path, text: str, sentence: str) -> None:
    make_corpus(tmp_path, "e03-x")
    (tmp_path / "trials.toml").write_text(text, "utf-8")
    with pytest.raises(Refused, match=sentence):
        gold.plans(tmp_path / "trials.toml", None, tmp_path)
