"""The board: what it says, how it is moved over, what it costs, and what it never does."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from panelry_tui.glyphs import ASCII, NARROW, UNICODE, Glyphs
from panelry_tui.widgets.board import Board
from panelry_tui.widgets.board_lines import columns, row_lines
from panelry_tui.widgets.models import BoardRow, Marks, Status
from panelry_tui.widgets.parts import Line, Pill, cells_of
from panelry_tui.widgets.track import Track, draw_track, letters_that_fit
from tui.board_app import ROWS, BoardApp
from tui.screen_text import golden_screen, screen_text
from tui.terminal_driver import TerminalDriver, take_written

HOSTILE = "\x1b]52;c;aGk=\x07\x9b2J[@click=app.quit]x[/] [/]\u202etxt\r\n\ttab"
CLEAN = "�]52;c;aGk=��2J[@click=app.quit]x[/] [/]�txt  tab"

_LETTERS = st.lists(st.text(min_size=1, max_size=3), min_size=1, max_size=9).map(tuple)


@dataclass(frozen=True)
class _Case:
    scale: int
    marks: Marks


@st.composite
def _cases(draw: st.DrawFn) -> _Case:
    scale = draw(st.integers(2, 10))
    levels = draw(st.lists(st.integers(1, scale), unique=True))
    return _Case(scale, tuple((level, draw(_LETTERS)) for level in levels))


def _text(line: Line) -> str:
    return "".join(part.text for part in line.parts)


def _track(marks: Marks, *, scale: int = 5, step: int = 5) -> str:
    return "".join(part.text for part in draw_track(Track(scale, step), marks, UNICODE))


# The track


@pytest.mark.parametrize(
    ("marks", "track"),
    [
        ((), "──·────·────·────·────·──"),
        (((2, ("B", "F")), (3, ("C",)), (4, ("D",)), (5, ("A", "E"))), "──·────BF━━━C━━━━D━━━━AE─"),
        (((3, ("A", "B", "C", "D", "F")), (4, ("E",))), "──·────·──ABCDF━━E────·──"),
        (((5, ("A", "B", "C", "D", "E")),), "──·────·────·────·──ABCDE"),
        (((4, ("D",)), (2, ())), "──·────·────·────D────·──"),
    ],
)
def test_letters_stand_centred_on_their_level(marks: Marks, track: str) -> None:
    """The tracks of the design, cell for cell."""
    assert track == _track(marks)


def test_letters_that_do_not_fit_are_counted() -> None:
    """The count stands for those left out."""
    assert ["ABCDE", "ABC+3", "+6", "+"] == [
        letters_that_fit(tuple("ABCDE"), 5),
        letters_that_fit(tuple("ABCDEF"), 5),
        letters_that_fit(tuple("ABCDEF"), 2),
        letters_that_fit(tuple("ABCDEFGHIJ"), 2),
    ]


def test_neighbours_that_would_touch_leave_a_cell_between() -> None:
    """Without colour, letters of two levels must not read as one level's."""
    assert "──·────·───AB+3━AB+3──·──" == _track(((3, tuple("ABCDE")), (4, tuple("ABCDE"))))


def test_wide_letters_take_their_two_cells() -> None:
    """A letter of a wide script moves nothing that follows."""
    assert "──·────王━━━C────·────·──" == _track(((2, ("王",)), (3, ("C",))))


def test_without_names_each_rating_is_one_sign() -> None:
    """No letter reaches the track."""
    parts = draw_track(Track(5, 5), ((2, ("B", "F")), (3, ("C",))), UNICODE, anonymous=True)
    assert "──·────●●━━━●────·────·──" == "".join(part.text for part in parts)


def test_the_header_numbers_stand_over_their_levels() -> None:
    """The number of a level begins in its column, also for ten levels."""
    track = Track(10, 3)
    header = track.header()
    assert [str(level) for level in range(1, 11)] == [
        header[track.column(level) :].split(" ")[0] for level in range(1, 11)
    ]
    assert track.width == len(header)


@settings(max_examples=60, deadline=None)
@given(_cases(), st.integers(2, 7))
def test_a_track_is_always_as_wide_as_its_scale(case: _Case, step: int) -> None:
    """Whatever is rated, gap and status stay in their columns."""
    track = Track(case.scale, step)
    assert track.width == cells_of(draw_track(track, case.marks, UNICODE))


