"""Weights that are learned from choices between candidates."""

from __future__ import annotations

from app.extraction.learning.choosing import Choice, fit_choices
from app.extraction.weighing import total


def test_a_sign_of_right_answers_gains_weight_and_one_of_wrong_answers_loses_it() -> None:
    choices = [Choice([{"here", "known"}, {"there", "known"}], [True, False]) for _ in range(5)]
    table = fit_choices(choices)
    assert table["here"] > 0 > table["there"]
    assert abs(table["known"]) < 1e-6


def test_the_same_choices_give_the_same_weights_and_rare_signs_none() -> None:
    choices = [Choice([{"a"}, {"b"}, {"rare"}], [True, False, False]), *([Choice([{"a"}, {"b"}], [True, False])] * 3)]
    assert fit_choices(choices) == fit_choices(choices)
    assert "rare" not in fit_choices(choices)


def test_a_choice_without_a_right_answer_teaches_nothing() -> None:
    choices = [Choice([{"a"}, {"b"}], [True, False])] * 3
    assert fit_choices([*choices, Choice([{"b"}], [False])]) == fit_choices(choices)


def test_of_several_right_answers_any_may_win() -> None:
    table = fit_choices([Choice([{"a"}, {"b"}, {"c"}], [True, True, False])] * 4)
    assert min(total(table, {"a"}), total(table, {"b"})) > total(table, {"c"})
