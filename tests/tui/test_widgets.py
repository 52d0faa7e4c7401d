"""The widgets around the board: heading, stepper, keys, people, scale and topic."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from textual.app import App, ComposeResult
from textual.selection import SELECT_ALL
from textual.widget import Widget

from panelry_tui.glyphs import ASCII, UNICODE
from panelry_tui.keys import footer
from panelry_tui.own_keys import rebound
from panelry_tui.widgets.activity import SidePane
from panelry_tui.widgets.anchors import anchor_words
from panelry_tui.widgets.cells import cell_len, cut, pad, wrap
from panelry_tui.widgets.heading import Heading
from panelry_tui.widgets.key_bar import KeyBar, keys_that_fit
from panelry_tui.widgets.models import (
    Connection,
    HeadingView,
    Person,
    Rater,
    ScaleView,
    SideView,
    TopicLevel,
    TopicObservation,
    TopicView,
)
from panelry_tui.widgets.painted import Painted
from panelry_tui.widgets.parts import Line, Pill, cells_of
from panelry_tui.widgets.presence_bar import PeopleList, PresenceBar
from panelry_tui.widgets.rating_scale import RatingScale
from panelry_tui.widgets.stepper import Stepper
from panelry_tui.widgets.topic_pane import topic_lines
from tui.board_app import HEADING, PEOPLE, TOPIC, BoardApp
from tui.screen_text import screen_text
from tui.terminal_driver import TerminalDriver, take_written

HOSTILE = "\x1b]52;c;aGk=\x07\x9b2J[@click=app.quit]x[/] [/]\u202etxt"
CLEAN = "\ufffd]52;c;aGk=\ufffd\ufffd2J[@click=app.quit]x[/] [/]\ufffdtxt"
ANCHORS = ("Boxes and arrows; no numbers", "", "Sound design with prompts", "", "Finds the failure modes")


class _One(App[None]):
    """Shows one widget, and remembers the ratings and the keys that reach it."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.ratings: list[int] = []
        self.acts: list[str] = []

    def compose(self) -> ComposeResult:
        """Show it."""
        yield self.widget

    def on_mount(self) -> None:
        """Bind what the footer offers."""
        self.bind("n", "act('next')")
        self.bind("ctrl+k", "act('palette')")
        self.widget.focus()

    def action_act(self, name: str) -> None:
        """Remember an act."""
        self.acts.append(name)

    def on_rating_scale_rating_chosen(self, message: RatingScale.RatingChosen) -> None:
        """Remember a rating."""
        self.ratings.append(message.level)


def _texts(lines: Iterable[Line]) -> list[str]:
    return ["".join(part.text for part in line.parts).rstrip() for line in lines]


def _hostile(lines: Iterable[Line]) -> list[str]:
    return [char for text in _texts(lines) for char in text if char < " " or "\x7f" <= char <= "\x9f"]


# Text in cells


@pytest.mark.parametrize(
    ("text", "width", "found"),
    [
        ("Ana", 3, "Ana"),
        ("Chen", 3, "Ch…"),
        ("王小明", 5, "王小…"),
        ("王小明", 4, "王…"),
        ("Ana", 1, "…"),
        ("Ana", 0, ""),
    ],
)
def test_text_is_cut_by_cells(text: str, width: int, found: str) -> None:
    """A wide character counts twice, and a cut is always marked."""
    assert found == cut(text, width, "…")


@given(st.text(), st.integers(1, 40))
def test_padded_text_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    """Columns stay columns, whatever stands in them."""
    assert width == cell_len(pad(text, width, "…"))


@given(st.text(), st.integers(2, 40))
def test_wrapped_text_fits_and_keeps_its_words(text: str, width: int) -> None:
    """No line is too wide; nothing but the breaking changes."""
    lines = wrap(text, width)
    assert [] == [line for line in lines if cell_len(line) > width]
    assert "".join("".join(wrap(text, 10_000)).split()) == "".join("".join(lines).split())


def test_a_newline_begins_a_line_and_a_long_word_is_chopped() -> None:
    """Both are needed for what people paste."""
    assert ["one", "two", "incompreh", "ensible x"] == wrap("one\ntwo incomprehensible x", 9)


# Heading and stepper


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (80, " ◆ Amara Osei · Senior Backend Engine…  ● live 6/6   4 of 8 agreed   22:41 left"),
        (66, " ◆ Amara Osei · Senior…   ● live 6/6   4 of 8 agreed   22:41 left"),
        (60, " ◆ Amara Osei       ● live 6/6   4 of 8 agreed   22:41 left"),
        (50, " ◆ Amar…  ● live 6/6   4 of 8 agreed   22:41 left"),
    ],
)
def test_the_heading_cuts_the_position_first_and_the_state_never(width: int, text: str) -> None:
    """Whom it is about comes second."""
    assert [text] == _texts(Heading(HEADING).draw(width, 1))


