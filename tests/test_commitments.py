"""Commitments are listed, filtered and paged as asked, and each tells its story."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, event
from sqlmodel import Session

from app import commitments, search
from app.commitments import Commitment, Filters
from app.database import reading, writing
from app.errors import Refused
from app.search import EntryKind
from tests.factories import make_commitment, make_meeting
from tests.promises import letters, make_ledger


def listed(session: Session, made: dict[str, Commitment], **asked: object) -> str:
    return letters(made, commitments.page(session, Filters(**asked)).rows)


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """Note each statement that is sent to the database."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, "edcbaf"),
        ({"sort": "oldest"}, "fabcde"),
        ({"theme": ["biometrics"]}, "ca"),
        ({"theme": ["biometrics", "child-protection"]}, "edcaf"),
        ({"theme": ["biometrics"], "meeting": ["paris-2019"]}, "a"),
        ({"meeting": ["london-2021", "paris-2019"]}, "edcba"),
        ({"kind": ["call"]}, "ea"),
        ({"kind": ["call", "endorsement"]}, "eba"),
        ({"actor": ["INTERPOL", "CA"]}, "df"),
        ({"country": ["FR"]}, "ba"),
        ({"year": ["2021"]}, "edc"),
        ({"source": ["INTERPOL"]}, "edcbaf"),
        ({"q": "borders"}, "edb"),
        ({"q": "data"}, "dca"),
        ({"q": '"build a database"'}, "d"),
        ({"q": "borders", "kind": ["call"], "year": ["2021"]}, "e"),
        ({"q": "--"}, ""),
    ],
)
def test_values_of_a_facet_add_up_and_facets_narrow(
    either_session: Session, asked: dict[str, object], expected: str
) -> None:
    made = make_ledger(either_session)

    assert listed(either_session, made, **asked) == expected


def test_the_list_by_relevance_begins_with_what_fits_best(either_session: Session) -> None:
    made = make_ledger(either_session)
    search.index(either_session, EntryKind.COMMITMENT, made["b"].ref, "Borders", "Borders and borders.")

    assert listed(either_session, made, q="borders", sort="relevance")[0] == "b"


def test_only_the_words_of_the_statement_count(either_session: Session) -> None:
    made = make_ledger(either_session)
    search.index(either_session, EntryKind.COMMITMENT, made["b"].ref, "Data and database", made["b"].statement)

    assert listed(either_session, made, q="data") == "dca"
    assert listed(either_session, made, q="data", sort="relevance") in {"dca", "dac", "cda", "cad", "adc", "acd"}


@pytest.mark.parametrize(
    "asked", [{}, {"sort": "oldest"}, {"q": "border data lead"}, {"q": "borders", "sort": "relevance"}]
)
@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_follow_each_other_without_gap_or_repeat_and_lead_back(
    either_session: Session, asked: dict[str, str], size: int
) -> None:
    make_ledger(either_session)
    whole = [row.ref for row in commitments.page(either_session, Filters(**asked)).rows]

    seen: list[str] = []
    states: list[Filters] = []
    state: Filters | None = Filters(**asked)
    while state:
        page = commitments.page(either_session, state, size)
        assert page.before == len(seen)
        assert page.previous == (states[-1] if states else None)
        seen += [row.ref for row in page.rows]
        states.append(state)
        state = page.next

    assert seen == whole


def test_a_page_goes_on_after_a_commitment_that_was_withdrawn_meanwhile(session: Session) -> None:
    made = make_ledger(session)
    made["d"].standing = False

    assert listed(session, made, after=made["d"].ref) == "cbaf"


def test_a_withdrawn_commitment_and_withdrawn_evidence_are_not_shown(session: Session) -> None:
    made = make_ledger(session)
    made["c"].standing = False
    made["d"].evidence[0].standing = False
    session.flush()
    session.expire_all()

    page = commitments.page(session, Filters(meeting=("london-2021",)))

    assert letters(made, page.rows) == "ed"
    assert [len(row.evidence) for row in page.rows] == [1, 0]


def test_found_words_are_marked_in_statements(either_session: Session) -> None:
    made = make_ledger(either_session)

    page = commitments.page(either_session, Filters(q="borders", kind="call"))

    assert [piece for piece in page.statement(made["e"]) if piece.is_found] == [("borders", True)]


def options(session: Session, **asked: object) -> dict[str, dict[str, int]]:
    possible = commitments.choices(session)
    found = commitments.facets(commitments.select_by(session, Filters(**asked)), possible)
    return {facet.name: {option.value: option.count for option in facet.options} for facet in found}


