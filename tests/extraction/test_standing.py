"""The signs that somebody named took part in a meeting."""

import pytest

from app.extraction.affiliations import Context
from app.extraction.officials import persons
from app.extraction.parse import parse
from app.extraction.parsed import Doc
from app.extraction.standing import BARE, RULE, signs_of


def signs(words: str) -> frozenset[str]:
    doc: Doc = parse(words)
    return signs_of(doc, persons(Context(words, "NO"))[0])


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("Malta’s Interior Minister, Jane Roe, spoke to them.", "office: office owned"),
        ("The coordinator, Jane Roe, spoke to them.", "office: post"),
        ("Belgium’s Jane Roe opened the session.", "owner: country possessive"),
        ("Jane Roe of Togo opened the session.", "owner: country behind of"),
        ("Jane Roe opened the session.", "subject: open"),
        ("The session was opened by Jane Roe.", "before: by"),
        ("Ms Jane Roe opened the session.", "addressed"),
        ("Media contact: Jane Roe", "line: label media contact"),
        ("Jane Roe", "line: the name alone"),
        ("Jane Roe spoke on a screen from Lomé.", "cue: remote behind"),
    ],
)
def test_office_owner_deed_and_line_are_signs(words: str, sign: str) -> None:
    assert sign in signs(words)


def test_words_around_a_name_without_an_office_count_apart() -> None:
    assert f"{BARE}addressed" in signs("Ms Jane Roe opened the session.")
    assert not any(sign.startswith(BARE) for sign in signs("Malta’s Interior Minister, Jane Roe, spoke to them."))


def test_the_verdict_of_the_rules_is_one_sign() -> None:
    assert f"{RULE}counts" in signs("Malta’s Interior Minister, Jane Roe, spoke to them.")
    assert not any(sign.startswith(RULE) for sign in signs("Jane Roe opened the session."))
