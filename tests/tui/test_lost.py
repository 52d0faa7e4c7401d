"""A server that was restored: what it lost is shown in plain words and sent again if the person agrees."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.screen import ModalScreen

from panelry import commands as c
from panelry.ids import CriterionId, ObservationId, PersonId
from panelry.panel import Recommendation
from panelry.points import Kind
from panelry.sync.client import Entry
from panelry.sync.frames import Welcome
from panelry_tui.news import LEFT_OUT, News
from panelry_tui.outbox import Outbox, OutboxError
from panelry_tui.reading import Reading
from panelry_tui.screens.lost import MOST, line_of
from panelry_tui.store import Store
from panelry_tui.words import not_taken
from tui.fake_room import FakeRoom
from tui.seated import Terminal, seated

DESIGN = CriterionId("system-design")
BEN = PersonId("ben")
NOTE = "Back-pressure only after the third prompt."


async def restored(room: FakeRoom, store: Store, *commands: c.Command) -> None:
    """Let somebody do things, and let the server forget them; the terminal hears of it in a welcome."""
    before = room.state
    for command in commands:
        await store.ask(command)
    room.state = room.half.state = before
    welcome = Welcome(7, "c", "same", 0, BEN, ())
    store.half.hello()
    await store.receive(welcome)


async def shown(terminal: Terminal, room: FakeRoom, *commands: c.Command) -> Store:
    """Restore the server under somebody's eyes and wait for the dialog."""
    store = room.stores[BEN]
    await restored(room, store, *commands)
    await terminal.drawn()
    await terminal.drawn()
    return store


async def test_what_the_server_lost_is_shown_and_sent_again() -> None:
    """The same numbers, in the same order, once the person has agreed."""
    room = FakeRoom()
    async with seated(room, "ben") as terminal:
        store = await shown(terminal, room, c.Rate(DESIGN, 4), c.WriteNote(DESIGN, NOTE))
        words = terminal.dialog()
        assert "2 things you did here before are no longer on the server" in words
        assert "  rating 4 · System design\n" in words
        assert f"  note · System design · {NOTE}\n" in words
        assert "Nothing newer is sent before you choose." in words
        await terminal.press("enter")
        assert (0, ()) == (store.waiting, store.half.lost)
    card = room.state.card(BEN)
    assert (4, NOTE) == (card.ratings[DESIGN].level, card.notes[DESIGN].text)


async def test_what_the_server_lost_may_be_left_out() -> None:
    """Its texts stay readable here, with the reason; it is not asked about again."""
    room = FakeRoom()
    async with seated(room, "ben") as terminal:
        store = await shown(terminal, room, c.WriteNote(DESIGN, NOTE))
        assert "One thing you did here before is no longer" in terminal.dialog()
        await terminal.press("down", "enter")
        assert [LEFT_OUT] == [code for _, code in await store.declined()]
        told = not_taken(await store.declined(), Reading(store.view(), BEN))
        assert "restored from a backup without this, and you left it out." in told
        assert NOTE in told
        assert not isinstance(terminal.app.screen, ModalScreen)
    assert {} == room.state.card(BEN).notes


async def test_a_choice_that_was_put_off_is_asked_for_again_with_the_next_act() -> None:
    """Until then others' news bring no dialog, and what is new waits behind it."""
    room = FakeRoom()
    async with seated(room, "ben") as terminal:
        store = await shown(terminal, room, c.Rate(DESIGN, 4))
        await terminal.press("escape")
        room.act("ana", c.Nudge(BEN))
        store._tell(News())
        await terminal.drawn()
        assert not isinstance(terminal.app.screen, ModalScreen)
        await store.do(c.Rate(DESIGN, 2))
        await terminal.drawn()
        await terminal.drawn()
        assert isinstance(terminal.app.screen, ModalScreen)
        assert {} == room.state.card(BEN).ratings
        await terminal.press("enter")
    assert 2 == room.state.card(BEN).ratings[DESIGN].level