@pytest.mark.parametrize(
    ("connection", "words"),
    [
        (Connection("live", "live"), "● live"),
        (Connection("late", "catching up 3"), "◐ catching up 3"),
        (Connection("off", "offline · 2 waiting"), "○ offline · 2 waiting"),
        (None, ""),
    ],
)
def test_the_link_is_said_in_words(connection: Connection | None, words: str) -> None:
    """The sign repeats what the words say."""
    (text,) = _texts(Heading(HeadingView("panelry", connection=connection)).draw(60, 1))
    assert " ◆ panelry" + words.rjust(49 if words else 0) == text


async def test_the_heading_and_the_stepper_can_change() -> None:
    """Each is one line that is drawn again in place."""
    app = BoardApp()
    async with app.run_test(size=(100, 30)) as pilot:
        app.heading.view = replace(HEADING, time_left="0:10 left")
        app.stepper.current = 3
        await pilot.pause()
        first, second, *_ = screen_text(app).splitlines()
        assert first.endswith("   0:10 left")
        assert " ✓ Setup ── ✓ Scoring ── ✓ Discussion ──  Summary  ── Release" == second


@pytest.mark.parametrize(
    ("width", "current", "text"),
    [
        (60, 0, "  Setup  ── Scoring ── Discussion ── Summary ── Release"),
        (50, 1, " ✓ Setup  Scoring  Discussion Summary Release"),
        (80, 5, " ✓ Setup ── ✓ Scoring ── ✓ Discussion ── ✓ Summary ── ✓ Release"),
    ],
)
def test_the_stepper_names_every_phase_at_every_width(width: int, current: int, text: str) -> None:
    """Where there is no room the lines between the names go, never a name."""
    assert [text] == _texts(Stepper(current).draw(width, 1))


# Keys


def test_keys_are_cut_from_the_least_needed_and_never_help_leave_or_palette() -> None:
    """The order of those that stay is the table's."""
    keys = footer("discussion-facilitator")
    assert [
        ["n", "c", "v", "p", "f", "t", "?", "q", "^p"],
        ["n", "c", "v", "p", "?", "q", "^p"],
        ["n", "c", "?", "q", "^p"],
        ["?", "q", "^p"],
        ["?", "q", "^p"],
    ] == [[key.face for key in keys_that_fit(keys, width)] for width in (100, 80, 60, 32, 10)]


@pytest.mark.parametrize("width", [80, 96, 100])
def test_the_palette_stands_at_the_right(width: int) -> None:
    """One cell stays free beside it."""
    (line,) = KeyBar(footer("discussion-panelist")).draw(width, 1)
    assert width == cells_of(line.parts)
    assert "".join(part.text for part in line.parts).endswith("^p palette ")


async def test_a_click_on_a_key_presses_it() -> None:
    """What stands for several keys presses none, and neither does the blank between."""
    bar = KeyBar(footer("scoring"))
    app = _One(bar)
    async with app.run_test(size=(100, 5)) as pilot:
        await pilot.click(KeyBar, offset=(2, 0))
        bar.keys = tuple(
            rebound(each, {"app.palette": "ctrl+k"}) for each in footer("discussion-facilitator")
        )
        for x in (2, 8, 95, 80):
            await pilot.click(KeyBar, offset=(x, 0))
        await pilot.pause()
        assert ["next", "palette"] == app.acts


# People


def test_the_legend_names_each_letter_and_says_who_is_away() -> None:
    """A sign never stands without its word."""
    people = (*PEOPLE[:2], replace(PEOPLE[2], presence="late"), PEOPLE[5])
    assert ["   A Ana  B Ben  C Chen ◐ late  F Fay ○ away"] == _texts(PresenceBar(people).draw(60, 1))


def test_people_without_room_are_counted() -> None:
    """The count is of all who are not named."""
    assert ["   A Ana  B Ben  C Chen  +3"] == _texts(PresenceBar(PEOPLE).draw(31, 1))
    assert [""] == _texts(PresenceBar().draw(31, 1))


