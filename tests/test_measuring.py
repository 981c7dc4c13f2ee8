"""The commands that measure and explain: `evaluate` and `explain`."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from app.config import ROOT
from app.measured import Measured
from app.scoring import Part
from tests.program import FRENCH, PROGRAM, environment, run_here

ENGLISH = (
    "MITO, Japan – G7 Interior Ministers agreed to share more fingerprints via INTERPOL.\n\n"
    "INTERPOL Secretary General Jürgen Stock spoke of nearly 40,000 profiles of foreign terrorist fighters."
)
GOLD = {
    "meeting": {"city": "Mito", "country": "JP"},
    "people": [{"name": "Jürgen Stock", "role": "Secretary General", "affiliation": "INTERPOL"}],
    "commitments": [{"quote": ENGLISH.split("\n")[0].partition(" – ")[2], "kind": "call", "themes": ["biometrics"]}],
    "observations": [{"quote": "nearly 40,000 profiles", "value": 40000, "qualifier": "nearly"}],
}
KEYS = {
    "document": {"title", "kind", "language", "published_on", "publisher", "sha256"},
    "meetings": {"city", "country", "starts_on", "ends_on", "series", "evidence"},
    "people": {"name", "role", "affiliation", "mode", "evidence"},
    "commitments": {"statement", "kind", "actor", "themes", "reaffirms", "evidence"},
    # the organisation that gave the figure, `source`, stands beside what the contract lists
    "observations": {
        *("label", "metric", "value", "value_high", "unit", "qualifier", "per", "as_of", "source", "evidence")
    },
}
FOUND = [kind for kind in KEYS if kind != "document"]


@pytest.fixture(autouse=True)
def ledger(own_ledger: Path) -> Path:
    """Return the file of the test's own empty ledger, which the command line uses."""
    return own_ledger


def make_corpus(folder: Path, documents: dict[str, str], gold: object) -> Path:
    """Write documents with the same gold for each, and return the folder of the gold."""
    for name, text in documents.items():
        for kind, suffix, words in (("docs", "txt", text), ("gold", "json", json.dumps(gold))):
            (folder / kind).mkdir(exist_ok=True)
            (folder / kind / f"{name}.{suffix}").write_text(words, "utf-8")
    return folder / "gold"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Return a short press release."""
    path = tmp_path / "release.txt"
    path.write_text(ENGLISH, "utf-8")
    return path


def test_one_document_is_measured_with_every_miss(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_corpus(tmp_path, {"a": ENGLISH}, GOLD)
    ran = run_here(capsys, "evaluate", folder, "--format", "json")
    (trial,) = Measured.model_validate_json(ran.out).trials
    assert {
        part: trial.scores[part].f1.value for part in (Part.MEETING, Part.PEOPLE, Part.COMMITMENTS)
    } == dict.fromkeys((Part.MEETING, Part.PEOPLE, Part.COMMITMENTS), 1)
    assert "call read as pledge" in [fault.fault for fault in trial.misses or ()]


def test_several_documents_are_measured_in_their_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = {"people": [{"name": "Ann Roe"}]}
    folder = make_corpus(tmp_path, dict.fromkeys("cab", FRENCH), gold)
    ran = run_here(capsys, "evaluate", folder, tmp_path / "docs")
    assert "gold · 3 documents · rules" in ran.out
    assert [line for line in ran.out.splitlines() if "Ann Roe" in line] == [
        f"{name} · people · missed: Ann Roe" for name in "abc"
    ]


def test_measuring_ends_at_once_and_quietly_by_ctrl_c(own_ledger: Path) -> None:
    arguments: list[str | Path] = [PROGRAM, "evaluate", ROOT / "tests" / "corpus" / "genre" / "gold"]
    shown = environment(data_dir=own_ledger.parent)
    with subprocess.Popen(arguments, env=shown, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        time.sleep(2)  # its processes are starting, and each of them hears what the terminal sends
        os.killpg(process.pid, signal.SIGINT)
        _, printed = process.communicate(timeout=60)
    assert (process.returncode, printed) == (130, "")


def test_a_report_can_be_written_without_the_documents_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_corpus(tmp_path, {"a": FRENCH}, {"people": [{"name": "Ann Roe"}]})
    path = tmp_path / "scores.json"
    assert run_here(capsys, "evaluate", folder, "--format", "json", "--no-misses", "--out", path).code == 0
    assert Measured.model_validate_json(path.read_text("utf-8")).trials[0].scores[Part.PEOPLE].missed == 1
    assert "Ann Roe" not in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "gold", "sentence"),
    [
        ("", {}, "a.txt: The file is empty."),
        (FRENCH, {"people": [{}]}, "a.json is broken: people.0.name: Field required."),
    ],
)
def test_what_cannot_be_measured_is_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, gold: object, sentence: str
) -> None:
    ran = run_here(capsys, "evaluate", make_corpus(tmp_path, {"a": text}, gold))
    assert (ran.code, ran.out) == (1, "")
    assert ran.complaint.endswith(sentence)


def test_a_place_that_cannot_be_written_to_is_refused_before_measuring(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run_here(capsys, "evaluate", tmp_path, "--out", tmp_path / "nowhere" / "scores.json")
    assert ran.complaint == f"There is no folder {tmp_path / 'nowhere'} to write scores.json into."


def test_each_finding_is_explained_by_its_rule_and_words(
    document: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.report.OUTPUT.width", 200)
    ran = run_here(capsys, "explain", document)
    assert all(words in ran.out for words in ("because", "agreed", "biometrics: fingerprints", "hedge: nearly"))


def test_explained_findings_have_their_reasons_as_json(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run_here(capsys, "explain", document, "--format", "json").out)
    assert {kind: set(found[kind][0]) for kind in FOUND} == {kind: {*KEYS[kind], "because"} for kind in FOUND}
    assert all(row["because"] for kind in FOUND for row in found[kind])


def test_extracted_findings_keep_the_shape_of_the_contract(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run_here(capsys, "extract", document).out)
    assert set(found) == {*KEYS, "text", "notices"}
    assert set(found["document"]) == KEYS["document"]
    assert {kind: set(found[kind][0]) for kind in FOUND} == {kind: KEYS[kind] for kind in FOUND}


def test_notices_say_what_was_not_understood_and_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "communique.txt"
    path.write_text(FRENCH, "utf-8")
    assert "not understood" in run_here(capsys, "explain", path).out
    (notice,) = json.loads(run_here(capsys, "explain", path, "--format", "json").out)["notices"]
    assert set(notice) == {"message", "start", "end"}


def test_one_document_at_a_time_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_here(capsys, "explain", tmp_path).complaint == f"{tmp_path} is a folder; name one document of it."
