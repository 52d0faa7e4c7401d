"""The link: the only place in the terminal that knows websockets.

It connects, says hello, and tries again for as long as that can help: with full jitter, from
0.2 s doubling to 10 s, back to the start after 30 healthy seconds. It never decides what frames mean.
"""

import asyncio
import contextlib
import random
import ssl
from collections.abc import Awaitable, Callable, Iterable
from enum import Enum
from http import HTTPStatus
from typing import Protocol

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI
from websockets.typing import Subprotocol

from panelry.sync.frames import (
    PROTOCOL,
    BadFrame,
    Claim,
    Frame,
    FromServer,
    Hello,
    Seated,
    Unseated,
    Welcome,
    encode,
    from_server,
)
from panelry_tui.trust import Trust, TrustError

FIRST_WAIT, LONGEST_WAIT, HEALTHY = 0.2, 10.0, 30.0
SIGN_IN_WAIT = 60.0
"""How long to wait after the server did not know the token: once spurious, it must not be for ever."""
NO_CONNECTION = "no connection to the server"
FAULT = "this terminal failed at something from the server ({fault}); it connects again"
_AWAY = "{server} cannot be reached"
_NO_TLS = "{server} speaks no TLS 1.3 (if it was started with --plain, join with its whole link)"
_LIMIT = 1024 * 1024
_STOP_CODES = {
    4400: "the server did not understand this terminal; update panelry",
    4403: "you no longer have a seat in this debrief",
    4409: "this seat was opened in another terminal on this machine",
    1009: "a message was too large for the server",
}
_STOP_STATUS = {
    400: "the server speaks another version; update panelry on both sides",
    403: "you no longer have a seat in this debrief",
}

_ERASED_CODE = 4410
_ERASED_WORDS = "this debrief was erased, and nothing of it is kept on this machine any more"


class Standing(Enum):
    """How the link stands."""

    OFFLINE = "offline"
    CONNECTING = "connecting"
    OPEN = "open"
    STOPPED = "stopped"
    ERASED = "erased"


class Seat(msgspec.Struct, frozen=True):
    """Where this terminal sits: host and port of the server, debrief, person, and its own token.

    `plain` is a connection without TLS to this machine itself; else the server must show the key of
    `pin`, or without a pin a certificate that this machine's own store vouches for.
    """

    server: str
    debrief: str
    device: str
    person: str
    name: str
    token: str
    plain: bool = True
    pin: str = ""

    def __repr__(self) -> str:
        """Hide the token."""
        return f"Seat({self.server!r}, {self.debrief!r}, {self.name!r})"


class Listener(Protocol):
    """What the link tells."""

    def hello(self) -> Hello:
        """Return the first frame of a connection."""

    async def receive(self, frame: FromServer) -> Iterable[Frame]:
        """Take a frame in and return what to send at once."""

    def standing(self, standing: Standing, why: str) -> None:
        """Learn how the link stands now, and why in words for people."""


class _Stop(Exception):  # noqa: N818 - the end of the loop, in words
    """Trying again cannot help."""


class _Erased(_Stop):
    """The debrief is gone for ever, and this terminal must wipe what it keeps."""


class Link:
    """One terminal's connection to one debrief, as long as `run` runs."""

    def __init__(
        self,
        seat: Seat,
        listener: Listener,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._seat = seat
        self._listener = listener
        self._sleep = sleep
        self._jitter = jitter
        self._connection: ClientConnection | None = None
        """The open connection from the answer to a welcome on, until the next hello."""
        self._sending = asyncio.Lock()
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
            except _Stop as stop:
                standing = Standing.ERASED if isinstance(stop, _Erased) else Standing.STOPPED
                self._listener.standing(standing, str(stop))
                return
            except InvalidStatus as refused:
                wait = self._after_status(refused)
            except ssl.SSLCertVerificationError as bad:
                self._trust.forget()
                cure = "" if self._seat.pin else "; join again with a link that names the server's key"
                why = f"the server's certificate is not believed: {bad.verify_message}{cure}"
                self._listener.standing(Standing.OFFLINE, why)
            except (OSError, TimeoutError, InvalidHandshake, ConnectionClosed):
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
        """Send a frame now; False if none of it left: no connection, or a hello is unanswered.

        Numbers must arrive in order, so nothing overtakes what a welcome makes the listener send.
        """
        async with self._sending:
            connection = self._connection
            if connection is None:
                return False
            with contextlib.suppress(ConnectionClosed):
                await connection.send(encode(frame))
            return True

    async def _converse(self) -> None:
        seat = self._seat
        headers = {"Authorization": f"Bearer {seat.token}"}
        try:
            context = await self._trust.context()
            async with _connect(seat.server, f"/d/{seat.debrief}", context, headers) as connection:
                await connection.send(encode(self._listener.hello()))
                self._listener.standing(Standing.OPEN, "")
                await self._listen(connection)
        except TrustError as untrusted:
            raise _Stop(str(untrusted)) from None
        except ConnectionClosed as closed:
            if closed.rcvd is not None and closed.rcvd.code == _ERASED_CODE:
                raise _Erased(_ERASED_WORDS) from None
            if closed.rcvd is not None and closed.rcvd.code in _STOP_CODES:
                raise _Stop(_STOP_CODES[closed.rcvd.code]) from None
            raise
        except InvalidStatus as refused:
            if refused.response.status_code == HTTPStatus.GONE:
                raise _Erased(_ERASED_WORDS) from None
            if refused.response.status_code in _STOP_STATUS:
                raise _Stop(_STOP_STATUS[refused.response.status_code]) from None
            raise

    async def _listen(self, connection: ClientConnection) -> None:
        while True:
            text = await connection.recv()
            try:
                frame = from_server(text)
            except BadFrame:
                raise _Stop(_STOP_CODES[4400]) from None
            async with self._sending:
                answers = tuple(await self._listener.receive(frame))
                if any(isinstance(answer, Hello) for answer in answers):
                    self._connection = None
                for answer in answers:
                    await connection.send(encode(answer))
                if isinstance(frame, Welcome):
                    self._connection = connection

    def _after_status(self, refused: InvalidStatus) -> float:
        if refused.response.status_code == 401:
            self._listener.standing(Standing.OFFLINE, "the server does not know this seat; join again")
            return SIGN_IN_WAIT
        self._listener.standing(Standing.OFFLINE, "the server is busy")
        after = refused.response.headers.get("Retry-After", "0")
        return float(after) if after.isdigit() else 0.0


def _connect(
    server: str, path: str, context: ssl.SSLContext | None, headers: dict[str, str] | None = None
) -> connect:
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
    except (InvalidURI, InvalidStatus, BadFrame):
        raise ClaimError("That server is no panelry server of this version. Check its address.") from None
    except (OSError, TimeoutError, InvalidHandshake, ConnectionClosed) as bad:
        without = not plain and isinstance(bad, ssl.SSLError | ConnectionResetError)
        raise ConnectionError((_NO_TLS if without else _AWAY).format(server=server)) from None
    match answer:
        case Seated():
            return answer
        case Unseated(why="too-many-tries"):
            raise ClaimError("Too many codes were tried. Wait a minute, then try again.")
        case _:
            raise ClaimError("That code is not good any more. Ask the facilitator for a new invitation.")


async def _claimed(server: str, asked: Claim, context: ssl.SSLContext | None) -> FromServer:
    async with _connect(server, "/join", context) as connection:
        await connection.send(encode(asked))
        answer: FromServer = from_server(await asyncio.wait_for(connection.recv(), 10))
        return answer
