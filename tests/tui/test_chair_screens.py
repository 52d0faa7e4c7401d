"""The chair on the screens: handed over, claimed, empty; the order by hand; who left early."""

import time

import pytest
from textual.screen import ModalScreen

from panelry import commands as c
from panelry.debrief import in_the_chair
from panelry.decide.discussion import GONE
from panelry.ids import PersonId
from panelry.panel import Role, Standing
from panelry.refusals import SENTENCES, Code
from panelry_tui.board_reading import BoardReading
from panelry_tui.proposal_reading import proposal_view
from panelry_tui.reading import Reading
from panelry_tui.screens.lobby import LobbyScreen
from panelry_tui.screens.reordering import OrderDialog
from panelry_tui.screens.scoring import ScoringScreen
from tui.fake_room import PANEL, FakeRoom
from tui.late_room import permitted_room, summary_room
from tui.screen_text import as_stored
from tui.seated import seated
from tui.six_people import AMBIGUITY, DEBUGGING, DESIGN, QUALITY, discussed, everybody, opened

ANA, BEN = PersonId("ana"), PersonId("ben")
BOTH = (Role.PANELIST, Role.FACILITATOR)
LEFT = {"ana": "2026-11-22T14:00:00.000Z"}


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def two_facilitators() -> FakeRoom:
    """Return a room in the middle of its talk in which Ben facilitates, too."""
    room = discussed()
    room.act("ana", c.ChangeRoles(BEN, BOTH))
    return room


async def test_the_chair_is_handed_to_a_named_person_at_once() -> None:
    """She leads no more, and her keys say whom to ask; the first choice changes nothing."""
    room = discussed()
    async with seated(room, "ana") as terminal:
        await terminal.press("L", "enter", "enter")
        assert ANA == in_the_chair(room.state)
        await terminal.press("L", "enter", "down", "down", "enter")
        assert BEN == in_the_chair(room.state)
        assert "Ben has the chair now." == terminal.said()[-1]
        await terminal.press("n")
        assert "Ben has the chair. Ask them to put a criterion on every screen" in terminal.said()[-1]
        assert "n Next" not in terminal.text()
        await terminal.press("A")
        assert "Ana handed the chair over to Ben" in terminal.text()
        await terminal.press("escape")
        await terminal.press("t", "enter")
        assert (600,) == (room.state.timer or ("", 0))[1:]


async def test_row_two_says_on_every_screen_who_leads_where_several_could() -> None:
    """Also to a panelist and in the summary, until the next hand-over; at 60 columns the phases go first."""
    for room in (discussed(), summary_room()):
        async with seated(room, "chen", (80, 24)) as chen, seated(room, "ana", (80, 24)) as ana:
            assert "leads" not in chen.text().splitlines()[1]
            room.act("ana", c.HandOverChair(BEN))
            await chen.drawn()
            assert chen.text().splitlines()[1].endswith("  Ben leads")
            room.act("ben", c.HandOverChair(ANA))
            await chen.drawn()
            assert chen.text().splitlines()[1].endswith("  Ana leads")
            assert ana.text().splitlines()[1].endswith("  you lead")
            await chen.pilot.resize_terminal(60, 20)
            await chen.drawn()
            assert "leads" not in chen.text().splitlines()[1]
            assert "Release" in chen.text().splitlines()[1]


async def test_who_gave_the_chair_away_follows_the_panel_and_answers_as_everybody() -> None:
    """The criterion of the talk stands on the screen with its proposal, wherever the cursor was."""
    room = two_facilitators()
    async with seated(room, "ana") as terminal:
        room.act("ana", c.HandOverChair(BEN))
        room.act("ben", c.PutTopic(AMBIGUITY))
        room.act("ben", c.Propose(AMBIGUITY, 4))
        await terminal.drawn()
        assert "TO DISCUSS" not in terminal.text()
        assert "a Accept" in terminal.text()
        await terminal.press("a")
        proposal = room.state.topic(AMBIGUITY).proposal
        assert proposal is not None
        assert proposal.replies[ANA].stands


async def test_who_gets_the_chair_has_its_keys_and_the_board_at_once() -> None:
    """Nothing has to be opened again."""
    room = discussed()
    async with seated(room, "ben") as terminal:
        await terminal.press("n")
        assert "Only the facilitator may put a criterion on every screen." == terminal.said()[-1]
        room.act("ana", c.HandOverChair(BEN))
        await terminal.drawn()
        assert "TO DISCUSS" in terminal.text()
        assert "Ana handed the chair over to you: you lead now." == terminal.said()[-1]
        await terminal.press("n")
        assert DESIGN != room.state.now


async def test_a_new_role_takes_nobody_away_from_the_scorecard_they_write_on() -> None:
    """A half-typed note stays under the cursor; the lobby is one key away, as for every facilitator."""
    room = FakeRoom(PANEL)
    async with seated(room, "ben") as terminal:
        await terminal.press("e", "H", "i")
        room.act("ana", c.HandOverChair(BEN))
        await terminal.drawn()
        assert isinstance(terminal.app.screen, ScoringScreen)
        await terminal.press("exclamation_mark", "escape")
        assert "Hi!" in terminal.text()
        await terminal.press("escape")
        assert isinstance(terminal.app.screen, LobbyScreen)
        room.act("ben", c.HandOverChair(ANA))
        room.act("ana", c.DeclareConflict(BEN, "They are cousins"))
        await terminal.drawn()
        await terminal.press("escape")
        assert "You are recused" in terminal.text()


