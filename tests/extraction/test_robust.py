"""The extractor survives what happens to texts on their way: it reads on, quotes truly, and finds nearly as much."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import starmap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import gold
from app.config import ROOT
from app.errors import Unreadable
from app.extraction.extract import extract
from app.extraction.findings import Extraction
from app.scoring import Part, compare
from tests.extraction.mutations import MUTATIONS, Mutation

CORPUS = ROOT / "tests" / "corpus"
SEEDS = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))}
# Documents for development, of each kind and author some, as many as there is patience for.
SAMPLE = (
    ("genre", ("d03-", "ea04-", "ed07-")),
    ("broad", ("ga05-", "gc01-")),
)
TEXTS = {
    path.stem: (path.read_text("utf-8"), gold.read(CORPUS / corpus / "gold" / f"{path.stem}.json"))
    for corpus, names in SAMPLE
    for path in sorted((CORPUS / corpus / "docs").iterdir())
    if path.name.startswith(names)
}
KEPT = 0.9  # the share of its score that a spoilt text keeps


def quotes_stand(found: Extraction) -> bool:
    """Whether every place that is named has words in the kept text."""
    findings = [*found.meetings, *found.people, *found.commitments, *found.observations]
    places = [place for finding in findings for place in finding.evidence]
    places += [notice.place for notice in found.notices if notice.place]
    return all(place.quote(found.text).strip() for place in places) and all(finding.evidence for finding in findings)


def f1(tally: Counter[str]) -> float:
    wrong = tally["spurious"] + tally["missed"]
    return 2 * tally["right"] / (2 * tally["right"] + wrong) if wrong else 1.0


@cache
def scores(mutation: Mutation | None) -> dict[Part, float]:
    """Return how well the documents are read when each is changed in this way."""
    sums: dict[Part, Counter[str]] = {part: Counter() for part in Part}
    for made in starmap(_compared, ((s, mutation(text) if mutation else text) for s, (text, _) in TEXTS.items())):
        for part, tally in made.items():
            sums[part] += tally
    return {part: f1(tally) for part, tally in sums.items()}


def _compared(stem: str, text: str) -> dict[Part, Counter[str]]:
    found = extract(text.encode(), name=f"{stem}.txt")
    assert quotes_stand(found)
    tallies = compare(stem, TEXTS[stem][1], found).tallies
    return {part: Counter(right=t.right, spurious=t.spurious, missed=t.missed) for part, t in tallies.items()}


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_a_spoilt_text_keeps_nine_tenths_of_its_score(mutation: Mutation) -> None:
    sound, spoilt = scores(None), scores(mutation)
    assert {part: spoilt[part] for part in Part if spoilt[part] < KEPT * sound[part]} == {}


@settings(deadline=None, max_examples=40)
@given(text=st.text(max_size=400) | st.text(alphabet="aB “”'\".,;:()\n\u00a0\u200f–-/0123456789%€", max_size=400))
def test_any_text_is_read_or_refused_and_its_quotes_stand(text: str) -> None:
    try:
        assert quotes_stand(extract(text.encode("utf-8", "replace"), name="a.txt"))
    except Unreadable as refusal:
        assert refusal.message.endswith(".")  # noqa: PT017 - either way is right, a crash is not


@settings(deadline=None, max_examples=40)
@given(spoilt=st.data())
def test_any_piece_of_a_document_changed_in_several_ways_is_read_and_its_quotes_stand(spoilt: st.DataObject) -> None:
    text = spoilt.draw(st.sampled_from(sorted(SEEDS.values())))
    start = spoilt.draw(st.integers(0, len(text) - 1))
    piece = text[start : start + spoilt.draw(st.integers(1, 1_500))]
    for mutation in spoilt.draw(st.lists(st.sampled_from(MUTATIONS), max_size=3)):
        piece = mutation(piece)
    at = spoilt.draw(st.integers(0, len(piece)))
    piece = piece[:at] + spoilt.draw(st.text(max_size=3)) + piece[at:]
    try:
        assert quotes_stand(extract(piece.encode("utf-8", "replace"), name="a.txt"))
    except Unreadable as refusal:
        assert refusal.message.endswith(".")  # noqa: PT017
