"""The store: previewed at once, durable before it is sent, and where it is."""

import asyncio
from pathlib import Path

import msgspec
import pytest

from panelry import commands as c
from panelry.debrief import Phase
from panelry.ids import CriterionId, PersonId
from panelry.parts import Heading
from panelry.refusals import Code
from panelry.sync.client import Entry
from panelry_tui.link import Seat, Standing
from panelry_tui.news import News, TooLarge
from panelry_tui.outbox import OutboxError
from panelry_tui.reading import Reading
from panelry_tui.store import Store
from panelry_tui.words import connection
from tui.fake_room import FakeRoom, FullOutbox, MemoryOutbox, RoomLink

DESIGN = CriterionId("system-design")
SEAT = Seat("127.0.0.1:9", "d1", "v1", "ben", "Ben Okafor", "t" * 43)


def my_rating(store: Store) -> int | None:
    """Return the level that the store shows for the first criterion."""
    rating = Reading(store.view(), store.half.person).my_rating(DESIGN)
    return None if rating is None else rating.level


def my_note(store: Store) -> str:
    """Return the note that the store shows for the first criterion."""
    note = Reading(store.view(), store.half.person).my_note(DESIGN)
    return "" if note is None else note.text


async def test_an_accepted_command_reaches_the_server_and_is_answered() -> None:
    """Asking waits for the answer; nothing waits afterwards."""
    room = FakeRoom()
    store = room.store_for("ben")
    assert await store.ask(c.Rate(DESIGN, 4)) is None
    assert (4, 0, True) == (my_rating(store), store.waiting, store.live)
    assert store.last_saved is not None


async def test_a_refusal_comes_back_as_its_code() -> None:
    """The preview goes and the entry is written down as declined."""
    store = FakeRoom().store_for("ben")
    assert Code.LEVEL_OFF_THE_SCALE is await store.ask(c.Rate(DESIGN, 9))
    assert my_rating(store) is None
    declined = await store.declined()
    assert ["level-off-the-scale"] == [code for _, code in declined]


async def test_what_is_typed_offline_shows_and_waits() -> None:
    """It arrives with the next connection, in order."""
    room = FakeRoom()
    store = room.store_for("ben")
    room.cut("ben")
    await store.do(c.Rate(DESIGN, 2))
    await store.do(c.Rate(DESIGN, 3))
    assert (3, 2, False) == (my_rating(store), store.waiting, store.live)
    await room.join_again("ben")
    assert (3, 0, True) == (my_rating(store), store.waiting, store.live)
    assert 3 == room.state.card(PersonId("ben")).ratings[DESIGN].level


async def test_a_note_typed_offline_waits_once_however_often_it_is_saved() -> None:
    """Newer words replace words that no server can have seen, so no version is skipped."""
    room = FakeRoom()
    store = room.store_for("ben")
    room.cut("ben")
    for text in ("B", "Back", "Back-pressure"):
        await store.do(c.WriteNote(DESIGN, text), 0)
    await store.do(c.WriteNote(None, "on the whole"), 0)
    assert ("Back-pressure", 2) == (my_note(store), store.waiting)
    await room.join_again("ben")
    assert "Back-pressure" == room.state.card(PersonId("ben")).notes[DESIGN].text
    assert 1 == room.state.card(PersonId("ben")).notes[DESIGN].version


async def test_a_note_changed_on_another_device_meanwhile_is_not_overwritten() -> None:
    """The save made offline expects the version it saw, however often it was typed on."""
    room = FakeRoom()
    store = room.store_for("ben")
    room.cut("ben")
    await store.do(c.WriteNote(DESIGN, "here"), 0)
    await store.do(c.WriteNote(DESIGN, "here, longer"), 1)
    room.act("ben", c.WriteNote(DESIGN, "there"))
    await room.join_again("ben")
    assert "there" == my_note(store)
    assert ["changed-elsewhere"] == [code for _, code in await store.declined()]


async def test_a_note_that_may_have_left_is_never_replaced() -> None:
    """Its number stands for what the server may have read."""
    room = FakeRoom()
    store = room.store_for("ben")
    room.cut("ben")
    first = await store.do(c.WriteNote(DESIGN, "first"))
    store._never_sent.clear()
    second = await store.do(c.WriteNote(DESIGN, "second"))
    assert first.n != second.n


async def test_a_command_that_is_too_large_is_said_before_anything_is_queued() -> None:
    """It would end every connection."""
    store = FakeRoom().store_for("ben")
    with pytest.raises(TooLarge):
        await store.do(c.WriteNote(None, "x" * 50_000))
    assert 0 == store.waiting


async def test_what_this_machine_cannot_keep_is_not_shown_as_kept() -> None:
    """The preview goes with the error."""

    class FullOutbox(MemoryOutbox):
        async def add(self, *entries: Entry) -> None:
            raise OutboxError(f"no room for {entries[0].n}")

    store = FakeRoom().store_for("ben")
    store._outbox = FullOutbox()
    with pytest.raises(OutboxError):
        await store.do(c.Rate(DESIGN, 4))
    assert (None, 0) == (my_rating(store), store.waiting)


