"""The lobby: who is here, what is left to do, and the acts that open everything at once."""

import asyncio

import pytest
from textual.widgets import Input

from panelry import commands as c
from panelry.debrief import Phase
from panelry.ids import PersonId
from panelry.panel import Channel, Mode, Role, Standing
from panelry_tui.lobby_reading import Seen, people_of, steps_of
from panelry_tui.reading import Reading
from panelry_tui.screens.kept_words import PAUSE
from panelry_tui.screens.lobby import LobbyScreen
from panelry_tui.screens.scoring import ScoringScreen
from panelry_tui.widgets.passage import Passage
from panelry_tui.widgets.people_picker import PeoplePicker
from tui.fake_room import PANEL, FakeRoom
from tui.screen_text import golden_screen
from tui.seated import Terminal, seated
from tui.six_people import SIX

WHO = "ana"
BEN, DARA = PersonId("ben"), PersonId("dara")
_DONE = {"ana": 8, "ben": 5, "chen": 8, "dara": 6, "eli": 8, "fay": 8}


def rate(room: FakeRoom, person: str, count: int) -> None:
    """Let somebody rate the first criteria, and submit a whole scorecard."""
    room.act(person, *(c.Rate(each.id, 3) for each in room.state.rubric.criteria[:count]))
    if count == len(room.state.rubric.criteria):
        room.act(person, c.Submit())


def a_room(mode: Mode = Mode.EVIDENCE_FIRST) -> FakeRoom:
    """Return a room of six where two scorecards are missing."""
    room = FakeRoom(SIX, mode=mode)
    for person, count in _DONE.items():
        rate(room, person, count)
    room.act("ana", c.RecordPermission(True, Channel.CALL, "by phone", "2027-02-01"))
    return room


async def point_at(terminal: Terminal, place: int) -> None:
    """Move the cursor to a person."""
    await terminal.press("g", *["j"] * place)


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_the_lobby_looks_as_drawn(size: tuple[int, int]) -> None:
    """People, progress, what is left, and the rule of the reveal."""
    async with seated(a_room(), WHO, size) as terminal:
        await terminal.drawn()
        assert golden_screen(f"lobby-{size[0]}x{size[1]}") == terminal.text()


async def test_a_role_is_not_cut_where_there_is_room_for_it() -> None:
    """At 80 columns the longest single role stands whole beside a long name."""
    people = {
        "ana": ("Ana Duarte", (Role.FACILITATOR, Role.PANELIST)),
        "coro": ("Coro Featherstonehaugh", (Role.COORDINATOR,)),
    }
    async with seated(FakeRoom(people), WHO, (80, 24)) as terminal:
        assert "Coro Featherstonehaugh not here yet, coordinator" in terminal.text()


async def test_progress_is_as_sampled_and_never_live() -> None:
    """A rating moves nothing on anybody else's screen until the next sample."""
    room = a_room()
    async with seated(room, WHO) as terminal:
        before = terminal.text()
        room.act("ben", c.Rate(room.state.rubric.criteria[5].id, 1))
        await terminal.drawn()
        assert before == terminal.text()
        room.sample()
        await terminal.drawn()
        assert "6/8" in terminal.text()


async def test_presence_is_said_with_its_age() -> None:
    """Somebody who left, who is quiet, and who never came are told apart in words."""
    room = a_room()
    async with seated(room, WHO) as terminal:
        room.present("ana", "ben", seen={"fay": "2026-11-22T13:56:00.000Z"})
        await terminal.drawn()
        shown = terminal.text()
        assert "offline 4 min" in shown
        assert "not here yet" in shown
        assert "live 2/6" in shown


def test_a_quiet_terminal_and_a_stale_link_are_late() -> None:
    """Presence is never shown as fresh when it is not."""
    room = FakeRoom(PANEL)
    store = room.store_for("ana")
    reading = Reading(store.view(), PersonId("ana"))
    seen = {BEN: (1, "2026-11-22T13:00:00.000Z"), DARA: (1, "2026-11-22T13:59:50.000Z")}
    fresh = {each.name: each for each in people_of(reading, Seen(seen, {}, room.clock()))}
    stale = {each.name: each for each in people_of(reading, Seen(seen, {}, room.clock(), live=False))}
    assert ("late", "quiet 1 h") == (fresh["Ben Okafor"].presence, fresh["Ben Okafor"].words)
    assert ("live", "late") == (fresh["Dara Lind"].presence, stale["Dara Lind"].presence)


