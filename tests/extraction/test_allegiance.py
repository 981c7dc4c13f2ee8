"""For whom an official acts."""

from app.extraction.affiliations import Context
from app.extraction.allegiance import allegiances, chosen
from app.extraction.officials import persons


def signs(words: str, host: str | None = "NO") -> dict[str, frozenset[str]]:
    context = Context(words, host)
    people = persons(context)
    jane = next(person for person in people if person.fullest.name.words == "Jane Roe")
    return allegiances(jane, people, context)


def test_every_country_of_the_sentence_and_the_host_may_be_meant() -> None:
    assert set(signs("Malta’s Interior Minister, Jane Roe, told Italy so.")) == {"MT", "IT", "NO"}


def test_a_body_of_no_list_may_be_meant() -> None:
    assert "Kelp Watch" in signs("Kelp Watch’s regional head, Jane Roe, spoke.")
    assert "Kelp Group" in signs("Jane Roe, Executive Secretary of the Kelp Group, spoke.")


def test_the_town_from_which_somebody_is_told_of_is_a_sign_of_its_country() -> None:
    assert "a town before" in signs("Ottawa pays, says Parliamentary Secretary Jane Roe.")["CA"]


def test_what_is_said_plainly_outdoes_every_weight() -> None:
    said = {"MT": frozenset({"read beside"}), "IT": frozenset({"host"})}
    assert chosen(said, {"": 0.0, "host": 9.0, "read beside": -9.0}) == "MT"


def test_of_what_is_not_said_plainly_the_likeliest_is_chosen() -> None:
    said = {"MT": frozenset({"before: nearest"}), "IT": frozenset({"host"})}
    assert chosen(said, {"": 0.0, "host": 1.0, "before: nearest": 2.0}) == "MT"


def test_nothing_is_chosen_where_nothing_is_likely() -> None:
    assert chosen({"MT": frozenset({"before: farther"})}, {"": -3.0, "before: farther": -3.0}) is None
    assert chosen({}, {"": 0.0}) is None


def test_new_mexico_and_dollars_are_no_countries() -> None:
    assert set(signs("In New Mexico the coordinator, Jane Roe, asked for US$3m.", None)) == set()


def test_an_official_joined_to_another_by_and_may_be_of_the_same_country() -> None:
    found = signs("Malta’s Interior Minister Ann Bell and Deputy Attorney General Jane Roe met EU ministers.")
    assert "joined to one of theirs" in found["MT"]
    assert "another’s too" not in found["MT"]


def test_one_who_has_a_country_of_their_own_is_not_joined_to_another_s() -> None:
    found = signs("Malta’s Interior Minister Ann Bell and Italy’s Interior Minister Jane Roe met.")
    assert "joined to one of theirs" not in found["MT"]
