"""Marks are woven into the text without losing or changing a character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from app import marks
from app.marks import Mark, MarkKind, Piece, paragraphs, weave
from tests.factories import cite_words, make_commitment, make_document, make_meeting, make_observation

TEXT = "Ministers met in London and promised much. They hold 60,000 profiles."


def mark(start: int, end: int, number: int = 1) -> Mark:
    return Mark(number, start, end, MarkKind.COMMITMENT, "london-2021-1", "london-2021-1", TEXT[start:end])


def words(pieces: Sequence[Piece]) -> str:
    return "".join(piece.words + words(piece.pieces) for piece in pieces)


def flat(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        yield from flat(piece.pieces)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(alphabet="ab \n", min_size=1, max_size=60))
    places = draw(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
    inside = [(min(a, b), min(max(a, b), len(text))) for a, b in places]
    found = [mark(a, b, n) for n, (a, b) in enumerate(inside) if a < b]
    return text, sorted(found, key=lambda m: (m.start, -m.end, m.evidence_id))


@given(marked_texts())
def test_the_words_of_all_paragraphs_are_the_text_but_for_line_ends(marked: tuple[str, list[Mark]]) -> None:
    text, found = marked
    woven = "".join(words(pieces) for pieces in paragraphs(text, found))

    assert woven.replace("\n", "") == text.replace("\n", "")


@given(marked_texts())
def test_every_mark_with_visible_words_opens_exactly_once(marked: tuple[str, list[Mark]]) -> None:
    text, found = marked
    pieces = list(flat(weave(text, 0, len(text), found)))

    opened = sorted(piece.mark.evidence_id for piece in pieces if piece.mark and piece.opens)
    assert opened == sorted(m.evidence_id for m in found)


def test_a_mark_inside_another_stays_inside_it() -> None:
    (outer, rest) = weave(TEXT, 0, len(TEXT), [mark(0, 42, 1), mark(17, 23, 2)])

    assert [piece.mark and piece.mark.evidence_id for piece in outer.pieces] == [None, 2, None]
    assert rest.words == TEXT[42:]


def test_marks_that_cross_are_parted_where_the_first_one_ends() -> None:
    first, second = weave("abcdefghij", 0, 10, [mark(0, 6, 1), mark(4, 10, 2)])

    assert (words(first.pieces), words(second.pieces)) == ("abcdef", "ghij")
    assert (first.opens, second.opens) == (True, False)


def test_a_document_marks_only_what_stands(session: Session) -> None:
    document = make_document(session, f"{TEXT} Nothing else was promised.")
    london = make_meeting(session)
    make_commitment(session, london, TEXT[:42], document=document)
    withdrawn = make_commitment(session, london, "Nothing else was promised.", document=document)
    withdrawn.standing = False
    figure = make_observation(session, london)
    figure.evidence.append(cite_words(document, "60,000 profiles"))
    session.flush()

    assert [m.quote for m in marks.of(session, document)] == [TEXT[:42], "60,000 profiles"]
