"""The key of this device: what is kept here is encrypted with it, and this module knows where it is.

    key.json    where the key is, and a proof by which the right one is recognised
    key         the key, where no keyring could take it: 0600, 64 hexadecimal digits

The environment's PANELRY_KEY comes first, then the keyring, then the file. Where the key was put first
it stays: a machine that has a keyring on one day and none on the next would else lose its seats.
"""

import contextlib
import fcntl
import os
import re
import secrets
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Protocol

import msgspec

from panelry_tui.at_rest import SIZE, SealError, seal, unseal
from panelry_tui.os_keyring import KeyringError
from panelry_tui.whole_file import write_whole

VARIABLE = "PANELRY_KEY"
_KEY = re.compile(r"[0-9a-f]{64}")
_NOTHING_LOST = "Nothing was deleted"


class KeyLostError(Exception):
    """The key of this device is not to be had; the message says where it was and what to do."""


class KeyPlace(Enum):
    """Where a key is; the value stands in `key.json`."""

    ENVIRONMENT = "environment"
    KEYRING = "keyring"
    FILE = "file"


class Ring(Protocol):
    """A keyring, as `os_keyring.OsKeyring`."""

    def read(self, name: str) -> str | None:
        """Return a text, None if there is none; `KeyringError` if it does not answer."""

    def keep(self, name: str, text: str) -> None:
        """Keep a text; `KeyringError` if that is not sure."""


class _Record(msgspec.Struct, frozen=True):
    """What stands in `key.json`; `name` is what the keyring knows the key by."""

    place: KeyPlace
    name: str
    proof: bytes


class DeviceKey:
    """The key of everything under one folder; it is drawn with the first thing to encrypt."""

    def __init__(
        self, folder: Path, environ: Mapping[str, str] | None = None, ring: Ring | None = None
    ) -> None:
        self.folder = folder
        self._own = (environ or {}).get(VARIABLE, "")
        self._ring = ring
        self._known: bytes | None = None

    def key(self) -> bytes:
        """Return the 32 bytes; `KeyLostError` if they cannot be had, OSError if they cannot be kept."""
        if self._known is None:
            record = self._record()
            self._known = self._begun() if record is None else self._checked(record)
        return self._known

    def place(self) -> KeyPlace | None:
        """Return where the key is kept, None while there is none; for people who ask how safe it is."""
        record = self._record()
        return None if record is None else record.place

    def _record(self) -> _Record | None:
        try:
            return msgspec.json.decode((self.folder / "key.json").read_bytes(), type=_Record)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError):
            where = self.folder / "key.json"
            raise KeyLostError(f"{where} cannot be read. {_NOTHING_LOST}: put it back from a copy.") from None

    def _begun(self) -> bytes:
        with _alone(self.folder):
            record = self._record()
            if record is not None:
                return self._checked(record)
            name = secrets.token_hex(8)
            place, key = self._put(name)
            made = _Record(place, name, seal(key, ("key", name), b""))
            write_whole(self.folder / "key.json", msgspec.json.encode(made))
            return key

    def _put(self, name: str) -> tuple[KeyPlace, bytes]:
        """Return a key and the first place that has it for sure."""
        if self._own:
            return KeyPlace.ENVIRONMENT, self._read(self._own, VARIABLE)
        path = self.folder / "key"
        if path.exists():
            return KeyPlace.FILE, self._from_file()
        key = secrets.token_bytes(SIZE)
        if self._ring is not None:
            with contextlib.suppress(KeyringError):
                self._ring.keep(name, key.hex())
                return KeyPlace.KEYRING, key
        write_whole(path, f"{key.hex()}\n".encode())
        return KeyPlace.FILE, key

    def _checked(self, record: _Record) -> bytes:
        """Return the key, which must be the one that was used here before."""
        key = self._found(record)
        try:
            unseal(key, ("key", record.name), record.proof)
        except SealError:
            cure = f"Take {VARIABLE} away" if self._own else "Put the right one back from a copy"
            raise KeyLostError(
                f"The key of what is kept in {self.folder} is another than the one it was encrypted with. "
                f"{_NOTHING_LOST}. {cure}, then start again."
            ) from None
        return key

    def _found(self, record: _Record) -> bytes:
        if self._own:
            return self._read(self._own, VARIABLE)
        match record.place:
            case KeyPlace.ENVIRONMENT:
                raise KeyLostError(
                    f"What is kept in {self.folder} was encrypted with {VARIABLE}, which is not set. "
                    f"{_NOTHING_LOST}. Set it, then start again."
                )
            case KeyPlace.KEYRING:
                return self._from_ring(record.name)
            case KeyPlace.FILE:
                return self._from_file()

    def _from_ring(self, name: str) -> bytes:
        try:
            text = None if self._ring is None else self._ring.read(name)
            why = "it has none"
        except KeyringError as fault:
            text, why = None, str(fault)
        if text is None:
            raise KeyLostError(
                f"The key of what is kept in {self.folder} is in this machine's keyring, which did not give "
                f"it ({why}). {_NOTHING_LOST}. Unlock the keyring, or log in where it is, then start again."
            )
        return self._read(text, "The keyring")

    def _from_file(self) -> bytes:
        path = self.folder / "key"
        try:
            return self._read(path.read_text(encoding="ascii", errors="replace").strip(), str(path))
        except OSError:
            raise KeyLostError(
                f"{path}, the key of what is kept beside it, cannot be read. {_NOTHING_LOST}. "
                "Put it back from a copy, then start again."
            ) from None

    def _read(self, text: str, where: str) -> bytes:
        if not _KEY.fullmatch(text):
            raise KeyLostError(
                f"{where} holds no key, which has 64 hexadecimal digits. {_NOTHING_LOST}. "
                "Put the right one there, then start again."
            )
        return bytes.fromhex(text)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one terminal at a time draw the key."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(folder / "key.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
