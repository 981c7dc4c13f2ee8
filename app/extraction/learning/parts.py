"""What a part of the extractor must bring so that its weights can be learned and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Table = dict[str, float]
T = TypeVar("T")
FOLDS = 7


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the annotated documents and sentences are, and where the seed documents."""

    corpus: Path
    seeds: Path


@dataclass(frozen=True, slots=True)
class Part:
    """One file of weights: how its tables are learned, and the lines that tell what they reach on unseen documents."""

    name: str
    learn: Callable[[Sources], Mapping[str, Table]]
    check: Callable[[Sources], Sequence[str]]


def folds(groups: Iterable[str]) -> dict[str, int]:
    """Deal groups, such as documents, into folds: what stands in one group is never both learned and tested."""
    return {group: place % FOLDS for place, group in enumerate(dict.fromkeys(groups))}


def f1(rows: Sequence[T], count: Callable[[T], tuple[int, int, int]]) -> str:
    """The score of rows, each counted as how many answers were right, said and wanted."""
    right, said, wanted = (sum(numbers) for numbers in zip(*map(count, rows), strict=True))
    return f"F1 {2 * right / (said + wanted):.3f} (precision {right / said:.3f}, recall {right / wanted:.3f})"
