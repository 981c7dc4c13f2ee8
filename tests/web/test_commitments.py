"""The list of commitments and each one's page: whole, as a fragment, and with every bad address."""

import re
from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine
from sqlmodel import select

from app import commitments, review
from app.commitments import CommitmentLink
from app.database import writing
from app.review import Editor
from app.terms import CommitmentKind
from tests.factories import make_commitment
from tests.promises import make_ledger, tie

FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def made(engine: Engine) -> dict[str, str]:
    """Return the references of the commitments that the pages show."""
    with writing(engine) as session:
        made = make_ledger(session)
        tie(session, made["c"], made["a"], similarity=81.4)
        return {letter: commitment.ref for letter, commitment in made.items()}


def test_the_list_shows_statements_kinds_meetings_themes_and_marked_sources(
    client: TestClient, made: dict[str, str]
) -> None:
    answer = client.get("/commitments")

    assert answer.status_code == 200
    for words in (
        "6 commitments",
        "Ministers committed to the database.",
        'href="/meetings/london-2021"',
        'href="/themes/biometrics"',
        "#mark-",
        f'href="/commitments/{made["c"]}"',
        'href="/commitments.csv"',
    ):
        assert words in answer.text


def test_a_filter_narrows_the_list_and_shows_as_a_chip_that_leads_back(
    client: TestClient, made: dict[str, str]
) -> None:
    answer = client.get("/commitments?theme=biometrics&kind=call")

    assert "1 commitment<" in answer.text
    assert 'class="chip" href="/commitments?theme=biometrics"' in answer.text
    assert 'name="theme" value="biometrics" checked' in answer.text
    assert 'href="/commitments.csv?theme=biometrics&amp;kind=call"' in answer.text


def test_found_words_are_marked(client: TestClient, made: dict[str, str]) -> None:
    assert '<mark class="found">borders</mark>' in client.get("/commitments?q=borders").text


@pytest.mark.parametrize(
    ("sent", "own"),
    [
        ("?theme=&q=&sort=newest", "/commitments"),
        ("?q=borders&sort=newest&kind=call&kind=pledge", "/commitments?kind=call&kind=pledge&q=borders"),
        ("?q=++two+words+", "/commitments?q=two+words"),
        ("?sort=relevance", "/commitments"),
        ("?kind=call&kind=call", "/commitments?kind=call"),
        ("?utm=x&kind=call", "/commitments?kind=call"),
    ],
)
def test_a_form_sent_without_scripts_ends_at_a_readable_address(
    client: TestClient, made: dict[str, str], sent: str, own: str
) -> None:
    answer = client.get(f"/commitments{sent}", follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, own)
    assert client.get(own, follow_redirects=False).status_code == 200


def test_htmx_gets_the_changing_part_alone_and_the_address_to_show(client: TestClient, made: dict[str, str]) -> None:
    answer = client.get("/commitments?kind=call&q=&sort=newest", headers=FRAGMENT, follow_redirects=False)

    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert 'data-announce="2 commitments"' in answer.text
    assert 'id="filter-groups"' in answer.text
    assert answer.headers["HX-Push-Url"] == "/commitments?kind=call"
    assert "HX-Request" in answer.headers["Vary"]


def test_pages_lead_on_and_back(client: TestClient, engine: Engine) -> None:
    with writing(engine) as session:
        for _ in range(30):
            make_commitment(session, None, kind=CommitmentKind.CALL)
    first = client.get("/commitments?kind=call").text
    assert "1–25 of 30 commitments" in first

    second = client.get(link(first, "next")).text

    assert "26–30 of 30 commitments" in second
    assert link(second, "prev") == "/commitments?kind=call"


def link(page: str, relation: str) -> str:
    return page.split(f'rel="{relation}" href="')[1].split('"')[0].replace("&amp;", "&")


def test_nothing_found_says_what_to_do_next(client: TestClient, made: dict[str, str]) -> None:
    answer = client.get("/commitments?q=zebra")

    assert answer.status_code == 200
    assert "No commitment matches all of this." in answer.text
    assert 'href="/search?q=zebra"' in answer.text


