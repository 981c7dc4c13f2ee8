"""A reader opens a trend chart, sees each figure with its hedge, and gets to the words behind it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import Engine

from app.database import writing
from app.terms import Qualifier
from tests.factories import make_document, make_meeting, make_metric, make_observation, make_reference

pytestmark = pytest.mark.usefixtures("fighters")
POINTS = ".chart-plot .scatterlayer .trace:last-child .point"


@pytest.fixture
def fighters(engine: Engine) -> None:
    """Fill the ledger with nearly 40,000, nearly 50,000 and, from two documents, some 60,000 profiles."""
    said = (
        ("Ischia", date(2017, 10, 19), 40_000, Qualifier.NEARLY, "Details of nearly 40,000 FTFs.", "ischia"),
        ("Paris", date(2019, 4, 4), 50_000, Qualifier.NEARLY, "Holding details of nearly 50,000 FTFs.", "paris"),
        ("London", date(2021, 9, 8), 60_000, Qualifier.ABOUT, "Some 60,000 profiles of fighters.", "london"),
    )
    with writing(engine) as session:
        make_metric(session)
        for city, day, value, qualifier, words, slug in said:
            meeting = make_meeting(session, city, day)
            make_observation(session, meeting, value, qualifier, document=make_document(session, words, slug=slug))
        copied = make_document(session, "Some 60,000 profiles, we read.", publisher="Biometrica", slug="biometrica")
        make_observation(session, meeting, 60_000, Qualifier.ABOUT, document=copied)


def chart(page: Page) -> Locator:
    """Open the series, move the pointer, and return its points once the interactive chart is drawn."""
    page.goto("/metrics/ftf-profiles")
    page.mouse.move(1, 1)
    points = page.locator(POINTS)
    expect(points).to_have_count(3)
    return points


def point_at(page: Page, points: Locator, place: int) -> tuple[float, float]:
    """Return the middle of a point on the screen; the flat signs have no height of their own."""
    box = points.nth(place).evaluate(
        "(point) => { const b = point.getBoundingClientRect(); return [b.x, b.y, b.width, b.height] }"
    )
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def test_the_three_figures_are_drawn_with_their_hedges(page: Page) -> None:
    points = chart(page)

    labels = page.locator(".chart-plot .annotation-text").filter(has_text="000")
    expect(labels).to_have_text(["nearly 40,000", "nearly 50,000", "about 60,000"])
    expect(page.locator(".chart-plot .annotation-arrow-g")).to_have_count(2)
    fill, ground = (
        points.nth(2).evaluate("(point) => getComputedStyle(point).fill"),
        page.evaluate("getComputedStyle(document.documentElement).backgroundColor"),
    )
    assert fill == ground, "the sign of “about” is open"


def test_pointing_at_a_figure_says_its_hedge_meeting_and_source(page: Page) -> None:
    points = chart(page)

    page.mouse.move(*point_at(page, points, 1))

    hover = page.locator(".chart-plot .hoverlayer")
    expect(hover).to_contain_text("nearly 50,000 profiles")
    expect(hover).to_contain_text("Paris 2019, 4–5 April 2019")
    expect(hover).to_contain_text("about +10,000 (about +25 %) since Ischia 2017")
    expect(hover).to_contain_text("Source: INTERPOL")


def test_a_click_shows_the_words_and_the_way_to_their_mark(page: Page) -> None:
    points = chart(page)

    page.mouse.click(*point_at(page, points, 0))

    chosen = page.locator("#chosen")
    expect(chosen.locator("blockquote")).to_have_text("Details of nearly 40,000 FTFs.")
    assert (chosen.locator(".source").get_attribute("href") or "").startswith("/documents/ischia#mark-")
    expect(page.locator("tr.is-chosen .figures-value")).to_contain_text("40,000")


def test_the_words_lead_to_their_mark_in_the_document(page: Page) -> None:
    points = chart(page)
    page.mouse.click(*point_at(page, points, 0))
    link = page.locator("#chosen .source")
    mark = (link.get_attribute("href") or "").partition("#")[2]

    link.click()

    expect(page).to_have_url(f"{page.url.split('/documents')[0]}/documents/ischia#{mark}")
    expect(page.locator(f"#{mark}")).to_contain_text("Details of nearly 40,000 FTFs.")


def test_points_are_reached_by_tab_in_the_order_of_time_and_opened_by_enter(page: Page) -> None:
    points = chart(page)
    points.nth(0).focus()
    page.keyboard.press("Tab")

    expect(page.locator(".chart-plot .hoverlayer")).to_contain_text("nearly 50,000 profiles")
    page.keyboard.press("Enter")

    expect(page.locator("#chosen blockquote")).to_have_text("Holding details of nearly 50,000 FTFs.")
    expect(points.nth(1)).to_be_focused()


def test_the_focus_goes_over_from_the_drawing_to_the_same_figure_of_the_chart_and_nothing_jumps(page: Page) -> None:
    page.goto("/metrics/ftf-profiles")
    before = page.evaluate("document.documentElement.scrollHeight")
    page.locator(".chart-drawing .drawing-wide svg a").nth(1).focus()
    page.keyboard.press("Shift")

    expect(page.locator(POINTS).nth(1)).to_be_focused()
    expect(page.get_by_role("button", name="PNG", exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight") == before


def test_a_figure_of_two_documents_shows_both_quotes(page: Page) -> None:
    points = chart(page)

    page.mouse.click(*point_at(page, points, 2))

    expect(page.locator("#chosen blockquote")).to_have_text(
        ["Some 60,000 profiles of fighters.", "Some 60,000 profiles, we read."]
    )


def test_colours_follow_the_readers_choice(page: Page) -> None:
    chart(page)
    label = page.locator(".chart-plot .annotation-text").last
    before = label.evaluate("(label) => getComputedStyle(label).fill")

    page.locator("[data-scheme-toggle]").click()

    expect(label).not_to_have_css("fill", before)
    ink = page.evaluate("getComputedStyle(document.body).color")
    expect(label).to_have_css("fill", ink)


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_picture_is_saved_under_a_telling_name(page: Page, tmp_path: Path, kind: str) -> None:
    chart(page)

    with page.expect_download() as coming:
        page.locator(f'[data-picture="{kind}"]').click()

    picture = tmp_path / "picture"
    coming.value.save_as(picture)
    assert coming.value.suggested_filename == f"g7-ledger-ftf-profiles.{kind}"
    assert picture.read_bytes().startswith(b"\x89PNG" if kind == "png" else b"<svg")


def test_the_library_is_fetched_only_once_the_chart_is_on_screen_and_the_reader_does_something(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))

    page.goto("/metrics")
    page.mouse.move(2, 2)
    page.goto("/metrics/ftf-profiles", wait_until="networkidle")
    assert not any("plotly" in url for url in fetched)

    chart(page)
    assert sum("plotly" in url for url in fetched) == 1


def test_the_drawing_stays_when_the_library_does_not_arrive(page: Page) -> None:
    page.route(
        "**/plotly-basic.min.js", lambda route: route.fulfill(status=200, body="", content_type="text/javascript")
    )

    page.goto("/metrics/ftf-profiles")
    with page.expect_response("**/plotly-basic.min.js"):
        page.mouse.move(1, 1)

    expect(page.locator(".chart-drawing .drawing-wide svg a")).to_have_count(3)
    expect(page.locator(".chart-plot")).to_have_count(0)
    expect(page.locator(".chart-drawing .drawing-wide svg")).to_be_visible()


def test_without_a_script_a_drawn_figure_leads_to_its_row(plain_page: Page) -> None:
    plain_page.goto("/metrics/ftf-profiles")

    plain_page.locator(".chart-drawing .drawing-wide svg a").first.click()

    row = plain_page.locator("tr:target")
    expect(row).to_contain_text("nearly 40,000 profiles")
    expect(row.locator("blockquote")).to_have_text("Details of nearly 40,000 FTFs.")


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_nothing_runs_over_the_edge(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    chart(page)

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_reference_figures_come_and_go_by_one_link_and_lead_to_their_rows(page: Page, engine: Engine) -> None:
    with writing(engine) as session:
        make_reference(session, 43_200, "2018-02-13", Qualifier.MORE_THAN)
    chart(page)

    page.locator(".chart-switch a").click()

    expect(page).to_have_url(re.compile(r"reference=on"))
    page.mouse.move(2, 2)
    point = page.get_by_role("button", name="Reference figure: more than 43,200 profiles")
    expect(point).to_have_count(1)
    point.focus()
    page.keyboard.press("Enter")
    expect(page.locator("tr:target")).to_contain_text("13 February 2018")


@pytest.mark.parametrize("width", [390, 1440])
def test_the_interactive_axis_lies_over_the_lane_of_meetings(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    points = chart(page)
    middles = page.evaluate(
        """() => [...document.querySelectorAll(".lane")].filter((lane) => lane.getClientRects().length)
        .flatMap((lane) => [...lane.querySelectorAll("path.grid")].slice(1))
        .map((path) => path.getBoundingClientRect().x)"""
    )

    assert [point_at(page, points, place)[0] for place in range(3)] == pytest.approx(middles, abs=3)
