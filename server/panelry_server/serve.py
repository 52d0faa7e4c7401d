"""The composition root: how the server listens, and how it stops without losing anything."""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from typing import Self

import websockets.asyncio.server as ws
from websockets.typing import Subprotocol

from panelry.sync.frames import LARGEST_FRAME, PROTOCOL
from panelry_server import telemetry
from panelry_server.connection import Connections
from panelry_server.core import Core, open_core
from panelry_server.gate import Gate
from panelry_server.limits import Buckets
from panelry_server.settings import Settings, demand_loopback

__all__ = ["Core", "Server", "open_core", "open_server", "serve"]

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Server:
    """A core with a listener. `office`, `rooms`, `clock` and `settings` are the core's."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.office = core.office
        self.rooms = core.rooms
        self.clock = core.clock
        self.settings = core.settings
        self._gate = _gate(core)
        self._connections = Connections(core, self._gate)
        self._listener: ws.Server | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._stopped = False

    @property
    def port(self) -> int:
        """The port that is listened on, also where a free one was asked for; 0 before the start."""
        return 0 if self._listener is None else int(self._listener.sockets[0].getsockname()[1])

    @property
    def host(self) -> str:
        """The address that is listened on."""
        return demand_loopback(self.settings.host)

    async def start(self) -> None:
        """Begin to listen; `SettingsError` for an address that is not loopback, OSError if it is taken."""
        telemetry.relay("websockets", self.core.log)
        settings = self.settings
        self._listener = await ws.serve(
            self._connections.serve,
            self.host,
            settings.port,
            compression=None,
            subprotocols=[Subprotocol(PROTOCOL)],
            origins=[None],
            process_request=self._gate.process_request,
            server_header=None,
            open_timeout=settings.handshake,
            close_timeout=settings.handshake,
            ping_interval=settings.ping,
            ping_timeout=settings.ping,
            max_size=LARGEST_FRAME,
            max_queue=16,
        )
        self._keeper = asyncio.ensure_future(self.rooms.keep())
        self.core.log.info("listening", host=self.host, port=self.port, folder=str(settings.folder))

    async def stop(self) -> None:
        """Answer what was asked, close every connection with 1012, close the journal in order. Once."""
        if self._stopped:
            return
        self._stopped = True
        if self._listener is not None:
            self._listener.close(close_connections=False)
            await self._connections.close()
            await self._listener.wait_closed()
        if self._keeper is not None:
            self._keeper.cancel()
        await self.core.close()
        self.core.log.info("stopped")

    async def __aenter__(self) -> Self:
        """Start."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop."""
        await self.stop()


def _gate(core: Core) -> Gate:
    settings = core.settings
    handshakes = Buckets(settings.handshake_rate, settings.handshake_burst, core.clock.monotonic)
    return Gate(core.office, core.rooms, handshakes, settings.connections)


async def open_server(settings: Settings) -> Server:
    """Open the core and listen; nothing stays open if either fails."""
    demand_loopback(settings.host)
    core = await open_core(settings)
    server = Server(core)
    try:
        await server.start()
    except BaseException:
        await core.close()
        raise
    return server


Ready = Callable[[Server], Awaitable[None]]


async def serve(settings: Settings, ready: Ready) -> None:
    """Serve until SIGTERM or SIGINT, then stop in order. `ready` is awaited once the server listens."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in _SIGNALS:
        loop.add_signal_handler(each, stop.set)
    try:
        server = await open_server(settings)
        try:
            await ready(server)
            await stop.wait()
        finally:
            await server.stop()
    finally:
        for each in _SIGNALS:
            loop.remove_signal_handler(each)
