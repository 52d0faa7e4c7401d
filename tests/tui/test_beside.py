"""Beside an open desk: commands of the same person go through it, and nothing typed is lost."""

import asyncio
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from panelry.desk import Desk, desk_of
from panelry.hiring import PositionState
from panelry.ids import PositionId
from panelry.office import commands as c
from panelry.refusals import SENTENCES, Code
from panelry_tui.beside import CLOSED, Borrowed, borrowed, lent
from panelry_tui.link import Standing
from panelry_tui.news import TooLarge
from panelry_tui.outbox import OutboxError
from panelry_tui.seats import Seats
from panelry_tui.store import Store
from server.operated import Operated
from tui.fake_office import BACKEND, GRACE, OfficeLink, hiring_office
from tui.test_desk_commands import TITLE, Terminal, joined, office

__all__ = ["office"]

NEW = c.OpenPosition(PositionId("new"), "Analyst")
DEEP = "a-folder-with-a-long-name-" * 6


@asynccontextmanager
async def beside(folder: Path, store: Store) -> AsyncIterator[Borrowed]:
    """Stand beside a program that has a seat open."""
    async with lent(store, folder):
        there = await borrowed(folder)
        assert there is not None
        yield there
        there.leave()


def seen(there: Borrowed) -> Desk:
    """Return the desk as it is seen beside."""
    return desk_of(there.shown.sights, "2026-11-22T10:00:00.000Z", mail=there.shown.mail)


@asynccontextmanager
async def open_desk(terminal: Terminal) -> AsyncIterator[Store]:
    """Have the office's seat of a terminal open, as the desk's screen has."""
    seats = Seats(terminal.folder)
    (kept,) = seats.kept()
    with seats.held(kept):
        store = await Store.open(kept.seat, kept.folder, seats.key())
        running = asyncio.create_task(store.run())
        try:
            async with lent(store, kept.folder):
                yield store
        finally:
            running.cancel()
            await store.close()


async def test_commands_work_beside_an_open_desk(office: Operated) -> None:
    """They act and look through it; the desk sees it at once, and its numbers go on without a gap."""
    cora = await asyncio.to_thread(joined, office, "Cora Blum")
    async with open_desk(cora) as store:
        said = await asyncio.to_thread(cora.done, "position", "new", TITLE)
        assert f"{TITLE} is open.\n" == said
        assert TITLE in await asyncio.to_thread(cora.done, "position", "list")
        declined = await asyncio.to_thread(cora.say, "position", "new", TITLE)
        assert (1, f"Error: {SENTENCES[Code.ID_TAKEN]}\n") == (declined.code, declined.talk)
        position = c.OpenPosition(PositionId("here"), "Analyst")
        assert await store.ask(position) is None
        titles = [each.title for each in desk_of(store.view().values(), "").positions.values()]
        assert {TITLE, "Analyst"} == set(titles)
    assert "Analyst" in await asyncio.to_thread(cora.done, "position", "list")


async def test_two_commands_at_once_both_work(office: Operated) -> None:
    """The one that comes second waits until the first has left the seat."""
    cora = await asyncio.to_thread(joined, office, "Cora Blum")
    seats = Seats(cora.folder)
    (kept,) = seats.kept()
    with seats.held(kept):
        second = asyncio.create_task(asyncio.to_thread(cora.done, "position", "new", TITLE))
        await asyncio.sleep(0.3)
        assert not second.done()
    assert f"{TITLE} is open.\n" == await second


async def test_what_is_seen_beside_is_what_the_desk_sees(tmp_path: Path) -> None:
    """Also after an act, in a folder with a name too long for a socket; only its owner may enter."""
    folder = tmp_path / DEEP
    folder.mkdir()
    hiring = hiring_office()
    store = hiring.store_for(GRACE)
    async with beside(folder, store) as there:
        assert 0o600 == stat.S_IMODE((folder / "beside.sock").stat().st_mode)
        await there.look()
        assert tuple(store.view().values()) == there.shown.sights
        assert await there.ask(NEW) is None
        assert "Analyst" in [each.title for each in seen(there).positions.values()]
        assert Code.ID_TAKEN is await there.ask(NEW)
    assert [] == list(folder.iterdir())
    assert await borrowed(folder) is None


async def test_a_desk_that_is_closed_meanwhile_keeps_what_was_asked(tmp_path: Path) -> None:
    """The command says so; what was asked waits in the outbox."""
    hiring = hiring_office()
    store = hiring.store_for(GRACE)
    link = store._link
    assert isinstance(link, OfficeLink)
    link.cut = True
    queued = asyncio.Event()
    store.listeners.append(lambda _: queued.set())
    async with lent(store, tmp_path):
        there = await borrowed(tmp_path)
        assert there is not None
        asked = asyncio.create_task(there.ask(NEW))
        async with asyncio.timeout(30):
            await queued.wait()
    with pytest.raises(ConnectionError) as closed:
        await asked
    assert CLOSED == str(closed.value)
    assert [NEW] == [each.command for each in store.half.waiting.values()]
    with pytest.raises(ConnectionError, match="was closed"):
        await there.look()
    there.leave()


async def test_a_desk_without_a_server_says_so(tmp_path: Path) -> None:
    """Nothing is asked then; one that comes back while it is waited for is used."""
    hiring = hiring_office()
    store = hiring.store_for(GRACE)
    async with beside(tmp_path, store) as there:
        store.standing(Standing.OFFLINE, "no connection to the server")
        asked = asyncio.create_task(there.ask(c.MovePosition(BACKEND, PositionState.ON_HOLD, "the budget")))
        await asyncio.sleep(0.1)
        assert not asked.done()
        store.half.live = True
        store.standing(Standing.OPEN, "")
        assert await asked is None
        store.standing(Standing.STOPPED, "this seat was ended")
        with pytest.raises(ConnectionError, match="this seat was ended"):
            await there.ask(NEW)
        with pytest.raises(ConnectionError, match="this seat was ended"):
            await there.look()
    assert {} == store.half.waiting


async def test_a_desk_that_cannot_ask_says_why(tmp_path: Path) -> None:
    """What is too large is too large there, too; a full disk is said in its words."""
    store = hiring_office().store_for(GRACE)
    async with beside(tmp_path, store) as there:
        with pytest.raises(TooLarge):
            await there.ask(c.OpenPosition(PositionId("p"), "x" * 2**17))
        store.erased = True
        with pytest.raises(OutboxError, match="was erased"):
            await there.ask(NEW)


async def test_words_that_mean_nothing_end_that_talk_alone(tmp_path: Path) -> None:
    """The next one beside is heard."""
    store = hiring_office().store_for(GRACE)
    async with beside(tmp_path, store) as there:
        reader, writer = await asyncio.open_unix_connection(tmp_path / "beside.sock")
        writer.write(b"nonsense\n")
        assert b"" == await reader.read()
        writer.close()
        await there.look()
        assert there.shown.sights


async def test_a_desk_opens_where_no_socket_can_be_made(tmp_path: Path) -> None:
    """Then nobody stands beside it."""
    store = hiring_office().store_for(GRACE)
    async with lent(store, tmp_path / "nowhere"):
        assert await borrowed(tmp_path / "nowhere") is None
