"""One connected terminal as its room sees it: greeting, ticks, answers, beacons, presence.

Sights leave on the leading edge: after a quiet window at once, further ones within it gathered into
one frame (see `window`). Beacons are due on their own clock and carry the last sample, changed or not.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, assert_never

from panelry.ids import PersonId
from panelry.panel import Role
from panelry.sync.endings import FAILED, NOT_UNDERSTOOD, REMOVED, SIGN_IN
from panelry.sync.frames import (
    Ack,
    Beacon,
    Declined,
    Devices,
    Do,
    Frame,
    Held,
    Hello,
    InviteDevice,
    Learn,
    PictureFrame,
    Presence,
    Replay,
    Reset,
    Welcome,
)
from panelry.sync.server import Session
from panelry_server.admission import Admission
from panelry_server.clock import Clock
from panelry_server.outgoing import Outgoing
from panelry_server.progress import Counts
from panelry_server.settings import Settings
from panelry_server.window import Window

LARGEST_N = 2**53 - 1
_DONE = 1000
"""The code of a connection that has had all it came for."""


class Parted(Exception):  # noqa: N818 - named after what happened
    """The connection is over; `code` says why."""

    def __init__(self, code: int) -> None:
        super().__init__(str(code))
        self.code = code


class Terminal:
    """The conversation of one connection; `part` is called when it has to end."""

    def __init__(
        self,
        admission: Admission,
        outgoing: Outgoing,
        clock: Clock,
        settings: Settings,
        part: Callable[[int], None],
    ) -> None:
        self._admission = admission
        self._room = admission.room
        self._outgoing = outgoing
        self._clock = clock
        self._settings = settings
        self._part = part
        self._session: Session | None = None
        self._met = False
        self._first = False
        self._replays = False
        self._window = Window(settings.tick)
        self._announced_at = float("-inf")
        self._told: Devices | None = None
        """The person's devices as this terminal was last told, since its hello."""
        self._gathering: asyncio.Task[Any] | None = None

    @property
    def person(self) -> PersonId:
        """Whose terminal it is."""
        return self._admission.person

    async def hear(self, frame: Hello | Do | InviteDevice | Replay | Learn) -> None:
        """Take a frame in; `Parted` if it must end the connection."""
        self._demand_rights()
        match frame:
            case Hello():
                self._greet(frame)
            case Do():
                await self._do(frame)
            case InviteDevice():
                await self._invite()
            case Replay():
                await self._replay()
            case Learn():
                await self._learn(frame)
            case _:
                assert_never(frame)

    def _demand_rights(self) -> None:
        if not self._admission.holds():
            raise Parted(SIGN_IN)
        if not self._seated():
            raise Parted(REMOVED)

    def _seated(self) -> bool:
        return self.person in self._room.half.feeds

    def _greet(self, hello: Hello) -> None:
        half = self._room.half
        self._session, self._met = Session(half, self.person), True
        self._first = True
        mode, frames = self._session.greet(hello)
        welcome = self._welcome(mode, half.cursor(self.person))
        self._outgoing.put((welcome, *frames), greeting=True)
        self.announce()
        self._told = None
        self._tell_devices()

    def _welcome(self, mode: str, cur: str) -> Welcome:
        return Welcome(
            epoch=self._room.half.epoch,
            cur=cur,
            mode=mode,
            n=self._room.highest(self._admission.device),
            person=self.person,
            roles=tuple(sorted(self._room.roles(self.person), key=_word)),
            progress=self._progress(),
            page=self._settings.page_url if self._settings.page else "",
            mail=bool(self._settings.mail_host),
        )

    async def _replay(self) -> None:
        """Send the viewer's own sequence from its start, then end; a change of rights ends it at once."""
        if self._met:
            raise Parted(NOT_UNDERSTOOD)
        self._met = self._replays = True
        sent = await self._room.replaying.send(
            self.person, self._outgoing, self._settings.stalled, self._welcome, self._may_replay
        )
        raise Parted(_DONE if sent else FAILED)

    async def _learn(self, asked: Learn) -> None:
        """Send what insight tells this person, each frame as fast as the one before is read, then end."""
        teach = self._admission.teach
        if self._met or teach is None:
            raise Parted(NOT_UNDERSTOOD)
        self._met = self._replays = True
        frames, sent = deque(await teach(asked)), True
        while frames and sent:
            self._demand_rights()
            self._put(frames.popleft())
            sent = await self._outgoing.drain(self._settings.stalled)
        raise Parted(_DONE if sent else FAILED)

    def _may_replay(self) -> bool:
        return self._replays and self._admission.holds()

    async def _do(self, frame: Do) -> None:
        if not self._met or not 1 <= frame.n <= LARGEST_N:
            raise Parted(NOT_UNDERSTOOD)
        device = self._admission.device
        first, self._first = self._first, False
        answer = await self._room.do(self.person, device, frame.n, frame.command, frame.expect, first=first)
        self._flush()
        match answer:
            case Ack(n=n) if self._seated():
                self._put(Ack(n, self._room.half.cursor(self.person)))
            case Ack() | Declined() | Held():
                self._put(answer)
            case _:
                assert_never(answer)

    async def _invite(self) -> None:
        own = self._admission.own
        if not self._met or own is None:
            raise Parted(NOT_UNDERSTOOD)
        answer = await own.invite()
        self._demand_rights()
        self._put(answer)

    def _tell_devices(self) -> None:
        """Say which devices the person has, once there is another one, and whenever that changes."""
        own = self._admission.own
        if own is None or self._session is None:
            return
        known = own.known()
        if known != self._told and (len(known.devices) > 1 or self._told is not None):
            self._told = known
            self._put(known)

    def stepped(self) -> None:
        """Send what is new, at once or with what else comes within the window."""
        if self._gathering is not None:
            return
        wait = self._window.left(self._clock.monotonic())
        if wait > 0:
            self._gathering = asyncio.ensure_future(self._gather(wait))
        else:
            self._flush()

    async def _gather(self, wait: float) -> None:
        await self._clock.sleep(wait)
        self._gathering = None
        self._flush()

    def _flush(self) -> None:
        if self._session is None:
            return
        if not self._admission.holds():
            self._part(SIGN_IN)
            return
        together = self._session.behind
        frames = self._session.flush()
        if frames:
            self._window.begin(self._clock.monotonic(), together)
            self._outgoing.put(frames, greeting=isinstance(frames[0], PictureFrame))

    def rights_changed(self) -> None:
        """Begin anew with a hello, or end where there is no seat any more."""
        self._session = None
        self._replays, replayed = False, self._replays
        if not self._seated():
            self._part(REMOVED)
        elif self._met and not replayed:
            self._put(Reset(self._room.half.epoch, "rights"))

    def recheck(self) -> None:
        """End at once where the device was revoked, or where the debrief is erased: then it wipes itself.

        Who stays is told which devices of their own there are now.
        """
        if self._room.ended is not None:
            self._session = None
            self._part(self._room.ended)
        elif not self._admission.holds():
            self._part(SIGN_IN)
        else:
            self._tell_devices()

    def announce(self) -> None:
        """Say who is here, to everybody but the recused."""
        if self._session is not None and self._sees_others():
            self._announced_at = self._clock.monotonic()
            self._put(Presence(self._room.presence.people()))

    async def beacon(self) -> None:
        """Send a beacon every so often, until cancelled or parted."""
        while True:
            await self._clock.sleep(self._settings.beacon)
            self._beacon()

    def _beacon(self) -> None:
        if not self._met:
            self._part(FAILED)  # perhaps a slow network alone: the terminal may come again
        elif not self._admission.holds():
            self._part(SIGN_IN)
        elif self._session is not None:
            self._flush()
            half = self._room.half
            self._put(
                Beacon(
                    half.epoch,
                    half.cursor(self.person),
                    self._clock.now(),
                    self._room.writable,
                    self._progress(),
                )
            )
            if self._clock.monotonic() - self._announced_at >= self._settings.presence:
                self.announce()

    def close(self) -> None:
        """Stop what waits for a window."""
        if self._gathering is not None:
            self._gathering.cancel()

    def _progress(self) -> Counts | None:
        return self._room.progress() if self._sees_others() else None

    def _sees_others(self) -> bool:
        return self._room.sees_others(self.person)

    def _put(self, frame: Frame) -> None:
        self._outgoing.put((frame,))


def _word(role: Role) -> str:
    return role.value
