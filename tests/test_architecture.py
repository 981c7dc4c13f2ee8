"""Imports point one way, so that every room of the house can be understood without those above it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.config import ROOT

APP = ROOT / "app"

# From the ground up: a room may import those before it, never those after it.
STOREYS = (
    ("cite", "terms", "errors", "config", "stopping"),
    ("database", "hedges", "paging", "phrasing"),
    ("documents", "memory"),
    ("evidence",),
    ("citations", "corroboration", "people", "search", "themes"),
    ("meetings",),
    ("attendances", "commitments", "register", "trends"),
    ("metrics",),
    ("contents", "figures", "gatherings", "library", "marks", "overview", "references", "review"),
    ("comparisons", "keeping", "lines", "seeds"),
    ("editions", "indexing", "lineage", "sources"),
    ("gold", "schema"),
    ("scoring",),
    ("measured",),
    ("export",),
    ("foundations", "ingest", "workers"),
    ("web",),
    ("main", "report"),
    ("evaluation", "intake"),
    ("measuring",),
    ("serving",),
    ("cli",),
)
HEIGHT = {room: height for height, storey in enumerate(STOREYS) for room in storey}
READERS_OF_EXTRACTION = {"foundations", "ingest", "report", "intake", "measuring", "scoring", "workers"}


def room_of(path: Path) -> str:
    return path.relative_to(APP).parts[0].removesuffix(".py")


def name_of(path: Path) -> str:
    return path.relative_to(APP).as_posix()


def files() -> Iterator[tuple[str, Path]]:
    for path in sorted(APP.rglob("*.py")):
        if path != APP / "__init__.py":
            yield room_of(path), path


def imported(path: Path) -> Iterator[str]:
    """Yield the rooms that a file imports anywhere in it, also for types only."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "app":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("app."):
            yield node.module.split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (a.name.split(".")[1] for a in node.names if a.name.startswith("app."))


def test_every_room_has_its_storey() -> None:
    assert {room for room, _ in files()} - set(HEIGHT) == {"extraction"}


@pytest.mark.parametrize("path", [path for room, path in files() if room != "extraction"], ids=name_of)
def test_a_room_imports_only_those_below_it(path: Path) -> None:
    room = room_of(path)
    above = {other for other in imported(path) if other not in {room, "extraction"} and HEIGHT[other] >= HEIGHT[room]}

    assert above == set()


@pytest.mark.parametrize("path", [path for room, path in files() if room == "extraction"], ids=name_of)
def test_extraction_stands_alone(path: Path) -> None:
    assert set(imported(path)) <= {"extraction", "terms", "errors"}


def test_only_reading_and_the_command_line_know_of_extraction() -> None:
    knowing = {room for room, path in files() if "extraction" in set(imported(path))} - {"extraction"}

    assert knowing <= READERS_OF_EXTRACTION


def test_only_the_web_knows_of_http_and_templates() -> None:
    for room, path in files():
        text = path.read_text("utf-8")
        if room not in {"web", "main"}:
            assert "fastapi" not in text, path
            assert "jinja2" not in text, path


def test_every_function_is_short_and_every_file_fits_its_room() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for _, path in files()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 50
    }
    large = {str(path) for _, path in files() if path.read_text("utf-8").count("\n") > 300}

    assert (long, large) == (set(), set())
