"""The office's room: the one writer of the organisation's own stream, and the exchange of codes for seats."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import Any, Self

from panelry.decide.office.knowing import decide_knowing
from panelry.events import Stamp
from panelry.ids import DeviceId, PersonId
from panelry.office import (
    STREAM,
    BenchMistyped,
    CandidateErased,
    Device,
    DeviceInvited,
    DeviceJoined,
    DeviceRevoked,
    InvitationEnded,
    Invited,
    LaterCounted,
    LaterForgotten,
    LaterRecorded,
    Office,
    OfficeEvent,
    RubricImported,
    claim,
    decode,
    devices_of,
    encode,
    fold,
    invite_device,
    kind_of,
)
from panelry.office.commands import COMMANDS, OfficeCommand
from panelry.panel import OPERATOR, Role
from panelry.policies import PolicySet
from panelry.refusals import Code, Refused
from panelry.sync.server import OfficeHalf
from panelry_server.answering import Made, Taken
from panelry_server.clock import Clock, stamp
from panelry_server.codes import code_hash, drawn_code, is_token, token_hash
from panelry_server.following import Asked
from panelry_server.journal import Entry, Journal, JournalError, Record
from panelry_server.keeping import Keys
from panelry_server.keeping.particulars import Envelopes
from panelry_server.pieces import Pieces
from panelry_server.progress import Counts
from panelry_server.replaying import Replaying
from panelry_server.settings import Settings
from panelry_server.stream import Said, Stream, begin
from panelry_server.stream_room import StreamRoom
from panelry_server.tries import DEVICE_CODE, Budgets, Tries

_DEVICE = DeviceId("office")
UNSEEN = (
    *(Invited, DeviceInvited, DeviceJoined, DeviceRevoked, InvitationEnded, RubricImported, PolicySet),
    *(BenchMistyped, LaterCounted),
)
"""Events that change nothing that anybody sees of the office: no step, no cursor moves. One policy does."""
_AGAIN = "erased before this record was restored"


class OfficeRoom(StreamRoom[Office, OfficeEvent]):
    """The open office; made by `open`. Whoever has a seat in it follows it as a debrief is followed."""

    most = 0

    def __init__(
        self, stream: Stream, secret: bytes, clock: Clock, settings: Settings, envelopes: Envelopes
    ) -> None:
        half = OfficeHalf(secret, stream.epoch, Office())
        super().__init__(stream, half, clock, settings.presence_ttl)
        self.after: Callable[[tuple[OfficeEvent, ...]], Awaitable[None]] = _nothing_more
        """What has to follow events that somebody's command made."""
        self.heard: Callable[[tuple[OfficeEvent, ...]], None] = lambda _: None
        """What has to follow at once here where another node appended events."""
        self._after: set[asyncio.Task[Any]] = set()
        self._envelopes, self._secret, self._devices = envelopes, secret, settings.devices
        self._pieces = Pieces()
        self._decide = partial(decide_knowing, key=secret, mail=bool(settings.mail_host))
        self._replaying = Replaying(stream, half.from_the_start, self)
        self.tries: Budgets = Tries(settings, clock.monotonic)

    @classmethod
    async def open(
        cls, journal: Journal, secret: bytes, clock: Clock, settings: Settings, keys: Keys
    ) -> Self:
        """Replay the office's stream, beginning it where there is none; `keys` open what names candidates."""
        await begin(journal, STREAM)
        stream, records = await Stream.open(journal, STREAM)
        room = cls(stream, secret, clock, settings, Envelopes(keys))
        await room._replay(records)
        await room._erase_again()
        return room

    @property
    def replaying(self) -> Replaying[Office, OfficeEvent]:
        """Follow the office again from its start."""
        return self._replaying

    def device_of(self, token: str) -> Device | None:
        """Return the device that may connect with a token; None if there is none or it was revoked."""
        device = self.state.devices.get(token_hash(token))
        return None if device is None or device.revoked else device

    async def record(self, *events: OfficeEvent, actor: PersonId = OPERATOR) -> None:
        """Append events together, durably. Others' decisions wait meanwhile."""
        await self.record_if(lambda _: events, actor=actor)

    async def record_if(
        self, decide: Callable[[Office], Sequence[OfficeEvent]], *, actor: PersonId = OPERATOR
    ) -> None:
        """Append what is decided of the office as it stands, if anything. `JournalError`, `decide`'s own."""

        async def once() -> None:
            events = decide(self.state)
            if events:
                await self._record(events, actor)

        async with self._turn:
            await self._afresh(once)

    async def ask(self, actor: PersonId, command: OfficeCommand) -> tuple[OfficeEvent, ...]:
        """Do somebody's command and all that follows it; return its events. `Refused`, `JournalError`."""
        events = await self._apart(self._afresh(lambda: self._ask(actor, command)))
        await asyncio.gather(*self._after)
        return events

    async def _follow_ups(self) -> None:
        await asyncio.gather(*self._after, return_exceptions=True)

    async def _ask(self, actor: PersonId, command: OfficeCommand) -> tuple[OfficeEvent, ...]:
        events = self._decide(self.state, actor, command, self._clock.now())
        await self._record(events, actor)
        self._follow_up(events)
        return events

    async def finish(self) -> None:
        """Destroy each key that was ordered to go; what was cut short is done again."""
        await self._envelopes.finish(self.state)

    async def _erase_again(self) -> None:
        """Erase the candidates whose keys are gone and who are not: an old copy brought them back."""
        gone = await self._envelopes.destroyed()
        back = [each for each in gone if each in self.state.candidates]
        events = [CandidateErased(each, _AGAIN) for each in back if not self.state.candidates[each].erased]
        if events:
            await self.record(*events)

    async def claim(self, code: str, token: str, address: str = "") -> Device:
        """Exchange a code for a seat, again and again for the same token.

        Raises `Refused` (wrong, used or expired code, unfit token, too many devices), `TooManyTries`
        without looking at the code, `JournalError`.
        """
        hashed = code_hash(self._secret, code)
        async with self._turn:
            await self.tries.demand(address)
            if hashed is None or not is_token(token):
                raise await self._failure(address)
            try:
                return await self._afresh(lambda: self._claim(hashed, token_hash(token)))
            except Refused as refused:
                if refused.code is Code.TOO_MANY:
                    raise
                raise await self._failure(address) from None

    async def invite_device(self, token: str) -> tuple[str, str]:
        """Return a fresh code for one more device of a token's person, and until when it is good.

        Raises `Refused` (no device that may connect, too many devices), `TooManyTries`, `JournalError`.
        """
        async with self._turn:
            counted: list[Device] = []
            return await self._afresh(lambda: self._invite_device(token, counted))

    async def _invite_device(self, token: str, counted: list[Device]) -> tuple[str, str]:
        device = self.device_of(token)
        if device is None:
            raise Refused(Code.NO_SUCH_THING)
        code, hashed = drawn_code(self._secret)
        now = self._clock.now()
        until = stamp(datetime.fromisoformat(now) + DEVICE_CODE)
        events = invite_device(self.state, device, hashed, at=now, until=until, most=self._devices)
        if not counted:
            await self.tries.ask((device.debrief, device.person))
            counted.append(device)
        await self._record(events, device.person)
        return code, until

    async def _claim(self, hashed: str, token: str) -> Device:
        device = DeviceId(secrets.token_hex(8))
        events = claim(self.state, hashed, token, device, self._clock.now())
        if events:
            invitation = self.state.invitations[hashed]
            if len(devices_of(self.state, invitation.debrief, invitation.person)) >= self._devices:
                raise Refused(Code.TOO_MANY)
            await self._record(events, invitation.person)
        return self.state.devices[token]

    async def _failure(self, address: str) -> Refused:
        await self.tries.fail(address)
        return Refused(Code.NO_SUCH_THING)

    def progress(self) -> Counts | None:
        """Return nothing: nobody rates in the office."""
        return None

    def roles(self, person: PersonId) -> frozenset[Role]:
        """Return the roles of somebody with a seat."""
        return self.state.people[person].roles

    def sees_others(self, person: PersonId) -> bool:
        """Return that everybody with a seat sees who is here."""
        return person in self.state.people

    async def _decided(self, asked: Asked, stamp: Stamp, state: Office) -> Made[OfficeEvent, Office]:
        if not isinstance(asked.command, COMMANDS):
            raise Refused(Code.NOT_ALLOWED)
        fit = partial(self._decide, state, asked.person, at=stamp.at)
        events = fit(self._pieces.joined(asked.device, asked.command, fit))
        return events, fold(((event, stamp) for event in events), state)

    def _accepted(self, before: Office, taken: Taken[Office, OfficeEvent]) -> None:
        del before
        self._follow_up(taken.events)

    def _follow_up(self, events: tuple[OfficeEvent, ...]) -> None:
        """Begin what has to follow events: nobody who leaves stops it, a start does it after a crash."""
        task = asyncio.ensure_future(self._followed_up(events))
        for tasks in (self._tasks, self._after):
            tasks.add(task)
            task.add_done_callback(tasks.discard)

    async def _followed_up(self, events: tuple[OfficeEvent, ...]) -> None:
        if any(isinstance(event, CandidateErased | LaterForgotten | LaterRecorded) for event in events):
            await self.finish()
        await self.after(events)

    def _caught_up(self, events: tuple[OfficeEvent, ...]) -> None:
        self.heard(events)

    async def _record(self, events: Sequence[OfficeEvent], actor: PersonId) -> None:
        """Append events that were decided here, as a device of the office's own."""
        stamped = Stamp(actor, self._clock.now())
        entries = await self._entries(events, actor)
        after = fold(((event, stamped) for event in events), self.state)
        said = Said(_DEVICE, self.highest(_DEVICE) + 1, stamped, tuple(entries))
        self._in_doubt = True
        await self._put(said, Taken(tuple(events), stamped, after))
        self._in_doubt = False

    def folded(self, step: list[tuple[OfficeEvent, Stamp]], state: Office) -> Office:
        """Return the office after the events of one command."""
        return fold(step, state)

    def is_private(self, event: OfficeEvent) -> bool:
        """Return whether an event changes nothing that anybody in the office sees."""
        seen = isinstance(event, PolicySet) and event.name == "later-levels"
        return isinstance(event, UNSEEN) and not seen

    async def showing(self, state: Office) -> None:
        """Check nothing ahead: sights of the office are quickly made."""

    async def _entries(self, events: Sequence[OfficeEvent], actor: PersonId) -> list[Entry]:
        del actor
        kept = await self._envelopes.sealed(events)
        return [Entry(kind_of(event), encode(event)) for event in kept]

    async def steps_of(self, records: Sequence[Record]) -> AsyncIterator[list[tuple[OfficeEvent, Stamp]]]:
        """Yield the commands of the journal, each with its events; `JournalError`."""
        for _, group in groupby(records, key=lambda record: (record.device, record.n)):
            yield [await self._opened(record) for record in group]

    async def _opened(self, record: Record) -> tuple[OfficeEvent, Stamp]:
        if record.body is None:
            raise JournalError(f"stream {STREAM}, position {record.position}: the event was erased")
        (event,) = await self._envelopes.opened([decode(record.body)])
        return event, Stamp(PersonId(record.actor), record.at)


async def _nothing_more(events: tuple[OfficeEvent, ...]) -> None:
    del events
