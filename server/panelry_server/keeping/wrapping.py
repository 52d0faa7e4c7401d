"""The wrapping key: its file, and how it wraps a data key.

The file has a line for each version, its number and 64 hexadecimal digits: one version, or two
while a rotation is under way. It belongs neither in the data folder nor in any backup of it.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from panelry_server.journal.chain import sized, wide
from panelry_server.journal.sqlite.folder import replace_file
from panelry_server.keeping import KeysError

_NONCE = 12
_LINE = re.compile(r"([1-9][0-9]{0,9}) ([0-9a-f]{64})")
_ENCODING = b"\x01"


def wrap(wrapping: bytes, version: int, stream: str, key: bytes) -> bytes:
    """Return nonce, sealed key and tag, 60 bytes: AES-256-GCM, bound to the stream and the version."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(wrapping).encrypt(nonce, key, _about(stream, version))


def unwrap(wrapping: bytes, version: int, stream: str, wrapped: bytes) -> bytes:
    """Return the data key; `KeysError` where the wrapping key, stream or version is another."""
    try:
        return AESGCM(wrapping).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], _about(stream, version))
    except InvalidTag as wrong:
        raise KeysError(
            f"the key of stream {stream} does not open with version {version} of the wrapping key:"
            " put wrapping key and store back as they belong together"
        ) from wrong


def _about(stream: str, version: int) -> bytes:
    return _ENCODING + sized(stream) + wide(version)


class WrappingFile:
    """The file of the wrapping key, readable by its owner alone."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[int, bytes]:
        """Return key by version, nothing where there is no file; `KeysError` for one that is not fit."""
        try:
            lines = self.path.read_text(encoding="ascii").splitlines()
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeError) as error:
            raise KeysError(f"{self.path} cannot be read ({error}): see to the file") from error
        if self.path.stat().st_mode & 0o077:
            raise KeysError(f"others on this machine may read {self.path}: run chmod 600 on it")
        found = [_LINE.fullmatch(line) for line in lines]
        versions = {int(line[1]): bytes.fromhex(line[2]) for line in found if line is not None}
        if not versions or len(versions) != len(lines):
            raise KeysError(f"{self.path} is not a wrapping key: put the right file back")
        return versions

    def write(self, versions: Mapping[int, bytes]) -> None:
        """Put these versions in place of what was there, durably, and overwrite the bytes that were."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        before = os.open(self.path, os.O_RDWR) if self.path.exists() else None
        try:
            text = "".join(f"{version} {key.hex()}\n" for version, key in versions.items())
            replace_file(self.path, text.encode("ascii"))
            if before is not None:
                os.pwrite(before, bytes(os.fstat(before).st_size), 0)
                os.fsync(before)
        finally:
            if before is not None:
                os.close(before)
