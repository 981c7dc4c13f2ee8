"""Search finds what was indexed last, takes any words a person types, and marks what it found."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session, select

from app import search
from app.database import reading
from app.errors import Refused
from app.search import EntryKind, Piece, SearchEntry, Words
from app.search.marks import CLOSE, OPEN, pieces


def test_a_page_indexed_again_is_found_by_its_new_words_alone(session: Session) -> None:
    search.index(session, EntryKind.MEETING, "london-2021", "London 2021", "Lancaster House")
    search.index(session, EntryKind.MEETING, "london-2021", "London 2021", "Online")

    assert targets(session, "online") == {"london-2021"}
    assert targets(session, "lancaster") == set()


def test_a_removed_page_is_found_no_more(session: Session) -> None:
    search.index(session, EntryKind.MEETING, "london-2021", "London 2021", "Lancaster House")

    search.remove(session, EntryKind.MEETING, "london-2021")

    assert targets(session, "london") == set()
    assert session.exec(select(SearchEntry)).all() == []


def test_pages_of_two_kinds_may_share_an_address(session: Session) -> None:
    search.index(session, EntryKind.THEME, "corruption", "Corruption", "")
    search.index(session, EntryKind.METRIC, "corruption", "Corruption", "")

    search.remove(session, EntryKind.METRIC, "corruption")

    assert targets(session, "corruption") == {"corruption"}


def make_pages(session: Session) -> None:
    """Index a person, a meeting, two commitments and a document."""
    search.index(session, EntryKind.PERSON, "jurgen-stock", "Jürgen Stock", "Secretary General, INTERPOL")
    search.index(session, EntryKind.MEETING, "london-2021", "London 2021", "Lancaster House, Jürgen Stock")
    pledge = "Ministers committed to the active promotion of INTERPOL’s I-24/7 database against terrorism."
    search.index(session, EntryKind.COMMITMENT, "london-2021-1", "London 2021", pledge)
    search.index(session, EntryKind.COMMITMENT, "london-2021-2", "London 2021", "They promote <b>safe</b> borders.")
    search.index(session, EntryKind.DOCUMENT, "report", "A report", f"{'Other words. ' * 200}{pledge}{' More.' * 200}")


def targets(session: Session, typed: str) -> set[str]:
    return {hit.target for group in search.everything(session, typed) for hit in group.hits}


def plain(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_found else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("borders", {"london-2021-2"}),
        ("border", {"london-2021-2"}),
        ("bord", {"london-2021-2"}),
        ("promotion database", {"london-2021-1", "report"}),
        ("database promotion", {"london-2021-1", "report"}),
        ('"promotion database"', set()),
        ("“active promotion”", {"london-2021-1", "report"}),
        ("I-24/7", {"london-2021-1", "report"}),
        ("london 2021", {"london-2021", "london-2021-1", "london-2021-2"}),
        ("TERRORISM", {"london-2021-1", "report"}),
        ("Stock", {"jurgen-stock", "london-2021"}),
        ("zebra", set()),
        ("", set()),
        ("   ", set()),
        ('"" -- * ( )', set()),
    ],
)
def test_all_words_must_occur_and_the_last_may_be_cut_short(
    either_session: Session, typed: str, expected: set[str]
) -> None:
    make_pages(either_session)

    assert targets(either_session, typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "borders NOT safe",
        "borders OR",
        "AND borders",
        "borders -safe",
        "title:borders",
        "NEAR(borders safe)",
        "border*",
    ],
)
def test_operators_are_words_like_all_others(either_session: Session, typed: str) -> None:
    make_pages(either_session)

    assert targets(either_session, typed) <= {"london-2021-2"}


def test_results_come_kind_by_kind_with_their_number_and_the_best_first(either_session: Session) -> None:
    make_pages(either_session)

    groups = search.everything(either_session, "London", size=1)

    assert [(group.kind, group.count, len(group.hits)) for group in groups] == [
        (EntryKind.MEETING, 1, 1),
        (EntryKind.COMMITMENT, 2, 1),
    ]


def test_one_kind_alone_still_says_how_many_there_are_of_the_others(either_session: Session) -> None:
    make_pages(either_session)

    groups = search.everything(either_session, "London", EntryKind.MEETING)

    assert [(group.kind, group.count, len(group.hits)) for group in groups] == [
        (EntryKind.MEETING, 1, 1),
        (EntryKind.COMMITMENT, 2, 0),
    ]


def test_found_words_are_marked_and_markup_stays_text(either_session: Session) -> None:
    make_pages(either_session)

    bodies = search.marked(either_session, Words.of("safe border"), EntryKind.COMMITMENT, ["london-2021-2"])

    assert plain(bodies["london-2021-2"]) == "They promote <b>[safe]</b> [borders]."


def test_a_long_document_shows_the_passage_with_the_words(either_session: Session) -> None:
    make_pages(either_session)

    [group] = search.everything(either_session, "active promotion", EntryKind.DOCUMENT)[-1:]
    passage = plain(group.hits[0].passage)

    assert "[active]" in passage or "[active promotion]" in passage
    assert len(passage) < 500


def test_an_over_long_search_is_refused_with_the_limit() -> None:
    with pytest.raises(Refused, match="201 characters; 200 are possible"):
        Words.of("x" * 201)


@given(st.text(max_size=200))
def test_whatever_is_typed_makes_a_query_that_the_database_takes(typed: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE page USING fts5(body)")
        words = Words.of(typed)

        if words:
            connection.execute("SELECT * FROM page WHERE page MATCH ?", (words.fts5,)).fetchall()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(alphabet="ab'\"\\:*&|!()<-> \x00é", max_size=20))
def test_whatever_is_typed_makes_a_query_that_postgresql_takes(postgres_engine: Engine, typed: str) -> None:
    with reading(postgres_engine) as session:
        assert search.everything(session, typed) in ([], ())


@given(st.lists(st.tuples(st.text(alphabet="ab <>&"), st.booleans())))
def test_marks_are_found_again_and_no_word_is_lost(parts: list[tuple[str, bool]]) -> None:
    marked = "".join(f"{OPEN}{words}{CLOSE}" if found else words for words, found in parts)

    assert "".join(piece.text for piece in pieces(marked)) == "".join(words for words, _ in parts)


def test_pages_that_resemble_some_words_are_found_by_any_of_them_the_best_first(either_session: Session) -> None:
    for target, body in (("a", "Sharing fingerprints"), ("b", "Sharing fingerprints and passports"), ("c", "Borders")):
        search.index(either_session, EntryKind.COMMITMENT, target, target, body)
    search.index(either_session, EntryKind.DOCUMENT, "d", "d", "fingerprints, passports")

    def like(*words: str, size: int = 9) -> list[str]:
        return list(either_session.scalars(search.resembling(either_session, words, EntryKind.COMMITMENT, size)))

    assert like("fingerprint", "passports") == ["b", "a"]
    assert like("fingerprint", "passports", size=1) == ["b"]
    assert like() == []
