"""The terminal's half of the conversation, without a wire: picture, gaps, outbox, previews.

The shell writes each queued entry to its durable outbox before it shows "on this machine", and
marks it when `Settled` says so. Nothing that a person typed is dropped here: a declined command
comes back whole, and what was accepted is kept, for a server that was restored may miss the last of it.
"""

from collections.abc import Iterable
from typing import assert_never

import msgspec

from panelry.ids import DebriefId, PersonId
from panelry.panel import Role
from panelry.parts import Picture, Receipt, Sight, apply
from panelry.refusals import Code
from panelry.sync.frames import (
    Ack,
    AnyCommand,
    Beacon,
    Declined,
    Devices,
    Do,
    Frame,
    FromServer,
    Held,
    Hello,
    InvitedDevice,
    PictureFrame,
    Presence,
    Reset,
    Seated,
    Sights,
    StepFrame,
    Taught,
    UninvitedDevice,
    Unseated,
    Untaught,
    Welcome,
)
from panelry.sync.preview import preview
from panelry.sync.things import leading, thing_of
from panelry.sync.witness import Checked, Memory, basis, check, remember


class Entry(msgspec.Struct, frozen=True):
    """A command on its way: numbered by this device, in order."""

    n: int
    command: AnyCommand
    expect: int | None = None


class Settled(msgspec.Struct, frozen=True):
    """An entry has its answer: accepted, or declined with a code."""

    entry: Entry
    code: Code | None = None


class Changed(msgspec.Struct, frozen=True):
    """The picture changed; `sights` are what is new, `whole` if all of it is."""

    sights: tuple[Sight, ...]
    whole: bool = False


class Heard(msgspec.Struct, frozen=True):
    """Something beside the picture is new: progress, presence, writability, a held command."""


Outcome = Settled | Changed | Heard


_APART = (Code.CHANGED_ELSEWHERE, Code.ALREADY_REFUSED)
"""Refusals after which a later save of the same thing is one of words that grew apart."""


