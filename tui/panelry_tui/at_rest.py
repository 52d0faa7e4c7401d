"""At rest: what is kept on this machine is encrypted with AES-256-GCM, each body bound to its place.

A sealed body is the byte 1, a nonce of 12 bytes, then the encrypted words with their tag of 16 bytes.
"""

import os

import msgspec

SIZE = 32
"""Bytes of a key."""
_FORM = b"\x01"
_NONCE = 12
_ENCODER = msgspec.json.Encoder()

Place = tuple[str | int | None, ...]
"""What identifies a body, such as outbox, table and number: another one's body does not open there."""


class SealError(Exception):
    """A body does not open: with another key, in another place, or changed."""


def seal(key: bytes, place: Place, body: bytes) -> bytes:
    """Return a body encrypted for one place."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - loaded with a seat

    nonce = os.urandom(_NONCE)
    return _FORM + nonce + AESGCM(key).encrypt(nonce, body, _FORM + _ENCODER.encode(place))


def unseal(key: bytes, place: Place, sealed: bytes) -> bytes:
    """Return the body that was encrypted for a place; `SealError` if it does not open."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - loaded with a seat
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - likewise

    body, about = sealed[len(_FORM) :], _FORM + _ENCODER.encode(place)
    try:
        return AESGCM(key).decrypt(body[:_NONCE], body[_NONCE:], about)
    except (InvalidTag, ValueError):
        raise SealError(place[0]) from None


def is_sealed(body: bytes) -> bool:
    """Tell whether a body is encrypted, or was written by a program that did not encrypt yet."""
    return body.startswith(_FORM)
