"""A balancer: TCP between terminals and several nodes, each call to the next node that answers."""

import asyncio
from contextlib import suppress
from typing import Self


class Balancer:
    """Listens on `port` and calls the nodes' ports in turn; those in `out` get no call."""

    def __init__(self, *targets: int) -> None:
        self.targets = targets
        self.port = 0
        self.out: set[int] = set()
        self.passed = dict.fromkeys(targets, 0)
        """How many calls each node was given."""
        self._calls: dict[asyncio.Task[None], int] = {}
        self._turn = 0
        self._server: asyncio.Server

    async def __aenter__(self) -> Self:
        """Listen."""
        self._server = await asyncio.start_server(self._called, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        """Cut everything."""
        self._server.close()
        for target in self.targets:
            self.cut(target)
        await asyncio.gather(*self._calls, return_exceptions=True)

    def cut(self, target: int) -> None:
        """Cut every call to a node now."""
        for call, to in self._calls.items():
            if to == target:
                call.cancel()

    async def _called(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            target, up = await self._next()
        except OSError:
            writer.transport.abort()
            return
        self.passed[target] += 1
        call = asyncio.ensure_future(_joined((reader, writer), up))
        self._calls[call] = target
        call.add_done_callback(self._calls.pop)

    async def _next(self) -> tuple[int, tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        for _ in self.targets:
            self._turn += 1
            target = self.targets[self._turn % len(self.targets)]
            with suppress(OSError):
                if target not in self.out:
                    return target, await asyncio.open_connection("127.0.0.1", target)
        raise ConnectionRefusedError


_Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _joined(down: _Ends, up: _Ends) -> None:
    """Carry bytes both ways until one side ends, then cut both."""
    ways = [asyncio.ensure_future(_carry(down[0], up[1])), asyncio.ensure_future(_carry(up[0], down[1]))]
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        for _, writer in (down, up):
            writer.transport.abort()


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while piece := await reader.read(65_536):
            writer.write(piece)
            await writer.drain()
        writer.write_eof()
