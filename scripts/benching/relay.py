"""A bare relay: every message goes to all others of its path, with no storage, no checks and no memory.

The measure of the machine for the part `fanout`; `python -m benching.relay` says the port it listens on.
"""

import asyncio
import gc

from websockets.asyncio.server import ServerConnection, broadcast, serve

ANSWER = "ok"
"""What the sender hears once the others have been written to."""


class Relay:
    """The connections of each path."""

    def __init__(self) -> None:
        self._joined: dict[str, set[ServerConnection]] = {}

    async def serve(self, connection: ServerConnection) -> None:
        """Pass on what one connection says until it ends."""
        path = connection.request.path if connection.request else ""
        joined = self._joined.setdefault(path, set())
        joined.add(connection)
        try:
            async for message in connection:
                broadcast(joined - {connection}, message)
                await connection.send(ANSWER)
        finally:
            joined.discard(connection)


async def main() -> None:
    """Listen on a free port of this machine until killed."""
    gc.freeze()
    async with serve(Relay().serve, "127.0.0.1", 0, compression=None, ping_interval=None) as server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
