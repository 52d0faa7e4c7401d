"""The row of the full disk, as a terminal sees it: held, said, kept, and made good when there is space."""

import asyncio
import random
import sqlite3
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import cast
from faults import record
from faults.verdict import Verdict, verdict
from hosted import QUICK, changed, device_of, seated, token_of
from panelry import commands as c
from panelry.parts import OwnNote
from panelry_server.clock import SystemClock
from panelry_server.core import open_core
from panelry_server.journal.sqlite import SqliteJournal
from panelry_server.keeping.sealing import seal
from panelry_server.serve import Server
from panelry_tui.link import Seat
from panelry_tui.news import News
from panelry_tui.store import Store

PROBE = 0.05
PATIENCE = 20.0
LARGE = 9_000
"""Characters of a note that needs new pages in the file."""


class Disk:
    """A disk that may be full: then a database on it cannot grow."""

    def __init__(self) -> None:
        self.full = False

    def connection(self) -> type[sqlite3.Connection]:
        """Return a class of connection to a file on this disk."""
        disk = self

        class OnDisk(sqlite3.Connection):
            def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
                super().execute(f"PRAGMA max_page_count = {1 if disk.full else 2**30}")
                return super().execute(sql, parameters)

        return OnDisk


async def run(amount: int, seed: int, folder: Path) -> Verdict:
    """Fill the disk so many times under a terminal that is written on."""
    disk, data = Disk(), folder / "data"
    settings = changed(QUICK, folder=data)
    opened = await SqliteJournal.open(data, probe_every=PROBE, connection=disk.connection())
    journal = await seal(opened, data)
    core = await open_core(settings, clock=SystemClock(), journal=journal, stream=StringIO())
    await seated(core)
    told: dict[int, str] = {}
    async with Server(core) as server:
        where = f"127.0.0.1:{server.port}"
        seat = Seat(where, cast.DEBRIEF, device_of(cast.BEN), cast.BEN, "", token_of(cast.BEN))
        store = await Store.open(seat, folder / "seat")
        store.listeners.append(lambda news: _note(news, told))
        running = asyncio.ensure_future(store.run())
        faults = [*await _filled(disk, store, random.Random(seed), amount)]  # noqa: S311 - repeatable
        await _until(lambda: len(told) == store.half._next_n - 1)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        shown = dict(store.half.picture)
        await store.close()
    records, state = await record.read(data)
    faults += record.faults_of(records, {(cast.BEN, 1): set(told)}, {})
    faults += record.seen_otherwise(state, cast.BEN, shown)
    faults += [f"{n} was declined: {why}" for n, why in told.items() if why]
    return verdict(amount, faults, commands=len(told))


def _note(news: News, told: dict[int, str]) -> None:
    for each in news.settled:
        told[each.entry.n] = "" if each.code is None else each.code.value


async def _filled(disk: Disk, store: Store, chance: random.Random, amount: int) -> list[str]:
    """Return what the terminal did not show while the disk was full so many times, and afterwards."""
    faults = []
    await _until(lambda: store.live)
    for number in range(amount):
        disk.full = True
        text = f"{number} ".ljust(LARGE, "x")
        for criterion in cast.CRITERIA:
            await store.do(c.WriteNote(criterion, text))
            if chance.random() < 0.5:
                await store.do(c.Rate(criterion, chance.randrange(1, 6)))
        if not await _until(lambda: store.live and not store.half.writable and store.waiting > 0):
            faults.append(f"filling {number}: the terminal does not say that the server holds its words")
        note = store.view().get(f"OwnNote/{cast.CODE}")
        if not (isinstance(note, OwnNote) and note.text == text):
            faults.append(f"filling {number}: the text has gone from the screen")
        disk.full = False
        if not await _until(lambda: store.live and store.half.writable and not store.waiting):
            faults.append(f"filling {number}: it did not recover, {store.waiting} wait")
    return faults


async def _until(happened: Callable[[], bool]) -> bool:
    """Wait until something is so; return whether it came."""
    for _ in range(int(PATIENCE / 0.01)):
        if happened():
            return True
        await asyncio.sleep(0.01)
    return False
