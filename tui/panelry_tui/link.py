"""The link: the only place in the terminal that knows websockets.

It connects, says hello, and tries again for as long as that can help: with full jitter, from
0.2 s doubling to 10 s, back to the start after 30 healthy seconds. It never decides what frames mean.
"""

import asyncio
import contextlib
import random
import ssl
import time
from collections.abc import Awaitable, Callable, Iterable
from http import HTTPStatus

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import (
    ConnectionClosed,
    InvalidHandshake,
    InvalidStatus,
    InvalidURI,
    NegotiationError,
)
from websockets.typing import Subprotocol

from panelry.sync.endings import AWAY, BUSY, Act, of_close, of_status
from panelry.sync.frames import (
    PROTOCOL,
    BadFrame,
    Claim,
    Do,
    Frame,
    FromServer,
    Hello,
    Seated,
    Unseated,
    Welcome,
    encode,
    from_server,
)
from panelry.sync.versions import HEADER, ON_THE_SCREEN, Behind, behind, listed
from panelry_tui.pace import Pace
from panelry_tui.quiet import quieten
from panelry_tui.seating import Listener, Seat, Standing
from panelry_tui.session_log import Logged
from panelry_tui.trust import Trust, TrustError

__all__ = ["ClaimError", "Link", "Listener", "Seat", "Standing", "claim"]

FIRST_WAIT, LONGEST_WAIT, HEALTHY = 0.2, 10.0, 30.0
SIGN_IN_WAIT = 60.0
"""How long to wait after the server did not know the token: once spurious, it must not be for ever."""
LONGEST_PAUSE = 300.0
"""The most that a `Retry-After` counts, for the same reason."""
NO_CONNECTION = AWAY
NOT_UNDERSTOOD_HERE = "this terminal did not understand the server; update panelry on this machine"
FAULT = "this terminal failed at something from the server ({fault}); it connects again"
_AWAY = "{server} cannot be reached"
_NO_TLS = "{server} speaks no TLS 1.3 (if it was started with --plain, join with its whole link)"
_NO_SERVER = "That server is no panelry server of this version. Check its address."
_TRY_LATER = "The server cannot take you in now; the code stays good. Wait a minute, then try again."
_LIMIT = 1024 * 1024


_STANDINGS = {Act.STOP: Standing.STOPPED, Act.WIPE: Standing.ERASED}
"""How the link stands after what ends it for good."""


class _Ended(Exception):  # noqa: N818 - the end of one connection, in words
    """A connection is over or was turned away; `wait` is the least time until the next, in seconds."""

    def __init__(self, act: Act, words: str, wait: float = 0.0) -> None:
        super().__init__(words)
        self.act = act
        self.wait = SIGN_IN_WAIT if act is Act.SIGN_IN else wait


class Link:
    """One terminal's connection to one debrief, as long as `run` runs."""

    def __init__(
        self,
        seat: Seat,
        listener: Listener,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
        pace: Pace | None = None,
    ) -> None:
        self._seat = seat
        self._listener = Logged(listener)
        self._sleep = sleep
        self._jitter = jitter
        self._connection: ClientConnection | None = None
        """The open connection from the answer to a welcome on, until the next hello."""
        self._sending = asyncio.Lock()
        self._pace = pace or Pace(time.monotonic)
        self._more = asyncio.Event()
        """Whether commands wait for their turn."""
        self._trust = Trust(seat.server, pin=seat.pin, plain=seat.plain)

    async def run(self) -> None:
        """Stay connected until trying again cannot help, or the task is cancelled."""
        tries = 0
        while True:
            began = asyncio.get_running_loop().time()
            wait = 0.0
            try:
                self._listener.standing(Standing.CONNECTING, "")
                await self._converse()
            except _Ended as ended:
                standing = _STANDINGS.get(ended.act, Standing.OFFLINE)
                self._listener.standing(standing, str(ended))
                if standing is not Standing.OFFLINE:
                    return
                wait = ended.wait
            except ssl.SSLCertVerificationError as bad:
                self._trust.forget()
                cure = "" if self._seat.pin else "; join again with a link that names the server's key"
                why = f"the server's certificate is not believed: {bad.verify_message}{cure}"
                self._listener.standing(Standing.OFFLINE, why)
            except (OSError, TimeoutError, InvalidHandshake):
                self._listener.standing(Standing.OFFLINE, NO_CONNECTION)
            except Exception as fault:  # noqa: BLE001 - whatever the listener raises, the link goes on
                self._listener.standing(Standing.OFFLINE, FAULT.format(fault=type(fault).__name__))
            finally:
                self._connection = None
            healthy = asyncio.get_running_loop().time() - began > HEALTHY
            tries = 0 if healthy else tries + 1
            longest = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(tries, 10))
            await self._sleep(max(wait, longest * self._jitter()))

    async def send(self, frame: Frame) -> bool:
        """Send a frame; False if none of it left: no connection, or a hello is unanswered.

        Numbers must arrive in order, so nothing overtakes what a welcome makes the listener send. Of many
        commands some leave a moment later, unless the connection ends before.
        """
        async with self._sending:
            connection = self._connection
            if connection is None:
                return False
            with contextlib.suppress(ConnectionClosed):
                await self._leave(connection, (frame,))
            return True

    async def _leave(self, connection: ClientConnection, frames: Iterable[Frame]) -> None:
        """Send frames: commands in the order of their numbers, as far as it is their turn."""
        for frame in frames:
            if isinstance(frame, Do):
                self._pace.put((frame,))
            else:
                await connection.send(encode(frame))
        while (due := self._pace.next()) is not None:
            await connection.send(encode(due))
        self._more.set()

    async def _keep_pace(self, connection: ClientConnection) -> None:
        """Send what waits for its turn, until cancelled."""
        while True:
            await self._more.wait()
            async with self._sending:
                with contextlib.suppress(ConnectionClosed):
                    await self._leave(connection, ())
                wait = self._pace.wait()
                if wait is None:
                    self._more.clear()
            if wait is not None:
                await asyncio.sleep(wait)

    async def _converse(self) -> None:
        seat = self._seat
        headers = {"Authorization": f"Bearer {seat.token}"}
        try:
            context = await self._trust.context()
            async with _connect(seat.server, f"/d/{seat.debrief}", context, headers) as connection:
                if connection.subprotocol != PROTOCOL:
                    raise _Ended(Act.STOP, ON_THE_SCREEN[Behind.UNKNOWN])
                await connection.send(encode(self._listener.hello()))
                self._listener.standing(Standing.OPEN, "")
                pacing = asyncio.ensure_future(self._keep_pace(connection))
                try:
                    await self._listen(connection)
                finally:
                    pacing.cancel()
                    self._pace.clear()
        except TrustError as untrusted:
            raise _Ended(Act.STOP, str(untrusted)) from None
        except ConnectionClosed as closed:
            ending = of_close(None if closed.rcvd is None else closed.rcvd.code)
            raise _Ended(ending.act, ending.words) from None
        except NegotiationError:
            raise _Ended(Act.STOP, ON_THE_SCREEN[Behind.UNKNOWN]) from None
        except InvalidStatus as refused:
            raise _turned_away(refused) from None

    async def _listen(self, connection: ClientConnection) -> None:
        while True:
            text = await connection.recv()
            try:
                frame = from_server(text)
            except BadFrame:
                raise _Ended(Act.STOP, NOT_UNDERSTOOD_HERE) from None
            async with self._sending:
                answers = tuple(await self._listener.receive(frame))
                if any(isinstance(answer, Hello) for answer in answers):
                    self._connection = None
                    self._pace.clear()
                await self._leave(connection, answers)
                if isinstance(frame, Welcome):
                    self._connection = connection


