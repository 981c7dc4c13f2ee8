"""Each format gives its words in the order of reading, and what it tells about itself."""

from __future__ import annotations

from datetime import date

import pytest

from app.extraction.reading import Limits, Reading, read
from tests.extraction.files import PROSE, make_docx, make_page, make_pdf

MENU = '<nav>Home | News</nav><div id="cookie-banner">We use cookies</div><header>My site</header>'
FOOT = "<footer>Imprint</footer><aside>Related news</aside><script>var x = 'no';</script>"


def reading_of(raw: bytes, name: str = "file") -> Reading:
    return read(raw, name, Limits())


def test_a_web_page_gives_its_article_without_menus_banners_and_scripts() -> None:
    body = f"{MENU}<article><h1>Ministers met</h1><p>{PROSE}</p><p>They met.<br>They left.</p></article>{FOOT}"
    assert reading_of(make_page(body)).text.split("\n\n") == ["Ministers met", PROSE, "They met.\nThey left."]


def test_a_web_page_without_an_article_still_loses_its_furniture() -> None:
    body = f"{MENU}<div><p>{PROSE}</p><ul><li><p>One thing</p></li><li>Another thing</li></ul></div>{FOOT}"
    assert reading_of(make_page(body)).text == f"{PROSE}\n\n• One thing\n\n• Another thing"


def test_a_caption_and_a_table_of_a_web_page_are_kept() -> None:
    table = "<table><tr><td>Japan</td><td>chair</td></tr></table>"
    body = f"<figure><img><figcaption>In Mito</figcaption></figure><p>{PROSE}</p>{table}"
    assert reading_of(make_page(body)).text == f"In Mito\n\n{PROSE}\n\nJapan chair"


def test_words_marked_inside_a_sentence_of_a_web_page_stay_in_it() -> None:
    assert reading_of(make_page("<p>They <b>will</b>\n <i>act</i><sup>1</sup>.</p>")).text == "They will act1."


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2023-12-10T08:00:00Z">'
        '<meta property="og:site_name" content="News House">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-12-10",'
        ' "publisher": {"name": "News House"}}</script>',
    ],
)
def test_a_web_page_tells_title_day_publisher_and_language(head: str) -> None:
    reading = reading_of(make_page(f"<h1>Ministers met</h1><p>{PROSE}</p>", f"<title>Ministers met - NH</title>{head}"))
    assert (reading.title, reading.published_on, reading.publisher, reading.language) == (
        "Ministers met",
        date(2023, 12, 10),
        "News House",
        "en",
    )


def test_a_web_page_that_tells_nothing_leaves_everything_unknown() -> None:
    reading = reading_of(f"<html><body><p>{PROSE}</p></body></html>".encode())
    assert (reading.title, reading.published_on, reading.publisher, reading.language) == (None, None, None, None)


def test_a_web_page_is_read_in_the_encoding_that_it_names() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Ministers’ café “Jürgen”</p></body></html>'
    assert reading_of(page.encode("cp1252")).text == "Ministers’ café “Jürgen”"


@pytest.mark.parametrize("depth", [10_000, 30_000])
def test_a_web_page_nested_very_deep_is_read(depth: int) -> None:
    body = "<div>" * depth + f"<p>{PROSE}</p>" + "</div>" * depth
    assert reading_of(make_page(body)).text == PROSE


def test_a_docx_gives_title_paragraphs_list_and_table_in_order() -> None:
    reading = reading_of(make_docx(PROSE, title="Joint statement", listed=["One", "Two"], rows=[["Japan", "chair"]]))
    assert reading.text == f"Joint statement\n\n{PROSE}\n\n• One\n• Two\n\nJapan | chair"
    assert reading.title == "Joint statement"


def test_a_pdf_gives_paragraphs_from_lines() -> None:
    raw = make_pdf(
        [
            "Joint statement",
            "The ministers of the seven countries met to talk about the infor-",
            "mation that is needed against crime, and they found that there is",
            "much to do. They will meet again.",
            "Nothing was said about the money that had been expected by most",
            "of the delegations.",
        ],
        title="Statement of the ministers",
    )
    reading = reading_of(raw)
    assert [part[:12] for part in reading.text.split("\n\n")] == ["Joint statem", "The minister", "Nothing was "]
    assert "the information that" in reading.text
    assert reading.title == "Statement of the ministers"


def test_running_heads_and_page_numbers_of_a_pdf_go() -> None:
    pages = [
        ["G7 Mito 2023", f"Paragraph {word} was agreed on by all.", f"Page {n} of 3"] for n, word in enumerate("ABC", 1)
    ]
    assert reading_of(make_pdf(*pages)).text.split("\n\n") == [
        f"Paragraph {word} was agreed on by all." for word in "ABC"
    ]


def test_a_sentence_that_crosses_pages_of_a_pdf_stays_one() -> None:
    assert reading_of(make_pdf(["They agreed to share", "1"], ["more of what they know.", "2"])).text == (
        "They agreed to share more of what they know."
    )


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    raw = b"# The *Mito* meeting\n\nThey **agreed** on [a plan](https://a.org/b).\n\n* One\n* Two\n\n> Quoted.\n"
    reading = reading_of(raw, "note.md")
    assert reading.text == "The Mito meeting\n\nThey agreed on a plan.\n\n• One\n• Two\n\nQuoted."
    assert reading.title == "The Mito meeting"


def test_markdown_is_known_by_its_marks_under_any_name() -> None:
    assert reading_of(b"## Results\n\nThey **agreed**.", "note.txt").text == "Results\n\nThey agreed."


@pytest.mark.parametrize("name", ["wrong.txt", "wrong.docx", "wrong"])
def test_the_content_decides_the_kind_of_file_and_not_its_name(name: str) -> None:
    assert reading_of(make_pdf([PROSE]), name).media_type == "application/pdf"
    assert reading_of(make_page(f"<p>{PROSE}</p>"), name).media_type == "text/html"
