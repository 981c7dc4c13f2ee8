"""The persons whom a text names."""

from app.extraction.affiliations import Context
from app.extraction.officials import Person, persons


def named(words: str) -> list[Person]:
    return persons(Context(words, "NO"))


def test_everybody_with_a_full_name_is_known_with_or_without_an_office() -> None:
    found = named("Malta’s Interior Minister, Jane Roe, spoke. The driver was John Doe.")
    assert [person.fullest.name.words for person in found] == ["Jane Roe", "John Doe"]
    assert [bool(person.seen) for person in found] == [True, False]


def test_a_surname_alone_is_another_place_of_the_same_person() -> None:
    (found,) = named("Malta’s Interior Minister, Jane Roe, spoke. Ms Roe left early. Roe waved.")
    assert len(found.places) == 3


def test_a_shorter_form_of_a_name_is_the_same_person() -> None:
    (found,) = named("Jane Anne Roe came. Later Jane Roe spoke.")
    assert found.fullest.name.words == "Jane Anne Roe"


def test_a_country_or_a_town_is_nobody() -> None:
    assert named("They flew by way of Buenos Aires to Sierra Leone.") == []


def test_the_rules_count_who_holds_an_office_and_not_who_stayed_away() -> None:
    jane, john = named("Malta’s Interior Minister, Jane Roe, spoke. Italy’s Justice Minister, John Doe, stayed away.")
    assert jane.counts()
    assert not john.counts()
