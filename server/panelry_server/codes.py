"""Codes, tokens and seeds: what is drawn at random, its shape, the hashes by which the office knows it."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable

from panelry.receipts import SEED

Draw = Callable[[], bytes]
"""Where the random bytes of a command come from: as many as a receipt's seed has."""
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
DIGITS = "23456789"
_SHAPE = re.compile(f"[{LETTERS}]{{4}}[{DIGITS}]{{4}}[{LETTERS}]{{4}}")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43,128}")


def new_code() -> str:
    """Draw an invitation code such as KLRP-7342-MXST: 46.6 bits."""
    drawn = ("".join(secrets.choice(signs) for _ in range(4)) for signs in (LETTERS, DIGITS, LETTERS))
    return "-".join(drawn)


def plain_code(code: str) -> str | None:
    """Return a code as it is compared, without dashes and blanks and in capitals; None if it is none."""
    plain = code.replace("-", "").replace(" ", "").upper()
    return plain if _SHAPE.fullmatch(plain) else None


def code_hash(secret: bytes, code: str) -> str | None:
    """Return HMAC-SHA256(secret, plain code) in hex: what the office keeps; None if it is no code."""
    plain = plain_code(code)
    return None if plain is None else hmac.new(secret, plain.encode(), hashlib.sha256).hexdigest()


def drawn_code(secret: bytes) -> tuple[str, str]:
    """Return a fresh code and its keyed hash."""
    code = new_code()
    hashed = code_hash(secret, code)
    assert hashed is not None  # noqa: S101 - what new_code draws is a code
    return code, hashed


def new_token() -> str:
    """Draw a device token of 256 bits."""
    return secrets.token_urlsafe(32)


def new_seed() -> bytes:
    """Draw what the salts of a receipt come from: 256 bits, fresh for each command."""
    return secrets.token_bytes(SEED)


def is_token(token: str) -> bool:
    """Return whether that can be a device token: at least 256 bits in base64url or hex."""
    return _TOKEN.fullmatch(token) is not None


def token_hash(token: str) -> str:
    """Return the SHA-256 of a token in hex: all that the server keeps of it."""
    return hashlib.sha256(token.encode()).hexdigest()
