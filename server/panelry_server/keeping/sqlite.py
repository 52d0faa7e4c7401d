"""The data keys on SQLite: a folder of their own, one thread, every change durable before it counts."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Self, TypeVar

from panelry_server.journal.sqlite.folder import DataFolder
from panelry_server.keeping import KeysError, Places
from panelry_server.keeping.key_file import KeyFile
from panelry_server.keeping.wrapping import WrappingFile

Answer = TypeVar("Answer")


class SqliteKeys:
    """The store of keys that this process holds until `close`. Made by `open`.

    `warnings` is for the operator. Each call is one visit to the store's own thread: a caller
    that is cancelled leaves nothing half done.
    """

    def __init__(self, folder: DataFolder, thread: ThreadPoolExecutor, file: KeyFile) -> None:
        warning = folder.warning()
        self.warnings: tuple[str, ...] = () if warning is None else (warning,)
        self.shared = False
        self._folder = folder
        self._thread = thread
        self._file = file
        self._closing: Future[None] | None = None

    @classmethod
    async def open(cls, places: Places) -> Self:
        """Open the store, making it and the wrapping key where both are missing.

        A rotation that was cut short is finished. Raises `Locked`, and `KeysError` for a store or
        a wrapping key that is missing, damaged, or not of one pair.
        """
        folder = DataFolder.hold(places.keys, "keys")
        thread = ThreadPoolExecutor(1, "keys")
        try:
            file = await _run(thread, lambda: KeyFile(folder, WrappingFile(places.wrapping)))
        except BaseException:
            thread.shutdown()
            folder.release()
            raise
        return cls(folder, thread, file)

    async def make(self, stream: str) -> None:
        """Give the stream a key, durably; one that has a key keeps it. `KeyDestroyed`."""
        await self.make_all((stream,))

    async def make_all(self, streams: Sequence[str]) -> None:
        """Give each of these streams a key, durably and together, as `make` does."""
        await self._ask(lambda: self._file.make(streams))

    async def key(self, stream: str) -> bytes:
        """Return the stream's key, 32 bytes; `NoKey`, `KeyDestroyed`."""
        return await self._ask(lambda: self._file.key(stream))

    async def destroy(self, stream: str, at: str) -> None:
        """Destroy the stream's key so that no byte of it stays in the store's files."""
        await self._ask(lambda: self._file.destroy(stream, at))

    async def known(self) -> dict[str, str | None]:
        """Return every stream that has or had a key, with the instant at which it was destroyed."""
        return await self._ask(self._file.known)

    async def rotate(self) -> int:
        """Wrap every key by a new wrapping key, destroy the old one, and return how many were wrapped."""
        return await self._ask(self._file.rotate)

    async def backup(self, path: Path) -> None:
        """Write a verified copy of the store to `path` (mode 0600), without the wrapping key.

        A copy opens only with the wrapping key of its day: make one after each rotation, and
        keep it apart from copies of the journal.
        """
        await self._ask(lambda: self._file.backup(path))

    async def close(self) -> None:
        """Do what waits, close the file and leave the folder to others. May be repeated."""
        if self._closing is None:
            self._closing = self._thread.submit(self._shut)
            self._thread.shutdown(wait=False)
        await asyncio.shield(asyncio.wrap_future(self._closing))

    async def _ask(self, act: Callable[[], Answer]) -> Answer:
        if self._closing is not None:
            raise KeysError("the store of keys is closed: open it again")
        return await _run(self._thread, act)

    def _shut(self) -> None:
        self._file.close()
        self._folder.release()


async def _run(thread: ThreadPoolExecutor, act: Callable[[], Answer]) -> Answer:
    try:
        return await asyncio.get_running_loop().run_in_executor(thread, act)
    except (sqlite3.Error, OSError) as error:
        raise KeysError(f"the store of keys failed ({error}): see to its folder and disk") from error
