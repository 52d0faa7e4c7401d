"""Connections: one reader, one sender, one beacon and one pinger for each socket, and how it all ends.

Identity comes from the handshake; a frame that arrives names nobody. A peer that has stopped reading
is cut, never closed politely: that would take seconds.
"""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

import websockets.asyncio.server as ws
from websockets.exceptions import ConnectionClosed

from panelry.ids import DeviceId
from panelry.refusals import Refused
from panelry.sync.endings import FAILED, NOT_UNDERSTOOD, RESTART, SIGN_IN, SUPERSEDED, TOO_MANY
from panelry.sync.frames import BadFrame, Frame, Hello, Seated, Unseated, encode, from_joiner, from_terminal
from panelry_server.admission import Admission
from panelry_server.clock import Clock
from panelry_server.core import Core
from panelry_server.gate import JOIN, Gate, Turned, address_of, path_of
from panelry_server.greetings import Greetings
from panelry_server.journal import JournalError
from panelry_server.limits import Buckets
from panelry_server.outgoing import Outgoing, Texts
from panelry_server.settings import Settings
from panelry_server.telemetry import of_error
from panelry_server.terminal import Parted, Terminal
from panelry_server.tries import TooManyTries

NO_SEAT, TRY_LATER, UNAVAILABLE = "no-seat", "too-many-tries", "unavailable"
"""Why a claim is declined; a wrong, a used and an expired code are one."""
_JOINING = 30.0
"""Seconds for a terminal to send its claim."""


class Socket:
    """A websocket as a wire."""

    def __init__(self, connection: ws.ServerConnection) -> None:
        self._connection = connection

    async def send(self, *texts: bytes) -> None:
        """Hand over text frames, in one write."""
        protocol = self._connection.protocol
        async with self._connection.send_context():
            for text in texts:
                protocol.send_text(text)
            self._connection.transport.write(b"".join(protocol.data_to_send()))

    def buffered(self) -> int:
        """Return the bytes in the transport's buffer."""
        return self._connection.transport.get_write_buffer_size()

    def abort(self) -> None:
        """Drop the connection and its buffer."""
        self._connection.transport.abort()


class Link:
    """One terminal's socket with its tasks."""

    def __init__(
        self,
        connection: ws.ServerConnection,
        admission: Admission,
        commands: Buckets,
        clock: Clock,
        settings: Settings,
        *,
        greetings: Greetings,
        texts: Texts,
    ) -> None:
        self._connection = connection
        self._admission = admission
        self._commands = commands
        self._clock = clock
        self._settings = settings
        self._greetings = greetings
        self.opened = clock.monotonic()
        self.number = 0
        self._socket = Socket(connection)
        self._parted: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._hearing = asyncio.Lock()
        self.outgoing = Outgoing(self._socket, settings.buffered, settings.stalled, texts)
        self.terminal = Terminal(admission, self.outgoing, clock, settings, self.part)

    @property
    def device(self) -> DeviceId:
        """Whose socket it is."""
        return self._admission.device

    def part(self, code: int) -> None:
        """End the connection with a code, as soon as its tasks can be stopped."""
        if not self._parted.done():
            self._parted.set_result(code)

    def supersede(self) -> None:
        """End it: its device has connected anew, here or at another node."""
        self.part(SUPERSEDED)

    async def run(self) -> None:
        """Serve the terminal until either side ends."""
        work = (self._read(), self.outgoing.run(), self.terminal.beacon(), self._ping())
        tasks = [asyncio.ensure_future(each) for each in work]
        self._admission.room.join(self.terminal, self._admission.device)
        try:
            waited: list[asyncio.Future[Any]] = [*tasks, self._parted]
            await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
            code = await self._stop(tasks)
        finally:
            for task in tasks:
                task.cancel()
            self.terminal.close()
            self._admission.room.leave(self.terminal)
        await self._close(code)

    async def _stop(self, tasks: list[asyncio.Task[None]]) -> int:
        """Stop reading after the frame in hand, let the last frames leave, return the closing code.

        A frame whose answer does not come is not waited for longer than the last frames: its terminal has it.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(self._settings.drain), self._hearing:
                pass
        tasks[0].cancel()
        if self._parted.done() and self._parted.result() == RESTART:
            await self.outgoing.drain(self._settings.drain)
        for task in tasks:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        for error in ended:
            if isinstance(error, Exception) and not isinstance(error, ConnectionClosed | Parted):
                raise error
        codes = [error.code for error in ended if isinstance(error, Parted)]
        return codes[0] if codes else self._parted.result() if self._parted.done() else FAILED

    async def _close(self, code: int) -> None:
        if self.outgoing.cut or self._socket.buffered():
            self._socket.abort()
        else:
            await asyncio.gather(self._connection.close(code), self._discard())

    async def _discard(self) -> None:
        """Read on to the peer's own goodbye, which stands behind everything it has sent."""
        with suppress(ConnectionClosed):
            while True:
                await self._connection.recv()

    async def _read(self) -> None:
        while True:
            text = await self._connection.recv()
            async with self._hearing:
                await self._hear(text)

    async def _hear(self, text: str | bytes) -> None:
        if not self._commands.take(self._admission.device):
            raise Parted(TOO_MANY)
        if not isinstance(text, str):
            raise Parted(NOT_UNDERSTOOD)
        try:
            frame = from_terminal(text)
        except BadFrame:
            raise Parted(NOT_UNDERSTOOD) from None
        if isinstance(frame, Hello) and not await self._greetings.greet(self):
            raise Parted(RESTART)
        await self.terminal.hear(frame)

    async def _ping(self) -> None:
        while True:
            await self._clock.sleep(self._settings.ping)
            await self._ponged()
            self._admission.room.presence.ponged(self.terminal)

    async def _ponged(self) -> None:
        """Wait for the answer to a ping; who gives none for as long as lies between two has gone."""
        try:
            async with asyncio.timeout(self._settings.ping):
                await (await self._connection.ping())
        except TimeoutError:
            raise Parted(FAILED) from None


