"""A fault proxy: TCP between terminals and a server, in the weather that is set."""

import asyncio
from contextlib import suppress
from enum import Enum
from typing import Self


class Weather(Enum):
    """What happens to bytes that pass, and to whoever calls."""

    CLEAR = "clear"
    DELAY = "delay"
    TRICKLE = "trickle"
    HALF_OPEN = "half-open"
    """What the server says is lost, what the terminal says arrives."""
    BLACK_HOLE = "black hole"
    """Nothing arrives on either side, and nobody is told."""
    CUT = "cut"
    """Whatever passes a byte is cut, on both sides."""


class Proxy:
    """Listens on `port` and calls the server's `target` port, both on this machine."""

    def __init__(self, target: int, port: int = 0) -> None:
        self.target = target
        self.port = port
        self.weather = Weather.CLEAR
        self.passed = 0
        """How many connections came through."""
        self._calls: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server

    async def __aenter__(self) -> Self:
        """Listen."""
        self._server = await asyncio.start_server(self._called, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        """Cut everything."""
        self._server.close()
        self.cut()
        await asyncio.gather(*self._calls, return_exceptions=True)

    def cut(self) -> None:
        """Cut every connection now."""
        for call in self._calls:
            call.cancel()

    def _called(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        call = asyncio.ensure_future(self._call(reader, writer))
        self._calls.add(call)
        call.add_done_callback(self._calls.discard)

    async def _call(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            up = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.transport.abort()
            return
        self.passed += 1
        lost = {Weather.BLACK_HOLE}
        ways = (self._pass(reader, up[1], lost), self._pass(up[0], writer, lost | {Weather.HALF_OPEN}))
        tasks = [asyncio.ensure_future(each) for each in ways]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            for each in (writer, up[1]):
                each.transport.abort()

    async def _pass(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, lost: set[Weather]
    ) -> None:
        """Carry one way until it ends; what is lost once is followed by nothing."""
        with suppress(ConnectionError):
            while chunk := await reader.read(16 * 1024):
                if self.weather in lost:
                    await asyncio.Event().wait()
                if self.weather is Weather.CUT:
                    writer.write(chunk[: len(chunk) // 2])
                    return
                await self._carry(chunk, writer)

    async def _carry(self, chunk: bytes, writer: asyncio.StreamWriter) -> None:
        if self.weather is Weather.DELAY:
            await asyncio.sleep(0.05)
        if self.weather is Weather.TRICKLE:
            for place in range(0, len(chunk), 7):
                if self.weather is not Weather.TRICKLE:
                    writer.write(chunk[place:])
                    break
                writer.write(chunk[place : place + 7])
                await asyncio.sleep(0.001)
        else:
            writer.write(chunk)
        await writer.drain()
