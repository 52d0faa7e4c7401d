"""The composition root: how the server listens, and how it stops without losing anything."""

import asyncio
import gc
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, ExitStack, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

import websockets.asyncio.server as ws
from msgspec.structs import replace
from websockets.typing import Subprotocol

from panelry.sync.frames import LARGEST_FRAME, PROTOCOL
from panelry_server import telemetry
from panelry_server.connection import Connections
from panelry_server.core import Core, open_core
from panelry_server.duties import Duties
from panelry_server.gate import Gate
from panelry_server.insight import Lessons
from panelry_server.journal import BegunAnew
from panelry_server.journal.verifying import Progress
from panelry_server.limits import Buckets
from panelry_server.links import Links, public_address
from panelry_server.notices import Courier
from panelry_server.rewording import program_of
from panelry_server.settings import Settings, listening_host
from panelry_server.tether import tethered
from panelry_server.tls import Identity, identity_of
from panelry_server.web.address import Bound, bind

if TYPE_CHECKING:
    from panelry_server.metrics import MetricsListener, Seen
    from panelry_server.web.listener import PageListener

__all__ = ["Core", "Server", "open_core", "open_server", "serve"]

_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_COLLECTED = (50_000, 20, 20)
"""New things before the garbage collector looks at them, and how often at older ones: it stops everybody."""


class Server:
    """A core with a listener. `office`, `rooms`, `clock` and `settings` are the core's.

    A `courier` delivers notices while it runs; without one they wait.
    """

    def __init__(self, core: Core, courier: Courier | None = None, page: Bound | None = None) -> None:
        self.core = core
        self._bound = page
        self._page: PageListener | None = None
        self._metrics: MetricsListener | None = None
        self.office = core.office
        self.rooms = core.rooms
        self.clock = core.clock
        self.settings = core.settings
        self._gate = _gate(core)
        self._connections = Connections(core, self._gate)
        self._listener: ws.Server | None = None
        self._duties = Duties(core, self._connections, courier)
        self._identity: Identity | None = None
        self._stopped = False

    @property
    def port(self) -> int:
        """The port that is listened on, also where a free one was asked for; 0 before the start."""
        return 0 if self._listener is None else int(self._listener.sockets[0].getsockname()[1])

    @property
    def host(self) -> str:
        """The address that is listened on."""
        return listening_host(self.settings)

    @property
    def links(self) -> Links:
        """What the links of invitations say of this server."""
        address = public_address(self.settings, self.port)
        return Links(address, "" if self._identity is None else self._identity.pin)

    async def start(self) -> None:
        """Begin to listen: with TLS, unless the settings say plain.

        `SettingsError` for an address or a certificate that cannot be used, OSError if the port is taken.
        """
        telemetry.relay("websockets", self.core.log)
        settings = self.settings
        await self._identify()
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
            ping_interval=None,  # each link pings for itself
            max_size=LARGEST_FRAME,
            max_queue=16,
            **_secured(self._identity, settings),
        )
        await self._duties.begin()
        if self._bound is not None:
            await self._serve_page(self._bound)
        if settings.metrics:
            await self._serve_metrics()
        self.core.log.info("listening", host=self.host, port=self.port, folder=str(settings.folder))

    async def _identify(self) -> None:
        if not self.settings.plain:
            self._identity = identity_of(self.settings, datetime.fromisoformat(self.clock.now()))
            await self.core.demand_pin(self._identity.pin)

    async def _serve_page(self, bound: Bound) -> None:
        from panelry_server.web.listener import PageListener  # noqa: PLC0415 - only where it is served

        plain = self._identity is None or bool(self.settings.page_proxy)
        context = None if plain or self._identity is None else self._identity.context
        self._page = await PageListener.start(self.core, bound, context)

    async def _serve_metrics(self) -> None:
        from panelry_server.metrics import MetricsListener  # noqa: PLC0415 - only where they are served

        self._metrics = await MetricsListener.start(self.settings, self.clock, self._seen)
        self.core.log.info("metrics listening", port=self._metrics.port)

    def _seen(self) -> "Seen":
        from panelry_server.metrics import Seen  # noqa: PLC0415 - likewise

        asked = self._connections.texts.asked
        return Seen(
            connections=sum(self._gate.connected.values()),
            rooms=len(self.rooms.at_hand()),
            writable=self.office.writable,
            frames={str(kind.__struct_config__.tag): many for kind, many in asked.items()},
            turned={str(status): many for status, many in self._gate.turned.items()},
            cut=self._connections.cut,
        )

    async def stop(self) -> None:
        """Answer what was asked, close every connection with 1012, close the journal in order. Once."""
        if self._stopped:
            return
        self._stopped = True
        if self._page is not None:
            await self._page.stop()
        if self._metrics is not None:
            await self._metrics.stop()
        if self._listener is not None:
            self._listener.close(close_connections=False)
            await self._connections.close()
            await self._listener.wait_closed()
        await self._duties.end()
        await self.core.close()
        self.core.log.info("stopped")

    async def __aenter__(self) -> Self:
        """Start."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop."""
        await self.stop()


