"""What a page shows of itself where its link is shared: a title, a description, and a picture of its own."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from sqlalchemy import Engine

from app.config import Settings
from app.database import writing
from app.main import create_app
from app.terms import Qualifier
from app.web.pictures import SIZE, face, fitted, printed
from tests.factories import make_attendance, make_commitment, make_meeting, make_observation

PAGES = (
    "/",
    "/meetings/london-2021",
    "/commitments?kind=pledge",
    "/metrics/ftf-profiles",
    "/people/priti-patel",
    "/themes/child-protection",
    "/search?q=ministers",
    "/method",
)


@pytest.fixture(autouse=True)
def ref(engine: Engine) -> str:
    """Return the reference of a commitment in a small ledger."""
    with writing(engine) as session:
        london = make_meeting(session)
        make_attendance(session, london)
        make_observation(session, london)
        make_observation(session, make_meeting(session, "Paris", date(2019, 4, 4)), 50_000, Qualifier.NEARLY)
        return make_commitment(session, london).ref


def told(client: TestClient, address: str) -> dict[str, str]:
    """Return what a page tells of itself, by name."""
    page = BeautifulSoup(client.get(address).text, "lxml")
    return {str(tag.get("property") or tag.get("name")): str(tag["content"]) for tag in page.select("meta[content]")}


def drawn(client: TestClient, address: str) -> Image.Image:
    return Image.open(BytesIO(client.get(address.removeprefix("http://testserver")).content))


@pytest.mark.parametrize("address", PAGES)
def test_each_page_tells_its_title_description_address_and_picture(client: TestClient, address: str) -> None:
    said = told(client, address)

    assert said["og:title"]
    assert said["og:description"] == said["description"]
    assert said["og:url"] == f"http://testserver{address}"
    assert drawn(client, said["og:image"]).size == SIZE


def test_a_page_has_one_address_whatever_is_hung_onto_it(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/meetings?utm_source=elsewhere").text, "lxml")

    assert page.select_one('link[rel="canonical"]')["href"] == "http://testserver/meetings"  # type: ignore[index]


def test_what_is_told_names_the_public_address(settings: Settings) -> None:
    with TestClient(create_app(settings.model_copy(update={"base_url": "https://ledger.example"}))) as client:
        said = told(client, "/meetings/london-2021")

    assert said["og:image"] == "https://ledger.example/meetings/london-2021.png"


def test_a_page_that_is_not_there_tells_nothing_and_wants_no_visits(client: TestClient) -> None:
    said = told(client, "/meetings/unheard")

    assert said["robots"] == "noindex"
    assert "og:title" not in said


def test_pictures_differ_as_their_pages_do(client: TestClient, ref: str) -> None:
    pages = ["/ledger", "/meetings/london-2021", "/metrics/ftf-profiles", f"/commitments/{ref}", "/people/priti-patel"]

    assert len({client.get(f"{page}.png").content for page in pages}) == len(pages)


def test_a_picture_is_a_few_kilobytes(client: TestClient, ref: str) -> None:
    assert len(client.get(f"/commitments/{ref}.png").content) < 60_000


def test_a_picture_is_shown_and_not_saved(client: TestClient) -> None:
    answer = client.get("/meetings/london-2021.png")

    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"].startswith("inline")


@given(st.text(max_size=300), st.integers(1, 4))
def test_words_of_a_picture_stay_in_their_room(words: str, most: int) -> None:
    used = face("sans", 30)
    lines = fitted(words, used, 400, most)

    assert len(lines) <= most
    assert all(used.getlength(line) <= 400 for line in lines)


def test_letters_that_the_faces_lack_lose_their_accents() -> None:
    assert printed("Jürgen Dvořák – 東") == "Jürgen Dvorák – ?"
