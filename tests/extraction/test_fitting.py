from __future__ import annotations

from app.extraction.learning.fitting import Examples, fit, rounded
from app.extraction.weighing import total

SIGNS = [["shall", "we"], ["shall"], ["was", "we"], ["was"], ["shall", "was"]] * 6
ANSWERS = [True, True, False, False, True] * 6


def test_a_sign_of_promises_gets_a_positive_weight_and_one_of_background_a_negative() -> None:
    weights = fit(Examples(SIGNS, ANSWERS))
    assert weights["shall"] > 0.5 > -0.5 > weights["was"]
    assert abs(weights["we"]) < 0.3


def test_every_example_is_answered_rightly_where_signs_tell_them_apart() -> None:
    weights = fit(Examples(SIGNS, ANSWERS), freedom=10)
    assert [total(weights, signs) > 0 for signs in SIGNS] == ANSWERS


def test_fitting_twice_gives_the_same_weights() -> None:
    assert fit(Examples(SIGNS, ANSWERS)) == fit(Examples(SIGNS, ANSWERS))


def test_rare_signs_get_no_weight() -> None:
    assert "once" not in fit(Examples([["once"], *SIGNS], [True, *ANSWERS]))


def test_what_is_already_known_needs_no_weight() -> None:
    known = [4.0 if answer else -4.0 for answer in ANSWERS]
    weights = fit(Examples(SIGNS, ANSWERS, known))
    assert abs(weights["shall"]) < 0.2


def test_written_weights_are_short_and_in_order() -> None:
    assert rounded({"b": 0.12345, "a": 1.0, "c": 0.001, "": 0.0}) == {"": 0.0, "a": 1.0, "b": 0.123}