class ClientHalf:
    """One terminal's state of one debrief."""

    def __init__(
        self, entries: Iterable[Entry] = (), next_n: int = 1, accepted: Iterable[Entry] = ()
    ) -> None:
        self.picture: Picture = {}
        self.epoch = 0
        self.cur: str | None = None
        self.person = PersonId("")
        self.roles: frozenset[Role] = frozenset()
        self.memory: Memory = {}
        """What this terminal saw sealed: kept for longer than the picture, against which it is checked."""
        self.progress: dict[PersonId, int] = {}
        self.page = ""
        """Where the server serves the candidate's page; empty where it does not."""
        self.mail = False
        """Whether the server has a mail server."""
        self.presence: dict[PersonId, tuple[int, str]] = {}
        self.writable = True
        self.live = False
        self.waiting: dict[int, Entry] = {entry.n: entry for entry in entries}
        self.accepted: dict[int, Entry] = {entry.n: entry for entry in accepted}
        self.lost: tuple[Entry, ...] = ()
        """What the server had accepted and no longer has; until the person decides, nothing is sent."""
        self._next_n = max([next_n, *(n + 1 for n in self.waiting)])
        self._incoming: list[Sight] = []
        self._greeting = False
        self._checked: tuple[object, Checked | None] | None = None
        """What the last check looked at, and what came of it."""

    def restore(self, epoch: int, cur: str, picture: Picture, memory: Memory | None = None) -> None:
        """Begin with a picture that an earlier run kept, and with what it had seen sealed."""
        self.epoch, self.cur, self.picture = epoch, cur, dict(picture)
        self.memory = memory or {}

    def checked(self, debrief: DebriefId) -> Checked | None:
        """Return what came of checking all that is open here; None where nothing is."""
        against = (debrief, self.person, self.memory, basis(self.picture))
        if self._checked is None or self._checked[0] != against:
            self._checked = against, check(self.memory, self.picture, debrief, self.person)
        return self._checked[1]

    def hello(self) -> Hello:
        """Return the first frame of a connection; the picture counts as stale until it is answered."""
        self.live = False
        self._incoming = []
        self._greeting = True
        return Hello(None if self.cur is None else (self.epoch, self.cur))

    def queue(self, command: AnyCommand, expect: int | None = None) -> Entry:
        """Number a command and put it last in the outbox."""
        entry = Entry(self._next_n, command, expect)
        self._next_n += 1
        self.waiting[entry.n] = entry
        return entry

    @property
    def may_send(self) -> bool:
        """Whether a new command may leave at once: no hello waits for its welcome, nothing is lost."""
        return not self._greeting and not self.lost

    def ready(self, entry: Entry) -> bool:
        """Whether a waiting command may leave now, and no welcome or answer will send it."""
        return self.may_send and any(each.n == entry.n for each in self.unsent())

    def unsent(self) -> tuple[Do, ...]:
        """Return the waiting commands in order, as far as they may leave; none while some are lost.

        That is what to send after a welcome. The rest follows with answers: see `things`.
        """
        if self.lost:
            return ()
        entries = [self.waiting[n] for n in sorted(self.waiting)]
        places = leading((each.command, each.expect) for each in entries)
        return tuple(frame_of(entries[place]) for place in places)

    def resend(self) -> tuple[Do, ...]:
        """Let what was lost wait again, under its own numbers; return everything to send, in order."""
        self.waiting.update((entry.n, entry) for entry in self.lost)
        return self.leave_out()

    def leave_out(self) -> tuple[Do, ...]:
        """Do without what was lost; return everything else to send, in order."""
        for entry in self.lost:
            self.accepted.pop(entry.n, None)
        self.lost = ()
        return self.unsent()

    def view(self) -> Picture:
        """Return the picture with every waiting command of one's own shown as done."""
        shown = self.picture
        for n in sorted(self.waiting):
            shown = apply(shown, preview(shown, self.waiting[n].command, self.waiting[n].expect))
        return shown

    def receive(self, frame: FromServer) -> tuple[tuple[Outcome, ...], tuple[Frame, ...]]:
        """Take a frame in; return what happened, and the frames to send at once."""
        match frame:
            case Welcome():
                return self._welcomed(frame)
            case PictureFrame() | Sights() | Beacon():
                return ((), ()) if self._greeting else self._followed(frame)
            case Ack() | Declined():
                return self._answered(frame)
            case Presence(people=people):
                self.presence = {person: (devices, seen) for person, devices, seen in people}
                return (Heard(),), ()
            case Reset(epoch=epoch):
                self.epoch, self.cur = epoch, None
                return (Heard(),), (self.hello(),)
            case Held():
                self.writable = False
                return (Heard(),), ()
            case Seated() | Unseated() | Devices() | InvitedDevice() | UninvitedDevice() | StepFrame():
                return (), ()
            case Taught() | Untaught():
                return (), ()
            case _:
                assert_never(frame)

    def _followed(
        self, frame: PictureFrame | Sights | Beacon
    ) -> tuple[tuple[Outcome, ...], tuple[Frame, ...]]:
        match frame:
            case PictureFrame():
                return self._pictured(frame)
            case Sights():
                return self._seen(frame)
            case Beacon():
                return self._beaconed(frame)
            case _:
                assert_never(frame)

    def _welcomed(self, frame: Welcome) -> tuple[tuple[Outcome, ...], tuple[Frame, ...]]:
        self.epoch, self.person, self.roles = frame.epoch, frame.person, frozenset(frame.roles)
        self.progress = dict(frame.progress or ())
        self.page, self.mail = frame.page, frame.mail
        self._next_n = max(self._next_n, frame.n + 1)
        self.live = frame.mode == "same"
        self._greeting = False
        # A restored server has a beginning of what it had: it misses exactly what lies above its highest.
        self.lost = tuple(self.accepted[n] for n in sorted(self.accepted) if n > frame.n)
        return (Heard(),), self.unsent()

    def _pictured(self, frame: PictureFrame) -> tuple[tuple[Outcome, ...], tuple[Frame, ...]]:
        if frame.part == 1:
            self._incoming = []
        self._incoming.extend(frame.body)
        if frame.part < frame.of:
            return (), ()
        self.picture = apply({}, self._incoming)
        self.memory = remember(self.memory, self.picture)
        self.cur, self.live, self._incoming = frame.cur, True, []
        return (Changed(tuple(self.picture.values()), whole=True),), ()

    def _seen(self, frame: Sights) -> tuple[tuple[Outcome, ...], tuple[Frame, ...]]:
        if frame.prev != self.cur:
            return (), (self.hello(),)
        self.picture = apply(self.picture, frame.sights)
        if any(isinstance(each, Receipt) for each in frame.sights):
            self.memory = remember(self.memory, self.picture)
        self.cur, self.live = frame.cur, True
        return (Changed(frame.sights),), ()

    def _answered(self, frame: Ack | Declined) -> tuple[tuple[Outcome, ...], tuple[Frame, ...]]:
        if frame.n not in self.waiting:
            return (), ()
        left = {each.n for each in self.unsent()}
        entry = self.waiting.pop(frame.n)
        settled = [Settled(entry, Code(frame.code) if isinstance(frame, Declined) else None)]
        if isinstance(frame, Ack):
            self.accepted[frame.n] = entry
        elif settled[0].code in _APART:
            settled += [Settled(each, Code.CHANGED_ELSEWHERE) for each in self._upon(entry)]
        follow = [each for each in self.unsent() if each.n not in left] if self.may_send else []
        return tuple(settled), tuple(follow)

    def _upon(self, declined: Entry) -> list[Entry]:
        """Take away the saves that were made upon one that was declined: they never left."""
        thing = thing_of(declined.command)
        upon = [
            each
            for n, each in sorted(self.waiting.items())
            if n > declined.n and each.expect is not None and thing is not None
            if thing_of(each.command) == thing
        ]
        for each in upon:
            del self.waiting[each.n]
        return upon

    def _beaconed(self, frame: Beacon) -> tuple[tuple[Outcome, ...], tuple[Frame, ...]]:
        again = self.unsent() if frame.writable and not self.writable else ()
        self.writable = frame.writable
        self.progress = dict(frame.progress or ())
        gap = self.live and (frame.epoch, frame.cur) != (self.epoch, self.cur)
        return (Heard(),), (self.hello(),) if gap else again


def frame_of(entry: Entry) -> Do:
    """Return the frame of an entry."""
    return Do(entry.n, entry.command, entry.expect)
