"""Search finds what was indexed last, takes any words a person types, and marks what it found."""

from sqlalchemy import text
from sqlmodel import Session, select

from app import search
from app.search import EntryKind, SearchEntry


def found(session: Session, words: str) -> list[str]:
    rows = session.execute(
        text(
            "SELECT target FROM search_index JOIN search_entry ON id = search_index.rowid WHERE search_index MATCH :q"
        ),
        {"q": words},
    )
    return [str(target) for (target,) in rows]


def test_a_page_indexed_again_is_found_by_its_new_words_alone(session: Session) -> None:
    search.index(session, EntryKind.MEETING, "london-2021", "London 2021", "Lancaster House")
    search.index(session, EntryKind.MEETING, "london-2021", "London 2021", "Online")

    assert found(session, "online") == ["london-2021"]
    assert found(session, "lancaster") == []


def test_a_removed_page_is_found_no_more(session: Session) -> None:
    search.index(session, EntryKind.MEETING, "london-2021", "London 2021", "Lancaster House")

    search.remove(session, EntryKind.MEETING, "london-2021")

    assert found(session, "london") == []
    assert session.exec(select(SearchEntry)).all() == []


def test_pages_of_two_kinds_may_share_an_address(session: Session) -> None:
    search.index(session, EntryKind.THEME, "corruption", "Corruption", "")
    search.index(session, EntryKind.METRIC, "corruption", "Corruption", "")

    search.remove(session, EntryKind.METRIC, "corruption")

    assert found(session, "corruption") == ["corruption"]
