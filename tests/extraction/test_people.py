"""The officials at a meeting."""

from time import perf_counter

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from app.extraction.findings import Mode, Notice, PersonFound
from app.extraction.parse import parse
from app.extraction.parsed import Doc
from app.extraction.people import find_people

MEETING = "OSLO, Norway – The interior ministers of the G7 met in Oslo on 3 May 2022 with INTERPOL.\n\n"


def people(words: str) -> list[PersonFound]:
    return [p for p in find_people(parse(MEETING + words)) if isinstance(p, PersonFound)]


@pytest.mark.parametrize(
    ("words", "name", "role", "affiliation"),
    [
        ("Germany’s Minister of the Interior, Jane Roe, spoke.", "Jane Roe", "Minister of the Interior", "DE"),
        ("UK Home Secretary Jane Roe spoke.", "Jane Roe", "Home Secretary", "GB"),
        ("Jane Roe, Deputy Minister of Justice of Ukraine, spoke.", "Jane Roe", "Deputy Minister of Justice", "UA"),
        ("ROE Jane, Chairman of Japan’s National Public Safety Commission, spoke.", "ROE Jane", "Chairman", "JP"),
        ("Acting Secretary of Homeland Security Jane Q. Roe spoke.", "Jane Q. Roe", "Acting Secretary", "US"),
        ("Secretary General Jane Roe spoke.", "Jane Roe", "Secretary General", "INTERPOL"),
        ("Jane Roe, who heads INTERPOL’s Africa desk, spoke.", "Jane Roe", "heads INTERPOL’s Africa desk", "INTERPOL"),
        ("Kenya was represented by Cabinet Secretary Jane Roe.", "Jane Roe", "Cabinet Secretary", "KE"),
        ("Jamaica: Dr. the Hon. Jane Roe-Doe, Minister of Police", "Jane Roe-Doe", "Minister of Police", "JM"),
        ("The Hon. Jane Roe, P.C., M.P., Minister of Police (Canada), spoke.", "Jane Roe", "Minister of Police", "CA"),
        ("European Commissioner for Home Affairs Jane Roe spoke.", "Jane Roe", "European Commissioner", "EU"),
        ("Deputy Secretary Jane Roe of the FBI spoke.", "Jane Roe", "Deputy Secretary", "US"),
        ("Minister of Justice Jane van der Roe spoke.", "Jane van der Roe", "Minister of Justice", "NO"),
        (
            "In the chair was the Attorney General and Minister of Police, Jane Roe.",
            "Jane Roe",
            "Attorney General",
            "NO",
        ),
        (
            "The declaration was read by Jane bin Roe, Qatar’s Minister of State.",
            "Jane bin Roe",
            "Minister of State",
            "QA",
        ),
        ("Deputy Attorney General Lisa Monaco spoke.", "Lisa Monaco", "Deputy Attorney General", "US"),
        ("Malta’s Minister for Kelp Jane Roe spoke.", "Jane Roe", "Minister for Kelp", "MT"),
        ("Malta’s Minister for Kelp and Gozo Jane Roe spoke.", "Jane Roe", "Minister for Kelp and Gozo", "MT"),
        ("Jane Roe TD, Ireland’s Minister for Justice, spoke.", "Jane Roe", "Minister for Justice", "IE"),
        ("H.E. Sayyid Jane bin Ali al-Roe, Minister of Interior of Oman", "Jane bin Ali al-Roe", "Minister", "OM"),
        ("Ulan Roe uulu, Minister of Justice of Kyrgyzstan, spoke.", "Ulan Roe uulu", "Minister of Justice", "KG"),
        (
            "Jane Roe, Secretary of State, Ministry of Justice of Serbia, spoke.",
            "Jane Roe",
            "Ministry of Justice",
            "RS",
        ),
        (
            "The head of INTERPOL’s ivory desk, Jane Roe, spoke.",
            "Jane Roe",
            "head of INTERPOL’s ivory desk",
            "INTERPOL",
        ),
        ("Dr. Jane Roe, Executive Director of CARPHA, spoke.", "Jane Roe", "Executive Director", "CARPHA"),
        ("France met Italy at the invitation of Minister Jane Roe.", "Jane Roe", "Minister", "NO"),
        ("Jane Roe, minister of state, minister of labour of Togo, spoke.", "Jane Roe", "minister of labour", "TG"),
        ("Jane binti Roe Doe, Malaysia’s Deputy Home Minister, spoke.", "Jane binti Roe Doe", "Deputy Home", "MY"),
        ("U Kyaw Roe, Deputy Minister from Myanmar, spoke.", "Kyaw Roe", "Deputy Minister", "MM"),
        ("The US Secretary of State ad interim, Jane Roe, spoke.", "Jane Roe", "Secretary of State", "US"),
        ("Malta’s law and order minister, Jane Roe, spoke.", "Jane Roe", "law and order minister", "MT"),
        ("Mexico’s Minister of Security, Comisario General (R) Jane Roe, spoke.", "Jane Roe", "Minister", "MX"),
        ("The Dominican Minister of Police, Jane Roe, spoke.", "Jane Roe", "Minister of Police", "DO"),
        (
            "Dominica took part. The Dominican Minister of Police, Jane Roe, spoke.",
            "Jane Roe",
            "Minister of Police",
            "DM",
        ),
    ],
)
def test_name_role_and_affiliation_are_told_apart(words: str, name: str, role: str, affiliation: str) -> None:
    (found,) = people(words)
    assert (found.name, found.affiliation) == (name, affiliation)
    assert role in (found.role or "")


