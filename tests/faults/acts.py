"""What a hostile terminal does with a valid token: commands, guesses, replays, forgeries, floods, noise.

Every act is made from a die and from what everybody knows, so it can be done alike in two worlds.
"""

import json
import zlib
from collections.abc import Iterator

import cast
from anything import ANYTHING, Die
from faults import noise
from faults.raw import BINARY, CLOSE, PING, TEXT, framed
from faults.sealed import HOSTILE, IDS
from golden_bytes import FOLDER
from panelry import commands as c
from panelry.debrief import Debrief
from panelry.ids import ObservationId, PointId
from panelry.points import Kind, Polarity
from panelry.sync.frames import Do, Hello, encode

FLOOD = 150
SPOILT = 25


class Raw(bytes):
    """Bytes for the socket itself, for which the server must end the connection."""


def numbered(text: bytes, n: int) -> bytes:
    """Put a number in the place of 0."""
    return text.replace(b'"n":0', b'"n":%d' % n)


def acts(die: Die, state: Debrief) -> Iterator[list[bytes]]:
    """Yield what the hostile terminal sends, act by act; the number 0 stands for the next one."""
    made: list[list[bytes]] = []
    for kind in ANYTHING:
        made += [[_do(ANYTHING[kind](die, state))] for _ in range(2)]
    made += [[_do(command)] for command in _guesses(die)]
    made += [_replayed(die, state) for _ in range(6)]
    made += [[text] for text in (*_forged(die), *NOISE, *VIOLATIONS)]
    made += [[noise.spoilt(noise.message(die), die)] for _ in range(SPOILT)]
    made.append([_do(c.WriteNote(None, f"flood {number}")) for number in range(FLOOD)])
    die.shuffle(made)
    yield from made
    yield [_do(c.DeclareConflict(HOSTILE, "They are cousins"))]
    yield [encode(Hello()).encode()]
    yield [_do(c.WriteNote(None, "the last number"), 2**53 - 1)]
    yield [_do(c.WriteNote(None, "too high a number"), 2**53)]


def _do(command: c.Command, n: int = 0, expect: int | None = None) -> bytes:
    return encode(Do(n, command, expect)).encode()


def _guesses(die: Die) -> Iterator[c.Command]:
    """Yield commands on ids that are hidden, right in one world and wrong in the other."""
    for word in IDS:
        for person in (cast.ANA, cast.CHEN):
            for name in (f"{word}-{person}", f"{word}-{person}-0", f"{word}-{person}-1"):
                yield c.RemoveObservation(ObservationId(name))
                yield c.Observe(
                    ObservationId(name), die.criterion(), Kind.SAW, "Mine now", die.random() < 0.5
                )
        point = PointId(f"{word}-point")
        yield c.ApprovePoint(point, 1)
        yield c.DisputePoint(point, "because I guess")
        yield c.WithdrawPoint(point)
        yield _point(str(point))
        yield _point(f"guess-{word}", f"{word}-{cast.CHEN}-0")


def _point(name: str, *evidence: str) -> c.WritePoint:
    said, ids = "you kept the tests green", tuple(ObservationId(each) for each in evidence)
    return c.WritePoint(
        PointId(name), cast.CODE, Polarity.STRENGTH, "In the task", said, Kind.SAW, evidence=ids
    )


def _replayed(die: Die, state: Debrief) -> list[bytes]:
    """Return old numbers with other commands, in another order."""
    kinds = tuple(ANYTHING)
    return [_do(ANYTHING[die.pick(kinds)](die, state), die.randrange(1, 60)) for _ in range(5)]


def _forged(die: Die) -> Iterator[bytes]:
    """Yield hellos with stolen or invented cursors, frames of other kinds, and fields that do not exist."""
    for last in ((1, "x" * 20), (99, ""), (1, "é" * 30), (-1, "x")):
        yield encode(Hello(last)).encode()
    for path in sorted((FOLDER / "frames").glob("*.json")):
        yield path.read_bytes().removesuffix(b"\n")
    for field, value in (("person", cast.ANA), ("device", "ana-1"), ("at", "2026"), ("role", "facilitator")):
        frame = json.loads(_do(c.RaiseHand(), die.randrange(1, 99)))
        yield json.dumps({**frame, field: value}).encode()
        frame["command"][field] = value
        yield json.dumps(frame).encode()


def _bomb() -> bytes:
    """Return a megabyte of blanks as a compressed message: a kilobyte, though no compression was agreed."""
    deflate = zlib.compressobj(wbits=-15)
    body = deflate.compress(b" " * 2**20) + deflate.flush(zlib.Z_SYNC_FLUSH)
    return bytes((0xC0 | TEXT,)) + framed(body[:-4])[1:]


_NOTE = b'{"t":"do","n":0,"command":{"ask":"WriteNote","criterion":null,"text":"%s"}}'
NOISE: tuple[bytes, ...] = (
    b"",
    b"null",
    b"[" * 60_000,
    b'{"t":' * 10_000,
    b'{"t":"do","n":' + b"9" * 4_000 + b',"command":{"ask":"Submit"}}',
    b'{"t":"do","n":1e999,"command":{"ask":"Submit"}}',
    b'{"t":"do","n":-1,"command":{"ask":"Submit"}}',
    b'{"t":"do","n":0,"expect":' + b"9" * 400 + b',"command":{"ask":"Submit"}}',
    b'{"t":"do","n":0,"command":{"ask":"Reveal","missing":' + b"9" * 400 + b"}}",
    b'{"t":"do","n":0,"command":{"ask":"Reveal","missing":9223372036854775807}}',
    b'{"t":"do","n":0,"command":{"ask":"StartTimer","seconds":-9223372036854775808}}',
    b'{"t":"do","n":0,"command":{"ask":"Rate","criterion":"code","level":18446744073709551615}}',
    b'{"t":"hello","last":[9223372036854775807,"x"]}',
    b'{"t":"hello","last":[1,"' + b"x" * 60_000 + b'"]}',
    _NOTE % b"\\ud800 lone \\u202e \\u0000",
    _NOTE % (b"\\u001b" * 2_000),
    _NOTE % ("\U0001f600" * 3_001).encode(),
    b"\xff\xfe" + _NOTE % b"marked",
    _NOTE % b"\xc3\x28 \xed\xa0\x80",
    b"\xef\xbb\xbf" + _NOTE % b"marked",
    b" " * 65_537,
)
"""Texts that are no frame, or barely one: deep, huge, malformed, oversized."""
VIOLATIONS: tuple[Raw, ...] = (
    Raw(_bomb()),
    Raw(framed(b"{}", masked=False)),
    Raw(framed(b"{}", 3)),
    Raw(framed(b"{}", BINARY)),
    Raw(framed(b"{}", 0)),
    Raw(framed(b"{}", TEXT, final=False) + framed(b"{}", TEXT)),
    Raw(framed(b"x" * 200, PING)),
    Raw(framed(b"{}", PING, final=False)),
    Raw(framed(b"\x00\x05", CLOSE)),
    Raw(framed(b"\x03\xe8\xff\xff", CLOSE)),
    Raw(b"\x81\xff" + b"\x7f" + b"\xff" * 7 + bytes(4)),
)
"""Breaches of the websocket protocol itself."""
