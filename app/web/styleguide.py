"""The parts that pages are made of, each as it looks; shown where the setting asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from fastapi import APIRouter, Depends, Request, Response

from app.documents import Document
from app.errors import NotFound
from app.evidence import Evidence
from app.meetings import Attendance
from app.metrics import Observation
from app.people import Person
from app.terms import Mode, Qualifier
from app.themes import Theme
from app.web import drawings
from app.web.dependencies import SettingsDep
from app.web.render import page
from app.web.wording import amount


def switched_on(settings: SettingsDep) -> None:
    """Raise NotFound unless the setting asks for the style guide."""
    if not settings.styleguide:
        raise NotFound("There is no page at this address; it may have been mistyped.")


router = APIRouter(include_in_schema=False, dependencies=[Depends(switched_on)])

SENTENCE = "Ministers committed to sharing more fingerprints, and to asking each other what became of them."

COLOURS = {
    "Ground and ink": ("paper", "sheet", "well", "ink", "ink-soft", "ink-faint", "line", "line-firm", "rule"),
    "One meaning each": ("rubric", "link", "pledge", "call", "endorsement", "hedge", "wrong"),
    "Marked words": ("mark-commitment", "mark-figure", "mark-person", "mark-meeting"),
}


@dataclass(frozen=True)
class Option:
    """One choice of a facet."""

    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True)
class Facet:
    """A group of choices."""

    name: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Chip:
    """A filter that is on."""

    title: str
    label: str
    href: str


FACET = Facet(
    "theme",
    "Theme",
    (
        Option("border-security", "Border security", 12, chosen=True),
        Option("child-protection", "Child protection", 7),
        Option("drugs", "Drugs", 0),
    ),
)
CHIPS = (Chip("Theme", "Border security", "#chips"), Chip("Kind", "Pledge", "#chips"))
PERSON = Person(slug="example", name="Ada Example", key="ada example")
THEMES = tuple(
    Theme(slug=slug, name=name, description="", position=0)
    for slug, name in (("drugs", "Drugs"), ("firearms", "Firearms"))
)


@router.get("/-/styleguide", name="styleguide")
def show(request: Request) -> Response:
    """Show every part once, with made-up content."""
    observations = figures()
    return page(
        request,
        "styleguide.html",
        colours=COLOURS,
        evidence=evidence(),
        attendance=Attendance(person=PERSON, role="Minister", affiliation="CA", mode=Mode.REMOTE),
        theme_examples=THEMES,
        observations=observations,
        drawing=drawings.trend([point(year, made) for year, made in enumerate(observations, start=2018)]),
        rows=[(f"Example {year}", amount(made)) for year, made in enumerate(observations, start=2018)],
        facet=FACET,
        chips=CHIPS,
    )


def evidence() -> Evidence:
    """Return a made-up quotation."""
    document = Document(
        slug="example",
        sha256="",
        text=SENTENCE,
        heading="A made-up release",
        publisher="Example",
        published_on=date(2021, 9, 9),
        ingested_at=datetime(2021, 9, 10, tzinfo=UTC),
        extractor="",
    )
    return Evidence(id=1, document=document, start=0, end=len(SENTENCE), quote=SENTENCE)


def figures() -> list[Observation]:
    """Return one made-up figure for each hedge."""
    return [
        Observation(
            label="an example",
            value=10_000.0 * place,
            value_high=10_000.0 * (place + 2) if qualifier is Qualifier.BETWEEN else None,
            unit="profiles",
            qualifier=qualifier,
        )
        for place, qualifier in enumerate(Qualifier, start=2)
    ]


def point(year: int, made: Observation) -> drawings.Point:
    """Return a made-up figure in its place in a chart."""
    place = f"Example {year}"
    return drawings.Point(date(year, 6, 1), place, amount(made), made.value, made.qualifier, made.value_high, "#charts")
