"""The rows of the network: real terminals behind proxies in changing weather, without TLS and with it."""

import asyncio
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect

import cast
from faults import record
from faults.proxy import Proxy, Weather
from faults.served import UNLIMITED, Served, serving
from faults.verdict import Verdict, verdict
from faults.worker import private
from hosted import device_of, token_of
from panelry.ids import PersonId
from panelry_tui import link as links
from panelry_tui import trust
from panelry_tui.link import Link, Seat
from panelry_tui.news import News
from panelry_tui.store import Store

PEOPLE = (cast.BEN, cast.CHEN, cast.DARA)
COMMANDS = 60
"""What each terminal asks for in one round."""
QUICK = {"ping": 0.5, "beacon": 0.2, "handshake": 2.0, "stalled": 2.0}
"""Settings by which the server notices a dead peer within a second."""


@contextmanager
def impatient() -> Iterator[None]:
    """Let terminals notice within a second that nobody answers; in use it takes them twenty."""

    def quick(*parts: Any, **named: Any) -> connect:
        waits = {"ping_interval": 0.5, "ping_timeout": 0.5, "open_timeout": 1, "close_timeout": 0.5}
        return connect(*parts, **{**named, **waits})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(links, "connect", quick)
        patch.setattr(trust, "OPENING", 1)
        yield


class Terminal:
    """One person's real store and link, reaching the server through a proxy."""

    def __init__(self, store: Store, proxy: Proxy, seed: int) -> None:
        self.store = store
        self.proxy = proxy
        self.person = PersonId(store.seat.person)
        self.accepted: set[int] = set()
        self.declined: dict[int, str] = {}
        self.doubled: set[int] = set()
        self._chance = random.Random(f"{seed} {self.person}")  # noqa: S311 - a run must be repeatable
        store.listeners.append(self._hear)

    def _hear(self, news: News) -> None:
        for each in news.settled:
            n = each.entry.n
            if n in self.accepted or n in self.declined:
                self.doubled.add(n)
            if each.code is None:
                self.accepted.add(n)
            else:
                self.declined[n] = each.code.value

    async def type(self) -> None:
        """Ask for everything of this round, at a person's pace in fast motion."""
        for n in range(COMMANDS):
            await self.store.do(private(self._chance, n, self.person))
            await asyncio.sleep(self._chance.uniform(0, 0.04))

    async def suffer(self) -> None:
        """Change the weather until cancelled; what is left of it at the end stays as it is."""
        while True:
            self.proxy.weather = self._chance.choice(tuple(Weather))
            await asyncio.sleep(self._chance.uniform(0.05, 0.4))
            if self._chance.random() < 0.3:
                self.proxy.cut()

    def faults(self) -> Iterator[str]:
        """Yield what this terminal was told and should not have been."""
        if self.store.waiting or not self.store.live:
            yield f"{self.person} did not come back: {self.store.why}, {self.store.waiting} waiting"
        if self.declined:
            yield f"{self.person} was declined {self.declined}"
        if self.doubled:
            yield f"{self.person} was answered twice: {sorted(self.doubled)}"


@asynccontextmanager
async def terminal_of(person: PersonId, server: Served, folder: Path, seed: int) -> AsyncIterator[Terminal]:
    """Give a running terminal behind a proxy."""
    async with Proxy(server.port) as proxy:
        at, pin = f"127.0.0.1:{proxy.port}", server.pin
        token = token_of(person)
        seat = Seat(at, cast.DEBRIEF, device_of(person), person, "", token, plain=not pin, pin=pin)
        store = await Store.open(seat, folder / person)
        jitter = random.Random(seed)  # noqa: S311 - spreads terminals, keeps no secret
        store._link = Link(seat, store, jitter=lambda: jitter.random() / 10)
        running = asyncio.ensure_future(store.run())
        try:
            yield Terminal(store, proxy, seed)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await store.close()


async def run(amount: int, seed: int, folder: Path) -> Verdict:
    """Let three terminals type through so many rounds of weather, then clear it and compare."""
    return await _weathered(amount, seed, folder, plain=True)


async def secure(amount: int, seed: int, folder: Path) -> Verdict:
    """Do so over TLS with the server's own key, which every terminal knows by its pin."""
    return await _weathered(amount, seed, folder, plain=False)


async def _weathered(amount: int, seed: int, folder: Path, *, plain: bool) -> Verdict:
    seats = [(person, 1) for person in PEOPLE]
    settings = {**UNLIMITED, **QUICK, "plain": plain}
    async with serving(folder / "data", seats, **settings) as server, AsyncExitStack() as stack:
        stack.enter_context(impatient())
        terminals = [
            await stack.enter_async_context(terminal_of(person, server, folder, seed)) for person in PEOPLE
        ]
        for _ in range(amount):
            await _round(terminals)
        faults = [fault for each in terminals for fault in each.faults()]
        faults += [] if plain is not bool(server.pin) else ["the server speaks otherwise than it was told"]
        shown = {each.person: dict(each.store.half.picture) for each in terminals}
        faults += [*await server.check(), *server.complaints()]
        await server.stop()
    records, state = await record.read(folder / "data")
    told = {(each.person, 1): each.accepted for each in terminals}
    faults += record.faults_of(records, told, {})
    for person, sights in shown.items():
        faults += record.seen_otherwise(state, person, sights)
    passed = sum(each.proxy.passed for each in terminals)
    return verdict(amount, faults, commands=sum(map(len, told.values())), connections=passed)


async def _round(terminals: list[Terminal]) -> None:
    storms = [asyncio.ensure_future(each.suffer()) for each in terminals]
    await asyncio.gather(*(each.type() for each in terminals))
    for storm in storms:
        storm.cancel()
    await asyncio.gather(*storms, return_exceptions=True)
    for each in terminals:
        each.proxy.weather = Weather.CLEAR
    for _ in range(3000):
        if all(each.store.live and not each.store.waiting for each in terminals):
            return
        await asyncio.sleep(0.01)
