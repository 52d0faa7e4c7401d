"""The rows of malformed input: raw sockets that talk nonsense, and nonsense given to the decoders."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import cast
from anything import Die
from faults.noise import TRACES, frames, message, request, spoilt
from faults.raw import Raw, framed, handshake
from faults.served import UNLIMITED, Served, serving
from faults.verdict import Verdict, verdict
from faults.worker import Worker
from hosted import token_of
from panelry.sync.frames import (
    BadFrame,
    Beacon,
    Decoder,
    Hello,
    Presence,
    Reset,
    Unseated,
    encode,
    from_joiner,
    from_server,
    from_terminal,
)

LANES = 12
MOST_MEMORY = 50.0
"""MB that the server may grow by."""
TOO_LONG = 10.0
"""Seconds after which a peer that has said nothing sensible should be gone."""


async def run(amount: int, seed: int, folder: Path) -> Verdict:
    """Send so much nonsense, each over a socket of its own, while one good terminal works on."""
    seats = [(cast.BEN, number) for number in range(1, LANES + 1)]
    good = Worker(cast.ANA, 1, seed, ahead=2)
    async with serving(folder / "data", [*seats, (cast.ANA, 1)], **UNLIMITED) as server:
        working = asyncio.ensure_future(good.work(server.port))
        await _nonsense(server, min(amount, 200), seed + 1)
        before = server.memory()
        faults = await _nonsense(server, amount, seed)
        grown = server.memory() - before
        good.resting = True
        async with asyncio.timeout(TOO_LONG):
            await working
        if not good.accepted or good.half.waiting or good.declined:
            faults.append("the good terminal could not go on")
        faults += [*await server.check(), *server.complaints()]
        await server.stop()
    if grown > MOST_MEMORY:
        faults.append(f"the server grew by {grown:.0f} MB")
    return verdict(amount, faults, grown_mb=grown, good_commands=len(good.accepted))


async def _nonsense(server: Served, amount: int, seed: int) -> list[str]:
    """Return what was wrong with the answers to so much nonsense."""
    lanes = [
        _lane(server.port, lane, range(seed * 10**6 + lane, seed * 10**6 + amount, LANES))
        for lane in range(LANES)
    ]
    return [fault for faults in await asyncio.gather(*lanes) for fault in faults]


async def _lane(port: int, lane: int, numbers: range) -> list[str]:
    faults = []
    for number in numbers:
        try:
            async with asyncio.timeout(TOO_LONG):
                answer = await _asked(port, lane, Die(number))
        except TimeoutError:
            faults.append(f"number {number} kept its connection")
            continue
        if TRACES.search(answer):
            faults.append(f"number {number} was told {answer[:300]!r}")
    return faults


async def _asked(port: int, lane: int, die: Die) -> bytes:
    """Return all that the server says to one piece of nonsense."""
    raw = await Raw.open(port)
    try:
        token = token_of(cast.BEN, lane + 1)
        if die.random() < 0.3:
            await raw.say(request(die, token))
            return await raw.rest()
        await raw.say(handshake(token, die.pick((f"/d/{cast.DEBRIEF}",) * 4 + ("/join",))))
        if await raw.status() != 101:
            return b"Traceback: a good handshake was refused"
        hello = framed(encode(Hello()).encode()) if die.random() < 0.7 else b""
        await raw.say(hello + frames(die))
        return await raw.rest()
    finally:
        raw.close()


_FROM_SERVER = tuple(
    encode(each).encode()
    for each in (
        Beacon(1, "cursor", "2031-05-06T07:08:09.000Z", True, ((cast.BEN, 2),)),
        Presence(((cast.BEN, 1, "2031-05-06T07:08:09.000Z"),)),
        Reset(1, "rights"),
        Unseated("no-seat"),
    )
)
_DECODERS: tuple[Decoder, ...] = (from_terminal, from_joiner, from_server)


async def fuzz(amount: int, seed: int, _: Path) -> Verdict:
    """Give so many spoilt messages to each decoder: a frame comes out, or `BadFrame`."""
    faults: list[str] = []
    taken = 0
    for number in range(seed * 10**8, seed * 10**8 + amount):
        die = Die(number)
        good = message(die) if die.random() < 0.8 else die.pick(_FROM_SERVER)
        text = spoilt(good, die)
        decoder = _DECODERS[number % 3]
        found = _decoded(decoder, text)
        taken += found is None
        faults += [] if found is None else [f"number {number}: {each}" for each in found]
        if number % 10_000 == 0:
            await asyncio.sleep(0)
    return verdict(amount, faults[:20], refused=taken)


def _decoded(decoder: Decoder, text: bytes) -> list[str] | None:
    """Return what is wrong with how a text was taken; None if it was refused as it should be."""
    try:
        frame = decoder(text)
    except BadFrame as bad:
        return [f"the words of the refusal quote: {bad}"] if len(str(bad)) > 40 else None
    except Exception as wrong:  # noqa: BLE001 - any other error is the fault that is looked for
        return [f"{type(wrong).__name__} instead of a refusal"]
    return list(_unsound(decoder, encode(frame)))


def _unsound(decoder: Decoder, again: str) -> Iterator[str]:
    if encode(decoder(again)) != again:
        yield "a frame that was taken is not the same when it is read again"
