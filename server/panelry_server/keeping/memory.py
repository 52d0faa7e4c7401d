"""The data keys in memory: the fake for tests and rehearsals, held to the contract of the durable store."""

import secrets
from collections.abc import Sequence

from panelry_server.keeping import KEY, KeyDestroyed, KeysError, NoKey


class MemoryKeys:
    """Keeps every key until it is dropped; nothing is wrapped."""

    def __init__(self) -> None:
        self._keys: dict[str, bytes] = {}
        self._destroyed: dict[str, str] = {}
        self._open = True

    async def make(self, stream: str) -> None:
        """Give the stream a key unless it has one; `KeyDestroyed`."""
        self._demand_open()
        if stream in self._destroyed:
            raise KeyDestroyed(stream)
        self._keys.setdefault(stream, secrets.token_bytes(KEY))

    async def make_all(self, streams: Sequence[str]) -> None:
        """Give each of these streams a key, as `make` does."""
        for stream in streams:
            await self.make(stream)

    async def key(self, stream: str) -> bytes:
        """Return the stream's key; `NoKey`, `KeyDestroyed`."""
        self._demand_open()
        if stream in self._destroyed:
            raise KeyDestroyed(stream)
        if stream not in self._keys:
            raise NoKey(stream)
        return self._keys[stream]

    async def destroy(self, stream: str, at: str) -> None:
        """Drop the stream's key for ever."""
        self._demand_open()
        self._keys.pop(stream, None)
        self._destroyed.setdefault(stream, at)

    async def known(self) -> dict[str, str | None]:
        """Return every stream that has or had a key, with the instant at which it was destroyed."""
        self._demand_open()
        return {**dict.fromkeys(self._keys), **self._destroyed}

    async def rotate(self) -> int:
        """Return how many keys there are: none of them is wrapped."""
        self._demand_open()
        return len(self._keys)

    async def close(self) -> None:
        """Let go; later calls raise `KeysError`."""
        self._open = False

    def _demand_open(self) -> None:
        if not self._open:
            raise KeysError("the store of keys is closed: open it again")
