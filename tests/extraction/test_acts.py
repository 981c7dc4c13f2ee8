from __future__ import annotations

import pytest

from app.extraction import acts
from app.extraction.parse import parse
from app.extraction.parsed import Token


def verb(sentence: str, word: str) -> Token:
    return next(token for token in parse(sentence) if token.text == word)


@pytest.mark.parametrize(
    ("sentence", "word", "cause"),
    [
        ("The ministers did not agree on a list.", "agree", "not"),
        ("They may agree on a list.", "agree", "may"),
        ("They are expected to call for a fund.", "call", "expected"),
        ("They stopped short of endorsing a tax.", "endorsing", "stopped"),
        ("They ended the talks without adopting a text.", "adopting", "without"),
        ("Nor did they adopt a list.", "adopt", "Nor"),
        ("We would have preferred a longer text.", "preferred", "would"),
    ],
)
def test_what_takes_an_act_its_force_is_named(sentence: str, word: str, cause: str) -> None:
    assert acts.force_lost(verb(sentence, word)) == cause


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The ministers agreed to share the files.", "agreed"),
        ("The minister said that her country would pay.", "pay"),
        ("They closed the talks by agreeing to share files.", "agreeing"),
    ],
)
def test_a_plain_act_keeps_its_force(sentence: str, word: str) -> None:
    assert acts.force_lost(verb(sentence, word)) is None


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("We shall meet the cost.", "meet", "shall"),
        ("The fund is to be created.", "created", "is to"),
        ("They met the cost.", "met", None),
    ],
)
def test_the_future_is_told_by_its_words(sentence: str, word: str, expected: str | None) -> None:
    assert acts.futurity(verb(sentence, word)) == expected


def test_coordinated_verbs_share_their_subject() -> None:
    found = acts.subject(verb("The ministers met the press and promised a fund.", "promised"))
    assert found is not None
    assert found.text == "ministers"


def test_the_doer_of_a_passive_is_its_agent() -> None:
    found = acts.agent(verb("The need was underlined by the ministers.", "underlined"))
    assert found is not None
    assert found.text == "ministers"


def test_a_duty_is_told_by_modals_and_verbs_of_need() -> None:
    assert acts.duty(verb("Platforms must act.", "act"))
    assert acts.says_duty(verb("They said that laws needed to be changed.", "said"))
    assert not acts.duty(verb("Platforms act.", "act"))
