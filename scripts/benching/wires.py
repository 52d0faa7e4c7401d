"""Wires: how somebody's words cross to each peer, behind the few calls that the part `fanout` makes.

Socket.IO: protocol 5 over Engine.IO 4, an event with an acknowledgement. Yjs: its updates (version 1) and the
y-protocols of synchronisation; each word is text appended to the sender's own last one, of one length always.
A Yjs server acknowledges nothing, so each update is followed by the question for the state: its answer says
that the update was merged.
"""

import json
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import Protocol, Self

from websockets.asyncio.client import ClientConnection, connect

from benching.relay import ANSWER

WIDTH = 160
"""Signs of each word of a Yjs peer, in whose place it stands: so a count of words is a clock."""


class Line(Protocol):
    """What the load needs of a connection."""

    async def send(self, message: str, /) -> None:
        """Say something."""

    async def recv(self) -> str | bytes:
        """Return the next thing that is heard."""

    def __aiter__(self) -> AsyncIterator[str | bytes]:
        """Iterate over all that is heard."""


Calling = AbstractAsyncContextManager[Line]


class _Wire:
    """A connection whose words are written and read in a peer's way."""

    def __init__(self, address: str) -> None:
        self._connect = connect(address, compression=None, ping_interval=None, proxy=None, max_size=2**24)

    async def __aenter__(self) -> Self:
        self._socket: ClientConnection = await self._connect.__aenter__()
        await self._began()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, where: TracebackType | None
    ) -> None:
        await self._connect.__aexit__(kind, problem, where)

    async def _began(self) -> None:
        """Say what the peer wants to hear first."""

    async def recv(self) -> str | bytes:
        """Return what is heard next, as the peer wrote it."""
        return await self._socket.recv()


class SocketIO(_Wire):
    """An event `say` for each word; a heartbeat is answered."""

    _number = 0

    async def _began(self) -> None:
        await self._socket.recv()
        await self._socket.send("40")
        await self._socket.recv()

    async def send(self, message: str) -> None:
        """Say a word, and ask for its acknowledgement."""
        self._number += 1
        await self._socket.send(f"42{self._number}{json.dumps(['say', message])}")

    async def __aiter__(self) -> AsyncIterator[str | bytes]:
        """Iterate over words and acknowledgements."""
        async for heard in self._socket:
            text = str(heard)
            if text == "2":
                await self._socket.send("3")
            elif text.startswith("43"):
                yield ANSWER
            elif text.startswith("42"):
                yield str(json.loads(text[2:])[1])


class Yjs(_Wire):
    """Updates of one root text, and the question for the state after each of one's own."""

    def __init__(self, address: str, client: int, document: str = "") -> None:
        super().__init__(address)
        self._client = client
        self._words = 0
        self._before = string(document) if document else b""
        self._known: dict[int, int] = {}
        """How far the text of each client is here: what the answer about the state need not bring."""

    async def _began(self) -> None:
        if self._before:
            await self._socket.send(self._before + bytes([2, 0]) + string("none") + string("bench"))

    async def send(self, message: str) -> None:
        """Append a word, and ask for the state."""
        at = self._words * WIDTH
        self._words += 1
        await self._socket.send(self._before + bytes([0, 2]) + sized(appended(self._client, at, message)))
        self._known[self._client] = at + WIDTH
        state = b"".join(number(client) + number(clock) for client, clock in self._known.items())
        await self._socket.send(self._before + bytes([0, 0]) + sized(number(len(self._known)) + state))

    async def __aiter__(self) -> AsyncIterator[str | bytes]:
        """Iterate over updates as text, and over answers to the question."""
        async for heard in self._socket:
            if isinstance(heard, bytes) and heard.startswith(self._before):
                kind = heard[len(self._before) : len(self._before) + 2]
                if kind == bytes([0, 1]):
                    yield ANSWER
                elif kind == bytes([0, 2]):
                    client, clock = sender(heard[len(self._before) + 2 :])
                    self._known[client] = clock + WIDTH
                    yield heard.decode("latin-1")


def appended(client: int, at: int, words: str) -> bytes:
    """Return an update of Yjs: words that stand after the client's own last ones, from its clock `at` on."""
    padded = words.ljust(WIDTH)
    if len(padded) > WIDTH or not padded.isascii():
        raise ValueError(f"A word has {WIDTH} plain signs at most.")
    head = bytes([1, 1]) + number(client) + number(at)
    place = bytes([0x84]) + number(client) + number(at - 1) if at else bytes([0x04, 1]) + string("said")
    return head + place + string(padded) + bytes([0])


def sender(sized_update: bytes) -> tuple[int, int]:
    """Return the client of an update of one word, and the clock at which the word begins."""
    figures, found = iter(sized_update), []
    for _ in range(5):
        value = shift = 0
        for byte in figures:
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
        found.append(value)
    return found[3], found[4]


def number(value: int) -> bytes:
    """Return a whole number as lib0 writes it: seven bits to a byte, the lowest first."""
    found = bytearray()
    while value > 0x7F:
        found.append(0x80 | value & 0x7F)
        value >>= 7
    return bytes([*found, value])


def string(text: str) -> bytes:
    """Return text as lib0 writes it: its length in bytes, then UTF-8."""
    return sized(text.encode())


def sized(content: bytes) -> bytes:
    """Return bytes after their number."""
    return number(len(content)) + content
