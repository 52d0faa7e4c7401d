"""The journal's port: what a room may ask of the append-only record, whichever engine keeps it.

A stream is a debrief or the office. Its events are numbered from 1 without gaps and linked
by a chain of hashes (`chain`).

    JournalError
    ├── Conflict        the stream stands elsewhere: catch up and decide again
    ├── UnknownStream   no such stream was created
    ├── Erased          the stream takes no more events
    ├── ReadOnly        nothing was appended; the journal recovers by itself
    ├── OutcomeUnknown  perhaps appended: ask `answer` before anything else
    ├── Damaged         the record is not what was written
    ├── Locked          another process holds the data folder
    ├── HeldElsewhere   another server holds the database
    ├── BegunAnew       other nodes began the record anew
    ├── MovedAway       the record was moved from the database to a data folder
    ├── AlreadyThere    the folder or database holds a journal already
    └── NewerSchema     written by a newer version of this program
"""
# ruff: noqa: N818 - a failure is named after what happened

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol

import msgspec


class Entry(msgspec.Struct, frozen=True):
    """One event to append: its kind, its body and its mark, bytes made (and sealed) elsewhere."""

    kind: str
    body: bytes
    mark: bytes | None = None


class Standing(msgspec.Struct, frozen=True):
    """Where a stream stands by now, perhaps by another node's doing."""

    stream: str
    position: int
    epoch: int
    erased: bool


class Append(msgspec.Struct, frozen=True):
    """What one accepted command adds to a stream, whole or not at all.

    `expected` and `epoch` are those of the stream's head as the caller knows it; `n` is the
    command's number on its device; `at` is an ISO 8601 instant. An event's part is its place
    in `entries`, from 0. `behind` are further commands of the stream, each expecting where the one before
    ends: they are kept together with this one, or none of them is. `seen` is where another stream stood that
    the decision went by, too: `Conflict` if that has moved.
    """

    stream: str
    expected: int
    epoch: int
    device: str
    n: int
    actor: str
    at: str
    entries: tuple[Entry, ...]
    behind: tuple["Append", ...] = ()
    seen: Standing | None = None

    @property
    def run(self) -> tuple["Append", ...]:
        """This command and those behind it."""
        return (self, *self.behind)


class Record(msgspec.Struct, frozen=True):
    """One event as it is kept; `body` is None once erased, `digest` and `hash` are 32 bytes.

    `mark` is 32 bytes that only the holder of a key can make, None where nobody marked the event.
    """

    stream: str
    position: int
    device: str
    n: int
    part: int
    actor: str
    kind: str
    at: str
    body: bytes | None
    digest: bytes
    hash: bytes
    mark: bytes | None = None


class Head(msgspec.Struct, frozen=True):
    """Where a stream stands: position and hash of its last event (0 and 32 zero bytes before any)."""

    stream: str
    position: int
    epoch: int
    hash: bytes
    erased_at: str | None


class JournalError(Exception):
    """The journal could not do what it was asked."""


class Conflict(JournalError):
    """The stream stands at `position`, or already holds this command: nothing was appended."""

    def __init__(self, stream: str, position: int) -> None:
        super().__init__(f"stream {stream} stands at position {position}: read on and decide again")
        self.stream = stream
        self.position = position


class UnknownStream(JournalError):
    """No stream of that id was created."""

    def __init__(self, stream: str) -> None:
        super().__init__(f"stream {stream} does not exist: create it first")
        self.stream = stream


class Erased(JournalError):
    """The stream was erased and takes no more events."""

    def __init__(self, stream: str) -> None:
        super().__init__(f"stream {stream} was erased: it takes no more events")
        self.stream = stream


class ReadOnly(JournalError):
    """Nothing was appended; the journal tries by itself to become writable again."""

    def __init__(self, why: str) -> None:
        super().__init__(f"the journal takes no events now ({why}): see to its disk, it recovers by itself")


class OutcomeUnknown(JournalError):
    """The append may be durable or not; `answer(stream, device, n)` tells once the journal is back."""

    def __init__(self, why: str) -> None:
        super().__init__(f"it is not known whether the events were kept ({why}): ask again before repeating")


class Damaged(JournalError):
    """The record is not what was written; `faults` name stream and position where they are known."""

    def __init__(self, *faults: str) -> None:
        super().__init__(f"the journal is damaged: {'; '.join(faults)}: restore the last good backup")
        self.faults = faults


