"""Seating: where a terminal sits, how its link stands, and whom the link tells."""

from collections.abc import Iterable
from enum import Enum
from typing import Protocol

import msgspec

from panelry.sync.frames import Frame, FromServer


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

    def hello(self) -> Frame:
        """Return the first frame of a connection."""

    async def receive(self, frame: FromServer) -> Iterable[Frame]:
        """Take a frame in and return what to send at once."""

    def standing(self, standing: Standing, why: str) -> None:
        """Learn how the link stands now, and why in words for people."""
