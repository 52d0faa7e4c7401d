"""Own devices: a code for one more, and what the person is told when one was added."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime

import msgspec

from panelry.sync.frames import Devices, Frame, FromServer, InvitedDevice, InviteDevice, UninvitedDevice
from panelry_tui.link import Seat

PATIENCE = 10.0
"""Seconds to wait for a code."""
OFFLINE = "A code for another device needs a connection. Try again once this terminal is connected."
_WHY = {
    "too-many-devices": "This seat has as many devices as it may. Let whoever runs the server revoke one.",
    "too-many-tries": "Many codes were asked for. Wait a minute, then try again.",
}
_LATER = "The server cannot make a code now. Wait a minute, then try again."
_WAITING = "A code was asked for already. Wait a moment."

Send = Callable[[Frame], Awaitable[bool]]
"""Sends a frame now; False if it cannot."""


class DeviceError(Exception):
    """There is no code for another device; the message says why, with the cure."""


class DeviceCode(msgspec.Struct, frozen=True):
    """A code of a server for one more device of this person, its link, and until when it is good."""

    code: str
    link: str
    server: str
    until: str

    def __repr__(self) -> str:
        """Hide the code."""
        return f"DeviceCode({self.until!r})"


class OwnDevices:
    """The devices of one seat's person, as this terminal is told of them."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._answer: asyncio.Future[InvitedDevice | UninvitedDevice] | None = None
        self._owed = 0
        """Answers that are still to come on this connection: only the last asked one is of use."""
        self.now: tuple[tuple[str, str, str | None], ...] = ()
        """Every device, as the frame `Devices` has it; none before there are two."""
        self.told: set[str] = set()
        """Devices of which the person was told."""
        self.added: list[str] = []
        """Sentences about devices that were added, for the screen to say."""

    async def invite(self, send: Send) -> DeviceCode:
        """Ask for a code for one more device; `DeviceError` says why there is none."""
        if self._answer is not None:
            raise DeviceError(_WAITING)
        self._answer = asyncio.get_running_loop().create_future()
        try:
            if not await send(InviteDevice()):
                raise DeviceError(OFFLINE)
            self._owed += 1
            answer = await asyncio.wait_for(self._answer, PATIENCE)
        except TimeoutError:
            raise DeviceError(OFFLINE) from None
        finally:
            self._answer = None
        if isinstance(answer, UninvitedDevice):
            raise DeviceError(_WHY.get(answer.why, _LATER))
        return DeviceCode(answer.code, self._link(answer.code), self._seat.server, answer.until)

    def _link(self, code: str) -> str:
        seat = self._seat
        return f"panelry://{seat.server}/{seat.debrief}#{code}{seat.pin and f'@{seat.pin}'}"

    def receive(self, frame: FromServer) -> tuple[str, ...]:
        """Take in what a frame says of devices; return those of which the person is told now."""
        if isinstance(frame, Devices):
            self.now = frame.devices
            return tuple(self._say_added())
        if isinstance(frame, InvitedDevice | UninvitedDevice):
            self._owed -= 1
            if self._answer is not None and not self._answer.done() and self._owed == 0:
                self._answer.set_result(frame)
        return ()

    def cut(self) -> None:
        """Learn that the connection is gone, and with it every answer that was owed."""
        self._owed = 0
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(DeviceError(OFFLINE))

    def _say_added(self) -> Iterator[str]:
        """Say once of each device that joined after this one that it did."""
        ids = [each for each, _, _ in self.now]
        own = ids.index(self._seat.device) if self._seat.device in ids else len(ids)
        for device, joined, by in self.now[own + 1 :]:
            if device not in self.told:
                self.told.add(device)
                self.added.append(_words(joined, own=by == self._seat.device))
                yield device

    def to_say(self) -> tuple[str, ...]:
        """Return the sentences that are not said yet; they count as said from now on."""
        words, self.added = tuple(self.added), []
        return words


def _words(joined: str, *, own: bool) -> str:
    at = f"{datetime.fromisoformat(joined).astimezone():%Y-%m-%d %H:%M}"
    begin = "The device that you invited from here" if own else "Another device of yours"
    cure = "If that was not you, ask whoever runs the server to revoke it."
    return f"{begin} took your seat, {at}. {cure}"
