"""The data folder: private to its owner, held by one process, marked when it was left in order."""

import fcntl
import os
import tempfile
from pathlib import Path
from typing import Self

from panelry_server.journal import Locked

_FILE = 0o600
_FOLDER = 0o700


class DataFolder:
    """A folder that this process holds until `release`. Made by `hold`."""

    def __init__(self, path: Path, lock: int, name: str) -> None:
        self.path = path
        self.name = name
        self.database = path / f"{name}.db"
        self._lock = lock
        self._mark = path / f"{name}.clean"

    @classmethod
    def hold(cls, path: Path, name: str = "journal") -> Self:
        """Make the folder (mode 0700) where it is missing and lock it; `Locked` names who else has it.

        Every file in it that is ours is called `name` and what it is for.
        """
        path.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
        lock = os.open(path / f"{name}.lock", os.O_RDWR | os.O_CREAT, _FILE)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            owner = os.pread(lock, 32, 0).strip()
            os.close(lock)
            raise Locked(path, int(owner) if owner.isdigit() else 0) from error
        os.ftruncate(lock, 0)
        os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
        return cls(path, lock, name)

    def holds(self, path: Path) -> bool:
        """Tell whether a path is that of one of our own files."""
        inside = path.parent.resolve() == self.path.resolve()
        return inside and path.name.startswith(f"{self.name}.")

    def release(self) -> None:
        """Let another process in."""
        os.close(self._lock)

    def warning(self) -> str | None:
        """Return what is wrong with who may enter the folder, None when only its owner may."""
        if self.path.stat().st_mode & 0o077:
            return f"other people of this machine may enter {self.path}: run chmod 700 on it"
        return None

    def make_database(self) -> bool:
        """Make the database file (mode 0600) where it is missing; True if it was."""
        try:
            os.close(os.open(self.database, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE))
        except FileExistsError:
            return False
        sync_folder(self.path)
        return True

    def is_clean(self) -> bool:
        """Tell whether the database is the one that was last closed in order."""
        try:
            return self._mark.read_text() == self._likeness() and not self._log_is_there()
        except FileNotFoundError:
            return False

    def mark_clean(self) -> None:
        """Note that the database was closed in order."""
        replace_file(self._mark, self._likeness().encode())

    def clear_mark(self) -> None:
        """Take the note away, before anything is written."""
        self._mark.unlink(missing_ok=True)
        sync_folder(self.path)

    def clear_log(self) -> None:
        """Take away a write-ahead log whose database is about to be replaced."""
        for tail in ("-wal", "-shm"):
            self.database.with_name(f"{self.database.name}{tail}").unlink(missing_ok=True)
        sync_folder(self.path)

    def _likeness(self) -> str:
        status = self.database.stat()
        return f"{status.st_size} {status.st_mtime_ns}\n"

    def _log_is_there(self) -> bool:
        return self.database.with_name(f"{self.database.name}-wal").exists()


def make_private(path: Path) -> None:
    """Make an empty file that only its owner may read, in place of what was there."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE))


def replace_file(path: Path, content: bytes) -> None:
    """Put a private file of that content at `path`, durably and whole or not at all."""
    partial = path.with_name(f"{path.name}.partial")
    try:
        make_private(partial)
        partial.write_bytes(content)
        publish(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def place_file(path: Path, content: bytes) -> None:
    """Do the same as `replace_file` in a folder that is not ours: what else is there stays."""
    number, name = tempfile.mkstemp(prefix=".panelry-", dir=path.parent)
    partial = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
        publish(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def publish(partial: Path, path: Path) -> None:
    """Give a finished file its name, once its bytes and then its name are on the disk."""
    _sync(partial, os.O_RDWR)
    partial.replace(path)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make names that were added to or taken from a folder durable."""
    _sync(path, os.O_RDONLY | os.O_DIRECTORY)


def _sync(path: Path, flags: int) -> None:
    number = os.open(path, flags)
    try:
        os.fsync(number)
    finally:
        os.close(number)