@settings(max_examples=60, deadline=None)
@given(_cases(), st.integers(2, 7))
def test_every_rated_level_has_its_pill_on_its_column(case: _Case, step: int) -> None:
    """A level is told by its place alone."""
    track = Track(case.scale, step)
    at, found = 0, {}
    for part in draw_track(track, case.marks, UNICODE):
        if isinstance(part.look, Pill):
            found[part.look.level] = range(at, at + cell_len(part.text))
        at += cell_len(part.text)
    visible = {level for level, letters in case.marks if cell_len(letters_that_fit(letters, step))}
    assert visible == {level for level, cells in found.items() if track.column(level) in cells}


# The rows


@pytest.mark.parametrize(
    ("status", "level", "words"),
    [
        ("now", None, "▸ now"),
        ("open", None, "○ open"),
        ("agreed", 4, "◆ at 4"),
        ("agreed", None, "◆ agreed"),
        ("parked", None, "‖ parked"),
        ("not agreed", None, "✗ not agreed"),
    ],
)
def test_a_word_stands_beside_every_sign(status: Status, level: int | None, words: str) -> None:
    """Nobody needs the colour or the sign to know how a criterion stands."""
    row = BoardRow("a", "Title", status=status, agreed_level=level)
    (line,) = row_lines(row, columns(64, 5, (row,)), UNICODE, cursor=False, two=False)
    assert _text(line).endswith(f"  {words}")


def test_a_hidden_row_is_the_same_whatever_was_rated() -> None:
    """Before the reveal nothing that depends on a rating is drawn."""
    blank = BoardRow("a", "Title", hidden=True)
    rated = replace(blank, marks=((2, ("A",)), (5, ("B",))), gap=3, remarks="E: no evidence")
    at = columns(64, 5, (blank,))
    assert row_lines(blank, at, UNICODE, cursor=False, two=True) == row_lines(
        rated, at, UNICODE, cursor=False, two=True
    )


@pytest.mark.parametrize(
    ("gap", "status", "look"), [(2, "open", "accent"), (1, "open", "muted"), (3, "agreed", "muted")]
)
def test_only_an_open_gap_of_two_or_more_stands_out(gap: int, status: Status, look: str) -> None:
    """A settled gap asks for nothing, and no gap is ever coloured as a success."""
    row = BoardRow("a", "Title", gap=gap, status=status)
    (line,) = row_lines(row, columns(64, 5, (row,)), UNICODE, cursor=False, two=False)
    assert [look] == [part.look for part in line.parts if part.text == f" {gap} "]


def test_a_board_that_is_too_narrow_keeps_the_tracks_and_cuts_the_titles() -> None:
    """Who rated what comes before the whole title."""
    row = BoardRow("a", "Debugging method", ((1, ("A",)), (10, ("B",))))
    (line,) = row_lines(row, columns(44, 10, (row,)), UNICODE, cursor=False, two=False)
    assert "   De… ─A━━━━━━━━━━━━━━━━━B─    ○ open" == _text(line)


def test_a_title_without_room_is_cut_with_a_sign() -> None:
    """Nobody takes a part of a title for all of it."""
    row = BoardRow("a", "Works with people of other professions and other offices")
    (line,) = row_lines(row, columns(60, 10, (row,)), UNICODE, cursor=False, two=False)
    assert "   Works with people…  " == _text(line)[:23]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(2, 10), st.integers(60, 160), st.text(max_size=60), st.sampled_from([UNICODE, NARROW, ASCII])
)
def test_every_row_fits_every_width(scale: int, width: int, title: str, glyphs: Glyphs) -> None:
    """From the least terminal on, nothing of a row is lost at the right."""
    row = BoardRow("a", title, ((1, ("A",)), (scale, ("B",))), gap=scale - 1, status="not agreed")
    (line,) = row_lines(row, columns(width, scale, (row,)), glyphs, cursor=True, two=False)
    assert cells_of(line.parts) <= width


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=4))
def test_no_control_code_leaves_a_row(title: str, words: str, letter: str) -> None:
    """Every text of a row is sanitised on its way."""
    row = BoardRow("a", title, ((1, (letter,)),), notes_line=words, remarks=words)
    lines = row_lines(row, columns(64, 5, (row,)), UNICODE, cursor=False, two=True)
    drawn = "".join(_text(line) for line in lines)
    assert [] == [char for char in drawn if char < " " or "\x7f" <= char <= "\x9f" or char in "\u202e\u2066"]


