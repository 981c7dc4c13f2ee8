"""Words in a drawing never run into each other, into a sign, or over the edge."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.web import labels
from app.web.labels import Box, Sign

FRAME = Box(0, 0, 720, 360)
PLACES = st.tuples(st.floats(0, 720), st.floats(0, 360), st.sampled_from(["68", "nearly 40,000", "US$110–281 billion"]))


def signs(*places: tuple[float, float, str]) -> list[Sign]:
    return [Sign(x, y, y, words) for x, y, words in places]


def test_words_stand_above_their_sign_where_there_is_room() -> None:
    (label,) = labels.place(signs((360, 200, "about 60,000")), FRAME)

    assert label is not None
    assert (label.x, label.anchor) == (360, "middle")
    assert label.y < 200


def test_words_give_way_to_those_of_the_last_figure() -> None:
    first, last = labels.place(signs((350, 200, "nearly 50,000"), (400, 200, "about 60,000")), FRAME)

    assert last is not None
    assert last.anchor == "middle"
    assert first is None or not first.box.meets(last.box)


def test_words_keep_clear_of_reference_figures() -> None:
    reference = Box(380, 170, 400, 195)

    (label,) = labels.place(signs((360, 200, "nearly 40,000")), FRAME, [reference])

    assert label is not None
    assert not label.box.meets(reference)


def test_words_without_any_room_are_left_out() -> None:
    crowd = signs(*[(360 + step, 200, "nearly 40,000") for step in range(12)])

    assert None in labels.place(crowd, FRAME)


@given(st.lists(PLACES, max_size=12))
def test_no_two_labels_meet_and_none_covers_a_sign(places: list[tuple[float, float, str]]) -> None:
    there = signs(*places)
    boxes = [label.box for label in labels.place(there, FRAME) if label]

    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert not any(box.meets(sign.box) for box in boxes for sign in there)
    assert all(FRAME.holds(box) for box in boxes)


@given(st.lists(st.floats(0, 360), max_size=12))
def test_names_in_rows_never_meet_and_all_stand(middles: list[float]) -> None:
    middles = sorted(middles)
    names = labels.rows(middles, ["Wiesbaden 2022"] * len(middles), (0, 360), 13)

    assert len(names) == len(middles)
    for row in {name.y for name in names}:
        boxes = [name.box for name in names if name.y == row]
        assert not any(one.meets(other) for one, other in combinations(boxes, 2))