async def test_somebody_may_facilitate_beside_the_chair() -> None:
    """They have no key of the chair; with nobody left to name, `L` says so."""
    room = FakeRoom({"ana": PANEL["ana"]}, opened=False)
    async with seated(room, "ana") as terminal:
        await terminal.press("L")
        assert "Ana has the chair already." == terminal.said()[-1]
    room = discussed()
    async with seated(room, "ana") as terminal:
        await terminal.press("L", "enter", "down", "enter")
        assert (ANA, set(BOTH)) == (in_the_chair(room.state), set(room.state.people[BEN].roles))
        assert "B Ben  C Chen" in terminal.text()
        assert "A Ana chair" in terminal.text()


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_an_empty_chair_stands_on_every_screen_and_another_facilitator_claims_it(
    size: tuple[int, int],
) -> None:
    """The server alone says whether a minute has passed; then the record and every screen say who leads."""
    room = two_facilitators()
    chens = room.store_for("chen")
    async with seated(room, "ben", size) as terminal:
        everybody(room, "ana")
        room.present("ben", "chen", "dara", "eli", "fay", seen=LEFT)
        await terminal.drawn()
        assert "Ana, who has the chair, is offline" in terminal.text()
        assert "L claims the chair." in terminal.text()
        await terminal.press("L", "enter")
        assert ANA == in_the_chair(room.state)
        await terminal.press("L", "down", "enter")
        assert SENTENCES[Code.CHAIR_IS_HERE] in terminal.said()
        room.gone = GONE
        await terminal.press("L", "down", "enter")
        assert BEN == in_the_chair(room.state)
        assert "who has the chair" not in terminal.text()
        assert "Ben claimed the chair of Ana, who was gone" in terminal.text()
    assert BEN == chens.view()["Floor"].chair  # type: ignore[union-attr]  # the key names its part


async def test_a_panelist_reads_that_the_chair_is_empty_and_claims_nothing() -> None:
    """What cannot be done is not offered."""
    room = two_facilitators()
    async with seated(room, "chen", (80, 24)) as terminal:
        room.present("ben", "chen", seen=LEFT)
        await terminal.drawn()
        assert "Ana, who has the chair, is offline" in terminal.text()
        assert "claims" not in terminal.text()
        await terminal.press("L")
        assert "Only the facilitator may hand over or claim the chair." == terminal.said()[-1]


async def test_the_chair_is_handed_over_and_claimed_in_the_lobby_too() -> None:
    """Opening is for the chair; a coordinator only makes facilitators."""
    seats = {**PANEL, "gil": ("Gil Amar", (Role.COORDINATOR,))}
    room = FakeRoom(seats)
    async with seated(room, "gil") as terminal:
        await terminal.press("L", "g", "j", "L", "down", "enter")
        assert "Ana has the chair already." in terminal.said()
        assert "Ben facilitates now, too." == terminal.said()[-1]
        assert "facilitator, chair" in terminal.text()
        await terminal.press("g", "j", "L")
        assert "Ben facilitates already." == terminal.said()[-1]
    async with seated(room, "ben") as terminal:
        await terminal.press("escape", "v")
        assert "Ana has the chair. Ask them to open the scorecards, or claim it" in terminal.said()[-1]
        room.gone = GONE
        room.present("ben", seen=LEFT)
        await terminal.press("L", "down", "enter")
        assert BEN == in_the_chair(room.state)
        await terminal.press("g", "L", "down", "enter")
        assert ANA == in_the_chair(room.state)


async def test_the_chair_is_handed_over_in_the_summary_and_at_the_release() -> None:
    """Whoever gets it facilitates from then on, and can go on where the other had to leave."""
    for room in (summary_room(), permitted_room()):
        async with seated(room, "ana", (80, 24)) as terminal:
            await terminal.press("L", "enter")
            assert "facilitate, too" not in terminal.choice_words()
            await terminal.press("down", "enter")
            assert BEN == in_the_chair(room.state)
            assert "Ben has the chair now." == terminal.said()[-1]
            room.present("ana", "ben")
            await terminal.press("L")
            assert "Ben has the chair and is here." in terminal.said()[-1]
        async with seated(room, "ben", (80, 24)) as terminal:
            room.gone = GONE
            everybody(room, "ana")
            await terminal.press("L")
            assert "Who shall lead from now on?" in terminal.dialog()


async def test_an_empty_chair_is_claimed_in_the_summary() -> None:
    """The text can be signed and released though the one who led is gone."""
    room = summary_room()
    room.act("ana", c.HandOverChair(BEN))
    room.gone = GONE
    async with seated(room, "ana", (80, 24)) as terminal:
        room.present("ana", seen={"ben": LEFT["ana"]})
        await terminal.press("L", "down", "enter")
        assert ANA == in_the_chair(room.state)


