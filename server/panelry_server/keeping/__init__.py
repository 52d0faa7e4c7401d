"""Keeping: what seals the journal at rest, and what makes a sealed stream unreadable for ever.

Every stream has a data key of its own, in a store apart from the journal. Each data key is
wrapped by the wrapping key, a file apart from both. Whoever has the journal and one of the
other two reads nothing, and a destroyed data key takes its stream with it in every copy.

    JournalError
    └── KeysError         the store of keys cannot do what it was asked
        ├── NoKey         the stream has no key
        └── KeyDestroyed  the stream's key was destroyed
"""
# ruff: noqa: N818 - a failure is named after what happened

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, Self

import msgspec

from panelry_server.journal import JournalError

KEY = 32
"""Bytes in a key of any kind: AES-256."""


class KeysError(JournalError):
    """The store of keys could not do what it was asked."""


class NoKey(KeysError):
    """The stream has no key: it was made without one, or its key is in a backup of the store."""

    def __init__(self, stream: str) -> None:
        super().__init__(f"stream {stream} has no key: put the backup of the store of keys back")
        self.stream = stream


class KeyDestroyed(KeysError):
    """The stream's key was destroyed, and with it the stream."""

    def __init__(self, stream: str) -> None:
        super().__init__(f"the key of stream {stream} was destroyed: the stream is erased")
        self.stream = stream


class Places(msgspec.Struct, frozen=True):
    """Where the keys are: the store's folder and the wrapping key's file, each to be backed up apart."""

    keys: Path
    wrapping: Path

    @classmethod
    def beside(cls, folder: Path) -> Self:
        """Return the places that belong to a data folder where none are named.

        For `data` they are the folder `data-keys` and the file `data-wrapping/wrapping.key`.
        """
        keys, wrapping = (folder.with_name(f"{folder.name}-{end}") for end in ("keys", "wrapping"))
        return cls(keys, wrapping / "wrapping.key")

    def demand_apart(self, folder: Path) -> None:
        """Raise `KeysError` if a copy of one of the three places would hold another."""
        three = [each.resolve() for each in (folder, self.keys, self.wrapping.parent)]
        for index, one in enumerate(three):
            for other in three[index + 1 :]:
                if one.is_relative_to(other) or other.is_relative_to(one):
                    raise KeysError(f"{one} and {other} share their copies: keep keys and data apart")


class Keys(Protocol):
    """The data keys of all streams, and two entries for `marks`. Every method may raise `KeysError`."""

    async def make(self, stream: str) -> None:
        """Give the stream a key, durably; one that has a key keeps it. `KeyDestroyed`."""
        ...

    async def make_all(self, streams: Sequence[str]) -> None:
        """Give each of these streams a key, durably and together, as `make` does."""
        ...

    async def key(self, stream: str) -> bytes:
        """Return the stream's key, 32 bytes; `NoKey`, `KeyDestroyed`."""
        ...

    async def destroy(self, stream: str, at: str) -> None:
        """Destroy the stream's key, at an ISO 8601 instant, so that no byte of it stays in the store.

        The stream never gets another. Destroying again changes nothing, the instant included.
        """
        ...

    async def known(self) -> dict[str, str | None]:
        """Return every name that has or had a key, with the instant at which it was destroyed."""
        ...

    async def rotate(self) -> int:
        """Wrap every key by a new wrapping key, destroy the old one, and return how many were wrapped.

        Afterwards an old backup of the store opens with no key that is left: make a new one.
        """
        ...

    async def close(self) -> None:
        """Let go; later calls raise `KeysError`. May be repeated."""
        ...


class KeyStore(Keys, Protocol):
    """A durable store of keys: beside the data folder, or in the database that several servers have."""

    warnings: tuple[str, ...]
    """For the operator."""
    shared: bool
    """Whether several servers may have it."""

    async def backup(self, path: Path) -> None:
        """Write a verified copy to `path` (mode 0600), without the wrapping key."""
        ...
