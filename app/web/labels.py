"""Words in a drawing: where each stands so that none runs into another, into a sign, or over the edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

LETTER = 0.56  # a letter of our faces is this share of its type size wide, with some air
LINE = 1.2


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, `top` above `bottom` in a drawing's downward count."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two share any place."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Tell whether the other lies wholly within."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


@dataclass(frozen=True, slots=True)
class Sign:
    """What words are about: the middle of its upper and lower end."""

    x: float
    top: float
    bottom: float
    words: str

    @property
    def box(self) -> Box:
        """The place that the sign itself takes."""
        return Box(self.x - 9, self.top - 9, self.x + 9, self.bottom + 9)


@dataclass(frozen=True, slots=True)
class Label:
    """Words with the place of their first, middle or last letter, on the line they stand on."""

    x: float
    y: float
    anchor: str
    words: str
    size: float = 15

    @property
    def box(self) -> Box:
        """The place that the words take, as far as that can be told without drawing them."""
        wide = wide_as(self.words, self.size)
        left = {"start": self.x, "middle": self.x - wide / 2, "end": self.x - wide}[self.anchor]
        return Box(left, self.y - 0.8 * self.size, left + wide, self.y + (LINE - 0.8) * self.size)


def wide_as(words: str, size: float) -> float:
    """Return about how wide words of this type size are."""
    return len(words) * size * LETTER


def place(signs: Sequence[Sign], frame: Box, others: Iterable[Box] = (), size: float = 15) -> Sequence[Label | None]:
    """Return a label for each sign in the same order, None where there is no room for one.

    The last sign comes first, then the first one, then the others from the left; all keep clear of all signs and of
    the other boxes.
    """
    taken = [*(sign.box for sign in signs), *others]
    placed: dict[int, Label] = {}
    for number in _by_weight(len(signs)):
        free = (label for label in _places(signs[number], size) if _is_free(label.box, frame, taken))
        label = next(free, None)
        if label:
            placed[number] = label
            taken.append(label.box)
    return [placed.get(number) for number in range(len(signs))]


def rows(middles: Sequence[float], words: Sequence[str], edges: tuple[float, float], size: float) -> Sequence[Label]:
    """Return labels under each other where they would not fit beside each other; `y` is the row, counted from 0."""
    ends: list[float] = []
    labels = []
    for middle, said in zip(middles, words, strict=True):
        half = wide_as(said, size) / 2
        x = min(max(middle, edges[0] + half), edges[1] - half)
        row = next((number for number, end in enumerate(ends) if end + size / 2 <= x - half), len(ends))
        ends[row:] = [x + half, *ends[row + 1 :]]
        labels.append(Label(round(x, 1), row, "middle", said, size))
    return labels


def _by_weight(count: int) -> Sequence[int]:
    return list(dict.fromkeys([count - 1, 0, *range(count)])) if count else []


def _places(sign: Sign, size: float) -> Iterator[Label]:
    """Yield the places around a sign, the best first."""
    above, below = round(sign.top - 16, 1), round(sign.bottom + 14 + 0.8 * size, 1)
    beside = round((sign.top + sign.bottom) / 2 + 0.3 * size, 1)
    for x, y, anchor in (
        (sign.x, above, "middle"),
        (sign.x + 8, above, "end"),
        (sign.x - 8, above, "start"),
        (sign.x - 13, beside, "end"),
        (sign.x + 13, beside, "start"),
        (sign.x, below, "middle"),
        (sign.x + 8, below, "end"),
        (sign.x - 8, below, "start"),
    ):
        yield Label(round(x, 1), y, anchor, sign.words, size)


def _is_free(box: Box, frame: Box, taken: Sequence[Box]) -> bool:
    return frame.holds(box) and not any(box.meets(other) for other in taken)