def _turned_away(refused: InvalidStatus) -> _Ended:
    response = refused.response
    if response.status_code == HTTPStatus.BAD_REQUEST:
        return _Ended(Act.STOP, ON_THE_SCREEN[_behind(refused)])
    ending = of_status(response.status_code)
    after = response.headers.get("Retry-After", "0")
    wait = min(LONGEST_PAUSE, float(after)) if after.isdecimal() else 0.0
    return _Ended(ending.act, ending.words, wait)


def _behind(refused: InvalidStatus) -> Behind:
    return behind((PROTOCOL,), listed(refused.response.headers.get_all(HEADER)))


def _connect(
    server: str, path: str, context: ssl.SSLContext | None, headers: dict[str, str] | None = None
) -> connect:
    quieten()
    return connect(
        f"{'ws' if context is None else 'wss'}://{server}{path}",
        subprotocols=[Subprotocol(PROTOCOL)],
        additional_headers=headers,
        compression=None,
        max_size=_LIMIT,
        open_timeout=5,
        close_timeout=2,
        ping_interval=10,
        ping_timeout=10,
        proxy=None,
        user_agent_header=None,
        ssl=context,
    )


class ClaimError(Exception):
    """A seat could not be taken; the message says what to do."""


async def claim(server: str, code: str, token: str, *, plain: bool = True, pin: str = "") -> Seated:
    """Exchange an invitation code for a seat; `plain` and `pin` as in `Seat`.

    The same code with the same token may be tried again: the answer may have been lost. Raises
    `ClaimError` if the code is not good, `TrustError` if the server is not the one that was meant
    (then neither has left this terminal), ConnectionError if it cannot be reached.
    """
    trust = Trust(server, pin=pin, plain=plain)
    try:
        try:
            answer = await _claimed(server, Claim(code, token), await trust.context())
        except ssl.SSLCertVerificationError:
            raise await trust.unknown() from None
    except InvalidStatus as refused:
        raise _not_claimed(refused, server) from None
    except (InvalidURI, NegotiationError, BadFrame):
        raise ClaimError(_NO_SERVER) from None
    except (OSError, TimeoutError, InvalidHandshake, ConnectionClosed) as bad:
        without = not plain and isinstance(bad, ssl.SSLError | ConnectionResetError)
        raise ConnectionError((_NO_TLS if without else _AWAY).format(server=server)) from None
    match answer:
        case Seated():
            return answer
        case Unseated(why="too-many-tries"):
            raise ClaimError("Too many codes were tried. Wait a minute, then try again.")
        case Unseated(why="unavailable"):
            raise ClaimError(_TRY_LATER)
        case _:
            raise ClaimError("That code is not taken. Check each sign, or ask the facilitator for a new one.")


def _not_claimed(refused: InvalidStatus, server: str) -> Exception:
    status = refused.response.status_code
    if status == HTTPStatus.BAD_REQUEST and _behind(refused) is not Behind.UNKNOWN:
        words = ON_THE_SCREEN[_behind(refused)]
        return ClaimError(f"{server} is of another version: {words}.")
    if of_status(status).words == BUSY and status not in (404, 405):
        return ClaimError(_TRY_LATER)
    return ClaimError(_NO_SERVER)


async def _claimed(server: str, asked: Claim, context: ssl.SSLContext | None) -> FromServer:
    async with _connect(server, "/join", context) as connection:
        await connection.send(encode(asked))
        answer: FromServer = from_server(await asyncio.wait_for(connection.recv(), 10))
        return answer
