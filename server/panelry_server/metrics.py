"""Metrics: figures about the server as a whole, for Prometheus; no name, no text, nothing of one debrief.

They are looked at every so often and told as they were then, so that a reading in between shows nobody's
keystroke: the same window as for the counts of progress.
"""

import asyncio
import secrets
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple, Self

import websockets.asyncio.server as ws
from websockets.http11 import Request, Response

from panelry_server.clock import Clock
from panelry_server.settings import Settings, SettingsError
from panelry_server.web.address import place_of

if TYPE_CHECKING:
    from prometheus_client.metrics_core import Metric

Labels = Mapping[str, float]
_PATH = "/metrics"
_ROUND = 100
"""Each frame moves its figure by so many with a chance of one in so many: nobody brings it to the brink."""
_MEMORY = 16 * 1024 * 1024
"""Memory is told in these steps, in bytes (chosen)."""
_CENTISECONDS, _COARSE = 100, 500
"""Processor time moves in steps of so many hundredths of a second, by the same chance."""
Draw = Callable[[int], int]
"""Draws a number from 0 to before another."""


class Thinned:
    """A counter told in large steps: right over a long time, and nothing about any one act."""

    def __init__(self, step: int, draw: Draw) -> None:
        self.told = 0
        self._counted = 0
        self._step, self._draw = step, draw

    def at(self, many: int) -> int:
        """Count up to a number and return what is told of it; each one more may be the one that moves it."""
        new, self._counted = many - self._counted, many
        self.told += self._step * sum(not self._draw(self._step) for _ in range(new))
        return self.told


_MISSING = "it needs prometheus-client. Install panelry[metrics], or leave it out."


class Seen(NamedTuple):
    """What was there at a look: numbers, and tables of numbers by one label."""

    connections: int
    rooms: int
    writable: bool
    frames: Labels
    """Frames encoded, by their type: an `ack` is a command that was accepted and is on disk."""
    turned: Labels
    """Requests that were turned away, by status."""
    cut: int
    """Connections that were cut because their terminal had stopped reading."""
    lag: float = 0.0
    """The longest that the event loop kept anything waiting since the last look, in seconds."""


class Look:
    """The last look at what `found` finds."""

    def __init__(
        self, found: Callable[[], Seen], clock: Clock, every: float, draw: Draw = secrets.randbelow
    ) -> None:
        self._frames: dict[str, Thinned] = {}
        self._worked = Thinned(_COARSE, draw)
        self._draw = draw
        self.seen = self._thinned(found())
        self.process: list[Metric] = []
        """Memory and processor, as they were at the look."""
        self._found = found
        self._clock = clock
        self._every = every

    async def run(self) -> None:
        """Look every so many seconds, until cancelled; in between, measure the lag once a second."""
        step = min(1.0, self._every)
        while True:
            lag, due = 0.0, self._clock.monotonic() + self._every
            while (now := self._clock.monotonic()) < due:
                await self._clock.sleep(step)
                lag = max(lag, self._clock.monotonic() - now - step)
            self.seen = self._thinned(self._found())._replace(lag=round(lag, 1))
            self.process = self._coarse(of_process())

    def _thinned(self, seen: Seen) -> Seen:
        told = {
            kind: self._frames.setdefault(kind, Thinned(_ROUND, self._draw)).at(int(many))
            for kind, many in seen.frames.items()
        }
        return seen._replace(frames=told)

    def _coarse(self, found: "list[Metric]") -> "list[Metric]":
        for metric in found:
            for at, sample in enumerate(metric.samples):
                value = sample.value
                if metric.name == "process_cpu_seconds":
                    value = self._worked.at(int(value * _CENTISECONDS)) / _CENTISECONDS
                elif metric.name.endswith("_memory_bytes"):
                    value = value // _MEMORY * _MEMORY
                metric.samples[at] = sample._replace(value=value)
        return found

    def collect(self) -> Iterator["Metric"]:
        """Yield the figures as prometheus-client wants them."""
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily  # noqa: PLC0415 - an extra

        seen = self.seen
        yield GaugeMetricFamily("panelry_connections", "Terminals that are connected.", seen.connections)
        yield GaugeMetricFamily("panelry_rooms", "Debriefs that are open in memory.", seen.rooms)
        yield GaugeMetricFamily("panelry_writable", "1 while the journal takes events.", int(seen.writable))
        yield GaugeMetricFamily(
            "panelry_loop_lag_seconds", "The longest wait for the event loop of late.", seen.lag
        )
        yield CounterMetricFamily("panelry_slow_readers_cut", "Connections cut: nobody read.", seen.cut)
        frames = CounterMetricFamily("panelry_frames", "Frames made, by type.", labels=["type"])
        for kind, many in sorted(seen.frames.items()):
            frames.add_metric([kind], many)
        yield frames
        turned = CounterMetricFamily("panelry_requests_refused", "Requests refused.", labels=["status"])
        for status, many in sorted(seen.turned.items()):
            turned.add_metric([status], many)
        yield turned
        yield from self.process


def of_process() -> "list[Metric]":
    """Return what prometheus-client tells of this process, now."""
    from prometheus_client import CollectorRegistry, ProcessCollector  # noqa: PLC0415 - an extra

    return list(ProcessCollector(registry=CollectorRegistry()).collect())


def text_of(look: Look) -> tuple[str, bytes]:
    """Return the content type and the text of the figures."""
    from prometheus_client import CollectorRegistry, generate_latest  # noqa: PLC0415 - an extra
    from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4  # noqa: PLC0415 - likewise

    registry = CollectorRegistry()
    registry.register(look)
    return CONTENT_TYPE_PLAIN_0_0_4, generate_latest(registry)


class MetricsListener:
    """The listener of the figures while it is served; made by `start`."""

    def __init__(self, listener: ws.Server, looking: asyncio.Task[None]) -> None:
        self._listener = listener
        self._looking = looking

    @classmethod
    async def start(cls, settings: Settings, clock: Clock, found: Callable[[], Seen]) -> Self:
        """Serve the figures where the settings say.

        `SettingsError` for a place that is not on loopback, and without the extra; OSError if it is taken.
        """
        host, port = place_of(settings.metrics, "metrics")
        if not host.is_loopback:
            cure = "Let an agent on this machine read them"
            raise SettingsError("settings", "metrics", f"{host} is not a loopback address. {cure}.")
        look = Look(found, clock, settings.sample)
        try:
            text_of(look)
        except ImportError:
            raise SettingsError("settings", "metrics", _MISSING) from None

        async def answer(connection: ws.ServerConnection, request: Request) -> Response:
            return _answer(connection, request, look)

        async def never(_: ws.ServerConnection) -> None:
            """No handshake is let through."""

        longest = settings.handshake
        listener = await ws.serve(
            never, str(host), port, process_request=answer, server_header=None, open_timeout=longest
        )
        return cls(listener, asyncio.ensure_future(look.run()))

    @property
    def port(self) -> int:
        """The port that is listened on."""
        return int(self._listener.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """End it."""
        self._looking.cancel()
        self._listener.close()
        await self._listener.wait_closed()


def _answer(connection: ws.ServerConnection, request: Request, look: Look) -> Response:
    if request.method != "GET":
        return connection.respond(HTTPStatus.METHOD_NOT_ALLOWED, "Method Not Allowed\n")
    if request.path.partition("?")[0] != _PATH:
        return connection.respond(HTTPStatus.NOT_FOUND, "Not Found\n")
    kind, text = text_of(look)
    response = connection.respond(HTTPStatus.OK, text.decode())
    del response.headers["Content-Type"]
    response.headers["Content-Type"] = kind
    return response
