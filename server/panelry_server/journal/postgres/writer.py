"""The one task that writes: group commit, and recovery when the connection breaks.

A task cancelled inside a transaction would leave it open, so this task is never cancelled, and callers
wait on shielded futures. Whatever a broken connection had begun is over before its heir writes.
"""

import asyncio
import secrets
from collections import deque
from contextlib import suppress

import asyncpg
import msgspec

from panelry_server.journal import Append, Conflict, JournalError, OutcomeUnknown, ReadOnly, Record
from panelry_server.journal.group import Change, Erase, Kept, Staged
from panelry_server.journal.postgres.door import ANSWER, TROUBLE, Door, Hold, reason
from panelry_server.journal.postgres.news import tell
from panelry_server.journal.postgres.queries import TakenOver, is_there, raise_where_lost, write

GROUP = 256
"""The most changes in one transaction."""
_SILENT = 3.0
"""Seconds for which the database may owe an answer before it is said that nothing can be saved (chosen)."""
_FEEL_EVERY, _FELT = 2.0, 5.0
"""Seconds between two questions where nothing is to be written, and for the answer to one (chosen)."""
_LONGEST_STEP = 2**31
_FAREWELL = 5.0
"""Seconds for saying goodbye to the database."""


class Lost(JournalError):  # noqa: N818 - named after what happened
    """The database lacks events that were acknowledged: a failover, or a copy that was put back."""

    def __init__(self) -> None:
        super().__init__(
            "the database lacks events that were acknowledged: start the server again,"
            " terminals then offer to send them again"
        )


class _Waiting(msgspec.Struct, frozen=True, eq=False):
    """A change and the future that its caller waits on."""

    change: Change
    future: asyncio.Future[Kept]

    def settle(self, outcome: Kept | JournalError) -> None:
        if isinstance(outcome, JournalError):
            self.future.set_exception(outcome)
        else:
            self.future.set_result(outcome)