async def test_the_question_waits_for_an_open_dialog() -> None:
    """Nobody loses the field that they are typing in."""
    room = FakeRoom()
    async with seated(room, "ben") as terminal:
        await terminal.press("question_mark")
        before = terminal.app.screen
        store = await shown(terminal, room, c.Rate(DESIGN, 4))
        assert before is terminal.app.screen
        await terminal.press("escape")
        store._tell(News())
        await terminal.drawn()
        await terminal.drawn()
        assert "no longer on the server" in terminal.dialog()


async def test_a_machine_that_cannot_keep_the_choice_says_so() -> None:
    """Nothing is sent that would not survive a crash; the question stays."""

    async def full(numbers: Sequence[int]) -> None:
        raise OutboxError(f"no room on this machine for {len(numbers)}")

    room = FakeRoom()
    async with seated(room, "ben") as terminal:
        store = await shown(terminal, room, c.Rate(DESIGN, 4))
        store._outbox.wait_again = full  # type: ignore[method-assign]  # a full disk
        await terminal.press("enter")
        assert "Not done: no room on this machine for 1" in terminal.said()
        assert 1 == len(store.half.lost)


async def test_news_that_come_together_bring_one_dialog() -> None:
    """Nobody answers the same question twice."""
    room = FakeRoom()
    async with seated(room, "ben") as terminal:
        store = await shown(terminal, room, c.Rate(DESIGN, 4))
        offer = terminal.app._offer
        assert offer is not None
        await offer.ask()
        assert not offer.due()
        assert 1 == len(store.half.lost)
        await terminal.press("escape")
        assert not isinstance(terminal.app.screen, ModalScreen)


async def test_a_long_list_shows_the_newest_and_counts_the_rest() -> None:
    """The dialog stays small enough for every terminal."""
    room = FakeRoom()
    async with seated(room, "ben") as terminal:
        await shown(terminal, room, *(c.Rate(DESIGN, 1 + n % 5) for n in range(MOST + 3)))
        words = terminal.dialog()
    assert "  and 3 before them\n" in words
    assert MOST == words.count("rating ")


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (c.Rate(DESIGN, None), "no evidence · System design"),
        (c.RateAgain(DESIGN, 2), "rating 2 · System design"),
        (c.WriteNote(None, "x" * 60), f"note · {'x' * 47}…"),
        (
            c.Observe(ObservationId("o"), DESIGN, Kind.SAW, "two\nlines"),
            "observation · System design · two lines",
        ),
        (c.Recommend(Recommendation.YES), "recommend"),
        (c.Submit(), "submit"),
    ],
)
def test_a_command_is_told_in_a_line(command: c.Command, line: str) -> None:
    """What it was, about what, and how it began."""
    room = FakeRoom()
    reading = Reading(room.store_for("ben").view(), BEN)
    assert line == line_of(Entry(1, command), reading)


async def test_what_was_accepted_is_known_after_a_restart(tmp_path: Path) -> None:
    """A terminal that was closed meanwhile finds the loss all the same; once agreed it waits, durably."""
    outbox = await Outbox.open(tmp_path / "outbox.db")
    entries = [Entry(1, c.Rate(DESIGN, 4)), Entry(2, c.WriteNote(DESIGN, NOTE)), Entry(3, c.Submit())]
    for entry, answer in zip(entries, ("accepted", "accepted", "scorecard-incomplete"), strict=True):
        await outbox.add(entry)
        await outbox.settle(entry.n, answer)
    assert entries[:2] == await outbox.accepted()
    await outbox.wait_again([2])
    assert (entries[:1], entries[1:2]) == (await outbox.accepted(), await outbox.waiting())
    await outbox.close()


async def test_without_a_connection_what_is_sent_again_waits() -> None:
    """It goes with the next welcome."""
    room = FakeRoom()
    store = room.store_for("ben")
    await restored(room, store, c.Rate(DESIGN, 4))
    room.cut("ben")
    await store.resend()
    assert 1 == store.waiting
    await room.join_again("ben")
    assert (0, 4) == (store.waiting, room.state.card(BEN).ratings[DESIGN].level)
