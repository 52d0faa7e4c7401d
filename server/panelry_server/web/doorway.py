"""The socket of the page: so many connections and no more, each for so long and no longer.

What is taken in is bounded where it arrives, before TLS and before a request: connections that say nothing
can use up neither the descriptors of the panel's server nor the page of everybody else.
"""

import asyncio
import contextlib
import socket
from typing import Any

import msgspec


class Bounds(msgspec.Struct, frozen=True):
    """How many connections are open at once, in total and of one address, and for how many seconds each.

    The seconds hold for all of a connection: TLS, headers, body and answer.
    """

    total: int = 200
    each: int = 20
    seconds: float = 20.0


BOUNDS = Bounds()
"""Far below the 1,024 descriptors that a process commonly has (chosen)."""
_LOOKING = 0.25
"""Between two looks at the open connections, as a part of their time."""


class _Visit(msgspec.Struct, frozen=True):
    socket: socket.socket
    host: str
    until: float


class Doorway(socket.socket):
    """A stream socket whose connections are bounded; one machine, a stated proxy, counts in total alone."""

    def __init__(self, family: int, bounds: Bounds, proxy: str = "") -> None:
        super().__init__(family, socket.SOCK_STREAM)
        self._bounds = bounds
        self._proxy = proxy
        self._visits: list[_Visit] = []
        self._looking = False

    def accept(self) -> tuple[socket.socket, Any]:
        """Accept a connection in a running loop; ConnectionAbortedError, and closed, where it is too many."""
        taken, address = super().accept()
        host = str(address[0])
        self._visits = [each for each in self._visits if each.socket.fileno() >= 0]
        of_host = 0 if host == self._proxy else sum(each.host == host for each in self._visits)
        if len(self._visits) >= self._bounds.total or of_host >= self._bounds.each:
            taken.close()
            raise ConnectionAbortedError
        loop = asyncio.get_running_loop()
        self._visits.append(_Visit(taken, host, loop.time() + self._bounds.seconds))
        self._look_later(loop)
        return taken, address

    def _look_later(self, loop: asyncio.AbstractEventLoop) -> None:
        if not self._looking:
            self._looking = True
            loop.call_later(self._bounds.seconds * _LOOKING, self._look, loop)

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        """Cut what is over its time; look again while anything is open."""
        self._looking = False
        self._visits = [each for each in self._visits if each.socket.fileno() >= 0]
        for each in self._visits:
            if each.until <= loop.time():
                _cut(each.socket)
        if self._visits:
            self._look_later(loop)


def _cut(taken: socket.socket) -> None:
    """End both ways of a connection; who reads or writes it closes it then."""
    with contextlib.suppress(OSError):
        taken.shutdown(socket.SHUT_RDWR)