def _secured(identity: Identity | None, settings: Settings) -> dict[str, Any]:
    """Return how the listener speaks TLS; a peer that does not finish its handshake is cut."""
    if identity is None:
        return {}
    longest = settings.handshake
    return {"ssl": identity.context, "ssl_handshake_timeout": longest, "ssl_shutdown_timeout": longest}


def _gate(core: Core) -> Gate:
    settings = core.settings
    handshakes = Buckets(settings.handshake_rate, settings.handshake_burst, core.clock.monotonic)
    lessons = Lessons(core.journal, core.office, core.secret, core.clock, core.log)
    return Gate(core.office, core.rooms, lessons, handshakes, settings.connections)


async def open_server(settings: Settings, progress: Progress | None = None) -> Server:
    """Open the core and listen; nothing stays open if either fails.

    `progress` is told how far the check after an unclean stop is.
    """
    listening_host(settings)
    program_of(settings)
    public_address(settings, settings.port)
    bound = bind(settings)
    if bound is not None:
        settings = replace(settings, page_url=bound.url)
    with ExitStack() as unless_started:
        if bound is not None:
            unless_started.callback(bound.socket.close)
        server = await _started(settings, bound, progress)
        unless_started.pop_all()
        return server


async def _started(settings: Settings, bound: Bound | None, progress: Progress | None) -> Server:
    core = await open_core(settings, progress=progress)
    server = Server(core, page=bound)
    try:
        await server.start()
    except BaseException:
        await core.close()
        raise
    return server


Beside = Callable[[Server], AbstractAsyncContextManager[None]]


async def serve(
    settings: Settings, beside: Beside, progress: Progress | None = None, *, held: int | None = None
) -> None:
    """Serve until SIGTERM or SIGINT, or until the pipe `held` ends, then stop in order.

    What is `beside` the server is entered once it listens and left before it stops. `progress` is told how
    far the check after an unclean stop is.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in _SIGNALS:
        loop.add_signal_handler(each, stop.set)
    try:
        with telemetry.everything(telemetry.to(), loop), tethered(held, stop.set):
            await _until(stop, settings, beside, progress)
    finally:
        for each in _SIGNALS:
            loop.remove_signal_handler(each)


async def _until(stop: asyncio.Event, settings: Settings, beside: Beside, progress: Progress | None) -> None:
    server = await open_server(settings, progress)
    server.rooms.begun_anew = stop.set
    try:
        with seldom_collected():
            async with beside(server):
                await stop.wait()
    finally:
        await server.stop()
    if server.rooms.outdated:
        raise BegunAnew


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the garbage collector pass over what was there at the start, and stop the work seldom."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_COLLECTED)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
