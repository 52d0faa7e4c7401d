"""The insight screen: what it shows at each size, its keys, and the command that opens it."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from insightful import BACKEND, SMALL, STAFF, csv
from panelry.insight import pooled
from panelry_tui.glyphs import ASCII, UNICODE, Glyphs
from panelry_tui.insight_csv import read_records
from panelry_tui.insight_reading import as_csv, behind, months, sections
from panelry_tui.insight_said import insight_of
from panelry_tui.own_keys import OwnKeys
from panelry_tui.screens.insight import InsightApp
from panelry_tui.widgets.lesson_list import LessonList
from tui.screen_text import as_stored, screen_text

PATIENCE = 30.0


def app_of(source: bytes, glyphs: Glyphs = UNICODE, own_keys: OwnKeys | None = None) -> InsightApp:
    """Return the app of a file."""
    records = read_records(source).records
    return InsightApp(
        sections(insight_of(records), "Insight"),
        records,
        months(pooled(records)),
        glyphs=glyphs,
        own_keys=own_keys,
    )


class Seen:
    """The screen and the keyboard of a person who looks."""

    def __init__(self, app: InsightApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.heard: list[str] = []

    async def press(self, *keys: str) -> None:
        """Press keys, each when the one before it is done."""
        for key in keys:
            await self.pilot.press(key)
            while self.app.keys_wait:
                await self.pilot.pause(0.01)
            await self.pilot.pause()

    async def shows(self, words: str) -> bool:
        """Wait until words are drawn; return whether they were within the patience."""
        for _ in range(int(PATIENCE / 0.02)):
            if words in self.text():
                return True
            await self.pilot.pause(0.02)
        return False

    def text(self) -> str:
        """Return what is drawn."""
        return screen_text(self.app)

    def titles(self) -> list[str]:
        """Return the criteria that the list has."""
        return [row.title for row in self.app.screen.query_one(LessonList).rows]

    def words(self) -> str:
        """Return the words of the dialog."""
        return "\n".join(str(each.render()) for each in self.app.screen.query(Static))


@asynccontextmanager
async def looking(
    source: bytes, size: tuple[int, int] = (80, 24), glyphs: Glyphs = UNICODE
) -> AsyncIterator[Seen]:
    """Run the app of a file."""
    app = app_of(source, glyphs)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Seen(app, pilot)


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_the_screen_is_as_in_its_picture(size: tuple[int, int]) -> None:
    """All together comes first; nobody's calibration is there."""
    async with looking(csv(BACKEND, STAFF, SMALL), size) as seen:
        assert as_stored(f"insight-{size[0]}x{size[1]}", seen.text()) == seen.text()


async def test_plain_signs_are_drawn_without_bars_or_arrows() -> None:
    """A terminal without UTF-8 shows the same counts."""
    async with looking(csv(BACKEND), (100, 30), ASCII) as seen:
        shown = (
            seen.text().replace("±", "").replace("“", "").replace("”", "").replace("·", "").replace("–", "")
        )
        assert shown.isascii()
        assert "3.0 > 0.0" in shown


async def test_a_number_that_has_no_room_is_a_sign_and_never_a_wrong_number() -> None:
    """Ten levels on eighty columns leave two digits for each."""
    head = "candidate,panelist,criterion,rating\n"
    rows = [f"c{place},{name},Care,{level}\n" for place in range(120) for name, level in (("A", 9), ("B", 8))]
    source = (head + "".join(rows) + "d,A,Care,1\n").encode()
    async with looking(source) as seen:
        assert "●━━●──·" in seen.text()
    async with looking(source, (120, 30)) as seen:
        assert "120━━120" in seen.text()


async def test_tab_goes_through_the_groups_and_a_small_one_shows_its_size_alone() -> None:
    """After the last the first one follows."""
    async with looking(csv(BACKEND, SMALL)) as seen:
        await seen.press("tab")
        assert await seen.shows("2 of 3: 24 candidates")
        assert "Backend" in seen.text().splitlines()[0]
        await seen.press("tab")
        assert await seen.shows("3 of 3: 3 candidates")
        small = seen.text()
        assert "Tech lead" in small
        assert "CRITERION" not in small
        await seen.press("enter", "tab")
        assert await seen.shows("Insight · all together")


async def test_one_section_says_why_tab_does_nothing() -> None:
    """A file without groups has one."""
    source = csv(BACKEND).replace(b"position,", b"team,")
    async with looking(source) as seen:
        await seen.press("tab")
        assert ["There is one section. A column position or panel in the file makes more."] == [
            each.message for each in seen.app._notifications
        ]


async def test_enter_shows_the_debriefs_behind_a_row_without_a_panelist() -> None:
    """Levels stand in their order; all together leaves out small groups."""
    async with looking(csv(BACKEND, SMALL)) as seen:
        await seen.press("enter")
        words = seen.words()
        assert "gap 1.5 (n 24); with a second round 3.0 then 0.0 (n 12); often splits" in words
        assert "C1 (Backend): sealed 2 4 5 · second 3 3 3 · agreed 3" in words
        assert [] == [each for each in ("Ana", "Ben", "Chen", "Tech lead") if each in words]
        await seen.press("escape", "G", "enter")
        assert "C0 (Backend): not assessed" not in seen.words()
        assert "nobody assessed it for 1 of 24 candidates" in seen.words()