async def test_an_answer_that_cannot_be_written_is_said_and_written_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A full disk costs neither the answer nor the connection; it is tried again while it runs."""
    monkeypatch.setattr("panelry_tui.store.KEEP_EVERY", 0.01)
    store = FakeRoom().store_for("ben")
    outbox = store._outbox = FullOutbox()
    outbox.full = False
    store.listeners.append(lambda _: setattr(outbox, "full", store.waiting > 0 or outbox.full))
    assert await store.ask(c.Rate(DESIGN, 4)) is None
    words = connection(store, Reading(store.view(), PersonId("ben"))).words
    assert ("this machine cannot save", {}) == (words, outbox.answers)
    outbox.full = False
    running = asyncio.create_task(store.run())
    await asyncio.sleep(0.1)
    running.cancel()
    assert ({1: "accepted"}, False) == (outbox.answers, store.cannot_save)


async def test_what_cannot_be_forgotten_now_hurts_nobody() -> None:
    """The text of a confirmed dialog may come back after a restart; one that was not kept is said."""
    store = FakeRoom().store_for("ben")
    store._outbox = FullOutbox()
    with pytest.raises(OutboxError):
        await store.write_down("dialog", "words")
    await store.write_down("dialog", "")
    assert {} == store.begun


async def test_listeners_learn_of_sights_and_answers() -> None:
    """One terminal's act is another's news."""
    room = FakeRoom()
    ana, ben = room.store_for("ana"), room.store_for("ben")
    heard: list[News] = []
    ben.listeners.append(heard.append)
    await ana.ask(c.Nudge(PersonId("ben")))
    await ben.ask(c.Rate(DESIGN, 1))
    assert ["Nudged"] == [getattr(each, "kind", "") for news in heard[:1] for each in news.sights]
    assert [None] == [each.code for news in heard for each in news.settled]


async def test_a_text_that_was_begun_is_there_after_a_restart(tmp_path: Path) -> None:
    """Half a sentence in a dialog survives a crash; a confirmed one is forgotten."""
    store = await Store.open(SEAT, tmp_path)
    await store.write_down("observation/x", "Sized the")
    await store.write_down("observation/y", "gone")
    await store.write_down("observation/y", "")
    await store.close()
    again = await Store.open(SEAT, tmp_path)
    assert {"observation/x": "Sized the"} == again.begun
    await again.close()


async def test_a_start_without_a_network_shows_what_was_kept(tmp_path: Path) -> None:
    """The picture, the person, and everything that waits, with the preview."""
    room = FakeRoom()
    store = await Store.open(SEAT, tmp_path)
    store.half.restore(1, "cur", room.half.picture(PersonId("ben")))
    await store.do(c.Rate(DESIGN, 4))
    await store.close()
    again = await Store.open(SEAT, tmp_path)
    assert ("ben", 4, 1) == (again.half.person, my_rating(again), again.waiting)
    assert Standing.OFFLINE is again.standing_now
    await again.close()


@pytest.mark.parametrize("phase", [Phase.CLOSED, Phase.WITHDRAWN, Phase.ABANDONED])
async def test_leaving_a_debrief_that_is_over_leaves_no_word_behind(tmp_path: Path, phase: Phase) -> None:
    """The server has everything: only how far it came and how it ended stays on this machine."""
    store = await ending(tmp_path, phase)
    await store._outbox.settle(1, "accepted")
    store.half.waiting.clear()
    await store.close()
    again = await Store.open(SEAT, tmp_path)
    kinds = {key.partition("/")[0] for key in again.half.picture}
    assert (0, {"Heading", "Line", "Seat"}, {}, 2) == (
        again.waiting,
        kinds,
        again.half.accepted,
        again.half._next_n,
    )
    await again.close()


async def ending(folder: Path, phase: Phase) -> Store:
    """Return a store with an entry and a picture of a debrief in a phase."""
    room = FakeRoom()
    store = await Store.open(SEAT, folder)
    picture = room.half.picture(PersonId("ben"))
    heading = picture["Heading"]
    assert isinstance(heading, Heading)
    store.half.restore(1, "cur", {**picture, "Heading": msgspec.structs.replace(heading, phase=phase)})
    store._kept_cur = None
    await store.do(c.Rate(DESIGN, 4))
    return store


async def test_what_the_server_does_not_have_stays_when_a_debrief_is_over(tmp_path: Path) -> None:
    """It waits for the next connection; then somebody learns what became of it."""
    store = await ending(tmp_path, Phase.CLOSED)
    await store.close()
    again = await Store.open(SEAT, tmp_path)
    assert (1, "cur") == (again.waiting, again.half.cur)
    await again.close()


async def test_a_debrief_that_goes_on_stays_on_this_machine(tmp_path: Path) -> None:
    """A start without a network shows it."""
    store = await ending(tmp_path, Phase.RELEASE)
    await store._outbox.settle(1, "accepted")
    store.half.waiting.clear()
    await store.close()
    again = await Store.open(SEAT, tmp_path)
    assert ("cur", [1]) == (again.half.cur, list(again.half.accepted))
    await again.close()


async def test_copies_are_kept_while_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that is killed starts with a recent picture."""
    monkeypatch.setattr("panelry_tui.store.KEEP_EVERY", 0.01)
    store = await Store.open(SEAT, tmp_path)
    store._link = RoomLink(SEAT, store, FakeRoom())
    running = asyncio.create_task(store.run())
    store.half.restore(1, "cur", {})
    await asyncio.sleep(0.1)
    running.cancel()
    kept = await store._outbox.kept()
    assert kept is not None
    assert "cur" == kept[1]
    await store._outbox.close()