def test_lists_give_everybody_in_the_order_of_the_text() -> None:
    found = people(
        "Present were France’s Interior Minister, Ann Bell, Italy’s Interior Minister, Carl Dorn, Denmark’s Eve Falk "
        "and Commissioners Guy Hale and Ida Jung of the European Commission."
    )
    assert [(p.name, p.affiliation) for p in found] == [
        ("Ann Bell", "FR"),
        ("Carl Dorn", "IT"),
        ("Eve Falk", "DK"),
        ("Guy Hale", "EU"),
        ("Ida Jung", "EU"),
    ]


def test_a_collective_office_is_everyones_in_its_list() -> None:
    found = people(
        "The Ministers of the Interior, chaired by Ann Bell (Austria), together with Carl Dorn (Croatia), met."
    )
    assert [(p.name, p.role, p.affiliation) for p in found] == [
        ("Ann Bell", "Minister of the Interior", "AT"),
        ("Carl Dorn", "Minister of the Interior", "HR"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Interior ministers Ann Bell of Estonia and Carl Dorn of Latvia signed.",
        "The interior ministers of Estonia (Ann Bell) and Latvia (Carl Dorn) signed.",
        "Estonia’s Interior Minister, Ann Bell, and her Latvian counterpart, Carl Dorn, signed.",
        "Signed by:\n\nAnn Bell\nMinister of the Interior, Estonia\n\nCarl Dorn\nMinister of the Interior, Latvia",
    ],
)
def test_lists_may_say_the_office_once_or_beside_each_name(words: str) -> None:
    assert [(p.name, p.affiliation) for p in people(words)] == [("Ann Bell", "EE"), ("Carl Dorn", "LV")]


def test_a_list_may_give_a_country_to_each_name_and_no_office() -> None:
    words = "Around the table sat Ann Bell for Estonia, Carl Dorn for Latvia and Eve Falk for Finland."
    after = "They sat for hours.\n\nIt rained.\n\nThe boats stayed in the harbour.\n\nNobody left before six o’clock."
    found = people(f"{words} {after}")
    assert [(p.name, p.affiliation) for p in found] == [("Ann Bell", "EE"), ("Carl Dorn", "LV"), ("Eve Falk", "FI")]


def test_a_form_of_address_marks_an_official_whose_office_is_not_said() -> None:
    (found,) = people("Fiji took part by Skype: Hon. Jane Roe spoke from Suva.")
    assert (found.name, found.affiliation, found.mode) == ("Jane Roe", "FJ", Mode.REMOTE)


def test_a_coordinator_of_nobody_knows_what_who_briefs_the_ministers_was_there() -> None:
    (found,) = people("“Boats are few,” coordinator Jane Roe told the ministers.")
    assert found.name == "Jane Roe"


def test_who_did_not_come_but_spoke_by_link_took_part() -> None:
    (found,) = people("Latvia’s Interior Minister, Jane Roe, did not come but spoke on a screen from Riga.")
    assert found.mode is Mode.REMOTE


def test_the_one_who_stands_in_is_not_the_one_who_stayed_away() -> None:
    found = people(
        "Malta was represented by Ambassador Jane Roe, as its Police Minister Ann Bell was detained at home."
    )
    assert "Ann Bell" not in [p.name for p in found]