def test_facets_count_all_commitments_where_nothing_is_chosen(either_session: Session) -> None:
    make_ledger(either_session)

    assert options(either_session) == {
        "theme": {"biometrics": 2, "child-protection": 4},
        "meeting": {"london-2021": 3, "paris-2019": 2},
        "kind": {"pledge": 3, "call": 2, "endorsement": 1},
        "actor": {"CA": 1, "G7": 4, "INTERPOL": 1},
        "country": {"FR": 2, "GB": 3},
        "year": {"2021": 3, "2019": 2},
        "source": {"INTERPOL": 6},
    }


def test_counts_follow_the_other_facets_but_not_their_own(either_session: Session) -> None:
    make_ledger(either_session)

    left = options(either_session, kind=["call"], meeting=["paris-2019"])

    assert left["kind"] == {"call": 1, "endorsement": 1}
    assert left["meeting"] == {"london-2021": 1, "paris-2019": 1}
    assert left["theme"] == {"biometrics": 1}


def test_a_chosen_value_that_leaves_nothing_stays_in_sight(session: Session) -> None:
    make_ledger(session)

    assert options(session, theme=["child-protection"], meeting=["paris-2019"])["theme"] == {
        "biometrics": 1,
        "child-protection": 0,
    }


def test_counts_follow_the_words(either_session: Session) -> None:
    make_ledger(either_session)

    assert options(either_session, q="borders")["kind"] == {"pledge": 1, "call": 1, "endorsement": 1}


def test_a_commitment_shown_by_two_documents_counts_once_for_their_publisher(session: Session) -> None:
    commitment = make_commitment(session, make_meeting(session))
    other = make_commitment(session, commitment.meeting).evidence[0]
    commitment.evidence.append(other)
    session.flush()

    assert options(session)["source"] == {"INTERPOL": 1}


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"theme": ["nonsense"]}, "no theme “nonsense”; possible are, for example|no theme “nonsense”; possible are"),
        ({"theme": ["biometrisc"]}, "biometrics"),
        ({"meeting": ["london-2022"]}, "london-2021"),
        ({"kind": ["threat"]}, "possible are pledge, call, endorsement"),
        ({"year": ["x"]}, "possible are 2021, 2019"),
        ({"sort": "random"}, "no sort “random”; possible are newest, oldest, relevance"),
        ({"q": "x" * 201}, "201 characters; 200"),
    ],
)
def test_what_cannot_be_chosen_is_refused_with_what_can(
    session: Session, asked: dict[str, object], sentence: str
) -> None:
    make_ledger(session)

    with pytest.raises(Refused, match=sentence):
        commitments.choices(session).check(Filters(**asked))


@pytest.mark.parametrize("asked", [{"after": "xx"}, {"after": "xx", "q": "borders", "sort": "relevance"}])
def test_a_page_after_nothing_is_refused(either_session: Session, asked: dict[str, str]) -> None:
    make_ledger(either_session)

    with pytest.raises(Refused, match="No page can begin after “xx”"):
        commitments.page(either_session, Filters(**asked))


def test_a_page_takes_as_many_queries_for_many_rows_as_for_few_and_loads_no_text(engine: Engine) -> None:
    with writing(engine) as session:
        make_ledger(session)
    with reading(engine) as session:
        commitments.page(session, Filters())  # the first page of a revision takes the census
        session.expunge_all()
        with counted(engine) as few:
            commitments.page(session, Filters(), size=1)
        session.expunge_all()
        with counted(engine) as many:
            [row.evidence[0].document.heading for row in commitments.page(session, Filters(), size=6).rows]

    assert len(few) == len(many) <= 6
    assert not any("document_1.text" in statement or "document.text" in statement for statement in many)


def test_all_rows_come_in_the_order_of_the_list(either_session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_ledger(either_session)
    monkeypatch.setattr("app.commitments.lists.CHUNK", 2)

    assert letters(made, commitments.every(either_session, Filters(sort="oldest"))) == "fabcde"


VALUES = st.lists(st.sampled_from(["a", "b b", "c&d", "é", ""]), max_size=3)


@given(theme=VALUES, source=VALUES, q=st.text(max_size=20), sort=st.sampled_from(["", "newest", "oldest", "relevance"]))
def test_a_state_read_from_its_own_address_is_the_same(theme: list[str], source: list[str], q: str, sort: str) -> None:
    state = Filters(theme=theme, source=source, q=q, sort=sort)

    again = Filters(**state.parameters)

    assert again == state
    assert again.query == state.query


def test_equal_states_have_one_address_without_empty_parameters() -> None:
    state = Filters(theme=["b", "", "a", "b"], q="  two   words ", sort="newest", kind="", after="")

    assert state.query == "theme=a&theme=b&q=two+words"


def test_without_one_value_the_list_begins_at_its_top() -> None:
    state = Filters(theme=["a", "b"], after="x", sort="oldest")

    assert state.without("theme", "a").query == "theme=b&sort=oldest"
