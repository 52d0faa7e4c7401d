"""The core: journal, office and rooms without a listener, enough for every command of the operator."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TextIO

import msgspec

from panelry.ids import DebriefId
from panelry.office import policies_for
from panelry.policies import Policies
from panelry_server import telemetry
from panelry_server.carrying import carry_over
from panelry_server.clock import Clock, SystemClock
from panelry_server.contact import tell_debriefs, tell_office
from panelry_server.doubting import doubt_restored
from panelry_server.journal import Journal, JournalError
from panelry_server.journal.sqlite import SqliteJournal
from panelry_server.journal.verifying import Progress
from panelry_server.keeping import Keys, KeyStore
from panelry_server.keeping.marks import Markable, Marks
from panelry_server.keeping.memory import MemoryKeys
from panelry_server.keeping.sealing import SealedJournal, seal
from panelry_server.moves import tell_moved
from panelry_server.offering import place_offers, unplaced
from panelry_server.office_room import OfficeRoom
from panelry_server.rooms import Rooms
from panelry_server.secrets_file import secret_of
from panelry_server.settings import Settings
from panelry_server.unanswered import questions
from panelry_server.withdrawing import end_debriefs, follower

NO_DRIVER = "a database needs the extra postgres: install panelry[postgres]"
"""What is said where the settings name a database and its driver is not installed."""


class Core(msgspec.Struct, frozen=True):
    """What every part of the server is given."""

    settings: Settings
    clock: Clock
    secret: bytes
    journal: Journal
    office: OfficeRoom
    rooms: Rooms
    log: telemetry.Log
    keys: KeyStore | None = None
    """The store of keys; None over a journal that was given."""
    marks: Marks | None = None
    """What vouches for the events; None over a journal that was given."""

    @property
    def shared(self) -> bool:
        """Whether several servers may have the record: its keys are then in the database."""
        return self.keys is not None and self.keys.shared

    @property
    def proven(self) -> bool:
        """Whether the key is there that proves the chains; False once it is gone."""
        return self.marks is None or self.marks.proof is not None

    async def demand_pin(self, pin: str) -> None:
        """Raise `JournalError` where the other nodes of the record show another key to terminals."""
        if self.shared:
            from panelry_server.journal.postgres.sharing import demand_pin  # noqa: PLC0415 - an extra

            await demand_pin(self.settings.database, pin)

    async def close(self) -> None:
        """Finish what is under way and close the journal in order."""
        await self.rooms.settle()
        await self.office.settle()
        await self.journal.close()


async def open_core(
    settings: Settings,
    *,
    clock: Clock | None = None,
    journal: Journal | None = None,
    stream: TextIO | None = None,
    progress: Progress | None = None,
    restored: bool = False,
    keys: Keys | None = None,
) -> Core:
    """Open the data folder: its lock, its secret, its journal or the database with it, the office.

    A `journal` that is given is used instead of the folder's, with the `keys` of its candidates; the
    secret is then a fixed one.
    `progress` is told how far the check after an unclean stop is: events verified, and their total.
    An erasure that was ordered and cut short is finished; after a restore every yes is doubted. For
    `restored` see `keeping.marks.marks_of`.
    Raises `journal.Locked` and other `JournalError`s, `SettingsError` for an unfit secret.
    """
    log = telemetry.to(stream or sys.stderr)
    clock = clock or SystemClock()
    kept, store, marks, secret = keys, None, None, bytes(32)
    own = journal is None
    if journal is None:
        journal, secret = await _from_folder(settings, log, progress, restored=restored)
        kept, store, marks = journal.keys, journal.keys, journal.marks
    try:
        office = await OfficeRoom.open(journal, secret, clock, settings, kept or MemoryKeys())
        await office.finish()
        await finish_erasures(journal, office)
        rooms = Rooms(journal, secret, clock, settings, _policies_of(office), office=office)
        if own:
            await doubt_restored(settings.folder, journal, office, rooms)
            await _see_to(settings.folder, office, rooms, clock.now(), log)
        await _follow(office, rooms, alone=store is None or not store.shared)
    except BaseException:
        await journal.close()
        raise
    return Core(settings, clock, secret, journal, office, rooms, log, store, marks)


async def _follow(office: OfficeRoom, rooms: Rooms, *, alone: bool) -> None:
    """Let office and debriefs hear of each other, and catch up where this server is alone. `JournalError`."""
    office.after, rooms.silenced = follower(office, rooms), partial(tell_office, office)
    rooms.moved = partial(tell_moved, office, rooms)
    if alone:
        await catch_up(office, rooms)


async def catch_up(office: OfficeRoom, rooms: Rooms) -> None:
    """Do what a crash cut short between office and debriefs; of several servers one does. `JournalError`."""
    await tell_debriefs(office, rooms, *office.state.candidates)
    await end_debriefs(office, rooms)
    await place_offers(office, rooms, *unplaced(office))


def _policies_of(office: OfficeRoom) -> Callable[[DebriefId], Policies]:
    return lambda debrief: policies_for(office.state, debrief)


async def _see_to(folder: Path, office: OfficeRoom, rooms: Rooms, at: str, log: telemetry.Log) -> None:
    """Carry over what a replaced folder knew, and say in the log that questions wait. `JournalError`."""
    await carry_over(folder, office, rooms, at)
    waiting = questions(folder)
    if waiting:
        log.warning("after a restore: see panelry-server restored", count=len(waiting))


async def finish_erasures(journal: Journal, office: OfficeRoom) -> None:
    """Erase each debrief whose order is on record; what was cut short is done again. `JournalError`."""
    for debrief, at in office.state.erased.items():
        head = await journal.head(debrief)
        if head is not None and head.erased_at is None:
            await journal.erase(debrief, at)


async def _from_folder(
    settings: Settings, log: telemetry.Log, progress: Progress | None, *, restored: bool
) -> tuple[SealedJournal, bytes]:
    plain = await _plain(settings, progress)
    shared = await _shared_keys(settings, plain)
    journal = await seal(plain, settings.folder, restored=restored, shared=shared)
    if journal.marks.now:
        log.info("events of an earlier version are marked")
    for warning in (*journal.warnings, *journal.faults):
        log.warning("journal", warning=warning)
    try:
        return journal, secret_of(settings.folder)
    except BaseException:
        await journal.close()
        raise


async def _shared_keys(settings: Settings, plain: Markable) -> KeyStore | None:
    """Return the keys in the database, None where they are in files; the journal is closed if that fails."""
    if not settings.database:
        return None
    from panelry_server.keeping.sharing import shared_keys  # noqa: PLC0415 - an extra

    try:
        return await shared_keys(settings.folder, settings.database)
    except BaseException:
        await plain.close()
        raise


async def _plain(settings: Settings, progress: Progress | None) -> Markable:
    if not settings.database:
        return await SqliteJournal.open(settings.folder, progress=progress)
    if (settings.folder / "journal.db").exists():
        raise JournalError(
            f"{settings.folder} holds a journal file, and the settings name a database: move the record"
            " with panelry-server migrate to-postgresql, or leave out the database"
        )
    try:
        from panelry_server.journal.postgres import PostgresJournal  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as missing:
        raise JournalError(NO_DRIVER) from missing
    return await PostgresJournal.open(settings.database, settings.folder, take_over=settings.take_over)