# On a screen


@pytest.mark.parametrize(("width", "height"), [(100, 30), (80, 24), (60, 20)])
async def test_the_board_looks_like_its_picture(width: int, height: int) -> None:
    """The whole screen as plain text, at three sizes."""
    app = BoardApp()
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause()
        assert golden_screen(f"board-{width}x{height}") == screen_text(app)


async def test_the_keys_move_the_cursor_and_say_so() -> None:
    """Down and j, up and k, G and g; at the ends nothing happens."""
    app = BoardApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("up", "j", "down", "k", "G", "down", "g", "enter")
        assert ["ambiguity", "code", "ambiguity", "curiosity", "design"] == app.moved
        assert ["design"] == app.chosen


async def test_a_click_moves_the_cursor_to_its_row() -> None:
    """Both lines of a row belong to it, the header and the blank below to none."""
    app = BoardApp()
    async with app.run_test(size=(100, 30)) as pilot:
        for y in (0, 6, 20):
            await pilot.click(Board, offset=(5, y))
        assert ["code"] == app.moved


async def test_the_cursor_stays_on_its_criterion_when_the_order_changes() -> None:
    """What others do moves no cursor and sends no message of the person's."""
    app = BoardApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("j")
        app.board.rows = tuple(reversed(ROWS))
        await pilot.pause()
        assert ("ambiguity", ["ambiguity"]) == (app.board.cursor, app.moved)
        app.board.rows = ROWS[2:4]
        assert "debugging" == app.board.cursor


async def test_an_empty_board_does_nothing() -> None:
    """No criterion, no cursor, no message."""
    app = BoardApp(())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("j", "G", "enter")
        assert (None, [], []) == (app.board.cursor, app.moved, app.chosen)
        app.board.rows = ROWS
        assert "design" == app.board.cursor
        app.board.rows = ()
        assert app.board.cursor is None


async def test_the_screen_can_put_the_cursor_on_a_criterion() -> None:
    """A criterion that is not there changes nothing."""
    app = BoardApp()
    async with app.run_test(size=(100, 30)):
        app.board.move_to("code")
        app.board.move_to("cooking")
        assert ("code", []) == (app.board.cursor, app.moved)


async def test_a_short_terminal_has_one_line_for_each_criterion() -> None:
    """Twelve criteria are seen at 80 by 24 without scrolling."""
    rows = tuple(replace(ROWS[0], criterion=str(place), title=f"Criterion {place}") for place in range(12))
    app = BoardApp(rows)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = screen_text(app).splitlines()
        assert [f"Criterion {place}" for place in range(12)] == [
            line[3:].split("  ")[0].split(" ─")[0].rstrip() for line in lines if "Criterion" in line
        ]


async def test_second_lines_are_given_from_the_top_as_far_as_there_is_room() -> None:
    """What is to be discussed comes first, and every criterion is seen."""
    rows = (*ROWS, *(replace(row, criterion=f"{row.criterion}-2") for row in ROWS))
    app = BoardApp(rows)
    async with app.run_test(size=(100, 26)) as pilot:
        await pilot.pause()
        owners = app.board._places[1:]
        assert [0, 0, 1, 1, 2, 2, 3, 3, *range(4, 16)] == owners


async def test_a_board_without_room_scrolls_with_the_cursor() -> None:
    """The last line says in words what is out of sight."""
    app = BoardApp()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        assert "   0 above, 3 below" == app.board.render_line(6).text.rstrip()
        await pilot.press("G")
        assert "   3 above, 0 below" == app.board.render_line(6).text.rstrip()
        assert " ▌ Curiosity" == app.board.render_line(5).text[:12]
        await pilot.press("g")
        assert " ▌ System design" == app.board.render_line(1).text[:16]