async def test_a_filter_narrows_the_rows_and_nothing_shows_all() -> None:
    """Words that no title holds are said to be so."""
    async with looking(csv(BACKEND)) as seen:
        await seen.press("slash", *"curio", "enter")
        assert ["Curiosity"] == seen.titles()
        assert await seen.shows("only “curio”")
        await seen.press("slash", "escape")
        assert ["Curiosity"] == seen.titles()
        await seen.press("slash", *"none", "enter")
        assert ["System design", "Curiosity", "Care"] == seen.titles()
        assert ["No criterion holds “none”. All are shown."] == [
            each.message for each in seen.app._notifications
        ]


async def test_figures_are_exported_once_and_never_over_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is its owner's alone, and another name is asked for where one is."""
    monkeypatch.chdir(tmp_path)
    async with looking(csv(BACKEND, STAFF)) as seen:
        await seen.press("x", "enter")
        file = tmp_path / "insight-figures.csv"
        assert 0o600 == file.stat().st_mode & 0o777
        rows = file.read_text("utf-8").splitlines()
        head = "group,criterion,counted,level 1,level 2,level 3,level 4,level 5,gap,note"
        assert [
            head,
            "Insight · all together,System design,34 agreed,0,12,11,11,0,3.1 → 0.0,often splits",
        ] == rows[:2]
        assert 10 == len(rows)
        await seen.press("x", "enter")
        assert f"{file} is there already. Choose another name." in seen.words()
        seen.app.screen.query_one(Input).value = str(tmp_path / "none" / "x.csv")
        await seen.press("enter")
        assert "There is no folder" in seen.words()
        await seen.press("escape")


async def test_nothing_is_exported_where_nothing_is_shown() -> None:
    """It says from how many candidates on there is something."""
    async with looking(csv(SMALL)) as seen:
        await seen.press("x")
        (said,) = [each.message for each in seen.app._notifications]
        assert said.startswith("There is nothing to export. Shown from 5 candidates on.")


async def test_help_lists_the_keys_of_the_screen() -> None:
    """And says whom calibration is for."""
    async with looking(csv(BACKEND)) as seen:
        await seen.press("question_mark")
        words = seen.words()
        expected = ("Section", "Debriefs behind a line", "Export CSV", "Filter", "Move", "Leave")
        assert [] == [each for each in expected if each not in words]
        assert "Calibration: only to the panelist concerned." in words


def test_a_cell_that_a_spreadsheet_would_work_out_is_marked_as_text() -> None:
    """A criterion may begin with an equals sign."""
    source = csv(BACKEND).replace(b"Curiosity", b"=1+1")
    found = sections(insight_of(read_records(source).records), "Insight")
    assert "Insight · all together,'=1+1,72 sealed" in as_csv(found)


def test_hostile_titles_are_shown_as_text() -> None:
    """Markup in a title is words."""
    source = csv(BACKEND).replace(b"Curiosity", b"[@click=app.quit]x[/]")
    found = sections(insight_of(read_records(source).records), "Insight")
    assert "[@click=app.quit]x[/]" == found[0].rows[1].title
    assert list(behind(found[0], "[@click=app.quit]x[/]", read_records(source).records))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-03-01", "2026-03-09", "Mar 2026"),
        ("2026-03-01", "2026-11-09", "Mar–Nov 2026"),
        ("2025-12-01", "2026-01-09", "Dec 2025–Jan 2026"),
        ("", "", ""),
    ],
)
def test_the_months_of_the_records_are_said(first: str, last: str, words: str) -> None:
    """In one year the year stands once."""
    rows = f"candidate,panelist,criterion,rating,at\nx,Ana,Care,3,{first}\ny,Ana,Care,3,{last}\n"
    assert words == months(read_records(rows.encode()).records)


def test_in_a_terminal_the_command_opens_the_screen_and_plain_mode_does_not(tmp_path: Path) -> None:
    """Elsewhere, and with --plain or its setting, all is labelled lines."""
    file = tmp_path / "ratings.csv"
    file.write_bytes(csv(BACKEND))
    assert b"\x1b[?1049h" in on_a_terminal(file)
    assert b"\x1b" not in on_a_terminal(file, "--plain")
    assert b"criterion: System design." in on_a_terminal(file, plain="1")


def on_a_terminal(file: Path, *options: str, plain: str = "0") -> bytes:
    """Run the command on a terminal, press q once its last row is there, and return what it wrote."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environ = {**os.environ, "TERM": "xterm-256color", "PANELRY_PLAIN": plain}
    command = [sys.executable, "-m", "panelry_tui", "insight", "--csv", str(file), *options]
    written = b""
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ) as ran:
        os.close(theirs)
        try:
            while select.select([ours], [], [], PATIENCE)[0]:
                piece = os.read(ours, 65536)
                if b"palette" in piece:
                    os.write(ours, b"q")
                written += piece
            ran.kill()
        except OSError:
            pass  # The other end is closed: the command has ended.
        assert 0 == ran.wait(PATIENCE)
    os.close(ours)
    return written