async def test_the_setup_lists_what_is_left_and_begins_scoring() -> None:
    """B ends it, for everybody at once; a panelist's screen becomes the scorecard."""
    room = FakeRoom(PANEL, opened=False)
    async with seated(room, WHO) as terminal:
        assert "BEFORE SCORING" in terminal.text()
        assert "B Begin scoring" in terminal.text()
        async with seated(room, "ben") as other:
            assert "The panel is being set up." in other.text()
            await other.press("enter")
            assert "Scorecards open when the facilitator begins scoring." in other.said()
            await terminal.press("B")
            await other.drawn()
            assert isinstance(other.app.screen, ScoringScreen)
    assert Phase.SCORING is room.state.phase


async def test_scoring_does_not_begin_without_a_panelist() -> None:
    """The words say what to add."""
    room = FakeRoom({"ana": ("Ana Duarte", (Role.FACILITATOR,))}, opened=False)
    async with seated(room, WHO) as terminal:
        assert "No panelist yet" in terminal.text()
        await terminal.press("B")
        assert any("at least one panelist" in each for each in terminal.said())


async def test_with_missing_scorecards_the_reveal_asks_for_their_number() -> None:
    """The dialog names who is missing; another number opens nothing and is given back."""
    room = a_room()
    async with seated(room, WHO) as terminal:
        await terminal.press("v")
        assert "2 scorecards missing: Ben Okafor, Dara Lind" in terminal.dialog()
        await terminal.write("1", "enter")
        await terminal.drawn()
        assert not room.state.evidence
        assert "1" == terminal.app.screen.query_one(Input).value
        await terminal.write("2", "enter")
        await terminal.drawn()
    assert (True, False) == (room.state.evidence, room.state.revealed)


@pytest.mark.parametrize("typed", ["two", ""])
async def test_what_is_no_number_opens_nothing(typed: str) -> None:
    """Escape opens nothing either."""
    room = a_room()
    async with seated(room, WHO) as terminal:
        await terminal.press("v")
        await terminal.write(typed, "enter")
        expected = "Nothing was opened: type the number" if typed else "Nothing is typed yet."
        assert expected in terminal.dialog()
        await terminal.press("escape")
    assert not room.state.evidence


@pytest.mark.parametrize(
    ("mode", "revealed"),
    [(Mode.EVIDENCE_FIRST, False), (Mode.NUMBERS_FIRST, True), (Mode.WITHOUT_NAMES, True)],
)
async def test_when_all_are_in_a_yes_opens(mode: Mode, revealed: bool) -> None:
    """Evidence first is two acts; the other modes open all in one."""
    room = a_room(mode)
    for person in ("ben", "dara"):
        rate(room, person, 8)
    async with seated(room, WHO) as terminal:
        await terminal.press("v", "enter")
        assert not room.state.evidence
        await terminal.press("v", "down", "enter")
        await terminal.drawn()
    assert (True, revealed) == (room.state.evidence, room.state.revealed)


async def test_somebody_marked_absent_who_is_here_is_named_before_it_opens() -> None:
    """Not yet is the first choice; counted in again, their scorecard is waited for."""
    room = a_room()
    rate(room, "dara", 8)
    room.act("ana", c.MarkAbsent(BEN))
    async with seated(room, WHO) as terminal:
        await terminal.press("v")
        assert "Marked absent, yet here or at work: Ben" in terminal.dialog()
        assert ["wait", "count", "open"] == terminal.choices()
        await terminal.press("enter")
        assert (False, Standing.ABSENT) == (room.state.evidence, room.state.people[BEN].standing)
        await terminal.press("v", "down", "enter")
        await terminal.drawn()
        assert (False, Standing.EXPECTED) == (room.state.evidence, room.state.people[BEN].standing)
        room.act("ana", c.MarkAbsent(BEN))
        await terminal.drawn()
        await terminal.press("v", "down", "down", "enter")
        await terminal.press("down", "enter")
        await terminal.drawn()
    assert room.state.evidence


