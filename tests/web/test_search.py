"""The search page: what is found kind by kind, and what it says when nothing is."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from app import search
from app.database import writing
from app.search import EntryKind


@pytest.fixture(autouse=True)
def entries(engine: Engine) -> None:
    """Index a page of each kind, and more commitments than a group shows."""
    with writing(engine) as session:
        for kind in EntryKind:
            search.index(session, kind, f"a-{kind}", f"A {kind} & more", "On the <b>borders</b> of the lake.")
        for number in range(7):
            search.index(session, EntryKind.COMMITMENT, f"london-2021-{number}", "London 2021", "Safer borders.")


def test_results_of_every_kind_lead_to_their_pages_with_the_words_marked(client: TestClient) -> None:
    answer = client.get("/search?q=borders")

    assert answer.status_code == 200
    for path in ("people/a-person", "meetings/a-meeting", "metrics/a-metric", "themes/a-theme", "documents/a-document"):
        assert f'href="/{path}"' in answer.text
    assert 'On the &lt;b&gt;<mark class="found">borders</mark>&lt;/b&gt; of the lake.' in answer.text


def test_a_group_shows_its_best_and_leads_to_all(client: TestClient) -> None:
    text = client.get("/search?q=borders").text

    assert text.count('href="/commitments/') == 5
    assert "Filter commitments by these words" in text
    assert 'href="/search?q=borders&amp;kind=commitment"' in text


def test_one_kind_alone_shows_all_of_it_and_the_numbers_of_the_others(client: TestClient) -> None:
    text = client.get("/search?q=borders&kind=commitment").text

    assert text.count('href="/commitments/') == 8
    assert "/people/a-person" not in text
    assert 'People <span class="facet-count">1</span>' in text


def test_nothing_found_says_what_to_try(client: TestClient) -> None:
    text = client.get("/search?q=zebra").text

    assert "Nothing in the ledger has all these words." in text
    assert 'href="/themes"' in text


def test_no_words_ask_for_some(client: TestClient) -> None:
    assert "type a word, a name" in client.get("/search?q=++").text


def test_the_words_stay_in_the_box_and_are_no_markup(client: TestClient) -> None:
    text = client.get('/search?q="><script>alert(1)</script>').text

    assert "<script>alert" not in text
    assert 'value="&#34;&gt;&lt;script&gt;' in text


@pytest.mark.parametrize(
    ("query", "words"),
    [(f"q={'x' * 201}", "201 characters; 200 are possible"), ("q=x&kind=planet", "no kind “planet”")],
)
def test_what_cannot_be_searched_is_refused_in_words(client: TestClient, query: str, words: str) -> None:
    answer = client.get(f"/search?{query}")

    assert answer.status_code == 400
    assert words in answer.text
