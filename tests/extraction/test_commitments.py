from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.extraction.commitments import find_commitments
from app.extraction.findings import CommitmentFound, MeetingFound
from app.extraction.parse import parse
from app.extraction.span import Span

MEETING = MeetingFound(
    city="Oslo", country="NO", series="G7 Interior Ministers", starts_on=date(2024, 3, 4), evidence=(Span(0, 1),)
)


def found(text: str, meeting: MeetingFound | None = MEETING) -> list[CommitmentFound]:
    return [f for f in find_commitments(parse(text), meeting) if isinstance(f, CommitmentFound)]


def kinds(text: str) -> list[str]:
    return [commitment.kind.value for commitment in found(text)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The ministers agreed to open a joint office in Bergen.", "pledge"),
        ("We shall train forty more divers.", "pledge"),
        ("It was decided to open a joint office.", "pledge"),
        ("A joint office is to be opened in Bergen.", "pledge"),
        ("Agreement was reached to open a joint office.", "pledge"),
        ("The meeting ended with a promise to open a joint office.", "pledge"),
        ("Canada will pay for the boats.", "pledge"),
        ("The ministers urged platforms to remove such videos.", "call"),
        ("Platforms are urged to remove such videos.", "call"),
        ("The importance of early warning was underlined by the ministers.", "call"),
        ("The need for a common list was also stressed at the meeting.", "call"),
        ("Ms Loos welcomed the Ministers’ recognition of the need to share data.", "call"),
        ("The ministers said that the laws of every state should be changed.", "call"),
        ("The ministers’ meeting ended with calls for better use of INTERPOL’s list of stolen passports.", "call"),
        ("The ministers welcomed the work of the patrol.", "endorsement"),
        ("Support was voiced for a common list.", "endorsement"),
        ("The plan has the full support of the ministers.", "endorsement"),
    ],
)
def test_each_form_of_act_is_found(sentence: str, kind: str) -> None:
    assert kinds(sentence) == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers did not agree on a common list.",
        "Ministers are expected to call for a common list.",
        "The use of drones was discussed at length.",
        "INTERPOL has 196 member countries.",
        "In 2019 the ministers promised to open an office.",
        "A year ago, the ministers agreed to open an office.",
        "The database helps police to find stolen boats.",
        "What did the ministers agree?",
        "No agreement was reached on a common list.",
        "Campaigners demanded a ban.",
    ],
)
def test_negations_expectations_history_and_background_are_left_out(sentence: str) -> None:
    assert kinds(sentence) == []


def test_the_strongest_act_gives_the_kind() -> None:
    assert kinds("The ministers welcomed the report and agreed to publish it each year.") == ["pledge"]


def test_the_actor_is_who_binds_itself() -> None:
    assert found("The ministers agreed to share the files of suspects with each other’s police.")[0].actor == "G7"
    assert (
        found("INTERPOL promised to open its files to the police of each member country next year.")[0].actor
        == "INTERPOL"
    )
    assert found("Norway pledged two million euros for the boats.")[0].actor == "NO"


def test_a_person_s_own_appeal_in_a_quotation_is_not_the_ministers_call() -> None:
    assert kinds("“Platforms are urged to act, and they must act now,” said Ana Loos, who runs a charity.") == []


def test_the_ministers_own_words_in_a_quotation_are_theirs() -> None:
    assert kinds("“We shall train forty more divers every year,” the ministers said.") == ["pledge"]


def test_a_renewed_promise_names_the_year_it_goes_back_to() -> None:
    renewed = found("The ministers reaffirmed their 2021 commitment to share the files.")
    assert [(c.kind.value, c.reaffirms) for c in renewed] == [("pledge", "2021")]


def test_a_list_under_its_lead_in_is_one_commitment() -> None:
    text = "We commit to:\n(a) train divers;\n(b) share files; and\n(c) report in May.\n\nIt rained."
    assert [c.statement for c in found(text)] == [
        "We commit to: (a) train divers; (b) share files; and (c) report in May."
    ]


def test_operative_verbs_and_labels_bind_without_a_subject() -> None:
    assert kinds("REQUEST all States to ratify the convention against bribery before the end of 2014;") == ["call"]
    assert kinds("AGREED – Stolen boats to be traced together.") == ["pledge"]


def test_themes_and_reasons_come_with_the_commitment() -> None:
    commitment = found("The ministers agreed to trace stolen rifles.")[0]
    assert commitment.themes == ("firearms",)
    assert re.fullmatch(r"verb of the ministers: agreed; weighed 0\.\d\d \(.*\); firearms: rifles", commitment.because)


def test_a_pronoun_takes_its_theme_from_what_stands_before() -> None:
    text = "Ivory still leaves through the port.\n\nThe ministers agreed to set up a team for it."
    assert "environmental-crime" in found(text)[0].themes


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "We",
                "the ministers",
                "agreed to",
                "“",
                "”",
                ".",
                ",",
                "\n\n",
                "(a)",
                ":",
                ";",
                "will",
                "not",
                "URGE",
                "G7",
                "é\u0301",
            ]
        )
        | st.text(max_size=6),
        max_size=25,
    ).map(" ".join)
)
def test_any_text_is_read_and_every_quote_stands_in_it(text: str) -> None:
    for commitment in found(text):
        quote = commitment.evidence[0].quote(text)
        assert " ".join(quote.split()) == commitment.statement
