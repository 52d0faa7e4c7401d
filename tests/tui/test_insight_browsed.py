"""The insight page in a real browser: what can be decided of WCAG, what is read aloud, what is printed."""

from pathlib import Path
from typing import Any

import pytest

from insightful import BACKEND, SMALL, STAFF, csv
from panelry_tui.insight_csv import read_records
from panelry_tui.insight_page import insight_page
from panelry_tui.insight_said import insight_of, with_shrunken
from server.browser import Browser, browser_of


def written(folder: Path) -> Path:
    """Return the file of a page of three positions."""
    found = with_shrunken(insight_of(read_records(csv(BACKEND, STAFF, SMALL)).records))
    file = folder / "page.html"
    file.write_text(insight_page(found, "Insight"), "utf-8")
    return file


async def read_aloud(browser: Browser) -> list[tuple[str, str]]:
    """Return the role and the name of whatever a screen reader is told of."""
    nodes: list[dict[str, Any]] = (await browser.ask("Accessibility.getFullAXTree"))["nodes"]
    return [
        (each["role"]["value"], each.get("name", {}).get("value", ""))
        for each in nodes
        if not each.get("ignored")
    ]


async def test_a_screen_reader_is_told_every_heading_chart_and_table_by_a_name(tmp_path: Path) -> None:
    """As many tables as charts, with a caption, and both column and row heads."""
    async with browser_of(tmp_path) as browser:
        await browser.open(written(tmp_path).as_uri())
        heard = await read_aloud(browser)
    by_role: dict[str, list[str]] = {}
    for role, name in heard:
        by_role.setdefault(role, []).append(name)
    assert {"main", "heading", "image", "table", "columnheader", "rowheader"} <= set(by_role)
    named = ("heading", "image", "table", "region", "columnheader", "rowheader")
    assert [] == [role for role in named if not all(by_role[role])]
    assert 15 == len(by_role["image"]) == len(by_role["table"])


@pytest.mark.parametrize("width", [1200, 320])
async def test_the_page_has_no_fault_of_reading_or_contrast(tmp_path: Path, width: int) -> None:
    """On a wide window and on a telephone's."""
    async with browser_of(tmp_path) as browser:
        await browser.open(written(tmp_path).as_uri())
        assert [] == await browser.faults(width)


async def test_the_page_is_printed_whole(tmp_path: Path) -> None:
    """On several sheets, with its charts as lines and not as pictures."""
    async with browser_of(tmp_path) as browser:
        await browser.open(written(tmp_path).as_uri())
        await browser.printed(tmp_path / "page.pdf")
    printed = (tmp_path / "page.pdf").read_bytes()
    assert (True, b"/Subtype /Image" in printed) == (printed.startswith(b"%PDF"), False)
    assert 1 < printed.count(b"/Type /Page\n")
