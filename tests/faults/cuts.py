"""The row of power cuts: the journal's own statements on a disk that drops or tears what was not synced.

A run of some lives, each ended by a cut, follows from its seed.
"""

import random
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import apsw

from faults.verdict import Verdict, verdict
from faults.vfs import Disk, File, PowerCutError, PowerCutVFS
from panelry_server.journal import Append, Entry, Head, Record
from panelry_server.journal.group import Change, Create, Erase, Kept
from panelry_server.journal.sqlite.checks import faults_of, straight_from
from panelry_server.journal.sqlite.door import checkpoint, migrate, migrations, set_up
from panelry_server.journal.sqlite.queries import all_heads, events_after, write

LIVES = 5
"""Cuts in one run, one after the other on the same disk."""
NAME = "journal.db"
AT = "2031-05-06T07:08:09Z"


class Wire:
    """An apsw connection with the methods that the journal's statements need."""

    def __init__(self, db: apsw.Connection) -> None:
        self._db = db

    async def execute_fetchall(
        self, sql: str, parameters: Iterable[Any] | None = None, /
    ) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""
        return self._db.execute(sql, tuple(parameters or ())).fetchall()

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]], /) -> None:
        """Run one statement for each set of parameters."""
        for row in parameters:
            self._db.execute(sql, tuple(row)).fetchall()

    async def executescript(self, sql: str, /) -> None:
        """Run several statements."""
        self._db.execute(sql).fetchall()

    async def rollback(self) -> None:
        """Undo the transaction."""
        self._db.execute("ROLLBACK")


@asynccontextmanager
async def started(vfs: PowerCutVFS, synchronous: str) -> AsyncIterator[Wire]:
    """Give the journal's file on the vfs's disk, set up as the server does after a crash.

    `synchronous` alone is then set as asked. The server syncs the folder when it clears the mark
    of an orderly stop. One connection needs no shared memory; small logs are emptied more often.
    """
    db = apsw.Connection(NAME, vfs=vfs.name)
    try:
        wire = Wire(db)
        await wire.executescript("PRAGMA locking_mode = EXCLUSIVE; PRAGMA wal_autocheckpoint = 20;")
        await set_up(wire, Path(NAME))
        vfs.disk.sync_folder()
        await wire.executescript(f"PRAGMA synchronous = {synchronous};")
        await migrate(wire, migrations())
        await checkpoint(wire)
        yield wire
    finally:
        db.close(force=True)


class Life:
    """What was acknowledged since the disk was new: the head of each stream, and the hash of each event."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.heads: dict[str, Head] = {}
        self.hashes: dict[str, dict[int, bytes]] = {}
        self.n = 0

    async def work(self, db: Wire) -> None:
        """Write groups as the journal's writer does, and remember each once it would be acknowledged."""
        for _ in range(12):
            staged = await write(db, self.group())
            await db.execute_fetchall("COMMIT")
            if staged.wiped or self.chance.random() < 0.1:
                await checkpoint(db)
            assert all(isinstance(outcome, Kept) for outcome in staged.outcomes)
            self.acknowledge(staged.heads, staged.records)

    def group(self) -> list[Change]:
        """Return a few changes that no sound journal refuses."""
        alive = [name for name, head in self.heads.items() if head.erased_at is None]
        if len(alive) < 3:
            return [Create(f"oak-{len(self.heads)}")]
        changes: list[Change] = []
        for name in self.chance.sample(alive, self.chance.randint(1, 3)):
            self.n += 1
            sizes = self.chance.choices([1, 8, 60, 250], k=self.chance.randint(1, 3))
            entries = tuple(Entry("Noted", word(name) * size) for size in sizes)
            head = self.heads[name]
            changes.append(Append(name, head.position, head.epoch, "ada-1", self.n, "ada", AT, entries))
        if self.chance.random() < 0.05:
            changes.append(Erase(self.chance.choice(alive), AT))
        return changes

    def acknowledge(self, heads: list[Head], records: list[Record]) -> None:
        """Tell the callers; from now on this must be there."""
        for head in heads:
            self.heads[head.stream] = head
            self.hashes.setdefault(head.stream, {})
        for record in records:
            self.hashes[record.stream][record.position] = record.hash

    async def verdict(self, db: Wire, disk: Disk) -> str | None:
        """Return what a start after a cut found wrong; what is there and sound counts from now on."""
        faults = await faults_of(straight_from(db), "integrity_check")
        if faults:
            return f"corrupt: {faults[0]}"
        heads = {head.stream: head for head in await all_heads(db)}
        for name, promised in self.heads.items():
            head = heads.get(name)
            if head is None or (head.position, head.epoch) < (promised.position, promised.epoch):
                return f"lost: {name} was acknowledged up to {promised.position}, found {head}"
            if promised.erased_at is not None and holds(disk, word(name)):
                return f"undead: {name} was erased, and its words are on the disk"
        for name, head in heads.items():
            records = await events_after(db, name, 0)
            if any(records[at - 1].hash != kept for at, kept in self.hashes.get(name, {}).items()):
                return f"lost: {name} holds other events than were acknowledged"
            self.acknowledge([head], records)
        return None


def word(stream: str) -> bytes:
    """Return what is said in a stream and nowhere else."""
    return f"<{stream} said>".encode()


def holds(disk: Disk, needle: bytes) -> bool:
    """Tell whether any file holds the bytes."""
    return any(needle in file.seen for file in disk.files.values())


async def life_until_a_cut(vfs: PowerCutVFS, life: Life, synchronous: str) -> str | None:
    """Work until the power goes at some call, start again, and return what is wrong."""
    vfs.disk.cut_after(life.chance.randrange(1, 220))
    try:
        async with started(vfs, synchronous) as db:
            await life.work(db)
            vfs.disk.off = True
    except (PowerCutError, apsw.Error):
        assert vfs.disk.off
    vfs.insert(vfs.disk.after_cut())
    try:
        async with started(vfs, synchronous) as db:
            return await life.verdict(db, vfs.disk)
    except apsw.Error as error:
        return f"corrupt: {error}"


async def one_run(
    vfs: PowerCutVFS, seed: int, synchronous: str, lives: int = LIVES
) -> tuple[int, str | None]:
    """Return the cuts from an empty disk on, and what was wrong after the last one.

    The server makes the empty file, and its name certain, before SQLite sees it.
    """
    chance = random.Random(seed)  # noqa: S311 - a seed reproduces the run
    vfs.insert(Disk({NAME: File(named=True)}, chance))
    life = Life(chance)
    for cut in range(1, lives + 1):
        wrong = await life_until_a_cut(vfs, life, synchronous)
        if wrong is not None:
            return cut, wrong
    return lives, None


async def runs(vfs: PowerCutVFS, cuts: int, synchronous: str, first: int = 0) -> tuple[int, list[str]]:
    """Return how many cuts there were, and what was wrong, each with the seed of its run."""
    done, wrong, seed = 0, [], first
    while done < cuts:
        cut, fault = await one_run(vfs, seed, synchronous)
        done += cut
        if fault is not None:
            wrong.append(f"seed {seed}, cut {cut}: {fault}")
        seed += 1
    return done, wrong


async def run(amount: int, seed: int, _: Path) -> Verdict:
    """Cut the power so many times with the journal's own settings."""
    vfs = PowerCutVFS("power-cut")
    try:
        done, wrong = await runs(vfs, amount, "FULL", seed * 10**6)
    finally:
        vfs.unregister()
    return verdict(min(done, amount), wrong)
