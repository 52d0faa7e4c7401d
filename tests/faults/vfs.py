"""A disk in memory that loses its power: what was synced stays, of the rest anything may be there.

Between two syncs a real disk keeps writes in any order, whole, in part, or not at all. So at a
cut each unsynced write survives, is lost, or is torn at a border of sectors; a file that was
never synced may be missing, a deleted one may be back. Everything follows from one seed.
"""

import random
from collections.abc import Callable

import apsw
import msgspec

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""


class PowerCutError(Exception):
    """The power went; the machine takes no more calls."""


class Write(msgspec.Struct, frozen=True):
    """Bytes written at an offset and not yet synced."""

    offset: int
    body: bytes


class Truncation(msgspec.Struct, frozen=True):
    """A new size, not yet synced."""

    size: int


class File:
    """A file as programs see it (`seen`), as it is certain (`synced`), and what lies between."""

    def __init__(self, content: bytes = b"", *, named: bool = False) -> None:
        self.seen = bytearray(content)
        self.synced = bytes(content)
        self.pending: list[Write | Truncation] = []
        self.named = named
        """Whether its name is on the disk for certain."""
        self.deleted = False

    def apply(self, change: Write | Truncation) -> None:
        """Change what programs see, and remember that it is not certain."""
        changed(self.seen, change)
        self.pending.append(change)

    def sync(self) -> None:
        """Make everything certain, the name included."""
        self.synced, self.pending, self.named = bytes(self.seen), [], True

    def after_cut(self, chance: random.Random) -> bytes:
        """Return what is on the disk when the power comes back."""
        content = bytearray(self.synced)
        fate = chance.choice(("none", "some", "some", "some", "all"))
        for change in self.pending:
            if fate == "all" or (fate == "some" and chance.random() < 0.5):
                changed(content, torn(change, chance) if fate == "some" else change)
        return bytes(content)


def changed(content: bytearray, change: Write | Truncation) -> None:
    """Do a change to a file's bytes; a gap is filled with zeros."""
    match change:
        case Write(offset, body):
            content.extend(bytes(max(0, offset - len(content))))
            content[offset : offset + len(body)] = body
        case Truncation(size):
            content.extend(bytes(max(0, size - len(content))))
            del content[size:]


