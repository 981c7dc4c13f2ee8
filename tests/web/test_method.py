"""The method page and the measured error rates on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app import measured
from app.config import Settings
from app.database import writing
from app.errors import Unavailable
from app.main import create_app
from app.measured import Measured, Share
from app.web.method import last_measurement
from tests.factories import make_metric, make_theme

SCORE = {
    "precision": {"value": 0.968, "low": 0.89, "high": 0.99},
    "recall": {"value": 0.938, "low": 0.85, "high": 0.976},
    "f1": {"value": 0.952, "low": 0.9, "high": 0.98},
    "right": 60,
    "spurious": 2,
    "missed": 4,
}


@pytest.fixture
def measurement(tmp_path: Path) -> Path:
    """Return a file of one trial, as scoring writes it."""
    scores = {"people": SCORE, "commitments": SCORE}
    kinds = [{"name": name, "documents": 2, "scores": scores} for name in ("news", "press_release")]
    trial = {"name": "Some documents", "documents": 4, "seen": False, "scores": scores, "kinds": kinds}
    path = tmp_path / "measured.json"
    path.write_text(json.dumps({"extractor": "1", "trials": [trial]}), "utf-8")
    return path


def test_the_page_defines_every_kind_and_every_hedge(client: TestClient) -> None:
    text = client.get("/method").text
    assert all(words in text for words in ("They will do it.", "They want it done.", "They back it.", "a lower bound"))


def test_the_page_defines_every_theme_and_series(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        theme, metric = make_theme(session), make_metric(session)
        theme.description, metric.counts = "All about children.", "Profiles in one database."
    text = client.get("/method").text
    assert "All about children." in text
    assert "Profiles in one database." in text


def reader_of(settings: Settings, found: Measured | None) -> TestClient:
    """Return a reader of a program that came with these error rates."""
    app = create_app(settings)
    app.dependency_overrides[last_measurement] = lambda: found
    return TestClient(app)


def test_what_was_not_measured_is_not_claimed(settings: Settings) -> None:
    with reader_of(settings, None) as client:
        assert "Not measured yet" in client.get("/method").text


def test_measured_error_rates_are_shown_in_percent_with_their_intervals(settings: Settings, measurement: Path) -> None:
    with reader_of(settings, measured.read(measurement)) as client:
        text = client.get("/method").text
    assert '<td class="number">97 % <small>89–99</small></td><td class="number">94 % <small>85–98</small></td>' in text
    assert 'Some documents <span class="note">4 documents, which no rule was written for</span>' in text


def test_error_rates_are_shown_for_each_kind_of_document(settings: Settings, measurement: Path) -> None:
    with reader_of(settings, measured.read(measurement)) as client:
        text = client.get("/method").text
    row = '<th scope="row">Press release</th><td class="number">2</td><td class="number">–</td>'
    assert f'{row}<td class="number">95 % <small>90–98</small></td>' in text


def test_the_page_shows_the_measurement_that_came_with_the_program(client: TestClient) -> None:
    text = client.get("/method").text
    kept = measured.read()
    assert kept
    assert all(f"<caption>{trial.name} " in text for trial in kept.trials)


def test_a_share_is_never_rounded_to_faultless() -> None:
    share = Share(value=0.997, low=0.991, high=0.9991)
    assert (share.percent, share.interval) == (99, "99–100")
    assert Share(value=0.5, low=0.29, high=0.57).interval == "29–57"


def test_no_file_is_no_measurement(tmp_path: Path) -> None:
    assert measured.read(tmp_path / "measured.json") is None


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "measured.json"
    path.write_text('{"trials": 3}', "utf-8")
    with pytest.raises(Unavailable, match="damaged"):
        measured.read(path)


def test_scores_stand_in_the_order_of_the_page(measurement: Path) -> None:
    found = measured.read(measurement)
    assert found
    assert [words for words, _ in found.trials[0].rows] == ["People", "Commitments"]