class Connections:
    """All sockets of the server: the websockets handler, and the way to end them."""

    def __init__(self, core: Core, gate: Gate) -> None:
        self._core = core
        self._gate = gate
        settings = core.settings
        self._commands = Buckets(settings.command_rate, settings.command_burst, core.clock.monotonic)
        self.texts = Texts()
        """The frames that were made."""
        self.cut = 0
        """How many connections were cut because nobody read."""
        self._links: set[Link] = set()
        self.greetings = Greetings(core.clock)
        """Each device's one connection."""
        self._joining: set[ws.ServerConnection] = set()
        self._closing = False

    async def serve(self, connection: ws.ServerConnection) -> None:
        """Serve one socket to its end."""
        address = address_of(connection)
        self._gate.connected[address] = self._gate.connected.get(address, 0) + 1
        try:
            await self._serve(connection, address)
        except ConnectionClosed:
            return
        except Exception as wrong:  # noqa: BLE001 - one connection's defect must not end the others
            self._core.log.error("connection failed", **of_error(wrong))  # noqa: TRY400 - no traceback: it quotes
            await connection.close(FAILED)
        finally:
            self._gate.connected[address] -= 1
            if not self._gate.connected[address]:
                del self._gate.connected[address]

    async def _serve(self, connection: ws.ServerConnection, address: str) -> None:
        if self._closing:
            await connection.close(RESTART)
            return
        try:
            admission = await self._admitted(connection)
        except Turned:
            await connection.close(SIGN_IN)
            return
        if admission is None:
            await self._join(connection, address)
            return
        settings, clock = self._core.settings, self._core.clock
        link = Link(
            connection, admission, self._commands, clock, settings, greetings=self.greetings, texts=self.texts
        )
        self._links.add(link)
        if self._closing:
            link.part(RESTART)
        try:
            await link.run()
        finally:
            self._links.discard(link)
            self.cut += link.outgoing.stalled
            self.greetings.leave(link)

    async def _admitted(self, connection: ws.ServerConnection) -> Admission | None:
        """Return who comes, None for somebody who joins; the handshake with its token is kept no longer."""
        request = connection.request
        assert request is not None  # noqa: S101 - there is no handler before a handshake
        try:
            return None if path_of(request) == JOIN else await self._gate.admit(request)
        finally:
            request.headers.clear()
            connection.response = None

    async def _join(self, connection: ws.ServerConnection, address: str) -> None:
        self._joining.add(connection)
        try:
            async with asyncio.timeout(_JOINING):
                text = await connection.recv()
            claim = from_joiner(text)
            await connection.send(encode(await self._claimed(claim.code, claim.token, address)))
        except (TimeoutError, BadFrame):
            await connection.close(NOT_UNDERSTOOD)
        finally:
            self._joining.discard(connection)

    async def _claimed(self, code: str, token: str, address: str) -> Frame:
        try:
            device = await self._core.office.claim(code, token, address)
            room = await self._core.rooms.enter(device.debrief)
        except TooManyTries:
            return Unseated(TRY_LATER)
        except Refused:
            return Unseated(NO_SEAT)
        except JournalError:
            return Unseated(UNAVAILABLE)
        seat = room.state.people.get(device.person)
        if seat is None:
            return Unseated(NO_SEAT)
        room.recheck()
        return Seated(device.debrief, device.id, device.person, seat.name)

    def send_away(self) -> None:
        """End every connection as for a restart: the terminals come again, perhaps to another node."""
        for link in tuple(self._links):
            link.part(RESTART)

    async def close(self) -> None:
        """End every connection for a restart, once its last answers have left; later ones end at once."""
        self._closing = True
        self.send_away()
        closings: list[Coroutine[Any, Any, None]] = [each.close(RESTART) for each in self._joining]
        with suppress(ConnectionClosed):
            await asyncio.gather(*closings)
