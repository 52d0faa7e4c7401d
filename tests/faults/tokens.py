"""The row of bad tokens and codes: none is accepted, and few are even looked at."""

import asyncio
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

import cast
from anything import Die
from faults.raw import Raw, framed, handshake
from faults.served import Served, serving
from faults.verdict import Verdict, verdict
from hosted import token_of
from panelry.sync.frames import Claim, Unseated, encode, from_server
from panelry_server.codes import DIGITS, LETTERS

LANES = 8
SOURCES = tuple(f"127.0.0.{last if sys.platform == 'linux' else 1}" for last in range(1, LANES + 1))
"""An address for each lane; only Linux lets this machine have more than one without being asked."""
TOKENS = {"handshake_rate": 10, "handshake_burst": 20}
CODES = {"handshake_rate": 1e6, "handshake_burst": 10**6, "wrong_codes": 5, "wrong_codes_everywhere": 50}
Trial = Callable[[int, str, Die], Awaitable[int | str]]
"""One try at a port, from an address."""
REFILL = 1 / 6
"""Tries a second that come back for the whole server; an address gets one a minute."""


async def run(amount: int, seed: int, folder: Path) -> Verdict:
    """Try half as many tokens from one address, and half as many codes from several."""
    tokens, codes = amount - amount // 2, amount // 2
    seats = [(cast.BEN, 1)]
    async with serving(folder / "tokens", seats, **TOKENS) as server:
        began = time.monotonic()
        told = await _tried(server, tokens, seed, _token)
        looked_at = told[401]
        bound = TOKENS["handshake_burst"] + TOKENS["handshake_rate"] * (time.monotonic() - began) + 1
        faults = _judged("tokens", told, looked_at, bound, {401, 429})
        await server.stop()
    async with serving(folder / "codes", seats, **CODES) as server:
        began = time.monotonic()
        told = await _tried(server, codes, seed, _code)
        tried = told["no-seat"]
        bound = 50 + REFILL * (time.monotonic() - began) + 1
        faults += _judged(
            "codes", told, tried, min(bound, len(set(SOURCES)) * 6), {"no-seat", "too-many-tries"}
        )
        faults += [*await server.check(), *server.complaints()]
        await server.stop()
    return verdict(amount, faults, tokens_looked_at=looked_at, codes_looked_at=tried)


def _judged(
    what: str, told: "Counter[int | str]", reached: int, bound: float, expected: set[int | str]
) -> list[str]:
    faults = []
    if set(told) - expected:
        faults.append(f"{what} were answered {dict(told)}")
    if not 0 < reached <= bound:
        faults.append(f"{reached} {what} reached the check, {bound:.0f} at most should")
    return faults


async def _tried(server: Served, amount: int, seed: int, how: Trial) -> "Counter[int | str]":
    told: Counter[int | str] = Counter()

    async def lane(number: int) -> None:
        for each in range(seed * 10**7 + number, seed * 10**7 + amount, LANES):
            told[await how(server.port, SOURCES[number], Die(each))] += 1

    await asyncio.gather(*(lane(number) for number in range(LANES)))
    return told


async def _token(port: int, _: str, die: Die) -> int | str:
    """Return the status of one handshake with a bad token."""
    raw = await Raw.open(port)
    try:
        await raw.say(handshake(bad_token(die)))
        return await raw.status()
    finally:
        raw.close()


async def _code(port: int, source: str, die: Die) -> int | str:
    """Return what is answered to one claim with a bad code."""
    raw = await Raw.open(port, source)
    try:
        await raw.say(handshake("", "/join"))
        await raw.status()
        await raw.say(framed(encode(Claim(bad_code(die), token_of(cast.CHEN))).encode()))
        said = from_server(await raw.message())
        return said.why if isinstance(said, Unseated) else type(said).__name__
    finally:
        raw.close()


def bad_token(die: Die) -> str:
    """Return a token that was never given: nearly a right one, a made up one, or nothing like one."""
    right = token_of(cast.BEN)
    place = die.randrange(len(right))
    changed = right[:place] + ("0" if right[place] != "0" else "1") + right[place + 1 :]
    return die.pick(
        (
            changed,
            right[:-1],
            right + "0",
            right.upper(),
            "",
            "\udcff\udc80",
            "é" * 20,
            "x" * 7000,
            right[::-1],
        )
    )


def bad_code(die: Die) -> str:
    """Return a code in the right shape, or not even that."""
    signs = (LETTERS, DIGITS, LETTERS)
    shaped = "-".join("".join(die.pick(tuple(each)) for _ in range(4)) for each in signs)
    return die.pick((shaped, shaped, shaped, shaped.lower(), shaped[:-1], "", "0" * 3000, "BEN 1"))
