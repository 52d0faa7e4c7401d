"""Later levels in insight as a person reads them: lines, JSON, page, screen, of a file and of a server."""

import json
from pathlib import Path

import pytest
from textual.widgets import Static

import cast
from panelry.ids import CandidateId, LaterId
from panelry.insight import Foretold, Says
from panelry.office import STREAM, OutcomeTold
from panelry.office.later_commands import RecordLater
from panelry.panel import OPERATOR, Outcome
from panelry_tui.insight_csv import Records, read_records
from panelry_tui.insight_page import insight_page
from panelry_tui.insight_reading import behind, months, sections
from panelry_tui.insight_said import Insight, insight_json, insight_of, insight_text
from panelry_tui.insight_words import READ_LATER, foretold_words
from panelry_tui.screens.insight import InsightApp
from server.test_insight_answers import company
from tui.screen_text import golden_screen, screen_text
from tui.test_insight_csv import refusal
from tui.test_insight_page import Outline
from tui.test_insight_seat import Machine

HEAD = "candidate,panelist,criterion,rating,round\n"
LEVELS = (1, 2, 2, 3, 3, 4, 4, 4, 5, 5)
LATER = (2, 2, 3, 3, 3, 4, 4, 5, 5, 5)


def rows(people: int = 10) -> str:
    """Return ratings of two panelists on three criteria, and later levels of the first so many people."""
    found = [HEAD]
    for place, level in enumerate(LEVELS):
        for name in ("Ana", "Ben"):
            found.append(f"C{place},{name},Design,{level},initial\n")
            found.append(f"C{place},{name},Care,{1 + place * 3 % 5},initial\n")
            found.append(f"C{place},{name},Code,4,initial\n")
    for place in range(people):
        found.append(f"C{place},,Design,{LATER[place]},later\n")
        found.append(f"C{place},,Care,{LATER[place]},later\n")
        found.append(f"C{place},,Code,{LATER[place]},later\n")
    return "".join(found)


def read(text: str) -> Records:
    """Return the records of a file."""
    return read_records(text.encode())


def told(text: str) -> Insight:
    """Return what a file teaches."""
    found = read(text)
    return insight_of(found.records, later=found.later)


def test_a_file_says_which_criteria_foretold_how_people_do() -> None:
    """A line for each criterion with its interval and its number, and how to read them."""
    lines = [each for each in insight_text(told(rows())).splitlines() if each.startswith(("later:", "note:"))]
    higher = "Whom panels rated higher is at a higher level later, too"
    assert [
        f"later: Design. {higher}: 0.94, between 0.70 and 0.99 (n 10).",
        "later: Care. Too little to say whether it foretold anything: 0.13, between -0.55 and 0.70 (n 10).",
        "later: Code. Nothing to say, as ratings or later levels are all alike (n 10).",
        f"note: {READ_LATER}",
    ] == lines


def test_programs_get_the_same_figures() -> None:
    """With null for what cannot be said; without later levels there is none."""
    found = json.loads(insight_json(told(rows())))["foretold"]
    assert [("Design", 10, "yes"), ("Care", 10, "too little"), ("Code", 10, "all alike")] == [
        (each["criterion"], each["n"], each["says"]) for each in found
    ]
    assert None is found[2]["correlation"]
    assert found[0]["low"] < found[0]["correlation"] < found[0]["high"]
    assert [] == json.loads(insight_json(told(rows(0))))["foretold"]


def test_later_levels_are_no_ratings() -> None:
    """With them and without them every other line and figure is the same."""
    bare, full = json.loads(insight_json(told(rows(0)))), json.loads(insight_json(told(rows())))
    assert {**bare, "foretold": None} == {**full, "foretold": None}
    assert "later" not in insight_page(told(rows(0)), "Insight").partition("</style>")[2]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            "C1,Ana,Design,4,later\n",
            (
                "line 2, column 2 (“panelist”): “Ana” stands beside a later level. "
                "Empty the cell: a later level is no panelist's rating."
            ),
        ),
        (
            "C1,,Design,4,later\nC1,,Design,5,later\n",
            (
                "line 3, column 4 (“rating”): There is “C1” on this criterion in line 2, too. "
                "Keep one rating for each round."
            ),
        ),
    ],
)
def test_a_later_level_has_no_panelist_and_stands_once(row: str, words: str) -> None:
    """The file is refused with the line."""
    assert words == refusal(HEAD + row)


