"""The page that explains insight: its example is what the product says, and its numbers are the code's."""

import re
from pathlib import Path

from panelry.insight import CANDIDATES, EARLY, ENOUGH, FEWEST, WINDOW
from panelry_tui.insight_csv import NEEDED, OPTIONAL, read_records
from panelry_tui.insight_said import insight_of, insight_text
from panelry_tui.lessons_said import lessons_text

PAGE = (Path(__file__).parents[2] / "docs" / "insight.md").read_text("utf-8")


def test_the_example_is_what_the_command_says() -> None:
    """Whoever tries it gets these lines, without the extra."""
    example = re.search(r"```csv\n(.*?)```\n\n```\n(.*?)```", PAGE, re.DOTALL)
    assert example
    found = insight_of(read_records(example[1].encode()).records)
    assert example[2] == insight_text(found) + lessons_text(found.taught)


def test_every_column_is_explained() -> None:
    """In the table of the file."""
    table = PAGE.split("## The file", 1)[1].split("## An example", 1)[0]
    named = set(re.findall("`([a-z]+)`", table.replace("\n", " ")))
    assert {*NEEDED, *OPTIONAL} <= named


def test_the_numbers_of_the_page_are_those_of_the_code() -> None:
    """Five, twelve and ten."""
    assert (5, 5, 12, 10, 10) == (FEWEST, EARLY, ENOUGH, CANDIDATES, WINDOW)
    for words in (
        f"Everything needs {FEWEST} candidates",
        f"below {EARLY}\n  candidates whom others rated",
        f"{EARLY} to {ENOUGH - 1} is *early*",
        f"Shown from {CANDIDATES} candidates",
        "over ten shared candidates",
    ):
        assert words in PAGE