async def test_somebody_absent_who_never_came_needs_no_word() -> None:
    """Nobody of that name is connected or has begun."""
    room = FakeRoom(SIX)
    for person in ("ana", "chen", "dara", "eli", "fay"):
        rate(room, person, 8)
    room.act("ana", c.MarkAbsent(BEN))
    async with seated(room, WHO) as terminal:
        room.present("ana", "chen")
        await terminal.press("v")
        assert "Open the evidence for everybody?" in terminal.dialog()


async def test_a_reveal_that_cannot_be_says_why() -> None:
    """Nobody submitted yet; and in the set-up there is nothing to open."""
    async with seated(FakeRoom(PANEL), WHO) as terminal:
        await terminal.press("v")
        assert "Reveal waits for a scorecard: nobody has submitted one yet." in terminal.said()
    async with seated(FakeRoom(PANEL, opened=False), WHO) as terminal:
        await terminal.press("v", "u", "enter")
        await point_at(terminal, 1)
        await terminal.press("u")
        assert "There is nothing to open yet. B begins scoring." in terminal.said()
        assert "There is no scorecard to ask for yet. B begins scoring." in terminal.said()


async def test_a_nudged_panelist_sees_a_toast_and_a_line() -> None:
    """The toast takes no focus; the line stays until the scorecard is in."""
    room = a_room()
    async with seated(room, WHO) as terminal, seated(room, "ben") as other:
        await point_at(terminal, 1)
        await terminal.press("u")
        await other.drawn()
        assert "Ana asks for your scorecard." in other.said()
        assert "Ana asked for your" in other.text()
        await other.press("escape")
        assert "Enter opens it." in other.text()
        room.act("ana", c.Nudge(BEN))
        await other.drawn()
        assert 2 == other.said().count("Ana asks for your scorecard.")


async def test_those_who_submitted_are_not_nudged_nor_marked() -> None:
    """A key that cannot act says why."""
    room = a_room()
    async with seated(room, WHO) as terminal:
        await terminal.press("u", "x")
        expected = ["Ana has submitted already.", "Ana has submitted, so nobody waits for them."]
        assert expected == terminal.said()


async def test_absent_is_marked_and_taken_back() -> None:
    """The key is called by what it does."""
    room = a_room()
    async with seated(room, WHO) as terminal:
        await point_at(terminal, 1)
        await terminal.press("x")
        await terminal.drawn()
        assert Standing.ABSENT is room.state.people[BEN].standing
        assert "x Mark present" in terminal.text()
        assert "Absent: Ben" in terminal.text()
        await terminal.press("x")
    assert Standing.EXPECTED is room.state.people[BEN].standing


async def test_only_the_facilitator_acts_and_others_are_told_who_that_is() -> None:
    """Every key explains itself to a panelist."""
    room = a_room()
    async with seated(room, "chen") as terminal:
        await terminal.press("escape")
        assert isinstance(terminal.app.screen, LobbyScreen)
        await terminal.press("v", "u", "x", "B", "m", "p", "i", "L")
        assert {"Only the facilitator does this: Ana."} == set(terminal.said())
        assert 8 == len(terminal.said())
        assert "v Reveal" not in terminal.text()


async def test_an_auditor_has_no_scorecard_and_is_told_so() -> None:
    """Enter explains instead of doing nothing."""
    people = {**PANEL, "zoe": ("Zoe Hart", (Role.AUDITOR,))}
    async with seated(FakeRoom(people), "zoe") as terminal:
        await terminal.press("enter")
        assert any("You have no scorecard here" in each for each in terminal.said())


async def test_a_facilitator_who_rates_goes_to_the_scorecard_and_back() -> None:
    """Enter opens it, escape returns."""
    async with seated(FakeRoom(PANEL), WHO) as terminal:
        await terminal.press("enter")
        assert isinstance(terminal.app.screen, ScoringScreen)
        await terminal.press("escape")
        assert isinstance(terminal.app.screen, LobbyScreen)