async def test_the_cursors_row_has_one_ground_and_the_present_topic_is_bold() -> None:
    """Only pills stand on a ground of their own; weight repeats the word that says now."""
    app = BoardApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        bare = {
            (part.style.bgcolor.name, bool(part.style.bold), part.text.strip())
            for part in app.board.render_line(1)
            if part.style is not None
            and part.style.bgcolor is not None
            and part.text.strip(" ─·━") not in {"", "BF", "C", "D", "AE"}
        }
        assert {("#1e2634", True, text) for text in ("▌", "System design", "3  ▸ now")} == bare


async def test_the_terminals_cursor_stands_on_the_row() -> None:
    """A braille display follows the terminal's own cursor."""
    app = BoardApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "j")
        assert (1, 6) == app.cursor_position


async def test_heading_and_scale_can_change() -> None:
    """Another rubric or order is drawn in place."""
    app = BoardApp(tuple(replace(row, marks=()) for row in ROWS))
    async with app.run_test(size=(80, 24)) as pilot:
        app.board.heading = "RUBRIC ORDER"
        app.board.scale = 3
        await pilot.pause()
        assert ["RUBRIC", "ORDER", "1", "2", "3", "gap", "status"] == app.board.render_line(0).text.split()


async def test_hostile_text_is_drawn_as_text() -> None:
    """No escape code, no markup and no turned line gets from a title to the terminal."""
    row = replace(ROWS[0], title=HOSTILE, notes_line=HOSTILE, remarks=HOSTILE, marks=((2, (HOSTILE, "B")),))
    app = BoardApp(driver_class=TerminalDriver)
    async with app.run_test(headless=False, size=(100, 30)) as pilot:
        await pilot.pause()
        take_written(app)
        app.board.rows = (row, *ROWS[1:])
        await pilot.pause()
        assert CLEAN in screen_text(app)
        sent = take_written(app)
        assert [] == [code for code in ("\x1b]52", "\x9b", "\x07", "\u202e") if code in sent]


async def test_another_rating_costs_less_than_three_kilobytes() -> None:
    """Only the lines that changed are sent."""
    app = BoardApp(driver_class=TerminalDriver)
    async with app.run_test(headless=False, size=(100, 30)) as pilot:
        await pilot.pause()
        take_written(app)
        revised = replace(ROWS[2], marks=((3, ("C", "D", "F")), (4, ("A", "B", "E"))), gap=1)
        app.board.rows = (*ROWS[:2], revised, *ROWS[3:])
        await pilot.pause()
        sent = take_written(app)
        assert "CDF" in sent
        assert "Handling" not in sent
        assert len(sent.encode()) < 1_000


async def test_a_cursor_move_costs_less_than_fifteen_kilobytes() -> None:
    """Two rows are sent, the one left and the one reached."""
    app = BoardApp(driver_class=TerminalDriver)
    async with app.run_test(headless=False, size=(100, 30)) as pilot:
        await pilot.pause()
        take_written(app)
        await pilot.press("j")
        sent = take_written(app)
        assert "Debugging" not in sent
        assert 0 < len(sent.encode()) < 4_000


async def test_the_same_rows_again_send_nothing() -> None:
    """A frame that changes nothing here costs nothing."""
    app = BoardApp(driver_class=TerminalDriver)
    async with app.run_test(headless=False, size=(100, 30)) as pilot:
        await pilot.pause()
        take_written(app)
        app.board.rows = tuple(replace(row) for row in ROWS)
        app.board.heading = "TO DISCUSS"
        await pilot.pause()
        assert "" == take_written(app)


async def test_rows_may_be_given_before_the_board_is_shown() -> None:
    """A board without a place yet only remembers them."""
    board = Board()
    board.rows = ROWS
    assert "design" == board.cursor


@pytest.mark.parametrize("glyphs", [NARROW, ASCII])
async def test_the_board_can_be_drawn_with_other_signs(glyphs: Glyphs) -> None:
    """No sign of the first set is left in."""
    app = BoardApp(tuple(replace(row, remarks="") for row in ROWS), glyphs=glyphs, topic=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = {char for char in screen_text(app) if not char.isascii()}
        assert set() == shown - set(str(glyphs))