@pytest.mark.parametrize(
    "words",
    [
        "President Jane Roe of Togo received the heads of delegation at her palace.",
        "The ministers thanked Rajasthan Chief Minister Jane Roe for the hospitality.",
        "They expressed their appreciation to the people of Togo, and in particular to Governor Jane Roe.",
        "Commission President Jane Roe, in a letter to the meeting, promised money.",
        "Justice Minister Jane Roe skipped the meeting.",
        "Excused: Mr Jane Roe, Minister of Justice.",
        "Justice Minister Jane Roe and Police Minister Ann Bell were conspicuous by their absence.",
        "Our own President, Dr Jane Roe, was not invited.",
    ],
)
def test_who_receives_greets_or_is_thanked_was_not_at_the_table(words: str) -> None:
    assert people(words) == []


def test_a_head_of_state_who_opens_the_meeting_was_there() -> None:
    (found,) = people("The meeting was opened by the President of Togo, Jane Roe.")
    assert found.affiliation == "TG"


def test_who_is_thanked_and_presented_something_was_there() -> None:
    (found,) = people("They expressed their gratitude to Jane Roe, who presented the plans as Minister of Sport.")
    assert found.name == "Jane Roe"


def test_an_organisations_own_speaker_needs_no_office() -> None:
    (found,) = people("Interpol’s Jane Roe told the ministers of delays.")
    assert (found.name, found.role, found.affiliation) == ("Jane Roe", None, "INTERPOL")


def test_a_host_who_is_thanked_for_hosting_was_there() -> None:
    (found,) = people("We thank the French Interior Minister Jane Roe for hosting us.")
    assert found.name == "Jane Roe"


def test_a_person_named_again_by_surname_is_one_person_with_more_places() -> None:
    text = "INTERPOL Secretary General Jane Roe spoke. Ms Roe left. Secretary General Roe returned."
    (found,) = people(text)
    assert len(found.evidence) == 3


@pytest.mark.parametrize(
    "words",
    [
        "Canada’s Minister of Police, Jane Roe, stayed in Ottawa.",
        "Minister of Justice Jane Roe had intended to come.",
        "A deputy spoke on behalf of Secretary General Jane Roe.",
        "The idea goes back to Jane Roe, a former minister of Kenya.",
        "The Council mourned President Jane Roe.",
        "By Jane Roe",
        "Photo: Jane Roe / Pool",
        "Jane Roe, 58, who sells waffles, was angry.",
        "“We call on parliaments,” said Jane Roe, our director in Rome.",
    ],
)
def test_who_was_not_there_is_left_out(words: str) -> None:
    assert people(words) == []


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("UK Home Secretary Jane Roe joined by video link.", Mode.REMOTE),
        ("UK Home Secretary Jane Roe attended in person.", Mode.IN_PERSON),
        ("UK Home Secretary Jane Roe spoke; others joined online.", None),
    ],
)
def test_how_somebody_attended_is_told_by_their_own_clause(words: str, mode: Mode | None) -> None:
    (found,) = people(words)
    assert found.mode is mode


def test_who_comes_along_acts_for_the_same_country() -> None:
    found = people("Secretary of Homeland Security Jane Roe spoke. She was joined by Under Secretary John Doe.")
    assert [p.affiliation for p in found] == ["US", "US"]


def test_a_minister_without_a_name_becomes_a_notice() -> None:
    found = list(find_people(parse(MEETING + "We were joined by the Minister of Internal Affairs of Ukraine.")))
    assert [type(f) for f in found] == [Notice]


def test_nobody_attends_where_no_meeting_is_reported() -> None:
    assert list(find_people(parse("UK Home Secretary Jane Roe visited a police station."))) == []


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_quotes_that_stand_in_it(words: str) -> None:
    text = MEETING + "UK Home Secretary Jane Roe said: " + words
    found = [p for p in find_people(parse(text)) if isinstance(p, PersonFound)]
    assert all(span.quote(text) for p in found for span in p.evidence)


@pytest.mark.parametrize("word", ["A. ", "Jane Roe, ", "Minister of "])
def test_a_text_without_end_is_read_in_bounded_time(word: str) -> None:
    text = MEETING + word * 1500
    doc = Doc(text, spacy.blank("en")(text))
    began = perf_counter()
    list(find_people(doc))
    assert perf_counter() - began < 10


def test_whoever_speaks_to_ministers_is_none_for_that() -> None:
    (found,) = people("Interpol’s Jane Roe addressed the ministers.")
    assert found.role is None