async def test_the_key_of_the_chair_says_why_it_does_nothing_on_every_screen() -> None:
    """It names who may, or that nobody leads any more; help does not list it there."""
    for room in (discussed(), summary_room(), permitted_room()):
        async with seated(room, "ben", (80, 24)) as terminal:
            await terminal.press("L")
            assert "Only the facilitator may hand over or claim the chair." == terminal.said()[-1]
            await terminal.press("question_mark")
            assert "claim the chair" not in terminal.dialog()
    room = summary_room()
    room.act("ana", c.Withdraw(on_hold=False, reason="gone"))
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("L")
        assert "The debrief is over: nobody leads it any more." == terminal.said()[-1]


async def test_a_chair_that_is_held_is_claimed_by_nobody_and_says_why() -> None:
    """On one's own row in the lobby, too: no dialog opens that could end in nothing but a refusal."""
    lobby = FakeRoom({**PANEL, "ben": ("Ben Okafor", BOTH)})
    for room, before in ((two_facilitators(), ()), (lobby, ("escape", "g", "j"))):
        async with seated(room, "ben", (80, 24)) as terminal:
            room.present("ana", "ben")
            await terminal.press(*before, "L")
            assert not isinstance(terminal.app.screen, ModalScreen)
            assert "Ana has the chair and is here. Ask them to hand it over" in terminal.said()[-1]


async def test_the_order_of_the_agenda_is_chosen_by_hand_and_computed_again() -> None:
    """Everybody sees that it is by hand; settled and parked criteria stay below."""
    room = discussed()
    async with seated(room, "ana") as terminal:
        await terminal.press("O")
        assert isinstance(terminal.app.screen, OrderDialog)
        assert "System design\nCode quality\nHandling ambiguity" == terminal.choice_words()
        await terminal.press("J", "K", "K", "J", "J", "J", "enter")
        assert (QUALITY, AMBIGUITY, DESIGN) == room.state.arranged
        assert "TO DISCUSS, by hand" in terminal.text()
        assert "5 to discuss; order by hand" in terminal.text()
        assert "Ana reordered the agenda" in terminal.text()
        rows = [line for line in terminal.text().splitlines() if "──" in line]
        await terminal.press("O", "enter")
        assert "The order is as it was." == terminal.said()[-1]
        await terminal.press("O", "escape", "O", "j", "k", "c", "enter")
        assert 0 == len(room.state.arranged)
        assert "by hand" not in terminal.text()
    titles = ("Code", "Handling", "System", "Debugging")
    assert sorted(titles, key=lambda each: next(at for at, row in enumerate(rows) if each in row)) == list(
        titles
    )


async def test_an_order_by_hand_waits_for_the_numbers_and_for_two_open_criteria() -> None:
    """Before the reveal nothing but the rubric orders anything."""
    async with seated(opened(), "ana") as terminal:
        await terminal.press("O")
        assert "Until the numbers are open the order is the rubric's" in terminal.said()[-1]
    room = discussed()
    room.act("ana", c.Park(AMBIGUITY), c.Park(QUALITY))
    async with seated(room, "ana") as terminal:
        await terminal.press("O")
        assert "Fewer than two criteria are open" in terminal.said()[-1]
        assert DEBUGGING in room.state.topics


async def test_the_order_dialog_looks_as_drawn() -> None:
    """Where one is carried, and the way back to the computed order."""
    async with seated(discussed(), "ana", (80, 24)) as terminal:
        await terminal.press("O", "J")
        assert as_stored("order-80x24", terminal.text()) == terminal.text()


async def test_who_left_early_is_marked_absent_and_nobody_waits_for_their_answer() -> None:
    """The denominator of the proposal shrinks; ratings and answers stay; the panelist can take it back."""
    room = discussed()
    async with seated(room, "ana") as terminal:
        assert "4 of 6 stand by it. Ben to answer; Fay dissents." in terminal.text()
        await terminal.press("x", "down", "enter")
        assert Standing.ABSENT is room.state.people[BEN].standing
        assert "4 of 5 stand by it. Fay dissents." in terminal.text()
        assert "B Ben absent" in terminal.text()
        assert "──·────BF" in terminal.text()
        await terminal.press("x", "escape", "x", "down", "enter")
        assert Standing.EXPECTED is room.state.people[BEN].standing
        room.act("ana", c.MarkAbsent(BEN))
        room.act("ben", c.MarkPresent(BEN))
        await terminal.drawn()
        assert "4 of 6 stand by it. Ben to answer; Fay dissents." in terminal.text()


def test_a_second_round_waits_for_nobody_who_left() -> None:
    """Who had rated again before they left counts in it all the same."""
    room = discussed()
    room.act("ana", c.OpenSecondRound(DESIGN), c.MarkAbsent(BEN))
    board = BoardReading(Reading(room.store_for("ana").view(), ANA))
    for progress, words in (({}, "0 of 5"), ({BEN: 1}, "1 of 6")):
        view = proposal_view(board, DESIGN, room.now, progress)
        assert view is not None
        assert f"{words} had rated again at the last count. Sealed until it closes." == view.tally