def test_the_lobby_shows_presence_and_progress_only() -> None:
    """One line for each person, with the words and the bar of the design."""
    people = (
        Person("Ana", "A", "live", "you, facilitator", 8, 8, submitted=True),
        Person("Ben", "B", "live", "", 5, 8),
        Person("Fay", "F", "off", "offline 4 min", 8, 8, submitted=True),
        Person("Gus", "G", "late", "observer"),
    )
    assert [
        " ● Ana    you, facilitator         ████████ 8/8 submitted",
        " ● Ben                             █████··· 5/8",
        " ○ Fay    offline 4 min            ████████ 8/8 submitted",
        " ◐ Gus    observer",
    ] == _texts(PeopleList(people).draw(100, 0))


@pytest.mark.parametrize("done", range(13))
def test_the_bar_is_full_only_when_all_is_done(done: int) -> None:
    """Twelve criteria share eight cells."""
    (text,) = _texts(PeopleList((Person("Ana", "A", "live", "", done, 12),)).draw(80, 0))
    assert (done == 12) == ("████████" in text)


async def test_people_can_come_and_go() -> None:
    """A list of another length takes another height."""
    people = PeopleList(PEOPLE[:2], glyphs=ASCII)
    app = _One(people)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        people.people = PEOPLE
        await pilot.pause()
        assert (6, " o Fay") == (people.size.height, screen_text(app).splitlines()[5])


# The scale


@pytest.mark.parametrize(
    ("anchors", "level", "words"),
    [
        (ANCHORS, 5, "Finds the failure modes"),
        (ANCHORS, 4, "between 5 and 3"),
        (("", "b", ""), 1, "below 2"),
        (("", "b", ""), 3, "above 2"),
        (("", "", ""), 2, "no words in the rubric"),
    ],
)
def test_a_level_without_an_anchor_says_where_it_stands(
    anchors: tuple[str, ...], level: int, words: str
) -> None:
    """Words are never invented."""
    assert words == anchor_words(anchors, level)


def test_the_scale_wraps_its_words_and_marks_the_chosen_level() -> None:
    """The highest level comes first, no evidence last."""
    scale = RatingScale(ScaleView("System design", ANCHORS, 3, "weight 2"))
    assert [
        " System design      weight 2",
        "    5  Finds the failure",
        "       modes",
        "    4  between 5 and 3",
        " ▸  3  Sound design with",
        "       prompts",
        "    2  between 3 and 1",
        "    1  Boxes and arrows; no",
        "       numbers",
        "    0  No evidence (neither",
        "       blank nor low)",
    ] == _texts(scale.draw(29, 0))


@pytest.mark.parametrize(("chosen", "marked"), [(None, []), (0, [0]), (5, [5])])
def test_only_the_chosen_level_is_marked(chosen: int | None, marked: list[int]) -> None:
    """Blank marks nothing, and no evidence is no low rating: it has no pill."""
    lines = RatingScale(ScaleView("Title", ANCHORS, chosen)).draw(80, 0)
    texts = _texts(lines)
    assert marked == [int(text[3:5]) for text in texts if "▸" in text]
    pills = [part.look.level for line in lines for part in line.parts if isinstance(part.look, Pill)]
    assert [level for level in marked if level] == pills


async def test_digits_and_arrows_choose_a_rating() -> None:
    """A digit chooses at once, arrows need enter, and a level that is not there is not chosen."""
    scale = RatingScale(ScaleView("Title", ANCHORS, 3))
    app = _One(scale)
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press(
            "enter", "4", "0", "7", "up", "up", "enter", "enter", "g", "enter", "G", "down", "enter", "2"
        )
        assert [4, 0, 5, 5, 0, 2] == app.ratings


async def test_the_level_walked_to_has_a_sign() -> None:
    """The bar is seen without colour too, beside the mark of the chosen level."""
    scale = RatingScale(ScaleView("Title", ANCHORS, 3))
    app = _One(scale)
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("up")
        assert ["▌   4", " ▸  3"] == [text[:5] for text in screen_text(app).splitlines()[2:4]]
        await pilot.press("down")
        assert ["    4", "▌▸  3"] == [text[:5] for text in screen_text(app).splitlines()[2:4]]


async def test_a_tenth_level_is_reached_by_arrows() -> None:
    """It has no digit."""
    scale = RatingScale(ScaleView("Title", ("",) * 10, 9))
    app = _One(scale)
    async with app.run_test(size=(80, 14)) as pilot:
        await pilot.press("k", "enter")
        assert [10] == app.ratings


async def test_another_criterion_forgets_where_the_walk_stood() -> None:
    """Enter on a new criterion must not rate it; a remote change of the same one keeps the walk."""
    scale = RatingScale(ScaleView("Title", ANCHORS))
    app = _One(scale)
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("up")
        scale.view = ScaleView("Title", ANCHORS, 2)
        await pilot.press("enter", "up")
        scale.view = ScaleView("Another", ANCHORS)
        await pilot.press("enter")
        assert [1] == app.ratings


