"""What pages are about in schema.org's vocabulary, checked against that vocabulary as others generated it."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
import schema_org
from fastapi.testclient import TestClient
from pydantic import ValidationError
from pyld import jsonld
from sqlalchemy import Engine

from app.database import writing
from app.terms import Mode, Qualifier
from tests.factories import make_attendance, make_commitment, make_document, make_meeting, make_metric, make_observation

TYPES = {
    "/": "DataCatalog",
    "/meetings": "Dataset",
    "/commitments?kind=pledge": "Dataset",
    "/metrics": "Dataset",
    "/people": "Dataset",
    "/documents": "Dataset",
    "/metrics/ftf-profiles": "Dataset",
    "/metrics/unheard": "Dataset",
    "/meetings/london-2021": "Event",
    "/meetings/online": "Event",
    "/people/priti-patel": "Person",
    "/themes/child-protection": "DefinedTerm",
    "/documents/release": "CreativeWork",
}


@pytest.fixture(autouse=True)
def ref(engine: Engine) -> str:
    """Return the reference of a commitment in a small ledger."""
    with writing(engine) as session:
        london = make_meeting(session)
        make_attendance(session, london, mode=Mode.REMOTE)
        make_observation(session, london)
        make_observation(session, make_meeting(session, "Paris", date(2019, 4, 4)), 50_000, Qualifier.NEARLY)
        make_metric(session, "unheard")
        online = make_meeting(session, "Online", None)
        online.city, online.country = None, None
        release = make_document(session, "A </script> release.", slug="release")
        release.url, release.published_on = "https://www.interpol.int/release", date(2021, 9, 9)
        return make_commitment(session, london, "Ministers will <b>act</b> & “share”.").ref


def stated(client: TestClient, address: str) -> dict[str, Any]:
    """Return what a page states about itself; there is one statement, and nothing breaks out of it."""
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(address).text, re.DOTALL)
    found: dict[str, Any] = json.loads(text)
    return found


def built(thing: Any) -> Any:  # noqa: ANN401  (whatever JSON holds)
    """Build a statement from the classes of schema.org's vocabulary, which refuse what is not in it."""
    if isinstance(thing, list):
        return [built(each) for each in thing]
    if not isinstance(thing, dict):
        return (
            date.fromisoformat(thing) if isinstance(thing, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", thing) else thing
        )
    said = {name: built(value) for name, value in thing.items() if not name.startswith("@")}
    return getattr(schema_org, thing["@type"])(**said)


@pytest.mark.parametrize(("address", "kind"), TYPES.items())
def test_a_page_says_what_it_is_about_in_words_of_the_vocabulary(client: TestClient, address: str, kind: str) -> None:
    said = stated(client, address)

    assert said["@type"] == kind
    assert built(said).to_jsonld() == said


def test_the_vocabulary_refuses_what_is_not_in_it() -> None:
    with pytest.raises(ValidationError):
        built({"@type": "Event", "wittered": "on"})


def test_a_commitment_is_a_quotation_of_its_speaker_at_its_meeting(client: TestClient, ref: str) -> None:
    said = stated(client, f"/commitments/{ref}")

    assert built(said).to_jsonld() == said
    assert (said["@type"], said["text"]) == ("Quotation", "Ministers will <b>act</b> & “share”.")
    assert said["recordedAt"]["startDate"] == "2021-09-08"
    assert said["citation"][0]["publisher"]["name"] == "INTERPOL"


def test_a_meeting_has_place_days_and_people(client: TestClient) -> None:
    said = stated(client, "/meetings/london-2021")

    assert (said["startDate"], said["endDate"]) == ("2021-09-08", "2021-09-09")
    assert said["location"]["address"]["addressCountry"] == "GB"
    assert [person["name"] for person in said["attendee"]] == ["Priti Patel"]


def test_every_file_of_a_data_set_can_be_had(client: TestClient) -> None:
    files = stated(client, "/commitments?kind=pledge")["distribution"]
    answers = {file["encodingFormat"]: client.get(file["contentUrl"]) for file in files}

    assert len(answers) == 4
    for kind, answer in answers.items():
        assert (answer.status_code, answer.headers["Content-Type"].partition(";")[0]) == (200, kind)


def test_a_series_says_what_it_counts_and_over_which_time(client: TestClient) -> None:
    said = stated(client, "/metrics/ftf-profiles")

    assert said["temporalCoverage"] == "2019-04-04/2021-09-08"
    assert said["variableMeasured"]["unitText"] == "profiles"


@pytest.mark.parametrize("address", TYPES)
def test_a_processor_of_linked_data_understands_every_word(client: TestClient, address: str) -> None:
    said = stated(client, address) | {"@context": {"@vocab": "https://schema.org/"}}

    (thing,) = jsonld.expand(said)

    assert thing["@type"] == [f"https://schema.org/{TYPES[address]}"]
    assert set(thing) - {"@type"} == {f"https://schema.org/{name}" for name in said if not name.startswith("@")}