def test_an_empty_ledger_says_how_to_fill_it(client: TestClient) -> None:
    assert "g7ledger ingest FILE" in client.get("/commitments").text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("theme=nonsense", "no theme “nonsense”; possible are"),
        ("meeting=atlantis-1999", "no meeting “atlantis-1999”"),
        ("kind=threat", "possible are pledge, call, endorsement"),
        ("year=soon", "no year “soon”"),
        ("sort=random", "possible are newest, oldest"),
        ("after=xx", "No page can begin after “xx”"),
        (f"q={'x' * 300}", "300 characters; 200 are possible"),
    ],
)
def test_an_address_that_cannot_be_is_refused_in_words(
    client: TestClient, made: dict[str, str], query: str, words: str
) -> None:
    answer = client.get(f"/commitments?{query}")

    assert answer.status_code == 400
    assert words in answer.text


def test_markup_in_the_words_stays_text(client: TestClient, made: dict[str, str]) -> None:
    assert "<script>alert" not in client.get("/commitments?q=<script>alert(1)</script>").text


def test_one_commitment_is_shown_in_its_document_with_its_neighbours(client: TestClient, made: dict[str, str]) -> None:
    answer = client.get(f"/commitments/{made['c']}")

    assert answer.status_code == 200
    assert '<mark class="marked marked-commitment">Ministers committed to the database.</mark>' in answer.text
    assert f'rel="next" href="/commitments/{made["d"]}"' in answer.text


def test_a_promise_is_followed_with_both_quotes_what_changed_and_how_sure_it_is(
    client: TestClient, made: dict[str, str]
) -> None:
    page = " ".join(client.get(f"/commitments/{made['c']}").text.split())

    assert "Now a pledge, before a call." in page
    assert '<ins><span class="sr-only">[only now: </span>Ministers committed' in page
    assert '<del><span class="sr-only">[only then: </span>They urged partners' in page
    assert "Suggested</span> 81 % of what the two are about is in both." in page


def test_a_link_that_an_editor_confirmed_is_shown_as_confirmed(
    client: TestClient, made: dict[str, str], engine: Engine
) -> None:
    with writing(engine) as session:
        link = session.exec(select(CommitmentLink)).one()
        review.accept(session, link, Editor(name="Ada", at=datetime(2026, 1, 2, tzinfo=UTC)))

    page = client.get(f"/commitments/{made['c']}").text

    assert '<span class="surety surety-confirmed">Confirmed</span>' in page
    assert "Every link is confirmed by an editor" in page


def test_filters_that_leave_nothing_say_how_many_there_would_be_without_each(
    client: TestClient, made: dict[str, str]
) -> None:
    page = client.get("/commitments?kind=endorsement&q=database").text

    assert '<a href="/commitments?q=database">2 commitments</a> without kind' in page
    assert '<a href="/commitments?kind=endorsement">1 commitment</a> without the words' in page


def test_where_no_single_filter_is_to_blame_the_page_says_so(client: TestClient, made: dict[str, str]) -> None:
    page = client.get("/commitments?kind=endorsement&q=zebra&theme=biometrics").text

    assert "Nothing would be left without any single one of your filters either." in page


def test_words_of_the_ledger_are_explained_where_they_are_used(client: TestClient, made: dict[str, str]) -> None:
    for path in ("/commitments", f"/commitments/{made['c']}"):
        page = client.get(path).text
        opened = set(re.findall(r'popovertarget="(meanings-\w+)"', page))

        assert opened >= {"meanings-kind", "meanings-theme", "meanings-actor"}
        assert opened == set(re.findall(r'id="(meanings-\w+)" popover', page))


def test_a_withdrawn_commitment_answers_that_it_is_gone(
    client: TestClient, made: dict[str, str], engine: Engine
) -> None:
    with writing(engine) as session:
        commitments.find(session, made["c"]).standing = False

    answer = client.get(f"/commitments/{made['c']}")

    assert answer.status_code == 410
    assert "was withdrawn" in answer.text


def test_an_unknown_reference_is_not_found(client: TestClient) -> None:
    assert client.get("/commitments/london-1999-1").status_code == 404