# The topic


def test_the_topic_says_who_rated_what_and_what_was_seen() -> None:
    """The pane of the design, with a revision, an unrated level and no evidence."""
    topic = TopicView(
        "System design",
        5,
        ("gap 3", "spread"),
        (("median 3.5", "n 6"),),
        (TopicLevel(5, (Rater("Ana"), Rater("Eli", 4))), TopicLevel(1, (), "Boxes and arrows; no numbers")),
        ("Fay",),
        (
            TopicObservation("Ana", "Sized the queue", "saw", 5, "approved"),
            TopicObservation("Ben", "One region", level=2, point="written"),
            TopicObservation("Fay", "Late"),
        ),
    )
    assert [
        " System design      gap 3 · spread",
        " median 3.5 · n 6",
        "",
        "  5  Ana, Eli 4→5",
        "  1  –",
        "     Boxes and arrows; no numbers",
        " No evidence: Fay",
        "",
        " OBSERVATIONS",
        " Ana  5  saw  ↗ point approved",
        "   Sized the queue",
        " Ben  2   … point not approved yet",
        "   One region",
        " Fay  no point yet",
        "   Late",
    ] == _texts(topic_lines(topic, 35, UNICODE))


def test_a_topic_without_figures_or_words_is_its_title_and_levels() -> None:
    """Nothing stands for what there is not."""
    topic = TopicView("Curiosity", 5, levels=(TopicLevel(5, (Rater("Ana"),)),))
    assert [" Curiosity", "  5  Ana"] == _texts(topic_lines(topic, 40, UNICODE))


def test_a_narrow_pane_puts_the_summary_below_the_title() -> None:
    """Neither is lost."""
    assert [" System design", " gap 3 · spread"] == _texts(topic_lines(TOPIC, 24, UNICODE))[:2]


@pytest.mark.parametrize("width", range(24, 60))
def test_a_number_stays_beside_its_word_at_every_width(width: int) -> None:
    """A line of figures is broken between two of them, never within one that fits on a line."""
    facts = (("median 3.5", "mean 3.4", "6 rated"), ("can change the outcome; 2-2-5-5; weight 2",))
    text = "\n".join(_texts(topic_lines(replace(TOPIC, facts=facts), width, UNICODE)))
    for each in ("median 3.5", "mean 3.4", "6 rated", "2-2-5-5", "weight 2"):
        assert each in text


def test_a_hidden_topic_is_the_same_whatever_was_rated() -> None:
    """Before the reveal only titles, anchors and shareable words are drawn."""
    blank = replace(
        TOPIC,
        summary=(),
        facts=(),
        levels=tuple(replace(level, raters=()) for level in TOPIC.levels),
        observations=tuple(replace(seen, level=None) for seen in TOPIC.observations),
        hidden=True,
    )
    rated = replace(TOPIC, hidden=True, no_evidence=("Gus",))
    assert topic_lines(blank, 35, UNICODE) == topic_lines(rated, 35, UNICODE)


def test_without_names_no_name_is_drawn() -> None:
    """Ratings are counted by signs, and an observation tells no author."""
    topic = replace(TOPIC, anonymous=True, no_evidence=("Gus",))
    text = "\n".join(_texts(topic_lines(topic, 60, UNICODE)))
    assert [] == [name for name in ("Ana", "Ben", "Chen", "Dara", "Eli", "Fay", "Gus", "→") if name in text]
    assert "  5  ●●\n" in text
    assert "No evidence: 1 of the panel" in text


async def test_the_topic_pane_takes_the_height_it_needs_and_goes_home_on_another_topic() -> None:
    """The same topic keeps its place, so that a remote change moves nothing under the eye."""
    app = BoardApp()
    async with app.run_test(size=(100, 18)) as pilot:
        pane = app.topic_pane
        pane.scroll_to(y=4, animate=False)
        pane.topic = replace(TOPIC, no_evidence=("Gus",))
        await pilot.pause()
        assert 4 == pane.scroll_y
        pane.topic = replace(TOPIC, title="Code quality")
        await pilot.pause()
        assert 0 == pane.scroll_y
        pane.topic = None
        await pilot.pause()
        assert pane.topic is None
        assert "OBSERVATIONS" not in screen_text(app)


async def test_another_topic_costs_less_than_three_kilobytes() -> None:
    """A figure that changed sends its line, not the pane."""
    app = BoardApp(driver_class=TerminalDriver)
    async with app.run_test(headless=False, size=(100, 30)) as pilot:
        await pilot.pause()
        take_written(app)
        app.topic_pane.topic = replace(TOPIC, summary=("gap 2", "spread"))
        await pilot.pause()
        sent = take_written(app)
        assert "gap 2" in sent
        assert len(sent.encode()) < 1_000


