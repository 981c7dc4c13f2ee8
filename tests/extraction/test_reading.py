"""Any text comes out in clean paragraphs, and its own words stay its own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Unreadable
from app.extraction.reading import Limits, read
from app.extraction.reading.clean import clean


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("They fight terrorism.During the talks", ["They fight terrorism.", "During the talks"]),
        ("as it requires it.“Flows of data", ["as it requires it.", "“Flows of data"]),
        ("he said: “It helps.”Mr Stock left", ["he said: “It helps.”", "Mr Stock left"]),
        ("use of its databases’.In a paper", ["use of its databases’.", "In a paper"]),
        ("kept by INTERPOL.The Ministers", ["kept by INTERPOL.", "The Ministers"]),
        ("that was in 2021.Today it grows", ["that was in 2021.", "Today it grows"]),
        ('it is enough."The rest', ["it is enough.", '"The rest']),
        ('"It is enough."The rest', ['"It is enough."', "The rest"]),
    ],
)
def test_a_sentence_glued_to_the_one_before_becomes_its_own_paragraph(glued: str, parted: list[str]) -> None:
    assert clean(glued).split("\n\n") == parted


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("Fingerprint match", "An example of this was the arrest of a smuggler."),
        ("Identifying child abuse victims", "Reflecting the support of the ministers, they went on."),
        ("Victim identification", "Currently 68 countries are connected to the database."),
        ("Passports, please", "Under a line that was negotiated late, each passport is read."),
        ("Time for a call", "“We have talked for long enough about calls,” she said."),
        ("DATA DESK", "The figures below were given out at the end of the meeting."),
    ],
)
def test_a_heading_glued_to_its_text_becomes_its_own_paragraph(heading: str, body: str) -> None:
    assert clean(f"The talks went on.{heading}{body}") == f"The talks went on.\n\n{heading}\n\n{body}"


@pytest.mark.parametrize(
    "sound",
    [
        "WhatsApp and YouTube took part in the talks of the ministers.",
        "McDonald told the ministers of the iARMS database and of eu-LISA.",
        "DeLorenzo and MacAllister spoke for their countries at the meeting.",
        "Offices for this, e.g.Names and faces, are known to all ministers.",
        "The U.S.Attorney met the ministers, and so did the E.U.Commissioner.",
        "Mr.Stock and Dr.Weber met on Sept.8 in St.Gallen with the ministers.",
        "See www.Example.org or https://a.org/Some.Path for what was agreed.",
        "KrypTik was found on a telephone. The police read KrypTik for months.",
        "The file holds 1.5 million records, and 4.2 million more are to come.",
        "1.The ministers agreed to meet again before the end of the year.",
    ],
)
def test_names_and_abbreviations_with_capitals_inside_stay_whole(sound: str) -> None:
    assert clean(sound) == sound


@pytest.mark.parametrize("counter", ["1 / 3", "1 /\n                    3", " 2/\n\n\n 7 ", "1/1"])
def test_picture_counters_go(counter: str) -> None:
    assert clean(f"Before it.\n\n  {counter}\n\nAfter it.") == "Before it.\n\nAfter it."


def test_a_date_or_a_share_in_the_text_is_no_picture_counter() -> None:
    text = "After 9/11 the rules changed; 1 / 3 of the money was spent on I-24/7."
    assert clean(text) == text


def test_menu_lines_and_rules_go() -> None:
    text = "Skip to main content\n\nThe ministers met.\n\n* * *\n\nShare this page\nPrint\n\nThey agreed."
    assert clean(text) == "The ministers met.\n\nThey agreed."


def test_a_caption_repeated_in_a_row_is_kept_once() -> None:
    assert (
        clean("Stock in Wiesbaden.\n\n Stock in Wiesbaden\n\nStock in Wiesbaden.\n\nNext.")
        == "Stock in Wiesbaden.\n\nNext."
    )


def test_a_sentence_that_comes_back_later_is_kept_twice() -> None:
    assert clean("We will act.\n\nWe meet.\n\nWe will act.").count("We will act.") == 2


def test_lines_broken_to_a_width_become_paragraphs() -> None:
    wrapped = (
        "The ministers of the seven countries met to talk about the fight\n"
        "against crime, and they found that more has to be done together\n"
        "with INTERPOL. They will meet again before the end of next year\n"
        "in another town.\n\n"
        "Nothing was said about money, which had been expected by most of\n"
        "the delegations."
    )
    assert [len(part.split("\n")) for part in clean(wrapped).split("\n\n")] == [1, 1]


def test_the_lines_of_a_list_and_of_an_address_stay_apart() -> None:
    text = "Ministry of the Interior\nBerlin, 18 November 2022\n\n• They will share data.\n• They will meet again."
    assert clean(text) == text


def test_a_figure_that_stands_alone_joins_the_words_under_it() -> None:
    assert (
        clean("  81\n\n   countries are connected\n\n€31m\n\nThe end.")
        == "81 countries are connected\n\n€31m\n\nThe end."
    )


def test_hyphens_and_wide_figures_take_one_form_and_japanese_signs_stay() -> None:
    assert clean("Jean‑Luc met ２０ ＩＯＭ staff。（会合）") == "Jean-Luc met 20 IOM staff。（会合）"


def test_a_quoted_mail_loses_the_signs_in_front_of_its_lines_and_one_comparison_stays() -> None:
    mail = "> The ministers met in Mito and\n> agreed on more.\n>\n>> They left."
    assert clean(mail) == "The ministers met in Mito and agreed on more.\n\nThey left."
    assert clean("One.\n\n> 30 cases\n\nTwo.") == "One.\n\n> 30 cases\n\nTwo."


def test_signs_that_cannot_be_seen_go_and_letters_take_one_form() -> None:
    assert (
        clean("Ju\u0308rgen\u00a0Stock\u200b wel\u00adcomed\u202e it\ufeff.\r\nToday\u2029More words\x00")
        == "Jürgen Stock welcomed it.\nToday\n\nMore words"
    )


@given(st.text(alphabet=st.sampled_from("ab. AB\n“”’12/•-:(")) | st.text())
def test_any_text_comes_out_without_empty_lines_at_its_ends_or_two_in_a_row(text: str) -> None:
    cleaned = clean(text)
    assert "\n\n\n" not in cleaned
    assert cleaned == cleaned.strip()


@given(st.text(max_size=300))
def test_a_file_of_text_is_read_or_refused(text: str) -> None:
    assert is_read_or_refused(text.encode("utf-8", "replace"), "note.txt")


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.pdf", "a.docx", "a.html", "a.md", "a"]))
def test_any_bytes_are_read_or_refused(raw: bytes, name: str) -> None:
    assert is_read_or_refused(raw, name)


@settings(deadline=None)
@given(
    st.binary(max_size=400), st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf"])
)
def test_anything_behind_the_mark_of_a_format_is_read_or_refused(raw: bytes, mark: bytes) -> None:
    assert is_read_or_refused(mark + raw, "a")


def is_read_or_refused(raw: bytes, name: str) -> bool:
    """Whether the bytes gave text or one whole sentence, and nothing else went wrong."""
    try:
        return bool(read(raw, name, Limits()).text.strip())
    except Unreadable as refusal:
        return refusal.message.endswith(".")


def test_a_headline_that_lost_its_line_end_is_parted_from_the_dateline() -> None:
    text = "Ministers close session with calls NEW DELHI, India – The ministers met. They agreed on DELHI – the city."
    assert clean(text).split("\n\n") == [
        "Ministers close session with calls",
        "NEW DELHI, India – The ministers met. They agreed on DELHI – the city.",
    ]
