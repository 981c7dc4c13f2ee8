"""The interactive figure: what stands where, how each hedge is drawn, and what pointing at it says."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import Session

from app import metrics
from app.database import writing
from app.metrics import Metric
from app.terms import Qualifier
from app.web import charts, readings
from tests.factories import make_document, make_meeting, make_metric, make_observation

Q = Qualifier


def drawn(session: Session, metric: Metric | None = None) -> dict[str, Any]:
    """Return the figure as the browser gets it."""
    metric = metric or make_metric(session)
    made: dict[str, Any] = json.loads(charts.figure(metrics.series(session, metric), metric).to_json())
    return made


def sitting(session: Session, year: int, value: float, qualifier: Qualifier, high: float | None = None) -> None:
    meeting = make_meeting(session, f"City{year}", date(year, 5, 1))
    make_observation(session, meeting, value, qualifier, value_high=high)


def test_every_dated_figure_is_a_point_at_its_meeting(session: Session) -> None:
    for year, value, qualifier in ((2017, 40_000, Q.NEARLY), (2019, 50_000, Q.NEARLY), (2021, 60_000, Q.ABOUT)):
        sitting(session, year, value, qualifier)

    figure = drawn(session)

    marks = figure["data"][-1]
    assert list(zip(marks["x"], marks["y"], strict=True)) == [
        ("2017-05-01", 40_000),
        ("2019-05-01", 50_000),
        ("2021-05-01", 60_000),
    ]
    assert figure["layout"]["xaxis"]["ticktext"] == ["City2017<br>2017", "City2019<br>2019", "City2021<br>2021"]
    assert figure["layout"]["yaxis"]["range"][0] == 0


@pytest.mark.parametrize(
    ("qualifier", "symbol", "arrows"),
    [
        (Q.EXACT, "circle", []),
        (Q.ABOUT, "circle", []),
        (Q.NEARLY, "line-ew-open", ["down"]),
        (Q.LESS_THAN, "line-ew-open", ["down", "down"]),
        (Q.MORE_THAN, "line-ew-open", ["up"]),
    ],
)
def test_each_hedge_has_its_sign(session: Session, qualifier: Qualifier, symbol: str, arrows: list[str]) -> None:
    sitting(session, 2017, 40_000, qualifier)

    figure = drawn(session)

    drawn_arrows = [note["yshift"] for note in figure["layout"]["annotations"] if note["name"] == "arrow"]
    assert figure["data"][-1]["marker"]["symbol"] == [symbol]
    assert ["up" if pixels > 0 else "down" for pixels in drawn_arrows] == arrows


def test_a_range_is_a_bar_from_its_low_to_its_high_end(session: Session) -> None:
    sitting(session, 2019, 110, Q.BETWEEN, 280)

    marks = drawn(session)["data"][-1]

    assert marks["y"] == [195]
    assert marks["error_y"]["array"] == [85]
    assert marks["error_y"]["visible"] is True


def test_pointing_at_a_figure_says_hedge_meeting_change_and_source(session: Session) -> None:
    sitting(session, 2017, 40_000, Q.NEARLY)
    sitting(session, 2019, 50_000, Q.NEARLY)

    said = drawn(session)["data"][-1]["hovertext"][1]

    assert said.split("<br>") == [
        "nearly 50,000 profiles",
        "City2019 2019, 1–2 May 2019",
        "about +10,000 (about +25 %) since City2017 2017",
        "Source: INTERPOL",
    ]


def test_names_from_documents_are_no_markup_in_the_chart(session: Session) -> None:
    document = make_document(session, "60,000", publisher="<a href='x'>Elsewhere</a>")
    make_observation(session, make_meeting(session), document=document)

    assert "&lt;a href" in drawn(session)["data"][-1]["hovertext"][0]


def test_figures_that_disagree_have_their_words_apart(session: Session) -> None:
    meeting = make_meeting(session)
    for value in (58_000, 60_000):
        make_observation(session, meeting, value)

    beside, above = (note for note in drawn(session)["layout"]["annotations"] if note["name"] == "label")

    assert (beside["text"], beside["xanchor"]) == ("about 58,000", "right")
    assert (above["text"], above["yshift"] > 0) == ("about 60,000", True)


@pytest.mark.parametrize(
    ("unit", "value", "high", "words"),
    [
        ("USD", 110e9, 281e9, "US$110–281 billion"),
        ("percent", 5, 7, "5–7 %"),
        ("profiles", 800_000, 1_200_000, "800,000–1.2 million"),
        ("profiles", 60_000, None, "about 60,000"),
    ],
)
def test_a_label_is_as_short_as_it_can_be(
    session: Session, unit: str, value: float, high: float | None, words: str
) -> None:
    qualifier = Q.BETWEEN if high else Q.ABOUT
    make_observation(session, make_meeting(session), value, qualifier, value_high=high, unit=unit)

    (point,) = metrics.series(session, make_metric(session))

    assert readings.brief(point) == words


def test_a_series_is_summed_up_in_one_sentence(session: Session) -> None:
    assert readings.sentence([]) == "No figure of this series has a date yet."

    sitting(session, 2017, 40_000, Q.NEARLY)
    assert readings.sentence(metrics.series(session, make_metric(session))) == (
        "Nearly 40,000 profiles, given at City2017 2017."
    )

    sitting(session, 2021, 60_000, Q.ABOUT)
    assert readings.sentence(metrics.series(session, make_metric(session))) == (
        "From nearly 40,000 profiles (City2017 2017) to about 60,000 (City2021 2021): about +20,000 (about +50 %)."
    )


def test_the_figure_is_served_as_json(client: TestClient) -> None:
    with writing(client.app.state.engine) as session:  # type: ignore[attr-defined]
        make_observation(session, make_meeting(session))

    answer = client.get("/metrics/ftf-profiles/chart.json")

    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["layout"]["meta"]["name"] == "ftf-profiles"


def test_starting_the_server_builds_no_chart_classes() -> None:
    """Plotly's classes take half a second to load; the first chart pays for them, not the start."""
    listing = "import sys, app.main; print(*sorted(name for name in sys.modules if name.startswith('plotly')))"

    loaded = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True).stdout.split()

    assert "plotly.graph_objects" in loaded
    assert "plotly.graph_objs._figure" not in loaded
