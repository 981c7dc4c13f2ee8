from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.parse import parse
from app.extraction.sentences import sentences


def parted(text: str) -> list[str]:
    return [" ".join(span.quote(text).split()) for span in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "U.S. Attorney General Ana B. Loos met Mr. Tan on Sept. 8 in St. Ives.",
        "“We can do more,” said Dr. Loos, “and No. 10 agrees.”",
        "They asked for 3.5 million euros, i.e. half of the sum.",
        "The plan names vs. the U.K. Government a second body.",
    ],
)
def test_abbreviations_and_quoted_clauses_do_not_end_a_sentence(text: str) -> None:
    assert parted(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ended. “Nobody left,” she said.", ["It ended.", "“Nobody left,” she said."]),
        ("“It is over.” They left.", ["“It is over.”", "They left."]),
        ("They met in the U.S. The talks went on.", ["They met in the U.S.", "The talks went on."]),
        ("A heading\n\nThe text begins.", ["A heading", "The text begins."]),
        ("A heading without end\nShe left Rome.", ["A heading without end", "She left Rome."]),
        ("They met in Rome.During the talks it rained.", ["They met in Rome.", "During the talks it rained."]),
        ("The ministers agreed to meet in\nthe spring.", ["The ministers agreed to meet in the spring."]),
        ("1. We met in Oslo. We spoke.\n\n2. We agreed.", ["We met in Oslo.", "We spoke.", "We agreed."]),
        ("- Ana Loos, Minister\n- Bo Tan, Minister", ["Ana Loos, Minister", "Bo Tan, Minister"]),
        ("a)NOTE the report;\n\nb)URGE its use.", ["NOTE the report;", "URGE its use."]),
    ],
)
def test_sentences_end_at_stops_paragraphs_and_list_items(text: str, expected: list[str]) -> None:
    assert parted(text) == expected


@pytest.mark.parametrize("gap", ["\n", "\n\n", " "])
def test_a_lead_in_with_its_lettered_list_is_one_sentence(gap: str) -> None:
    items = ["We agree to:", "(a) train officers;", "(b) share files; and", "(c) report."]
    text = gap.join(items) + "\n\nNext."
    assert parted(text) == [" ".join(items), "Next."]


@given(st.text(alphabet=st.sampled_from("aB1 .!?\n\t“”()-;:,é\u00a0"), max_size=80) | st.text(max_size=80))
def test_any_text_gives_sentences_in_order_that_stand_in_it(text: str) -> None:
    found = list(sentences(text))
    assert all(span.quote(text).strip() for span in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_every_word_stands_in_some_sentence_save_list_markers() -> None:
    text = "MEETING\n\n1. They met. It rained!\n(a) first; and\n(b) last"
    words = " ".join(parted(text)).split()
    assert [word for word in text.split() if word not in words] == ["1.", "(a)"]


def test_the_parser_is_held_to_the_bounds() -> None:
    doc = parse("“It is over.” They left.\n\nHeading\n\nNo. 5 stays.")
    assert [sentence[0].text for sentence in doc.sents] == ["“", "They", "Heading", "No"]
