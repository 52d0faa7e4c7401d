"""A worker: a client half on a plain socket that keeps commands in flight, through any number of servers."""

import random
from contextlib import suppress

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Subprotocol

import cast
from hosted import token_of
from panelry import commands as c
from panelry.ids import ObservationId, PersonId
from panelry.points import Kind
from panelry.sync.client import ClientHalf, Settled
from panelry.sync.frames import PROTOCOL, Frame, encode, from_server


def calling(port: int, person: PersonId, number: int = 1) -> connect:
    """Return the opening of a connection to the cast's debrief, to be awaited or entered."""
    return connect(
        f"ws://127.0.0.1:{port}/d/{cast.DEBRIEF}",
        additional_headers={"Authorization": f"Bearer {token_of(person, number)}"},
        subprotocols=[Subprotocol(PROTOCOL)],
        compression=None,
        max_size=1024 * 1024,
        ping_interval=None,
        proxy=None,
    )


def private(chance: random.Random, n: int, person: PersonId) -> c.Command:
    """Return something that a panelist may always do while scoring; a note says its number."""
    criterion = chance.choice(cast.CRITERIA)
    match chance.randrange(3):
        case 0:
            return c.Rate(criterion, chance.choice((None, 1, 2, 3, 4, 5)))
        case 1:
            name = ObservationId(f"{person}-{chance.randrange(9)}")
            return c.Observe(name, criterion, Kind.SAW, f"saw {n}", chance.random() < 0.5)
        case _:
            return c.WriteNote(criterion, f"note {n} " + "x" * chance.choice((0, 40, 2000)))


class Worker:
    """One device; `accepted` and `declined` are what it was told, `ahead` is how many it sends unanswered."""

    def __init__(self, person: PersonId, number: int, seed: int, ahead: int = 20) -> None:
        self.person = person
        self.number = number
        self.half = ClientHalf()
        self.accepted: set[int] = set()
        self.declined: dict[int, str] = {}
        self.doubled: set[int] = set()
        self.resting = False
        """Whether it begins nothing new."""
        self._chance = random.Random(f"{seed} {person} {number}")  # noqa: S311 - a run must be repeatable
        self._ahead = ahead
        self._made = 0

    async def work(self, port: int) -> None:
        """Work until the connection ends, or, resting, until everything is answered."""
        with suppress(OSError, ConnectionClosed, InvalidHandshake, TimeoutError):
            async with calling(port, self.person, self.number) as socket:
                await socket.send(encode(self.half.hello()))
                while not (self.resting and self.half.live and not self.half.waiting):
                    await self._step(socket)

    async def _step(self, socket: ClientConnection) -> None:
        outcomes, replies = self.half.receive(from_server(await socket.recv()))
        for outcome in outcomes:
            if isinstance(outcome, Settled):
                self._settled(outcome)
        frames: list[Frame] = [*replies]
        if self.half.live and not self.resting:
            frames.extend(self._more())
        for frame in frames:
            await socket.send(encode(frame))

    def _more(self) -> list[Frame]:
        sent = []
        while len(self.half.waiting) < self._ahead:
            self._made += 1
            self.half.queue(private(self._chance, self._made, self.person))
            sent.append(self.half.unsent()[-1])
        return [*sent]

    def _settled(self, outcome: Settled) -> None:
        n = outcome.entry.n
        if n in self.accepted or n in self.declined:
            self.doubled.add(n)
        if outcome.code is None:
            self.accepted.add(n)
        else:
            self.declined[n] = outcome.code.value
