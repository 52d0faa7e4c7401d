"""News of other nodes' appends: a connection that listens, and a look at the heads every now and then.

Whoever appends tells in the same transaction, so what is told is durable. A telling is lost while a
connection is away: so it listens first and looks then. The looks also find what nobody told of.
"""

import asyncio
import random
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress

import msgspec

from panelry_server.journal import Head, Standing
from panelry_server.journal.postgres.door import TROUBLE, Door
from panelry_server.journal.postgres.queries import Database, heads_of

LOOK_EVERY = 2.0
"""Seconds between two looks at the heads (chosen)."""
_ANSWER = 5.0
"""The longest wait for a look's answer: a connection that is dead without a word is left then (chosen)."""
_SOONEST, _LATEST = 0.2, 5.0
"""Seconds before listening is tried anew: doubled from the first to the last, drawn from half to whole."""
_LONGEST = 7900
"""Bytes in what is told at once: PostgreSQL takes no 8,000."""
_ALL = "*"
"""What is told where that would be too long: look at everything."""

Told = Callable[[Standing], None]
Wanted = Callable[[], Collection[str]]


async def tell(db: Database, channel: str, heads: Sequence[Head]) -> None:
    """Tell in the transaction that is open where heads stand by it; every node that listens hears it."""
    text = msgspec.json.encode([_standing(head) for head in heads])
    await db.execute("SELECT pg_notify($1, $2)", channel, text.decode() if len(text) <= _LONGEST else _ALL)


def read_tidings(text: str) -> list[Standing] | None:
    """Return what was told; None where that may be anything."""
    try:
        return msgspec.json.decode(text, type=list[Standing])
    except msgspec.DecodeError:
        return None


class PostgresNews:
    """Follows the channel of one record."""

    def __init__(self, door: Door, channel: str) -> None:
        self._door = door
        self._channel = channel

    async def follow(self, wanted: Wanted, told: Told) -> None:
        """Tell where streams stand, until cancelled; see the port."""
        wait = _SOONEST
        while True:
            with suppress(*TROUBLE):
                await self._listen(wanted, told)
                wait = _SOONEST
            await asyncio.sleep(wait * random.uniform(0.5, 1.0))  # noqa: S311 - nothing secret
            wait = min(_LATEST, 2 * wait)

    async def _listen(self, wanted: Wanted, told: Told) -> None:
        """Listen over one connection until it breaks; what was missed before is found by the first look."""
        bell, db = asyncio.Event(), await self._door.open()
        over: list[object] = []

        def heard(_: object, _pid: int, _channel: str, text: str) -> None:
            standings = read_tidings(text)
            if standings is None:
                bell.set()
            for standing in standings or ():
                told(standing)

        def ended(_: object) -> None:
            over.append(db)
            bell.set()

        try:
            db.add_termination_listener(ended)
            await db.add_listener(self._channel, heard)
            while not over:
                bell.clear()
                await _look(db, wanted(), told)
                with suppress(TimeoutError):
                    await asyncio.wait_for(bell.wait(), LOOK_EVERY)
        finally:
            db.terminate()


async def _look(db: Database, streams: Collection[str], told: Told) -> None:
    """Tell where these streams stand; of one that is not there, that it stands in no epoch."""
    async with asyncio.timeout(_ANSWER):
        heads = await heads_of(db, list(streams))
    for head in heads:
        told(_standing(head))
    for stream in set(streams) - {head.stream for head in heads}:
        told(Standing(stream, 0, 0, erased=False))


def _standing(head: Head) -> Standing:
    return Standing(head.stream, head.position, head.epoch, head.erased_at is not None)
