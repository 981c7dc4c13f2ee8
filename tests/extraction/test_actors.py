from __future__ import annotations

import pytest

from app.extraction.actors import Actor, Cast, Party
from app.extraction.findings import MeetingFound
from app.extraction.parse import parse
from app.extraction.span import Span


def meeting(series: str | None = None) -> MeetingFound:
    return MeetingFound(city="Oslo", country="NO", series=series, evidence=(Span(0, 1),))


def doer(sentence: str) -> Actor:
    doc = parse(sentence)
    subject = next(token for token in doc if token.dep_ in {"nsubj", "nsubjpass"})
    return Cast(doc, meeting()).actor(subject)


@pytest.mark.parametrize(
    "sentence",
    [
        "The G7 Interior and Security Ministers agreed.",
        "The ministers agreed.",
        "All seven delegations agreed.",
        "The meeting agreed.",
        "The Council agreed.",
    ],
)
def test_the_ministers_together_are_known_under_many_names(sentence: str) -> None:
    assert doer(sentence) == Actor(Party.MINISTERS, "G7")


def test_the_text_they_adopted_speaks_for_them() -> None:
    assert doer("The declaration calls for a fund.").party is Party.OUTCOME
    assert doer("The declaration calls for a fund.").speaks_for_all


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Canada will pay.", "CA"),
        ("New Zealand will pay.", "NZ"),
        ("Trinidad and Tobago will pay.", "TT"),
        ("Moscow will pay.", "RU"),
        ("INTERPOL will pay.", "INTERPOL"),
        ("The Organization will pay.", "INTERPOL"),
        ("The European Commission will pay.", "EU"),
    ],
)
def test_one_country_or_organisation_acts_under_its_own_name(sentence: str, name: str) -> None:
    assert doer(sentence) == Actor(Party.ONE, name)


@pytest.mark.parametrize("sentence", ["Five delegations agreed.", "Campaigners agreed.", "The database grew."])
def test_others_do_not_speak_for_the_ministers(sentence: str) -> None:
    assert not doer(sentence).speaks_for_all


def test_the_series_of_the_meeting_names_the_forum_before_the_text_does() -> None:
    doc = parse("The ministers of the G7 and of the G20 met.")
    assert Cast(doc, meeting("G20 Justice Ministers")).ministers.name == "G20"
    assert Cast(doc, meeting("Lake Forum")).ministers.name == "Lake Forum"
    assert Cast(doc, None).ministers.name == "G7"


NEWS = "Statement, 4 March 2024\n\nThe ministers met in Oslo.\n\n{} governments to publish the text."


@pytest.mark.parametrize(
    ("letterhead", "who", "party"),
    [
        ("OPEN DOORS NETWORK", "We urge", Party.OTHER),
        ("Fjord Rights Alliance", "The Alliance urges", Party.OTHER),
        ("The Northern Desk | No. 12", "We urge", Party.OTHER),
        ("Ministers of the Global Alliance", "We urge", Party.MINISTERS),
        ("MINISTRY OF JUSTICE\nWeekly Bulletin", "We urge", Party.MINISTERS),
        ("A smugglers' network broken up", "We urge", Party.MINISTERS),
    ],
)
def test_who_writes_under_a_letterhead_of_its_own_does_not_speak_for_the_ministers(
    letterhead: str, who: str, party: Party
) -> None:
    doc = parse(f"{letterhead}\n{NEWS.format(who)}")
    subject = next(token for token in doc if token.head.lemma_ == "urge" and token.dep_ == "nsubj")
    assert Cast(doc, meeting()).actor(subject).party is party


def test_ministers_who_say_so_speak_for_themselves_whatever_stands_above() -> None:
    doc = parse("CARIBBEAN JUSTICE NETWORK\nDeclaration\n\nWe, the Ministers, met in Oslo. We urge all to act.")
    subject = next(token for token in doc if token.head.lower_ == "urge" and token.dep_ == "nsubj")
    assert Cast(doc, meeting()).actor(subject).party is Party.MINISTERS
