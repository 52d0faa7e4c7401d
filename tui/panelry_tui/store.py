"""The store: what this terminal knows of its debrief, and the way everything typed takes.

A command is previewed, made durable in the outbox, then sent; the store says where it is. Screens
read `view()` and call `do()`; they never see a frame.
"""

import asyncio
import contextlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from panelry.commands import WriteNote
from panelry.ids import PersonId
from panelry.parts import Picture
from panelry.refusals import Code
from panelry.sync.client import Changed, ClientHalf, Entry, Settled, frame_of
from panelry.sync.frames import LARGEST_COMMAND, AnyCommand, Do, Frame, FromServer, Hello, encode
from panelry_tui.answers import Answers
from panelry_tui.apart import grown_apart
from panelry_tui.devices import DeviceCode, OwnDevices
from panelry_tui.link import Link, Seat, Standing
from panelry_tui.news import LEFT_OUT, Asked, News, Taken, TooLarge
from panelry_tui.outbox import Outbox, OutboxError
from panelry_tui.place import PLACE

KEEP_EVERY = 5.0
"""Seconds between two copies of the picture for the next start, while it changes."""


class Store:
    """One seat's debrief; made by `Store.open`, live while `run` runs."""

    def __init__(self, seat: Seat, outbox: Outbox, half: ClientHalf) -> None:
        self.seat, self.half = seat, half
        self.folder: Path | None = None  # where the files of the seat are; None where it has none
        half.person = half.person or PersonId(seat.person)
        self.standing_now, self.why = Standing.OFFLINE, ""
        self.mark = ""  # what the first row says before all else: that this is no debrief of real people
        self.last_saved: Entry | None = None  # the entry that reached the server last
        self.unsaved: dict[str | None, Taken] = {}  # notes that this machine could not keep, by criterion
        self.unwritten: set[str] = set()  # names of the texts begun that it could not keep
        self.begun: dict[str, str] = {}  # texts begun and not confirmed, by the name of their dialog
        self.left_at = ""  # where the person was last on the screens, as `place` words it
        self.listeners: list[Callable[[News], None]] = []
        self._outbox, self._link = outbox, Link(seat, self)
        self.adding, self.keeping_note = asyncio.Lock(), asyncio.Lock()
        self._kept_cur: str | None = half.cur
        self._seen: Picture | None = None
        self._never_sent: set[int] = set()
        self._answers, self.devices = Answers(), OwnDevices(seat)
        self.erased = False  # whether the debrief is gone for ever: nothing more is kept here

    @classmethod
    async def open(cls, seat: Seat, folder: Path, key: bytes | None = None) -> "Store":
        """Open a seat's files and show what was kept there; nothing is connected yet.

        Raises what `Outbox.open` raises; without a key, the one beside the outbox serves.
        """
        outbox = await Outbox.open(folder / "outbox.db", key)
        half, begun = await outbox.left()
        store = cls(seat, outbox, half)
        store.folder, store.begun, store.left_at = folder, begun, begun.pop(PLACE, "")
        store.devices.told.update(await outbox.said_devices())
        return store

    async def run(self) -> None:
        """Stay connected and keep copies of the picture, until cancelled."""
        keeping = asyncio.create_task(self._keep_copies())
        try:
            await self._link.run()
            if self.standing_now is Standing.ERASED:
                keeping.cancel()
                await self._wipe()
            await asyncio.Event().wait()
        finally:
            keeping.cancel()

    async def close(self) -> None:
        """Keep answers and picture, unless the debrief is over, or wipe the rest of an erased one; close."""
        try:
            with contextlib.suppress(OutboxError):
                if self.erased:
                    await self._outbox.wipe()
                else:
                    await self._answers.write(self._outbox)
                    await self._keep()
                    await self._outbox.leave(self.half)
        finally:
            await self._outbox.close()

    async def _wipe(self) -> None:
        """Remove everything of an erased debrief from this machine, then say so."""
        self.erased = True
        self.begun, self.unsaved = {}, {}
        try:
            async with self.adding:
                await self._outbox.wipe()
        finally:
            self._tell(News())

    def view(self) -> Picture:
        """Return the picture with everything typed here shown, wherever it is."""
        if self._seen is None:
            self._seen = self.half.view()
        return self._seen

    @property
    def waiting(self) -> int:
        """How many commands are on this machine only."""
        return len(self.half.waiting)

    @property
    def cannot_save(self) -> bool:
        """Whether answers are in memory only, because this machine could not write them down."""
        return self._answers.stuck

    @property
    def live(self) -> bool:
        """Whether the link is open and the picture is not stale."""
        return self.standing_now is Standing.OPEN and self.half.live

    async def do(self, command: AnyCommand, expect: int | None = None) -> Entry:
        """Preview a command, make it durable, and send it if there is a connection.

        Raises `TooLarge` before anything is queued, `OutboxError` if this machine cannot keep it.
        """
        return await self._do(command, expect, None)

    async def ask(self, command: AnyCommand, expect: int | None = None) -> Code | None:
        """Do a command and wait for the answer: None if accepted, else the code of the refusal."""
        answer: asyncio.Future[Code | None] = asyncio.get_running_loop().create_future()
        await self._do(command, expect, answer)
        return await answer

    async def _do(
        self, command: AnyCommand, expect: int | None, answer: asyncio.Future[Code | None] | None
    ) -> Entry:
        async with self.adding:
            self._demand_room((command, expect))
            if (older := self._note_never_sent(command)) is not None:
                if answer is not None:
                    self._answers.await_one(older.n, answer)
                return await self._rewrite(older, command)
            (entry,) = await self._queued((command, expect))
            if answer is not None:
                self._answers.await_one(entry.n, answer)
            self._tell(News())
            if self.half.ready(entry):
                await self._sent(frame_of(entry))
        return entry

    async def queue_all(self, asked: Sequence[Asked]) -> None:
        """Make commands durable together, all or none, to leave with a connection; raises as `do`."""
        async with self.adding:
            self._demand_room(*asked)
            await self._queued(*asked)
            self._tell(News())

    def _demand_room(self, *asked: Asked) -> None:
        if self.erased:
            raise OutboxError("this debrief was erased, so nothing of it is kept. Leave with q.")
        for each in asked:
            if len(encode(frame_of(Entry(2**40, *each))).encode()) > LARGEST_COMMAND:
                raise TooLarge

    async def _queued(self, *asked: Asked) -> list[Entry]:
        """Number commands and make them durable."""
        entries = [self.half.queue(*each) for each in asked]
        self._never_sent.update(entry.n for entry in entries)
        try:
            await self._outbox.add(*entries)
        except BaseException:
            for entry in entries:
                del self.half.waiting[entry.n]
            raise
        return entries

    async def resend(self) -> None:
        """Send again what a restored server no longer has, under its own numbers, then what waits."""
        await self._outbox.wait_again([entry.n for entry in self.half.lost])
        await self._send(self.half.resend())

    async def leave_out(self) -> None:
        """Do without what a restored server no longer has; the texts stay readable here."""
        for entry in self.half.lost:
            await self._outbox.settle(entry.n, LEFT_OUT)
        await self._send(self.half.leave_out())

    async def _send(self, frames: Iterable[Do]) -> None:
        """Send frames in order until the connection is gone; the rest goes with the next welcome."""
        self._tell(News())
        for frame in frames:
            if not await self._sent(frame):
                return

    async def _sent(self, frame: Do) -> bool:
        """Send a command; once it may have left, newer words never take its place."""
        if not await self._link.send(frame):
            return False
        self._never_sent.discard(frame.n)
        return True

    def _note_never_sent(self, command: AnyCommand) -> Entry | None:
        """Return the waiting save of the same note, if no server can have seen it."""
        unseen = [self.half.waiting[n] for n in self._never_sent & self.half.waiting.keys()]
        notes = {each.command.criterion: each for each in unseen if isinstance(each.command, WriteNote)}
        return notes.get(command.criterion) if isinstance(command, WriteNote) else None

    async def _rewrite(self, older: Entry, command: AnyCommand) -> Entry:
        """Put newer words in the place of words that never left; the version they expect stays."""
        entry = Entry(older.n, command, older.expect)
        self.half.waiting[entry.n] = entry
        self._tell(News())
        try:
            await self._outbox.replace(entry)
        except OutboxError:
            self.half.waiting[entry.n] = older
            raise
        return entry

    async def write_down(self, name: str, text: str) -> None:
        """Keep a text that was begun under a name, until it is confirmed; an empty one is forgotten.

        Raises `OutboxError` if it cannot be kept; what cannot be forgotten comes back with a start.
        """
        self.begun[name] = text
        if not text:
            del self.begun[name]
        self.unwritten.discard(name)
        try:
            await (asyncio.sleep(0) if self.erased else self._outbox.write_down(name, text))
        except OutboxError:
            if text:
                self.unwritten.add(name)
                raise

    async def keep_place(self, place: str) -> None:
        """Write down where the person is on the screens, as well as this machine can."""
        self.left_at = place
        if not self.erased:
            with contextlib.suppress(OutboxError):
                await self._outbox.write_down(PLACE, place)

    async def add_device(self) -> DeviceCode:
        """Return a code for one more device of this person; `DeviceError` says why there is none."""
        return await self.devices.invite(self._link.send)

    async def declined(self) -> list[tuple[Entry, str]]:
        """Return everything of this seat that the server declined, with the code."""
        return await self._outbox.declined()

    def hello(self) -> Hello:
        """Return the first frame of a connection."""
        return self.half.hello()

    async def receive(self, frame: FromServer) -> Iterable[Frame]:
        """Take a frame in: write answers down, tell the screens."""
        outcomes, frames = self.half.receive(frame)
        self._never_sent.difference_update(each.n for each in frames if isinstance(each, Do))
        settled = tuple(each for each in outcomes if isinstance(each, Settled))
        for each in settled:
            self._answers.take(each)
            self.last_saved = each.entry if each.code is None else self.last_saved
        with contextlib.suppress(OutboxError):
            for name, text in grown_apart(settled, self.begun):
                await self.write_down(name, text)
            await self._answers.write(self._outbox)
        with contextlib.suppress(OutboxError):
            await self._outbox.say_devices(self.devices.receive(frame))
        changes = [each for each in outcomes if isinstance(each, Changed)]
        sights = tuple(sight for change in changes for sight in change.sights)
        self._tell(News(sights, any(change.whole for change in changes), settled))
        return frames

    def standing(self, standing: Standing, why: str) -> None:
        """Learn how the link stands."""
        self.standing_now, self.why = standing, why
        if standing is not Standing.OPEN:
            self.half.live = False
            self.devices.cut()
        self._tell(News())

    def _tell(self, news: News) -> None:
        self._seen = None
        for listener in tuple(self.listeners):
            listener(news)

    async def _keep_copies(self) -> None:
        while True:
            await asyncio.sleep(KEEP_EVERY)
            with contextlib.suppress(OutboxError):
                if self._answers.unwritten:
                    await self._answers.write(self._outbox)
                    self._tell(News())
                await self._keep()

    async def _keep(self) -> None:
        if (cur := self.half.cur) is not None and cur != self._kept_cur:
            await self._outbox.keep(self.half.epoch, cur, self.half.picture, self.half.memory)
            self._kept_cur = cur
