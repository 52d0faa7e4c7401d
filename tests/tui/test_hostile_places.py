"""Hostile titles, reasons and words in the dialogs of the chair, the glass and the order, and on insight."""

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

import cast
from insightful import BACKEND, csv
from panelry import commands as c
from panelry.insight import pooled
from panelry.panel import Confidence, Recommendation, Role
from panelry.text import clean_line
from panelry_tui.insight_csv import read_records
from panelry_tui.insight_reading import as_csv, months, sections
from panelry_tui.insight_said import insight_of
from panelry_tui.screens.insight import InsightApp
from panelry_tui.screens.reordering import OrderDialog
from tui.fake_room import FakeRoom, Seats, backend_rubric
from tui.screen_text import screen_text
from tui.seated import Terminal, seated
from tui.test_break_glass_screens import act, hears

HOSTILE = "\x1b]52;c;aGk=\x07\x9b2J[@click=app.quit]x[/] [/]\u202e\u2066王"
MARKUP = "[@click=app.quit]x[/] [/]"
ZERO_WIDTH = "\u200be\u0301\u200d"
_BOTH = (Role.PANELIST, Role.FACILITATOR)
PEOPLE: Seats = {
    "ana": ("Ana 王小明", _BOTH),
    "ben": ("Ben 王小明", (Role.PANELIST,)),
    "chen": ("Chen 王小明", (Role.PANELIST,)),
    "fay": ("Fay 王小明", (Role.FACILITATOR,)),
    "grace": ("Grace 王小明", (Role.COORDINATOR,)),
}


def signs(text: str) -> list[str]:
    """Return the signs that could move a cursor or turn a line round."""
    return [
        each
        for each in text
        if (each < " " and each != "\n")
        or "\x7f" <= each <= "\x9f"
        or "\u202a" <= each <= "\u202e"
        or "\u2066" <= each <= "\u2069"
    ]


def a_room() -> FakeRoom:
    """Return a room where the candidate and every criterion are hostile, and everybody has handed in."""
    rubric = backend_rubric()
    criteria = tuple(replace(each, title=f"{each.title} {HOSTILE}") for each in rubric.criteria)
    room = FakeRoom(
        PEOPLE, replace(rubric, criteria=criteria), candidate=f"Jo {HOSTILE}", policies=cast.ALLOWED
    )
    for level, person in enumerate(("ana", "ben", "chen"), 1):
        room.act(person, *(c.Rate(each.id, level) for each in criteria))
        room.act(person, c.Recommend(Recommendation.YES), c.GiveConfidence(Confidence.LOW), c.Submit())
    return room


def harmless(terminal: Terminal) -> None:
    """Demand that neither the screen nor a toast holds a sign of that kind, and that the app goes on."""
    drawn = terminal.text().replace("\n", "")
    assert [] == signs(drawn + "".join(terminal.said()))
    assert terminal.app.is_running


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_dialogs_of_the_glass_show_hostile_words_as_words(size: tuple[int, int]) -> None:
    """The reason, the typed name, the toasts of all, and what opened."""
    room = a_room()
    async with (
        seated(room, "grace", size) as grace,
        seated(room, "ben", size) as ben,
        seated(room, "ana", size) as ana,
    ):
        await act(grace, "break_glass")
        for keys in (("enter",), ("enter",)):
            await grace.press(*keys)
            harmless(grace)
        await grace.write(HOSTILE, "ctrl+s")
        harmless(grace)
        author = next(each for each in room.state.people.values() if each.name.startswith("Ana"))
        await grace.write(clean_line(author.name), "enter")
        await hears(ana, MARKUP)
        await hears(ben, "opened to you")
        harmless(grace)
        harmless(ana)
        await act(ben, "read_opened")
        assert MARKUP in ben.text()
        harmless(ben)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_chair_and_the_order_show_hostile_words_as_words(size: tuple[int, int]) -> None:
    """The board, the heading, the list of criteria, and what is said of both."""
    room = a_room()
    room.act("ana", c.OpenEvidence(), c.Reveal())
    async with seated(room, "ana", size) as terminal:
        harmless(terminal)
        await terminal.press("L")
        harmless(terminal)
        await terminal.press("escape")
        await act(terminal, "reorder")
        assert isinstance(terminal.app.screen, OrderDialog)
        assert MARKUP in terminal.text()
        await terminal.press("J", "enter")
        harmless(terminal)
        await terminal.press("L", "down", "enter")
        harmless(terminal)


def _insight(title: str) -> InsightApp:
    records = read_records(csv(BACKEND).replace(b"Curiosity", title.encode())).records
    return InsightApp(sections(insight_of(records), "Insight"), records, months(pooled(records)))


@pytest.mark.parametrize("title", [HOSTILE, f"a{ZERO_WIDTH}b", "w王" * 10_000])
async def test_the_insight_screen_shows_hostile_titles_as_words(title: str) -> None:
    """Every section, the debriefs behind each criterion, and a title of tens of kilobytes."""
    app = _insight(title)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (("tab",), ("down",), ("enter",), ("escape",), ("down", "enter")):
            await _pressed(pilot, *keys)
            assert [] == signs(screen_text(app).replace("\n", ""))
        assert app.is_running


async def _pressed(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def test_figures_that_are_shown_in_a_terminal_hold_no_hostile_sign() -> None:
    """A file that somebody prints with another program moves no cursor there, either."""
    records = read_records(csv(BACKEND).replace(b"Curiosity", HOSTILE.encode())).records
    written = as_csv(sections(insight_of(records), "Insight"))
    assert [] == signs(written.replace("\r\n", "\n"))
    assert MARKUP in written
