"""The listener of the page: uvicorn without its log, its signals and its header, on a socket of ours."""

import asyncio
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Self

import uvicorn
from starlette.requests import Request
from uvicorn.protocols.http.h11_impl import H11Protocol

from panelry_server import telemetry
from panelry_server.core import Core
from panelry_server.limits import Buckets
from panelry_server.web.address import Bound
from panelry_server.web.app import From, application
from panelry_server.web.reading import ReleasedPages

_RATE, _BURST = 1.0, 30
"""Requests of one address: a second, and at once."""
_BACKLOG = 64
"""Connections that wait to be accepted."""
_LONGEST = 64
"""The most characters of an origin: an address of IPv6 with its zone fits."""
_DRAIN = 3
"""Seconds for the last answers at a stop."""


class _Listener(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and say so."""
        await super().startup(sockets=sockets)
        self.ready.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to the server that this one stands beside."""
        yield


class _Protocol(H11Protocol):
    """HTTP of uvicorn, without its own answer to what is no HTTP: that would carry none of our headers.

    Whoever asks to speak something else (`Upgrade`) is answered as if they had not, which HTTP allows, and
    the log is not filled by it.
    """

    def _should_upgrade(self) -> bool:
        return False

    def send_400_response(self, msg: str) -> None:
        """Close the connection instead."""
        del msg
        self.transport.close()


class PageListener:
    """The page while it is served; made by `start`."""

    def __init__(self, server: _Listener, task: asyncio.Task[None]) -> None:
        self._server = server
        self._task = task

    @classmethod
    async def start(cls, core: Core, bound: Bound, context: ssl.SSLContext | None) -> Self:
        """Serve the page on a bound socket, with TLS where a context is given."""
        telemetry.relay("uvicorn.error", core.log)
        pages = ReleasedPages(core.office, core.rooms, core.clock)
        limits = Buckets(_RATE, _BURST, core.clock.monotonic)
        config = uvicorn.Config(
            application(pages, limits, origin_of(core.settings.page_proxy)),
            http=_Protocol,
            ws="none",
            lifespan="off",
            access_log=False,
            log_config=None,
            proxy_headers=False,
            server_header=False,
            headers=[("Connection", "close")],
            backlog=_BACKLOG,
            timeout_graceful_shutdown=_DRAIN,
        )
        config.load()
        config.ssl = context
        server = _Listener(config)
        task = asyncio.ensure_future(server.serve([bound.socket]))
        await server.ready.wait()
        core.log.info("page listening", port=bound.socket.getsockname()[1])
        return cls(server, task)

    async def stop(self) -> None:
        """Let the last answers leave, then end."""
        self._server.should_exit = True
        await self._task


def origin_of(proxy: str) -> From:
    """Return how the origin of a request is told: its peer, or what a named proxy says; None from others."""

    def direct(request: Request) -> str | None:
        return "" if request.client is None else request.client.host

    def behind(request: Request) -> str | None:
        if request.client is None or ip_address(request.client.host) != ip_address(proxy):
            return None
        last = "".join(request.headers.getlist("x-forwarded-for")[-1:])
        return last.rpartition(",")[2].strip()[:_LONGEST]

    return behind if proxy else direct