# All of them


async def test_hostile_text_is_drawn_as_text_in_every_widget() -> None:
    """No escape code and no markup gets to the terminal by a name, a word or an observation."""
    app = BoardApp(driver_class=TerminalDriver)
    async with app.run_test(headless=False, size=(160, 40)) as pilot:
        await pilot.pause()
        take_written(app)
        app.presence.people = (Person(HOSTILE, "A", "live"),)
        app.heading.view = HeadingView(HOSTILE, "", Connection("off", HOSTILE))
        app.topic_pane.topic = TopicView(
            "Title",
            5,
            levels=(TopicLevel(1, (Rater(HOSTILE),), HOSTILE),),
            observations=(TopicObservation(HOSTILE, HOSTILE),),
        )
        await pilot.pause()
        text, sent = screen_text(app), take_written(app)
        assert [1, 1, 4] == [
            sum(CLEAN in line for line in lines)
            for lines in (
                text.splitlines()[:1],
                [line for line in text.splitlines() if line.startswith("   A ")],
                [line[64:] for line in text.splitlines()[2:]],
            )
        ]
        assert [] == [code for code in ("\x1b]52", "\x9b", "\x07", "\u202e") if code in sent]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=20))
def test_no_control_code_leaves_any_widget(text: str) -> None:
    """Whatever stands in a record, what is drawn holds no control code."""
    person = Person(text, text, "late", text, 1, 2)
    seen = TopicObservation(text, text, text)
    topic = TopicView(text, 5, (text,), ((text,),), (TopicLevel(2, (Rater(text),), text),), (text,), (seen,))
    heading = HeadingView(text, text, Connection("late", text), text, text)
    drawn = (
        PresenceBar((person,)).draw(90, 1),
        PeopleList((person,)).draw(90, 0),
        Heading(heading).draw(90, 1),
        RatingScale(ScaleView(text, (text, ""), None, text)).draw(90, 0),
        Stepper(1, phases=(text, text)).draw(90, 1),
        topic_lines(topic, 40, UNICODE),
    )
    assert [] == [bad for lines in drawn for bad in _hostile(lines)]


async def test_text_can_be_selected_and_read_back() -> None:
    """People copy from the terminal with the mouse."""
    app = BoardApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        plain = app.stepper.render_line(0)
        app.screen.selections = {app.stepper: SELECT_ALL}
        await pilot.pause()
        found = app.stepper.get_selection(SELECT_ALL)
        assert (" ✓ Setup ── ✓ Scoring ──  Discussion  ── Summary ── Release", "\n") == found
        chosen = app.stepper.render_line(0)
        assert plain.text == chosen.text
        assert [segment.style for segment in plain] != [segment.style for segment in chosen]


async def test_a_widget_with_nothing_to_say_draws_blanks() -> None:
    """The plain painted widget has no lines, and painting it before it has a place does nothing."""
    blank = Painted()
    blank.repaint()
    app = _One(blank)
    async with app.run_test(size=(20, 3)):
        assert [] == blank.draw(20, 3)
        assert "\n\n\n" == screen_text(app)


class _Late(App[None]):
    """An app whose people come after the first drawing, as they do with a first join."""

    def compose(self) -> ComposeResult:
        """Lay out a list without people."""
        yield PeopleList((), id="people")


async def test_a_list_that_began_empty_is_drawn_when_people_come() -> None:
    """A widget without lines is never asked for one, so it has to ask for room itself."""
    app = _Late()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.1)
        app.query_one(PeopleList).people = (Person("Ana", "A", "live", "you"),)
        await pilot.pause(0.1)
        assert "Ana" in screen_text(app)


def test_what_happened_last_is_at_the_side_however_much_comes_next() -> None:
    """What has no room is counted in words, and where to see it stands there."""
    pane = SidePane()
    coming = tuple((f"Criterion {number}", "split") for number in range(20))
    told = ("14:01 Ana parked Ownership", "14:02 Ben revised 2→3")
    pane.set_reactive(SidePane.view, SideView(coming, (), told, 1))
    lines = pane.draw(40, 18)
    words = ["".join(part.text for part in line.parts).strip() for line in lines]
    assert (18, "… 10 more lines: b shows the board") == (len(lines) + 1, words[13])
    assert ["ACTIVITY", "14:02 Ben revised 2→3", "14:01 Ana parked Ownership"] == words[14:]
    assert ("strong", "muted") == (lines[15].parts[0].look, lines[16].parts[0].look)