class Locked(JournalError):
    """Another process, `pid` (0 where it is not known), holds the data folder."""

    def __init__(self, folder: Path, pid: int) -> None:
        owner = f"process {pid}" if pid else "another process"
        super().__init__(f"the data folder {folder} is in use by {owner}: stop it first")
        self.folder = folder
        self.pid = pid


class HeldElsewhere(JournalError):
    """Another server, `holder` in words, holds the database at `place`."""

    def __init__(self, place: str, holder: str) -> None:
        super().__init__(
            f"the journal in {place} is held by {holder}: stop that server first,"
            " or take the journal from it with panelry-server serve --take-over"
        )
        self.holder = holder


class BegunAnew(JournalError):
    """Other nodes began the record anew while this one had it open."""

    def __init__(self) -> None:
        super().__init__(
            "the database lacked events that were acknowledged, so the record was begun anew:"
            " start this server again, terminals then offer to send them again"
        )


class MovedAway(JournalError):
    """The record was moved to a data folder; what is in the database is what it was then."""

    def __init__(self, place: str, at: str) -> None:
        super().__init__(
            f"the record in {place} was moved to a data folder ({at}): serve that one without a database,"
            " or bring it back with panelry-server migrate to-postgresql"
        )


class AlreadyThere(JournalError):
    """The folder or database holds a journal already, and nobody asked to replace it."""

    def __init__(self, place: Path | str) -> None:
        other = "folder" if isinstance(place, Path) else "database"
        super().__init__(f"{place} is a journal already: take another {other}, or ask to replace it")
        self.place = place


class NewerSchema(JournalError):
    """The file or database was written by a newer version of this program."""

    def __init__(self, place: Path | str, found: int, known: int) -> None:
        super().__init__(f"{place} has schema {found}, this program knows {known}: install the newer version")
        self.place = place
        self.found = found
        self.known = known


class News(Protocol):
    """What tells of the appends of all nodes that share a journal."""

    async def follow(self, wanted: Callable[[], Collection[str]], told: Callable[[Standing], None]) -> None:
        """Tell where streams stand, until cancelled: of any that moved, and now and then of the wanted ones.

        Nothing that moved is missed for long: after a pause all the wanted ones are told of.
        """
        ...


class Journal(Protocol):
    """An append-only record of many streams. Every method may raise `JournalError`."""

    @property
    def news(self) -> News | None:
        """What tells of other nodes' appends; None where one server has the journal."""
        ...

    @property
    def writable(self) -> bool:
        """Whether appends are taken; False while the disk is full or failing."""
        ...

    async def create(self, stream: str) -> None:
        """Begin a stream at position 0, epoch 1; `Conflict` if it exists."""
        ...

    async def append(self, append: Append) -> int:
        """Append durably and return the position of the last event.

        Raises `Conflict` for another position or epoch and for an (device, n) that is already
        there, `UnknownStream`, `Erased`, `ReadOnly` (certainly not kept), `OutcomeUnknown`
        (perhaps kept). ValueError for an append that no journal could keep. A caller that is
        cancelled does not stop its append.
        """
        ...

    async def read(self, stream: str, after: int = 0) -> list[Record]:
        """Return the events after a position, in order.

        From 0 the whole chain is verified against the head; `Damaged` names the place.
        `UnknownStream` if there is no such stream.
        """
        ...

    async def answer(self, stream: str, device: str, n: int) -> int | None:
        """Return the position of the last event of that command, None if it left none."""
        ...

    async def highest(self, stream: str) -> dict[str, int]:
        """Return the highest accepted n of each device in the stream."""
        ...

    async def heads(self) -> list[Head]:
        """Return every stream's head, in order of stream."""
        ...

    async def head(self, stream: str) -> Head | None:
        """Return where a stream stands, None if there is no such stream."""
        ...

    async def erase(self, stream: str, at: str) -> None:
        """Empty a stream for ever, at an ISO 8601 instant: its bodies are in no file of the journal.

        The head gets `erased_at` and the next epoch; headers, digests and hashes stay, so the
        chain still verifies. To be repeated after an error: a second erasure wipes again and
        changes nothing else. Raises `UnknownStream`, `ReadOnly`, `OutcomeUnknown`.
        """
        ...

    async def backup(self, path: Path) -> None:
        """Write a verified copy to `path` (mode 0600), replacing what was there.

        Nothing appears at `path` before the copy is whole; `Damaged` if it is not sound.
        """
        ...

    async def check(self) -> list[str]:
        """Return every fault found in the record and in its chains; an empty list is good news."""
        ...

    async def close(self) -> None:
        """Finish what waits and let go; later calls raise `JournalError`. May be repeated."""
        ...