@pytest.mark.parametrize(
    ("found", "says", "words"),
    [
        (Foretold("Care", 4), Says.TOO_FEW, "Too few people to say anything (n 4)."),
        (
            Foretold("Care", 5, withheld=True),
            Says.WITHHELD,
            "Not told to you, as you recorded or ended later levels: another holder may look (n 5).",
        ),
        (
            Foretold("Care", 9, -0.8, -0.95, -0.2),
            Says.REVERSED,
            (
                "The other way round: whom panels rated higher is at a lower level later: "
                "-0.80, between -0.95 and -0.20 (n 9)."
            ),
        ),
        (
            Foretold("Care", 9, -0.004, -0.7, 0.7),
            Says.TOO_LITTLE,
            "Too little to say whether it foretold anything: 0.00, between -0.70 and 0.70 (n 9).",
        ),
    ],
)
def test_every_figure_is_a_plain_sentence_with_its_number(found: Foretold, says: Says, words: str) -> None:
    """Also what points the other way; nought has no sign."""
    assert (says, words) == (found.says, foretold_words(found))


def test_the_page_draws_every_interval_beside_its_table() -> None:
    """Three criteria in the table, two of them in the chart; nobody is named there."""
    text = insight_page(told(rows()), "Insight")
    found = Outline(text)
    assert "Correlation of each criterion; the table below has the numbers." in found.charts
    last = text.partition("What was foretold")[2]
    assert (True, 2, 3) == (READ_LATER in text, last.count("<circle"), last.count('<th scope="row">'))
    assert [] == [name for name in ("Ana", "Ben", "C1") if name in last]
    few = insight_page(told(rows(4)), "Insight").partition("What was foretold")[2]
    assert (0, True) == (few.count("<svg"), "Too few people to say anything (n 4)." in few)


async def test_the_screen_says_it_in_a_section_of_its_own() -> None:
    """After all groups, in few lines; the debriefs behind a criterion hold no later level."""
    found = read(rows())
    app = InsightApp(sections(told(rows()), "Insight"), found.records, months(found.records))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        assert golden_screen("insight-later-80x24") == screen_text(app)
        words = str(app.screen.query_one("#words", Static).content)
    assert "Design: Whom panels rated higher is at a higher level later, too: 0.94" in words
    section = sections(told(rows()), "Insight")[0]
    assert "C0: sealed 1 1" in list(behind(section, "Design", found.records))


async def test_a_holder_of_pooled_insight_is_told_by_the_server(tmp_path: Path) -> None:
    """In lines, as JSON and on the page; five people of ten, on the one criterion on record."""
    async with company(10) as server:
        for place in range(6):
            candidate = CandidateId(f"c{place}")
            await server.office.record(OutcomeTold(candidate, Outcome.ADVANCE, "by phone"))
            command = RecordLater(candidate, LaterId(f"l{place}"), ((cast.DESIGN, 2 + place % 3),))
            await server.office.ask(OPERATOR, command)
        grace = Machine(tmp_path / "grace", server)
        grace.sits(STREAM, cast.GRACE, "Grace Hill")
        lines = [each for each in (await grace.done("--plain")).splitlines() if each.startswith("later:")]
        (found,) = json.loads(await grace.done("--json"))["foretold"]
        page = await grace.done("--html", "-")
    assert 5 == found["n"]
    assert [f"later: {found['criterion']}. "] == [each[: len(found["criterion"]) + 9] for each in lines]
    assert ("What was foretold" in page, "Kit" in page) == (True, False)
