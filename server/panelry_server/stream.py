"""A stream of the journal as its one writer holds it: where it stands, and who has said what."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, Self

from msgspec.structs import replace

from panelry.events import Event, Stamp, decode, is_private, kind_of
from panelry.ids import DeviceId, PersonId
from panelry.panel import OPERATOR
from panelry_server.journal import (
    Append,
    Conflict,
    Entry,
    Erased,
    Journal,
    JournalError,
    Record,
    Standing,
    UnknownStream,
)

Step = list[tuple[Event, Stamp]]
"""The events of one command."""
PRIVATE_KIND = "Private"
"""What the journal's row calls a private event, whichever it is; the sealed body tells."""


class Said(NamedTuple):
    """What a device's command number n adds to a stream: its events as the journal keeps them."""

    device: DeviceId
    n: int
    stamp: Stamp
    entries: tuple[Entry, ...]
    seen: Standing | None = None
    """Where another stream stood that the decision went by."""


class Stream:
    """One stream, followed to `position`; made by `open`."""

    def __init__(self, journal: Journal, name: str, epoch: int) -> None:
        self._journal = journal
        self.name = name
        self.epoch = epoch
        self.position = 0
        self.highest: dict[str, int] = {}
        """The highest accepted n of each device."""

    @classmethod
    async def open(cls, journal: Journal, name: str) -> tuple[Self, list[Record]]:
        """Return the stream and all its events; `UnknownStream`, `Erased`, `Damaged`, `JournalError`."""
        head = await journal.head(name)
        if head is None:
            raise UnknownStream(name)
        if head.erased_at is not None:
            raise Erased(name)
        stream = cls(journal, name, head.epoch)
        records = await stream.tail()
        stream.followed(records)
        return stream, records

    @property
    def writable(self) -> bool:
        """Whether the journal takes events."""
        return self._journal.writable

    @property
    def standing(self) -> Standing:
        """Where it stands, as far as it was followed."""
        return Standing(self.name, self.position, self.epoch, erased=False)

    @property
    def shared(self) -> bool:
        """Whether other nodes append to it, too."""
        return self._journal.news is not None

    async def tail(self) -> list[Record]:
        """Return the events that are new since the last look; `followed` says that they were taken in."""
        return await self._journal.read(self.name, self.position)

    def followed(self, records: Sequence[Record]) -> None:
        """Stand where a tail ends."""
        self._follow([(record.device, record.n) for record in records])
        self.position += len(records)

    async def all(self) -> list[Record]:
        """Return every event from the first on, without following them."""
        return await self._journal.read(self.name, 0)

    async def append(self, *commands: Said) -> None:
        """Append commands durably, each behind the one before, all or none.

        After `Conflict`, follow the tail and decide again.
        """
        appends, position = list[Append](), self.position
        for each in commands:
            at, actor = each.stamp.at, each.stamp.actor
            appends.append(
                Append(self.name, position, self.epoch, each.device, each.n, actor, at, each.entries)
            )
            position += len(each.entries)
        first, *behind = appends
        await self._journal.append(replace(first, behind=tuple(behind), seen=commands[0].seen))
        self._follow((each.device, each.n) for each in commands)
        self.position = position

    async def accepted(self, device: str, n: int) -> bool:
        """Return whether the journal holds that command."""
        return await self._journal.answer(self.name, device, n) is not None

    def _follow(self, commands: Iterable[tuple[str, int]]) -> None:
        for device, n in commands:
            self.highest[device] = max(n, self.highest.get(device, 0))


def row_kind(event: Event, actor: PersonId) -> str:
    """Return the kind that stands in clear; the operator's one private kind is told by who the actor is."""
    return PRIVATE_KIND if is_private(event) and actor != OPERATOR else kind_of(event)


def steps(records: Iterable[Record]) -> Iterator[Step]:
    """Yield the events of one command after the other, as the journal holds them; `JournalError`."""
    for _, group in groupby(records, key=lambda record: (record.device, record.n)):
        yield [(_event(record), Stamp(PersonId(record.actor), record.at)) for record in group]


def _event(record: Record) -> Event:
    if record.body is None:
        raise JournalError(f"stream {record.stream}, position {record.position}: the event was erased")
    return decode(record.body)


async def begin(journal: Journal, name: str) -> None:
    """Create a stream unless it is there."""
    try:
        await journal.create(name)
    except Conflict:
        return