class Writer:
    """Owns the connection that has the journal, from `__init__` to `finish`; made inside a running loop."""

    def __init__(self, door: Door, hold: Hold, *, probe_every: float, group: int = GROUP) -> None:
        self._door = door
        self._hold = hold
        self._probe_every = probe_every
        self._probe_at = 0.0
        self._group = group
        self._why: str | None = None
        self._trouble = ""
        self._lost = False
        self._finishing = False
        self._changes: deque[_Waiting] = deque()
        self._futures: set[asyncio.Future[Kept]] = set()
        self._bell = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._gone = False
        self._asked_at: float | None = None
        self._kept: dict[str, Kept] = {}
        self._watch()
        self._task = self._loop.create_task(self._run(), name="journal writer")
        self._task.add_done_callback(self._ended)

    @property
    def writable(self) -> bool:
        """Whether changes are taken now; no longer said while the database owes an answer for long."""
        silent = self._asked_at is not None and self._loop.time() - self._asked_at >= _SILENT
        return self._why is None and not self._finishing and not silent

    async def change(self, change: Change) -> Kept:
        """Make a change durable, together with whatever else waits."""
        if self._finishing:
            raise JournalError("the journal is closed: open it again")
        if self._why is not None:
            raise ReadOnly(self._why)
        future: asyncio.Future[Kept] = self._loop.create_future()
        self._futures.add(future)
        future.add_done_callback(self._futures.discard)
        self._changes.append(_Waiting(change, future))
        self._bell.set()
        return await asyncio.shield(future)

    def saw(self, record: Record) -> None:
        """Note what is in the database, perhaps by another node: it must not be missing later."""
        known = self._kept.get(record.stream)
        if known is None or known.position < record.position:
            self._kept[record.stream] = Kept(record.stream, record.position, 0, record.hash)

    async def finish(self) -> None:
        """Do what waits and let the journal go."""
        self._finishing = True
        self._bell.set()
        await asyncio.wait([self._task])
        with suppress(*TROUBLE):
            await asyncio.wait_for(self._hold.db.close(), _FAREWELL)

    def _ended(self, _: asyncio.Task[None]) -> None:
        self._finishing = True
        for future in [each for each in self._futures if not each.done()]:
            future.set_exception(OutcomeUnknown("the journal stopped"))

    async def _run(self) -> None:
        try:
            while await self._rung():
                await self._turn()
        except BaseException:
            self._hold.db.terminate()
            raise

    async def _turn(self) -> None:
        self._asked_at = self._asked_at or self._loop.time()
        if self._gone:
            await self._see_to_connection()
        await self._probe_if_due()
        if self._changes:
            await self._commit([self._changes.popleft() for _ in range(min(self._group, len(self._changes)))])
        elif self._hold.channel and self._why is None and not self._hold.db.is_in_transaction():
            await self._feel()
        if not self._gone:
            self._asked_at = None

    async def _feel(self) -> None:
        """Ask whether the database is there: one that fell silent breaks no connection."""
        with suppress(*TROUBLE):
            async with asyncio.timeout(_FELT):
                await self._hold.db.execute("SELECT 1")
                return
        self._gone = True

    async def _rung(self) -> bool:
        """Wait for work or for the next probe; False when all is done and the journal closes."""
        if self._changes or self._gone:
            return True
        if self._finishing:
            return False
        self._bell.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout_at(self._wakes_at()):
                await self._bell.wait()
        return True

    def _wakes_at(self) -> float | None:
        if self._lost or (self._why is None and not self._hold.channel):
            return None
        return self._loop.time() + _FEEL_EVERY if self._why is None else self._probe_at

    async def _commit(self, group: list[_Waiting]) -> None:
        left = await self._attempt(group)
        if left and self._why is None:
            left = await self._attempt(left)
        if left:
            self._stop_writing()
        for waiting in left:
            waiting.settle(ReadOnly(self._trouble))

    async def _attempt(self, group: list[_Waiting]) -> list[_Waiting]:
        """Write a group in one transaction; return what is to be appended again after an error."""
        db, staged = self._hold.db, None
        self._asked_at = self._asked_at or self._loop.time()
        try:
            async with asyncio.timeout(ANSWER):
                await db.execute("BEGIN")
                written = await write(db, self._hold.term, [waiting.change for waiting in group])
                if self._hold.channel and written.heads:
                    await tell(db, self._hold.channel, written.heads)
                staged = written
                await db.execute("COMMIT")
            self._asked_at = None
            if staged.wiped:
                await db.execute("VACUUM (FULL) event")
        except asyncpg.UniqueViolationError:
            await self._one_by_one(group)
            return []
        except (TakenOver, *TROUBLE) as error:
            self._trouble = reason(error)
            return await self._recover(group, staged)
        for waiting, outcome in zip(group, staged.outcomes, strict=True):
            self._acknowledge(waiting, outcome)
        return []

    def _acknowledge(self, waiting: _Waiting, outcome: Kept | JournalError) -> None:
        if isinstance(outcome, Kept):
            self._kept[outcome.stream] = outcome
        waiting.settle(outcome)

    async def _one_by_one(self, group: list[_Waiting]) -> None:
        """Part a command that is already there from its neighbours."""
        with suppress(*TROUBLE):
            await self._hold.db.execute("ROLLBACK")
        match group:
            case [_Waiting(change=Append(stream=stream, expected=expected)) as waiting]:
                waiting.settle(Conflict(stream, expected))
            case _:
                for waiting in group:
                    await self._commit([waiting])

    async def _recover(self, group: list[_Waiting], staged: Staged | None) -> list[_Waiting]:
        """Learn what an interrupted group left in the database; answer for that and return the rest."""
        back = await self._reopen()
        if staged is None:
            return group
        left: list[_Waiting] = []
        for waiting, outcome in zip(group, staged.outcomes, strict=True):
            there = await self._is_there(outcome) if back else None
            if isinstance(outcome, JournalError) or there is False:
                left.append(waiting)
            elif there and not isinstance(waiting.change, Erase):
                self._acknowledge(waiting, outcome)
            else:
                waiting.settle(OutcomeUnknown(self._trouble))
        return left

    async def _is_there(self, outcome: Kept | JournalError) -> bool | None:
        if isinstance(outcome, JournalError):
            return False
        try:
            return await is_there(self._hold.db, outcome)
        except TROUBLE:
            return None

    async def _reopen(self) -> bool:
        """Have the journal again over a new connection; False, and read-only, if that fails."""
        self._hold.db.terminate()
        try:
            self._hold = await self._door.retake(self._hold)
            self._gone = False
            self._watch()
            await self._demand_all_kept()
        except (TakenOver, Lost) as gone:
            self._lost, self._trouble = True, str(gone)
            self._stop_writing()
            return False
        except TROUBLE as error:
            self._trouble = reason(error)
            self._stop_writing()
            return False
        self._why = None
        return True

    async def _demand_all_kept(self) -> None:
        """Raise `Lost` where the database, perhaps another by now, lacks what was acknowledged.

        A node goes on: its rooms hear that those streams were begun anew, as the other nodes' do.
        """
        step = 1 + secrets.randbelow(_LONGEST_STEP)
        lost = await raise_where_lost(self._hold.db, self._kept.values(), step)
        if lost and not self._hold.channel:
            raise Lost
        for stream in lost:
            del self._kept[stream]

    def _watch(self) -> None:
        """Notice when the connection breaks, also while nobody writes."""
        hold = self._hold
        hold.db.add_termination_listener(lambda _: self._broke(hold))

    def _broke(self, hold: Hold) -> None:
        self._gone = hold is self._hold
        self._bell.set()

    async def _see_to_connection(self) -> None:
        """Have the journal again at once when its connection broke, so that nobody else thinks it free."""
        self._gone = False
        if self._why is None and not self._finishing:
            self._trouble = "the connection broke"
            await self._reopen()

    def _stop_writing(self) -> None:
        self._why = self._trouble
        self._probe_at = self._loop.time() + self._probe_every
        while self._changes:
            self._changes.popleft().settle(ReadOnly(self._why))

    async def _probe_if_due(self) -> None:
        """Leave read-only mode if the database takes writes again."""
        if self._why is None or self._lost or self._loop.time() < self._probe_at:
            return
        await self._reopen()
