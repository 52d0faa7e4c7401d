"""Pins: by which key this terminal knows a server, and the file that remembers it.

    known-servers     host:port, a blank, the pin; one line for each server; 0600, in the state folder

A pin is the base64url SHA-256 of the server's public key (SPKI, RFC 5280) without padding: 43 characters.
"""

import base64
import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from panelry_tui.whole_file import write_all

FILE = "known-servers"
_PIN = re.compile(r"[A-Za-z0-9_-]{43}")


def pin_of(certificate: bytes) -> str:
    """Return the pin of a certificate in DER; ValueError if it is none."""
    from cryptography import x509  # noqa: PLC0415 - loaded with the first connection
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # noqa: PLC0415

    key = x509.load_der_x509_certificate(certificate).public_key()
    public = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.urlsafe_b64encode(hashlib.sha256(public).digest()).decode().rstrip("=")


def read_pin(text: str) -> str:
    """Return the pin in a text, in which blanks do not count; ValueError if it is none."""
    pin = "".join(text.split())
    if not _PIN.fullmatch(pin):
        raise ValueError(text)
    return pin


def in_groups(pin: str) -> str:
    """Return a pin for people: groups of four, as the server shows it."""
    return " ".join(pin[place : place + 4] for place in range(0, len(pin), 4))


class KnownServers:
    """The servers that this terminal knows by their key. Only a person takes one out, by hand."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def pin_of(self, server: str) -> str:
        """Return the pin of a server, an empty text if it is not known; the first line of it counts."""
        return next((pin for known, pin in self._all() if known == server), "")

    def servers(self) -> tuple[str, ...]:
        """Return every server that is known."""
        return tuple(dict.fromkeys(known for known, _ in self._all()))

    def _all(self) -> Iterator[tuple[str, str]]:
        try:
            lines = self.path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        for words in map(str.split, lines):
            if len(words) == 2 and _PIN.fullmatch(words[1]):
                yield words[0], words[1]

    def add(self, server: str, pin: str) -> None:
        """Remember a server durably, unless it is known; OSError if this machine cannot."""
        if self.pin_of(server):
            return
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_CREAT | os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC, 0o600)
        try:
            os.fchmod(handle, 0o600)
            # begins with an end of line: what a crash cut short before it must not swallow this one
            write_all(handle, f"\n{server} {pin}\n".encode())
            os.fsync(handle)
        finally:
            os.close(handle)
