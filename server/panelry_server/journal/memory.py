"""The journal in memory: the fake for tests and rehearsals, held to the same contract as the durable ones."""

import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from panelry_server.journal import (
    Append,
    Conflict,
    Damaged,
    Head,
    JournalError,
    News,
    ReadOnly,
    Record,
    UnknownStream,
)
from panelry_server.journal.chain import fault_in
from panelry_server.journal.group import Change, Create, Erase, Kept, demand_sound, stage


class MemoryJournal:
    """Keeps everything until it is dropped. Set `writable` to False to see what a full disk does."""

    def __init__(self) -> None:
        self.writable = True
        self.faults: tuple[str, ...] = ()
        self.warnings: tuple[str, ...] = ()
        self.news: News | None = None
        self._heads: dict[str, Head] = {}
        self._records: dict[str, list[Record]] = {}
        self._answers: dict[tuple[str, str, int], int] = {}
        self._open = True

    async def create(self, stream: str) -> None:
        """Begin a stream at position 0, epoch 1; `Conflict` if it exists."""
        self._change(Create(stream))

    async def append(self, append: Append) -> int:
        """Append and return the position of the last event; see the port for what may be raised."""
        return self._change(append).position

    async def read(self, stream: str, after: int = 0) -> list[Record]:
        """Return the events after a position; from 0 the chain is verified."""
        self._demand_open()
        head = self._heads.get(stream)
        if head is None:
            raise UnknownStream(stream)
        records = self._records[stream]
        fault = fault_in(head, records) if after == 0 else None
        if fault is not None:
            raise Damaged(fault)
        return [record for record in records if record.position > after]

    async def answer(self, stream: str, device: str, n: int) -> int | None:
        """Return the position of the last event of that command, None if it left none."""
        self._demand_open()
        return self._answers.get((stream, device, n))

    async def highest(self, stream: str) -> dict[str, int]:
        """Return the highest accepted n of each device in the stream."""
        self._demand_open()
        highest: dict[str, int] = {}
        for record in self._records.get(stream, ()):
            highest[record.device] = max(record.n, highest.get(record.device, 0))
        return highest

    async def heads(self) -> list[Head]:
        """Return every stream's head, in order of stream."""
        self._demand_open()
        return [self._heads[stream] for stream in sorted(self._heads)]

    async def head(self, stream: str) -> Head | None:
        """Return where a stream stands, None if there is no such stream."""
        self._demand_open()
        return self._heads.get(stream)

    async def erase(self, stream: str, at: str) -> None:
        """Empty a stream for ever; see the port."""
        self._change(Erase(stream, at))

    async def backup(self, path: Path) -> None:
        """Write heads and events as JSON to `path` (mode 0600), once their chains are verified."""
        faults = await self.check()
        if faults:
            raise Damaged(*faults)
        body = msgspec.json.encode({"heads": await self.heads(), "events": list(self._records.values())})
        partial = path.with_name(f"{path.name}.partial")
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(body)
        partial.replace(path)

    async def check(self) -> list[str]:
        """Return the faults of every chain."""
        faults = (fault_in(head, self._records[head.stream]) for head in await self.heads())
        return [fault for fault in faults if fault is not None]

    async def is_marked(self) -> bool:
        """Tell whether any event has a mark."""
        return any(record.mark is not None for records in self._records.values() for record in records)

    async def mark(self, mark_of: Callable[[Record], bytes]) -> int:
        """Give a mark to each event that has none, and return how many those were."""
        count = 0
        for records in self._records.values():
            for index, record in enumerate(records):
                if record.mark is None:
                    records[index] = msgspec.structs.replace(record, mark=mark_of(record))
                    count += 1
        return count

    async def close(self) -> None:
        """Let go; later calls raise `JournalError`."""
        self._open = False

    def _demand_open(self) -> None:
        if not self._open:
            raise JournalError("the journal is closed: open it again")

    def _change(self, change: Change) -> Kept:
        demand_sound(change)
        self._demand_open()
        if not self.writable:
            raise ReadOnly("switched off")
        staged = stage(self._heads, [change])
        outcome = staged.outcomes[0]
        if isinstance(outcome, JournalError):
            raise outcome
        if isinstance(change, Append):
            self._remember(change)
        for head in staged.heads:
            self._heads[head.stream] = head
        self._records.setdefault(change.stream, []).extend(staged.records)
        for stream in staged.wiped:
            bare = (msgspec.structs.replace(record, body=None) for record in self._records[stream])
            self._records[stream] = list(bare)
        return outcome

    def _remember(self, append: Append) -> None:
        commands = {(each.stream, each.device, each.n): each for each in append.run}
        if len(commands) < len(append.run) or self._answers.keys() & commands.keys():
            raise Conflict(append.stream, append.expected)
        for command, each in commands.items():
            self._answers[command] = each.expected + len(each.entries)