async def test_a_conflict_of_interest_recuses_with_a_reason() -> None:
    """Without a reason nobody is recused; afterwards the list says so and keys explain."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal, seated(room, "ben") as other:
        await point_at(terminal, 1)
        await terminal.press("X")
        await terminal.write("", "ctrl+s")
        assert Standing.EXPECTED is room.state.people[BEN].standing
        await terminal.write("They are cousins.", "ctrl+s")
        await terminal.drawn()
        await other.drawn()
        assert "Recused: Ben" in terminal.text()
        assert "You are recused" in other.text()
        await terminal.press("x", "X")
        assert "Ben is recused and takes no part." in terminal.said()


async def test_the_mode_is_chosen_in_the_setup_only() -> None:
    """Afterwards the words say why not."""
    room = FakeRoom(PANEL, opened=False)
    async with seated(room, WHO) as terminal:
        await terminal.press("m", "down", "enter")
        await terminal.drawn()
        assert Mode.NUMBERS_FIRST is room.state.mode
        await terminal.press("B", "m")
        assert any("chosen in the set-up" in each for each in terminal.said())


async def test_somebody_is_added_and_the_code_is_explained() -> None:
    """An empty name only explains."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        await terminal.press("i")
        await terminal.write("Gil Amar", "enter")
        await terminal.press("enter")
        assert 'panelry-server invite d1 "Gil Amar"' in terminal.dialog()
        await terminal.press("escape", "i", "enter")
        assert 'panelry-server invite d1 "NAME"' in terminal.dialog()
        await terminal.press("escape", "i", "escape")
    assert ["Gil Amar"] == [each.name for each in room.state.people.values() if each.late]


async def test_permission_is_recorded_from_the_lobby() -> None:
    """A no is an answer too, and the list says it."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO, (80, 24)) as terminal:
        await terminal.press("p", "down", "enter")
        await terminal.drawn()
        await terminal.write("by phone", "enter")
        await terminal.drawn()
        await terminal.drawn()
        assert "Permission: no, the candidate wants no summary" in terminal.text()


async def test_the_words_of_a_permission_stay_and_survive_a_kill() -> None:
    """An empty answer keeps the dialog open; typed words are written down until they are recorded."""
    room = FakeRoom(PANEL)
    async with seated(room, WHO) as terminal:
        await terminal.press("p", "enter", "down", "down", "enter")
        await terminal.write("Quill & Co", "enter")
        await terminal.press("enter")
        assert "Nothing is typed yet." in terminal.dialog()
        await terminal.write("by pho")
        await asyncio.sleep(PAUSE * 1.4)
        expected = {"permission/agency": "Quill & Co", "permission/how": "by pho"}
        assert expected == terminal.app.store.begun
        await terminal.write("by phone", "ctrl+s")
        await terminal.press("enter")
        await terminal.drawn()
        assert {} == terminal.app.store.begun
    asked = room.state.permission
    assert asked is not None
    assert ("Quill & Co", "by phone") == (asked.agency, asked.how)


async def test_a_terminal_that_is_too_small_says_what_it_needs() -> None:
    """Half a screen would hide what the other half means."""
    async with seated(FakeRoom(PANEL), WHO, (58, 15)) as terminal:
        await terminal.drawn()
        assert "Terminal is 58×15, needs 60×16" == terminal.text().strip()


async def test_names_are_never_markup() -> None:
    """What a person is called is drawn as it is."""
    room = FakeRoom(PANEL, candidate="[/] [@click=app.exit]x")
    async with seated(room, WHO) as terminal:
        assert "[/] [@click=app.exit]x" in terminal.text()


async def test_a_click_moves_to_a_person() -> None:
    """The mouse is optional and works."""
    async with seated(a_room(), WHO) as terminal:
        await terminal.pilot.click(PeoplePicker, offset=(5, 3))
        await terminal.press("u")
        assert "Chen has submitted already." in terminal.said()


def test_before_the_first_picture_nothing_is_claimed() -> None:
    """No rubric, no mode, nobody missing."""
    assert [] == steps_of(Reading({}, PersonId("ana")))


async def test_a_longer_rule_takes_the_room_that_it_needs() -> None:
    """Nothing is said to be below while rows are empty."""
    async with seated(a_room(), WHO, (80, 24)) as terminal:
        rule = terminal.app.screen.query_one("#rule", Passage)
        whole = rule.text
        rule.text = "One line."
        await terminal.drawn()
        rule.text = whole
        await terminal.drawn()
        assert "more lines" not in terminal.text()
        assert "many are missing." in terminal.text()
