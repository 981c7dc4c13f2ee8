from __future__ import annotations

import pytest

from app.extraction.renewals import renewed_of


@pytest.mark.parametrize(
    ("sentence", "earlier"),
    [
        ("The ministers reaffirmed their 2021 commitment to expand the database.", "2021"),
        ("We renew the promise made in Paris to trace firearms.", "Paris"),
        ("Ministers reiterated the undertakings given at Mirabella Eclano.", "Mirabella Eclano"),
        ("They stood by nothing, but confirmed the Mito Commitments in full.", "Mito"),
        ("We reaffirm the G7 commitment to human rights.", None),
        ("We reaffirm our resolve to fight terrorism.", None),
        ("The ministers agreed in Paris to share files.", None),
    ],
)
def test_a_renewed_promise_names_the_year_or_the_meeting_it_goes_back_to(sentence: str, earlier: str | None) -> None:
    assert renewed_of(sentence) == earlier
