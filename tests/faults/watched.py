"""A server process that looks at its own connections: how much waits for each, and for how long.

Run as a program it serves like `panelry-server serve`, and at its end says in one line of JSON the
longest time, in seconds, that a connection stood over the bound, and how many were cut.
"""

import argparse
import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import msgspec

from panelry_server.connection import Connections, Link
from panelry_server.serve import Server, serve
from panelry_server.settings import Settings, load

LOOK = 0.02
"""Seconds between two looks."""


class Watch(msgspec.Struct):
    """What was seen: the most seconds over the bound, the most bytes that waited, connections cut."""

    longest: float = 0.0
    greatest: int = 0
    cut: int = 0


async def look(connections: Connections, most: int, seen: Watch) -> None:
    """Look at every connection until cancelled; a greeting is not counted, as in the guard."""
    since: dict[Link, float] = {}
    cut: set[Link] = set()
    while True:
        now = time.monotonic()
        for link in tuple(connections._links):
            waits = link.outgoing._counted + link._socket.buffered()
            seen.greatest = max(seen.greatest, waits)
            if link.outgoing.cut:
                cut.add(link)
                seen.cut = len(cut)
            elif waits > most:
                seen.longest = max(seen.longest, now - since.setdefault(link, now))
            else:
                since.pop(link, None)
        await asyncio.sleep(LOOK)


async def main(settings: Settings) -> None:
    """Serve and look."""
    seen = Watch()

    @asynccontextmanager
    async def watching(server: Server) -> AsyncIterator[None]:
        looking = asyncio.ensure_future(look(server._connections, settings.buffered, seen))
        os.write(1, f"Serving at panelry://{server.host}:{server.port}; watched.\n".encode())
        yield
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking

    await serve(settings, watching)
    os.write(1, msgspec.json.encode(seen))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--port", required=True)
    asyncio.run(main(load(vars(parser.parse_args()), os.environ)))
