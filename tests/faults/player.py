"""A player: one person's client half on a real socket, through drops, kills, restores and an erasure."""

import asyncio
from contextlib import suppress

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Subprotocol

from panelry.commands import Command
from panelry.ids import DebriefId, PersonId
from panelry.sync.client import ClientHalf, Settled
from panelry.sync.endings import ERASED
from panelry.sync.frames import PROTOCOL, Claim, Do, Seated, encode, from_server

PATIENCE = 60.0
"""Seconds for anything to happen on a busy machine."""


def _calling(port: int, path: str, token: str = "") -> connect:
    return connect(
        f"ws://127.0.0.1:{port}{path}",
        additional_headers={"Authorization": f"Bearer {token}"} if token else {},
        subprotocols=[Subprotocol(PROTOCOL)],
        compression=None,
        max_size=1024 * 1024,
        ping_interval=None,
        proxy=None,
    )


class Player:
    """Asks one thing at a time; `promised` and `declined` hold the numbers of its commands."""

    def __init__(self, debrief: DebriefId, person: PersonId, token: str) -> None:
        self.debrief = debrief
        self.person = person
        self.device = ""
        self.half = ClientHalf()
        self.heard: list[bytes] = []
        self.promised: set[int] = set()
        self.declined: set[int] = set()
        self.resent = 0
        self.erased = False
        self._token = token
        self._reading: asyncio.Task[None] | None = None
        self._socket: ClientConnection | None = None

    async def join(self, port: int, code: str) -> None:
        """Take the seat with a code."""
        async with _calling(port, "/join") as socket:
            await socket.send(encode(Claim(code, self._token)))
            seated = from_server(await socket.recv())
        assert isinstance(seated, Seated), seated
        self.device = seated.device

    async def meet(self, port: int) -> None:
        """Come back, however long the server takes; agree to send again what it lost."""
        async with asyncio.timeout(PATIENCE):
            while not (self.half.live and self._here) and not self.erased:
                await self.drop()
                with suppress(OSError, ConnectionClosed, InvalidHandshake):
                    self._socket = await _calling(port, f"/d/{self.debrief}", self._token)
                    self._reading = asyncio.ensure_future(self._read(self._socket))
                    await self._socket.send(encode(self.half.hello()))
                    while not self.half.live and self._here:  # noqa: ASYNC110 - the reader tells nobody
                        await asyncio.sleep(0.005)
                if not self._here:
                    await asyncio.sleep(0.05)

    @property
    def _here(self) -> bool:
        return self._reading is not None and not self._reading.done()

    async def _read(self, socket: ClientConnection) -> None:
        try:
            while True:
                text = await socket.recv(decode=False)
                self.heard.append(text)
                outcomes, replies = self.half.receive(from_server(text))
                for each in outcomes:
                    if isinstance(each, Settled):
                        self._settled(each)
                if self.half.lost:
                    self.resent += len(self.half.lost)
                    replies = self.half.resend()
                for reply in replies:
                    await socket.send(encode(reply))
        except ConnectionClosed as closed:
            self.half.live = False
            self.erased = self.erased or (closed.rcvd is not None and closed.rcvd.code == ERASED)

    def _settled(self, settled: Settled) -> None:
        told, other = self.promised, self.declined
        if settled.code is not None:
            told, other = other, told
        told.add(settled.entry.n)
        other.discard(settled.entry.n)

    async def do(self, port: int, command: Command, *, twice: bool = False) -> None:
        """Do something and wait for its answer, over as many connections as it takes."""
        entry = self.half.queue(command)
        copy = encode(Do(entry.n, command))
        async with asyncio.timeout(PATIENCE):
            if self.half.may_send and self._socket is not None:
                with suppress(ConnectionClosed):
                    for _ in range(1 + twice):
                        await self._socket.send(copy)
            while entry.n in self.half.waiting and not self.erased:
                if self._here:
                    await asyncio.sleep(0.002)
                else:
                    await self.meet(port)

    async def settle(self, port: int) -> None:
        """Come back and wait until nothing waits."""
        await self.meet(port)
        async with asyncio.timeout(PATIENCE):
            while self.half.waiting and not self.erased:
                await (asyncio.sleep(0.005) if self._here else self.meet(port))

    async def drop(self) -> None:
        """Hang up without a word."""
        if self._socket is not None:
            self._socket.transport.abort()
            self._socket = None
        if self._reading is not None:
            await asyncio.wait([self._reading])
            self._reading = None
        self.half.live = False
