"""Reference figures: a file of them comes in whole or not at all, and stays apart from what documents say."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from app import foundations, metrics, references, seeds
from app.config import ROOT
from app.database import reading, revision, writing
from app.errors import Refused
from app.references import Reference, ReferenceRow
from app.terms import Qualifier
from tests.factories import make_metric, make_reference

HEAD = "metric,value,value_high,qualifier,dated,dated_words,page,url,note"
PAGE = "News item,https://www.interpol.int/news,"
SEEDS = ROOT / "seeds"


def listed(*lines: str) -> list[tuple[int, ReferenceRow]]:
    return list(references.parse("\n".join([HEAD, *lines]), "own.csv"))


def test_a_line_becomes_a_figure_with_its_hedge_and_its_date_as_given() -> None:
    ((line, row),) = listed(f"ftf-profiles,1000,,nearly,2014-12,end of 2014,{PAGE}")

    assert (line, row.value, row.qualifier, row.dated, row.dated_words) == (
        2,
        1000,
        Qualifier.NEARLY,
        "2014-12",
        "end of 2014",
    )
    assert (row.value_high, row.note) == (None, None)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (f"ftf-profiles,many,,,2014,,{PAGE}", "line 3: `value` is wrong: Input should be a valid number"),
        (f"ftf-profiles,-1,,,2014,,{PAGE}", "line 3: `value` is wrong"),
        (f"ftf-profiles,inf,,,2014,,{PAGE}", "line 3: `value` is wrong"),
        (f"ftf-profiles,1,,roughly,2014,,{PAGE}", "line 3: `qualifier` is wrong"),
        (f"ftf-profiles,9,5,between,2014,,{PAGE}", "line 3: the figure is wrong: A range runs"),
        (f"ftf-profiles,1,,,May 2014,,{PAGE}", "line 3: `dated` is wrong: it should be like 2014, 2014-12 or"),
        (f"ftf-profiles,1,,,2014-13,,{PAGE}", "line 3: `dated` is wrong: there is no such day"),
        (
            "ftf-profiles,1,,,2014,,News,https://interpol.int.example/,",
            "line 3: `url` is wrong: it should be an address",
        ),
        ("ftf-profiles,1,,,2014,,News,javascript:alert(1),", "line 3: `url` is wrong"),
        ("ftf-profiles,1,,,2014,,News", "line 3: there are more or fewer cells than columns"),
        (f"ftf-profiles,1,,,2014,,{PAGE},more", "line 3: there are more or fewer cells than columns"),
        ('"ftf-profiles,1', "line 3: this is no line of a CSV file"),
    ],
)
def test_a_broken_file_is_refused_in_one_sentence_that_names_the_line(line: str, complaint: str) -> None:
    with pytest.raises(Refused) as refused:
        listed(f"ftf-profiles,1,,,2014,,{PAGE}", line)

    assert f"In own.csv, {complaint}" in refused.value.message
    assert refused.value.message.endswith(".")


@pytest.mark.parametrize(
    ("head", "complaint"),
    [("metric,value,page", "the column `url` is missing"), (f"{HEAD},colour", "`colour` is no known column")],
)
def test_a_file_with_other_columns_is_refused(head: str, complaint: str) -> None:
    with pytest.raises(Refused, match=complaint):
        list(references.parse(head, "own.csv"))


def test_a_series_or_a_unit_that_is_not_known_is_refused(session: Session) -> None:
    make_metric(session)

    with pytest.raises(Refused, match="line 2: there is no series of figures “nonsense”"):
        references.enter(session, listed(f"nonsense,1,,,2014,,{PAGE}"), "own.csv")
    other = ReferenceRow(metric="ftf-profiles", value=1, page="News", url="https://interpol.int/", unit="records")
    with pytest.raises(Refused, match="counts profiles, not records"):
        references.enter(session, [(7, other)], "own.csv")


def test_a_file_that_comes_in_again_replaces_itself_and_nothing_else(session: Session) -> None:
    make_metric(session)
    references.enter(session, listed(f"ftf-profiles,7,,,2013,,{PAGE}"), "other.csv")
    references.enter(session, listed(f"ftf-profiles,1,,,2014,,{PAGE}", f"ftf-profiles,2,,,2015,,{PAGE}"), "own.csv")

    references.enter(session, listed(f"ftf-profiles,1,,,2014,,{PAGE}", f"ftf-profiles,3,,,2015,,{PAGE}"), "own.csv")

    assert [figure.value for figure in references.of(session, make_metric(session))] == [7, 1, 3]


def test_the_ledger_stays_as_it_was_when_the_same_file_comes_in_again(engine: Engine) -> None:
    for _ in range(2):
        with writing(engine) as session:
            foundations.prepare(session, seeds.meetings(SEEDS), seeds.figures(SEEDS))
        with reading(engine) as session:
            numbers = revision(session), len(session.exec(select(Reference)).all())
        assert numbers == (1, len(seeds.figures(SEEDS)))


@pytest.mark.parametrize(
    ("dated", "first", "last"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2018-02-13", date(2018, 2, 13), date(2018, 2, 13)),
    ],
)
def test_a_date_means_all_days_that_it_leaves_open(dated: str, first: date, last: date) -> None:
    assert Reference(value=1, page="", url="", origin="", dated=dated).span == (first, last)


def test_figures_run_from_the_oldest_and_those_without_a_date_come_last(session: Session) -> None:
    for value, dated in ((5, None), (3, "2014-12"), (2, "2014"), (1, "2013-05-01")):
        make_reference(session, value, dated)

    assert [figure.value for figure in references.of(session, make_metric(session))] == [1, 2, 3, 5]


def test_reference_figures_are_no_figures_of_the_ledger(session: Session) -> None:
    make_reference(session, 4_000, "2015-06-03")

    assert metrics.series(session, make_metric(session)) == []
    assert [trend.points for trend in metrics.overview(session)] == [[]]


def test_what_goes_out_comes_in_again(session: Session) -> None:
    make_reference(session, 4_000, "2015-06-03")
    (row,) = references.rows_of(session, make_metric(session))
    cells = row.model_dump(mode="json")
    buffer = StringIO()
    writer = csv.DictWriter(buffer, cells)
    writer.writeheader()
    writer.writerow(cells)

    assert [read for _, read in references.parse(buffer.getvalue(), "again.csv")] == [row]


def test_the_shipped_figures_all_come_from_interpols_own_pages() -> None:
    shipped = [row for _, row in seeds.figures(SEEDS)]

    assert {row.metric for row in shipped} >= {"ftf-profiles", "sltd-records", "iarms-records"}
    assert all(row.url.split("/")[2] in {"www.interpol.int"} for row in shipped)
    assert len(set(shipped)) == len(shipped)


def test_a_folder_without_reference_figures_has_none(tmp_path: Path) -> None:
    assert seeds.figures(tmp_path) == []


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reference.csv").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(Refused, match="is not UTF-8 text"):
        seeds.figures(tmp_path)