def torn(change: Write | Truncation, chance: random.Random) -> Write | Truncation:
    """Return the change, or now and then only the first or the last sectors of it."""
    if isinstance(change, Truncation) or len(change.body) <= SECTOR or chance.random() < 0.6:
        return change
    border = SECTOR * chance.randrange(1, -(-len(change.body) // SECTOR))
    if chance.random() < 0.5:
        return Write(change.offset, change.body[:border])
    return Write(change.offset + border, change.body[border:])


class Disk:
    """The files of one machine, and the call at which its power goes."""

    def __init__(self, files: dict[str, File], chance: random.Random) -> None:
        self.files = files
        self.calls = 0
        self.off = False
        self.chance = chance
        self._cut_at: int | None = None

    def cut_after(self, calls: int) -> None:
        """Take the power away at the so-manieth call from now on that would change the disk."""
        self._cut_at = self.calls + calls

    def count(self, effect: Callable[[], None]) -> None:
        """Let a change happen, or the cut; a cut falls before the change or after it."""
        self.demand_power()
        self.calls += 1
        if self.calls != self._cut_at:
            effect()
            return
        if self.chance.random() < 0.5:
            effect()
        self.off = True
        raise PowerCutError

    def demand_power(self) -> None:
        """Raise once the power is gone."""
        if self.off:
            raise PowerCutError

    def sync_folder(self) -> None:
        """Make every name and every deletion certain."""
        self.files = {name: file for name, file in self.files.items() if not file.deleted}
        for file in self.files.values():
            file.named = True

    def after_cut(self) -> "Disk":
        """Return the disk as the next start finds it."""
        found: dict[str, File] = {}
        for name, file in self.files.items():
            content = file.after_cut(self.chance)
            there = self.chance.random() < 0.5 if file.deleted or not file.named else True
            if there:
                found[name] = File(content, named=True)
        return Disk(found, self.chance)


class PowerCutVFS(apsw.VFS):
    """The way from SQLite to the disk that is put in by `insert`; without shared memory."""

    def __init__(self, name: str) -> None:
        self.disk = Disk({}, random.Random(0))  # noqa: S311 - a seed reproduces the run
        self.name = name
        # SQLite seeds its random numbers, which mark the log's frames, from the default.
        super().__init__(name, base="", makedefault=True)

    def insert(self, disk: Disk) -> None:
        """Put another disk in, and let SQLite take its random numbers from that disk's seed."""
        self.disk = disk
        apsw.randomness(0)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> "PowerCutFile":  # noqa: N802 - SQLite's name
        """Open a file, making it if it is not there; one without a name is temporary."""
        self.disk.demand_power()
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        if path is None:
            return PowerCutFile(self.disk, File())
        file = self.disk.files.get(path)
        if file is None or file.deleted:
            file = self.disk.files[path] = File()
        flags[1] = flags[0]
        return PowerCutFile(self.disk, file)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - SQLite's name
        """Take a file away, for certain where the folder is synced."""

        def delete() -> None:
            if syncdir:
                self.disk.files.pop(filename, None)
            elif filename in self.disk.files:
                self.disk.files[filename].deleted = True

        self.disk.count(delete)

    def xAccess(self, pathname: str, flags: int) -> bool:  # noqa: N802, ARG002 - SQLite's name
        """Tell whether a file is there."""
        self.disk.demand_power()
        return pathname in self.disk.files and not self.disk.files[pathname].deleted

    def xFullPathname(self, name: str) -> str:  # noqa: N802 - SQLite's name
        """Return the name: there are no folders."""
        return name

    def xRandomness(self, numbytes: int) -> bytes:  # noqa: N802 - SQLite's name
        """Return bytes that a run with the same seed gets too."""
        return self.disk.chance.randbytes(numbytes)

    def xSleep(self, microseconds: int) -> int:  # noqa: N802 - SQLite's name
        """Nobody else is on this machine: do not wait."""
        return microseconds

    def xCurrentTimeInt64(self) -> int:  # noqa: N802 - SQLite's name
        """Return one instant, in milliseconds since noon of 24 November 4714 BC."""
        return 212_000_000_000_000

    def excepthook(self, *_: object) -> bool:
        """Say nothing of a cut where SQLite takes no error."""
        return True

    def xGetLastError(self) -> tuple[int, str]:  # noqa: N802 - SQLite's name
        """Return no error: failures are raised."""
        return 0, ""


class PowerCutFile(apsw.VFSFile):
    """An open file of the disk, in SQLite's words."""

    def __init__(self, disk: Disk, file: File) -> None:  # there is no file below to open
        self._disk = disk
        self._file = file
        self._level = 0

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 - SQLite's name
        """Return bytes, fewer at the end of the file."""
        self._disk.demand_power()
        return bytes(self._file.seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        """Write where programs see it at once and the disk keeps it perhaps."""
        self._disk.count(lambda: self._file.apply(Write(offset, bytes(data))))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - SQLite's name
        """Change the size, likewise."""
        self._disk.count(lambda: self._file.apply(Truncation(newsize)))

    def xSync(self, flags: int) -> None:  # noqa: N802, ARG002 - SQLite's name
        """Make the file certain."""
        self._disk.count(self._file.sync)

    def xFileSize(self) -> int:  # noqa: N802 - SQLite's name
        """Return the size that programs see."""
        self._disk.demand_power()
        return len(self._file.seen)

    def xSectorSize(self) -> int:  # noqa: N802 - SQLite's name
        """Return the bytes that are written whole or not at all."""
        return SECTOR

    def xDeviceCharacteristics(self) -> int:  # noqa: N802 - SQLite's name
        """Promise nothing."""
        return 0

    def xLock(self, level: int) -> None:  # noqa: N802 - SQLite's name
        """Grant it: there is one connection."""
        self._level = max(self._level, level)

    def xUnlock(self, level: int) -> None:  # noqa: N802 - SQLite's name
        """Let go."""
        self._level = min(self._level, level)

    def xCheckReservedLock(self) -> bool:  # noqa: N802 - SQLite's name
        """Tell whether somebody is about to write."""
        return self._level >= apsw.SQLITE_LOCK_RESERVED

    def xFileControl(self, op: int, ptr: int) -> bool:  # noqa: N802, ARG002 - SQLite's name
        """Know nothing of special wishes."""
        return False

    def excepthook(self, *_: object) -> bool:
        """Say nothing of a cut where SQLite takes no error."""
        return True

    def xClose(self) -> None:  # noqa: N802 - SQLite's name
        """Let go; what was not synced stays uncertain."""
