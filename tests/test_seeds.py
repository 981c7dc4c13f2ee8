"""The seeds: five documents kept byte for byte, and a register in which every entry names its sources."""

import hashlib
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from slugify import slugify

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
SHA256 = {
    "biometrica-london-2021.txt": "669c71aaad137e59bd9323dae9961b3031826b7e0b957c82cab1d9d7f258e8b1",
    "interpol-ischia-2017.txt": "78ce83a26383eb8882edeb8976bdea6250fb04108984da9b6bb09598104f19fe",
    "interpol-london-2021.txt": "feb50d3833620c8881678ba15035c7e2c091cc1bc5681a25c9ee967238dc78e8",
    "interpol-paris-2019.txt": "14dd5a9370a3a7a74214325792afe207ca2e0b9a4622cea4b318a4f35af37d90",
    "interpol-wiesbaden-2022.txt": "4502d74e25194d9a9202ee4d69ede64a1cb7911c533b7129897f836b435441ee",
}
DOCUMENT_KEYS = {"file", "publisher", "title", "url", "published_on"}
MEETING_KEYS = {"slug", "series", "city", "country", "starts_on", "ends_on", "chair", "outcome_title"}
OPTIONAL_MEETING_KEYS = {"aliases", "venue", "note", "sources"}


def entries(name: str) -> list[dict[str, Any]]:
    """The entries of one of the two registers, which name themselves in the singular."""
    return list(tomllib.loads((SEEDS / f"{name}s.toml").read_text("utf-8"))[name])


def is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and text == text.strip()


DOCUMENTS = entries("document")
MEETINGS = entries("meeting")
each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda entry: entry["file"])
each_meeting = pytest.mark.parametrize("meeting", MEETINGS, ids=lambda entry: entry["slug"])


@pytest.mark.parametrize("name", SHA256)
def test_a_seed_document_stays_as_it_was_found_byte_for_byte(name: str) -> None:
    assert hashlib.sha256((SEEDS / name).read_bytes()).hexdigest() == SHA256[name]


def test_every_seed_document_is_described_once_and_every_description_has_its_file() -> None:
    described = Counter(document["file"] for document in DOCUMENTS)
    assert described == Counter(path.name for path in SEEDS.glob("*.txt"))
    assert set(described) == set(SHA256)


@each_document
def test_a_description_says_only_what_is_known(document: dict[str, Any]) -> None:
    assert set(document) <= DOCUMENT_KEYS
    assert all(document.values())
    assert document["publisher"]


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if d["publisher"] == "INTERPOL"], ids=lambda d: d["file"])
def test_what_nobody_knows_of_the_interpol_items_stays_unknown(document: dict[str, Any]) -> None:
    assert set(document) == {"file", "publisher"}


def test_the_biometrica_title_and_date_are_those_that_its_text_prints() -> None:
    (document,) = (d for d in DOCUMENTS if d["publisher"] == "Biometrica")
    title, printed_on = (SEEDS / document["file"]).read_text("utf-8").split("\n\n")[:2]
    assert document["title"] == title
    assert f"{document['published_on']:%B %d, %Y}" == printed_on
    assert is_address(document["url"])


@each_meeting
def test_a_meeting_has_what_a_reader_needs_and_nothing_misspelt(meeting: dict[str, Any]) -> None:
    assert set(meeting) >= MEETING_KEYS
    assert set(meeting) <= MEETING_KEYS | OPTIONAL_MEETING_KEYS
    assert all(meeting[key] for key in set(meeting) - {"aliases"})


@each_meeting
def test_a_meeting_names_the_pages_it_rests_on(meeting: dict[str, Any]) -> None:
    assert meeting["sources"]
    assert all(is_address(source) for source in meeting["sources"])
    assert len(set(meeting["sources"])) == len(meeting["sources"])


@each_meeting
def test_a_meeting_lasts_from_its_first_day_to_its_last_within_a_week(meeting: dict[str, Any]) -> None:
    assert type(meeting["starts_on"]) is date
    assert 0 <= (meeting["ends_on"] - meeting["starts_on"]).days < 7


@each_meeting
def test_a_slug_is_made_of_city_and_year(meeting: dict[str, Any]) -> None:
    assert meeting["slug"] == slugify(f"{meeting['city']} {meeting['starts_on'].year}")


@each_meeting
def test_a_country_is_an_iso_code(meeting: dict[str, Any]) -> None:
    assert len(meeting["country"]) == 2
    assert meeting["country"].isupper()


def test_the_register_holds_the_known_meetings_in_order_and_none_of_2020() -> None:
    starts = [meeting["starts_on"] for meeting in MEETINGS]
    assert starts == sorted(starts)
    assert [day.year for day in starts] == [2017, 2018, 2019, 2021, 2022, 2023, 2024, 2025]


def test_no_two_meetings_share_a_slug_or_the_name_of_a_place() -> None:
    names = Counter(name for meeting in MEETINGS for name in {meeting["city"], *meeting["aliases"]})
    assert max(names.values()) == 1
    assert max(Counter(meeting["slug"] for meeting in MEETINGS).values()) == 1


def test_wiesbaden_and_the_abbey_are_other_names_of_eltville() -> None:
    (eltville,) = (meeting for meeting in MEETINGS if meeting["slug"] == "eltville-2022")
    assert {"Wiesbaden", "Kloster Eberbach", "Eberbach"} <= set(eltville["aliases"])


@pytest.mark.parametrize(("slug", "words"), [("london-2021", "7–9 September"), ("eltville-2022", "17–18 November")])
def test_where_sources_disagree_on_the_days_the_note_keeps_the_other_one(slug: str, words: str) -> None:
    (meeting,) = (entry for entry in MEETINGS if entry["slug"] == slug)
    assert words in meeting["note"]
