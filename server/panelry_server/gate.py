"""The gate: who may open a connection, decided in the handshake before any frame exists.

An unknown debrief, a wrong token and a revoked device get one and the same answer. Nothing here is
logged: a request's headers hold the bearer token.
"""

from collections import Counter
from contextlib import suppress
from functools import partial
from http import HTTPStatus

import websockets.asyncio.server as ws
from websockets.http11 import Request, Response

from panelry.office import Device
from panelry.sync.frames import PROTOCOL
from panelry.sync.versions import HEADER, IN_THE_ANSWER, behind, listed
from panelry_server.admission import Admission
from panelry_server.insight import Lessons
from panelry_server.journal import Erased, JournalError
from panelry_server.limits import Buckets
from panelry_server.office_room import OfficeRoom
from panelry_server.own_devices import OwnDevices
from panelry_server.rooms import Rooms

HEALTH, READY, JOIN, DEBRIEF = "/healthz", "/readyz", "/join", "/d/"
_RETRY_AFTER = "1"


class Turned(Exception):  # noqa: N818 - turned away
    """The request is not let in; `status` is the answer, `words` its body."""

    def __init__(self, status: HTTPStatus, words: str = "") -> None:
        super().__init__(status.phrase)
        self.status = status
        self.words = words or status.phrase


class Gate:
    """Answers requests; an address may hold `most` connections."""

    def __init__(
        self, office: OfficeRoom, rooms: Rooms, lessons: Lessons, handshakes: Buckets, most: int
    ) -> None:
        self._office = office
        self._lessons = lessons
        self._rooms = rooms
        self._handshakes = handshakes
        self.connected: dict[str, int] = {}
        """How many connections each address holds."""
        self.turned: Counter[int] = Counter()
        """How many requests were turned away, by status."""
        self._most = most

    async def process_request(self, connection: ws.ServerConnection, request: Request) -> Response | None:
        """Return the answer to a request that is no connection; None lets the handshake go on."""
        try:
            return await self._process(connection, request)
        except Turned as turned:
            self.turned[turned.status] += 1
            return _answer(connection, turned)

    async def _process(self, connection: ws.ServerConnection, request: Request) -> Response | None:
        if request.method != "GET":
            raise Turned(HTTPStatus.METHOD_NOT_ALLOWED)
        path = path_of(request)
        if path == HEALTH:
            return connection.respond(HTTPStatus.OK, "ok\n")
        if path == READY:
            if self._office.writable:
                return connection.respond(HTTPStatus.OK, "ok\n")
            return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, "cannot save\n")
        self._demand_room_for(address_of(connection))
        if path != JOIN and not path.startswith(DEBRIEF):
            raise Turned(HTTPStatus.NOT_FOUND)
        offered = listed(request.headers.get_all("Sec-WebSocket-Protocol"))
        if PROTOCOL not in offered:
            raise Turned(HTTPStatus.BAD_REQUEST, IN_THE_ANSWER[behind(offered, (PROTOCOL,))])
        if path != JOIN:
            await self.admit(request)
        return None

    def _demand_room_for(self, address: str) -> None:
        if not self._handshakes.take(address) or self.connected.get(address, 0) >= self._most:
            raise Turned(HTTPStatus.TOO_MANY_REQUESTS)

    async def admit(self, request: Request) -> Admission:
        """Return who a request comes from, and to which room; `Turned` if it may not enter."""
        token = _bearer(request)
        device = None if token is None else await self._device_of(token)
        if token is None or device is None or path_of(request) != f"{DEBRIEF}{device.debrief}":
            raise Turned(HTTPStatus.UNAUTHORIZED)
        try:
            room = await self._rooms.enter(device.debrief)
        except Erased:
            raise Turned(HTTPStatus.GONE) from None
        except JournalError:
            raise Turned(HTTPStatus.SERVICE_UNAVAILABLE) from None
        own = OwnDevices(self._office, token)
        if not own.hold():  # another node has shut it out, as is known since the room was entered
            raise Turned(HTTPStatus.UNAUTHORIZED)
        if device.person not in room.half.feeds:
            raise Turned(HTTPStatus.FORBIDDEN)
        teach = partial(self._lessons.answer, device)
        return Admission(room, device.person, device.id, own.hold, own, teach)

    async def _device_of(self, token: str) -> Device | None:
        """Return a token's device; another node may have let it in just now."""
        if self._office.device_of(token) is None:
            with suppress(JournalError):
                await self._office.look()
        return self._office.device_of(token)


def path_of(request: Request) -> str:
    """Return a request's path without its query."""
    return request.path.partition("?")[0]


def address_of(connection: ws.ServerConnection) -> str:
    """Return the address of a peer, an empty one if it is gone."""
    peer = connection.remote_address
    return str(peer[0]) if peer else ""


def _bearer(request: Request) -> str | None:
    lines = request.headers.get_all("Authorization")
    scheme, _, token = (lines[0] if len(lines) == 1 else "").partition(" ")
    return token if scheme.lower() == "bearer" and token else None


def _answer(connection: ws.ServerConnection, turned: Turned) -> Response:
    response = connection.respond(turned.status, f"{turned.words}\n")
    match turned.status:
        case HTTPStatus.BAD_REQUEST:
            response.headers[HEADER] = PROTOCOL
        case HTTPStatus.METHOD_NOT_ALLOWED:
            response.headers["Allow"] = "GET"
        case HTTPStatus.UNAUTHORIZED:
            response.headers["WWW-Authenticate"] = "Bearer"
        case HTTPStatus.TOO_MANY_REQUESTS:
            response.headers["Retry-After"] = _RETRY_AFTER
        case _:
            pass
    return response
