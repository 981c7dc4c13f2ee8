"""Towns and countries that a text names, and the signs by which they are weighed."""

from __future__ import annotations

import pytest

from app.extraction.findings import DocumentFacts
from app.extraction.holders import held_by
from app.extraction.landsigns import FOLLOWS, KNOWN, land_signs
from app.extraction.meetings import find_meeting, host_country
from app.extraction.parse import parse
from app.extraction.towns import Town, find_towns
from app.extraction.townsigns import town_signs
from app.extraction.venues import spelled, together


def names(text: str) -> list[str]:
    return [town.name for town in find_towns(parse(text))]


def signs(text: str, name: str) -> frozenset[str]:
    doc = parse(text)
    towns = find_towns(doc)
    shown = town_signs(doc, towns, None, None)
    return next(frozenset().union(*shown[i]) for i, town in enumerate(towns) if town.name == name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ministers met in Vrsnik for two days.", "Vrsnik"),
        ("VRSNIK, 3 May 2019\n\nThe ministers have agreed.", "VRSNIK"),
        ("Ministers gathered in the Norwegian capital.", "Oslo"),
        ("They all came, and Vrsnik has its square back.", "Vrsnik"),
        ("The Vrsnik Declaration was signed by all.", "Vrsnik"),
        ("The ministers met in Vrsnik am See for two days.", "Vrsnik am See"),
    ],
)
def test_a_town_is_seen_in_any_place_of_a_sentence(text: str, name: str) -> None:
    assert name in names(text)


def test_what_is_no_town_is_not_weighed() -> None:
    found = names(
        "MINISTERIAL MEETING\n\nThe Vrsnik Herald, May 2019\n\nFrance told INTERPOL in Europe. SPECIAL: a special day."
    )
    assert not {"MINISTERIAL MEETING", "Vrsnik Herald", "May", "France", "INTERPOL", "Europe", "SPECIAL"} & set(found)


def test_a_dateline_a_heading_and_a_sentence_are_told_apart() -> None:
    assert "dateline" in signs(
        "VRSNIK, 3 May 2019 – The ministers have agreed on a common list of stolen goods.", "VRSNIK"
    )
    assert "heading: dated" in signs("Vrsnik, 3 May 2019\n\nThe ministers agreed.", "Vrsnik")
    assert "told outright" in signs("The ministers met in Vrsnik.", "Vrsnik")


def test_a_dateline_counts_less_where_another_town_is_told() -> None:
    text = "LYON, France – The interior ministers of the seven states met in Turin last month to agree on a list."
    assert "dateline, another town is told" in signs(text, "LYON")


def test_where_another_meeting_was_is_marked() -> None:
    found = signs("Ministers met in Oslo. The previous meeting was held in Vienna.", "Vienna")
    assert "sentence (another meeting)" in found


def test_the_country_is_what_stands_beside_the_town_or_where_a_known_one_lies() -> None:
    victoria = Town("Victoria", ((12, 20),))
    shown = land_signs("They sat in Victoria, British Columbia, and Norway paid.", victoria)
    assert FOLLOWS in shown["CA"]
    assert FOLLOWS not in shown["NO"]
    assert KNOWN in land_signs("They sat in Oslo.", Town("Oslo", ((12, 16),)))["NO"]


def test_several_weak_places_outweigh_one_of_the_same_strength() -> None:
    assert together([1.0, 1.0]) > together([1.0])


def test_a_town_in_capitals_is_spelled_as_in_running_text() -> None:
    assert (spelled("RIO DE JANEIRO"), spelled("Foz do Iguaçu")) == ("Rio de Janeiro", "Foz do Iguaçu")


def test_the_host_is_the_country_of_the_meeting_whoever_asks_first() -> None:
    text = "The interior ministers met in Oslo on 3 May 2022. They agreed on a common list."
    asked, found = parse(text), parse(text)
    assert list(find_meeting(found, DocumentFacts()))
    assert host_country(asked) == host_country(found) == "NO"


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("The ministers met in Vrsnik.", "in: past by ministers"),
        ("The ministers will meet in Vrsnik.", "in: future by ministers"),
        ("The ministers could meet in Vrsnik.", "in: possible by ministers"),
    ],
)
def test_a_sign_tells_who_met_there_and_when(words: str, sign: str) -> None:
    root = next(token for token in parse(words) if token.text == "Vrsnik")
    assert sign in held_by(root, "")
