"""The files around the code agree with it: pins with the project file, the settings table with the settings."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from app.config import ROOT, Settings

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED_TO_RUN = PROJECT["dependencies"]
NEEDED_TO_TEST = NEEDED_TO_RUN + PROJECT["optional-dependencies"]["dev"]
LOCK_FILES = ("requirements.txt", "requirements-dev.txt", "requirements-build.txt", "package-lock.json")


def normal(requirement: str) -> str:
    """The package a requirement names, spelt as an index spells it."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name.group()).lower()


def pins(name: str) -> dict[str, list[str]]:
    """What a requirement file pins: the package, and each of its entries with the hashes."""
    found: dict[str, list[str]] = {}
    for entry in re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text("utf-8")):
        if "==" in entry.splitlines()[0]:
            found.setdefault(normal(entry), []).append(entry)
    return found


@pytest.mark.parametrize(
    ("name", "needed"), [("requirements.txt", NEEDED_TO_RUN), ("requirements-dev.txt", NEEDED_TO_TEST)]
)
def test_every_package_the_project_names_is_pinned(name: str, needed: list[str]) -> None:
    assert {normal(requirement) for requirement in needed} <= set(pins(name))


@pytest.mark.parametrize("name", LOCK_FILES[:3])
def test_every_pin_has_hashes(name: str) -> None:
    assert all("--hash=sha256:" in entry for entries in pins(name).values() for entry in entries)


def test_tests_run_on_the_versions_that_readers_get() -> None:
    def version(entry: str) -> str:
        return entry.split()[0]

    tested = pins("requirements-dev.txt")
    for name, entries in pins("requirements.txt").items():
        assert {version(entry) for entry in entries} == {version(entry) for entry in tested[name]}


@pytest.mark.parametrize("name", LOCK_FILES)
def test_lock_files_name_no_registry(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"index-url|find-links|\"resolved\"|\.tgz|\.whl", text)


def test_the_front_end_lock_has_the_versions_that_package_json_names() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    named = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    assert {name: lock[f"node_modules/{name}"]["version"] for name in named} == named


def test_the_readme_lists_every_setting_with_its_default() -> None:
    rows = re.findall(r"^\| `(G7LEDGER_\w+)` \| (?:`(.*?)`)? ?\|", (ROOT / "README.md").read_text("utf-8"), re.M)
    assert dict(rows) == {
        f"G7LEDGER_{name.upper()}": shown(field.default) for name, field in Settings.model_fields.items()
    }


def shown(default: object) -> str:
    """A default as the README writes it: folders from the project's own, nothing for none."""
    if isinstance(default, Path):
        return default.relative_to(ROOT).as_posix()
    return "" if default is None else str(default)
