"""Noise: messages, frames and requests that are nearly right, or not at all."""

import json
import random
import re
from collections.abc import Callable
from typing import Any

import cast
from anything import ANYTHING, Die
from faults.raw import BINARY, CLOSE, PING, PONG, TEXT, framed, handshake
from panelry.debrief import Debrief
from panelry.sync.frames import Claim, Do, Hello, encode

TRACES = re.compile(
    rb'Traceback|File "|panelry_server|site-packages|msgspec|\.py\b|\b0x[0-9a-f]{6,}|\w(?<!Protocol)Error\b'
)
"""What an answer would hold that shows how the server is made."""
_HARD = (
    "\\u0000",
    "\\u202e",
    "\\ud800",
    "\\u001b[2J",
    "\x9b",
    "\u2066",
    "é" * 40,
    "9" * 400,
    "-1",
    "1e999",
    "NaN",
)
_ODD: tuple[Any, ...] = (None, True, -1, 2**63, 2**53, 0, 0.5, "", "x" * 3000, [], {}, [[]], {"t": "do"})
_STATE = Debrief()


def message(die: Die) -> bytes:
    """Return a frame's text that a terminal could have sent."""
    kind = die.random()
    if kind < 0.1:
        return encode(Hello((die.randrange(3), "cursor") if die.random() < 0.5 else None)).encode()
    if kind < 0.15:
        return encode(Claim("KLRP-7342-MXST", "t" * 43)).encode()
    command = ANYTHING[die.pick(tuple(ANYTHING))](die, _STATE)
    return encode(Do(1 + die.randrange(50), command, die.pick((None, 1)))).encode()


def spoilt(text: bytes, die: random.Random) -> bytes:
    """Return a text with something wrong in it, most of the time."""
    act: Callable[[bytes, random.Random], bytes] = die.choice(
        (_flipped, _cut, _doubled, _spliced, _odd_value, _odd_value, _hard, _deep)
    )
    return act(text, die)


def _flipped(text: bytes, die: random.Random) -> bytes:
    found = bytearray(text)
    for _ in range(die.randrange(1, 4)):
        found[die.randrange(len(found))] = die.randrange(256)
    return bytes(found)


def _cut(text: bytes, die: random.Random) -> bytes:
    return text[: die.randrange(len(text))]


def _doubled(text: bytes, die: random.Random) -> bytes:
    place = die.randrange(len(text))
    return text[:place] + text[die.randrange(len(text)) :] + text[place:]


def _spliced(text: bytes, die: random.Random) -> bytes:
    place = die.randrange(len(text))
    return text[:place] + die.randbytes(die.randrange(1, 40)) + text[place:]


def _hard(text: bytes, die: random.Random) -> bytes:
    place = 1 + die.choice([at for at, sign in enumerate(text) if sign == ord('"')])
    return text[:place] + die.choice(_HARD).encode("utf-8", "surrogatepass") + text[place:]


def _deep(_: bytes, die: random.Random) -> bytes:
    opening = die.choice((b"[", b'{"a":', b'{"t":"do","n":1,"command":'))
    return opening * die.choice((5, 500, 20_000 // len(opening)))


def _odd_value(text: bytes, die: random.Random) -> bytes:
    """Return the text with one value anywhere replaced, or one field more or less."""
    found = json.loads(text)
    inside: dict[str, Any] = found
    while isinstance(inside.get("command"), dict) and die.random() < 0.8:
        inside = inside["command"]
    key = die.choice([*inside, "person", "at"])
    if die.random() < 0.2:
        inside.pop(key, None)
    else:
        inside[key] = die.choice(_ODD)
    return json.dumps(found).encode()


def frames(die: Die) -> bytes:
    """Return bytes for a socket after the handshake."""
    return die.pick((*_FRAMES, _messages, _messages))(message(die), die)


def _messages(text: bytes, die: Die) -> bytes:
    return b"".join(framed(spoilt(text, die)) for _ in range(die.randrange(1, 6)))


_FRAMES: tuple[Callable[[bytes, Die], bytes], ...] = (
    lambda _, die: die.randbytes(die.randrange(1, 200)),
    lambda text, _: framed(text, masked=False),
    lambda text, die: framed(text, die.pick((3, 4, 7, 11, 15))),
    lambda text, die: bytes((0x80 | TEXT | die.pick((0x10, 0x20, 0x40)),)) + framed(text)[1:],
    lambda text, _: framed(text, BINARY),
    lambda _, die: framed(b"x" * 200, die.pick((PING, PONG, CLOSE))),
    lambda _, die: framed(die.randbytes(die.randrange(1, 9)), CLOSE),
    lambda _, die: b"\x81\xff" + die.randbytes(8) + bytes(4),
    lambda text, die: framed(text, final=False) + framed(text, die.pick((TEXT, 0, PING)), final=False),
    lambda _, die: framed(b" " * die.pick((65_537, 200_000))),
    lambda text, die: framed(text)[: die.randrange(1, len(text))],
)
"""Frames that break the rules of websockets."""


def request(die: Die, token: str) -> bytes:
    """Return bytes for a socket instead of a handshake."""
    good = handshake(token, die.pick((f"/d/{cast.DEBRIEF}", "/join", "/healthz", "/d/../x", "/%00")))
    match die.randrange(8):
        case 0:
            return die.randbytes(die.randrange(1, 400))
        case 1:
            return good.replace(b"GET", die.pick((b"POST", b"PUT", b"get", b"\x00")), 1)
        case 2:
            return good.replace(b"HTTP/1.1", die.pick((b"HTTP/1.0", b"HTTP/9", b"")), 1)
        case 3:
            return good[: die.randrange(len(good))]
        case 4:
            return good.replace(b"\r\n\r\n", b"\r\n" + b"X: y\r\n" * die.pick((10, 500)) + b"\r\n")
        case 5:
            return good.replace(b"Host: x", b"Host: " + b"x" * die.pick((100, 9000)))
        case 6:
            return good.replace(b"websocket", die.pick((b"h2c", b"")), 1)
        case _:
            return _flipped(good, die)
