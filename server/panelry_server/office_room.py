"""The office's room: the one writer of the organisation's own stream, and the exchange of codes for seats.

A wrong code cannot be tied to an invitation, so failures draw on budgets: one for each address and
one for the whole server, kept in memory.
"""

import asyncio
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Self

from panelry.decide.office import decide
from panelry.events import Stamp
from panelry.ids import DeviceId, PersonId
from panelry.office import (
    STREAM,
    CandidateErased,
    Device,
    Invitation,
    Office,
    OfficeEvent,
    claim,
    decode,
    devices_of,
    encode,
    evolve,
    invite_device,
    kind_of,
)
from panelry.office.commands import OfficeCommand
from panelry.panel import OPERATOR
from panelry.refusals import Code, Refused
from panelry_server.clock import Clock, stamp
from panelry_server.codes import code_hash, drawn_code, is_token, token_hash
from panelry_server.journal import Entry, Journal, JournalError, Record
from panelry_server.keeping import Keys
from panelry_server.keeping.particulars import Envelopes
from panelry_server.limits import Bucket, Buckets
from panelry_server.settings import Settings
from panelry_server.stream import Stream, begin

_DEVICE = "office"
DEVICE_CODE = timedelta(minutes=10)
"""How long a code for one's own further device is good."""
DEVICE_CODES = 5
"""How many of them a person may ask for at once; one more each minute."""
_AGAIN = "erased before this record was restored"
_PER_ADDRESS = 1 / 60
_EVERYWHERE = 1 / 6


class TooManyTries(Exception):  # noqa: N818 - named after what happened
    """Too many codes were tried from there or anywhere, or asked for by a person: wait a minute."""


class OfficeRoom:
    """The open office; made by `open`."""

    def __init__(
        self, stream: Stream, secret: bytes, clock: Clock, settings: Settings, envelopes: Envelopes
    ) -> None:
        self.state = Office()
        self._envelopes = envelopes
        self._stream = stream
        self._secret = secret
        self._clock = clock
        self._devices = settings.devices
        self._turn = asyncio.Lock()
        self._in_doubt = False
        self._tries = Buckets(_PER_ADDRESS, settings.wrong_codes, clock.monotonic)
        self._asked = Buckets(_PER_ADDRESS, DEVICE_CODES, clock.monotonic)
        self._all_tries = Bucket(_EVERYWHERE, settings.wrong_codes_everywhere, clock.monotonic())

    @classmethod
    async def open(
        cls, journal: Journal, secret: bytes, clock: Clock, settings: Settings, keys: Keys
    ) -> Self:
        """Replay the office's stream, beginning it where there is none; `keys` open what names candidates."""
        await begin(journal, STREAM)
        stream, records = await Stream.open(journal, STREAM)
        room = cls(stream, secret, clock, settings, Envelopes(keys))
        await room._take(records)
        await room._erase_again()
        return room

    def device_of(self, token: str) -> Device | None:
        """Return the device that may connect with a token; None if there is none or it was revoked."""
        device = self.state.devices.get(token_hash(token))
        return None if device is None or device.revoked else device

    async def record(self, *events: OfficeEvent, actor: PersonId = OPERATOR) -> None:
        """Append events together, durably. Others' decisions wait meanwhile."""
        async with self._turn:
            await self._resolve()
            await self._append(events, actor)

    async def do(self, actor: PersonId, command: OfficeCommand) -> tuple[OfficeEvent, ...]:
        """Do somebody's command and return its events; `Refused`, `JournalError`.

        The keys of candidates who are erased by it are destroyed before it returns.
        """
        async with self._turn:
            await self._resolve()
            events = decide(self.state, actor, command, self._clock.now())
            await self._append(events, actor)
        await self.finish()
        return events

    async def finish(self) -> None:
        """Destroy the key of each erased candidate; what was cut short is done again."""
        done = await self._envelopes.destroyed()
        for candidate in self.state.candidates.values():
            if candidate.erased and candidate.id not in done:
                await self._envelopes.destroy(candidate.id, candidate.erased)

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
        self._demand_budget(address)
        hashed = code_hash(self._secret, code)
        if hashed is None or not is_token(token):
            raise self._failure(address)
        async with self._turn:
            await self._resolve()
            return await self._claim(hashed, token_hash(token), address)

    async def invite_device(self, token: str) -> tuple[str, str]:
        """Return a fresh code for one more device of a token's person, and until when it is good.

        Only the token of a device that may connect gets one. Raises `Refused` (no such device, too many
        devices), `TooManyTries`, `JournalError`.
        """
        async with self._turn:
            await self._resolve()
            device = self.device_of(token)
            if device is None:
                raise Refused(Code.NO_SUCH_THING)
            code, hashed = drawn_code(self._secret)
            now = self._clock.now()
            until = stamp(datetime.fromisoformat(now) + DEVICE_CODE)
            events = invite_device(self.state, device, hashed, at=now, until=until, most=self._devices)
            if not self._asked.take((device.debrief, device.person)):
                raise TooManyTries
            await self._append(events, device.person)
        return code, until

    async def _claim(self, hashed: str, token: str, address: str) -> Device:
        device = DeviceId(secrets.token_hex(8))
        try:
            events = claim(self.state, hashed, token, device, self._clock.now())
        except Refused:
            raise self._failure(address) from None
        if events:
            invitation = self.state.invitations[hashed]
            self._demand_few_devices(invitation)
            await self._append(events, invitation.person)
        return self.state.devices[token]

    def _demand_budget(self, address: str) -> None:
        if not self._tries.has(address) or self._all_tries.left(self._clock.monotonic()) < 1:
            raise TooManyTries

    def _failure(self, address: str) -> Refused:
        self._tries.take(address)
        self._all_tries.take(self._clock.monotonic())
        return Refused(Code.NO_SUCH_THING)

    def _demand_few_devices(self, invitation: Invitation) -> None:
        if len(devices_of(self.state, invitation.debrief, invitation.person)) >= self._devices:
            raise Refused(Code.TOO_MANY)

    async def _resolve(self) -> None:
        if self._in_doubt:
            await self._take(await self._stream.catch_up())
            self._in_doubt = False

    async def _append(self, events: Sequence[OfficeEvent], actor: PersonId) -> None:
        stamped = Stamp(actor, self._clock.now())
        kept = await self._envelopes.sealed(events)
        entries = [Entry(kind_of(event), encode(event)) for event in kept]
        n = self._stream.highest.get(_DEVICE, 0) + 1
        self._in_doubt = True
        await self._stream.append(device=_DEVICE, n=n, actor=actor, at=stamped.at, entries=entries)
        self._in_doubt = False
        for event in events:
            self.state = evolve(self.state, event, stamped)

    async def _take(self, records: list[Record]) -> None:
        for record in records:
            if record.body is None:
                raise JournalError(f"stream {STREAM}, position {record.position}: the event was erased")
            (event,) = await self._envelopes.opened([decode(record.body)])
            self.state = evolve(self.state, event, Stamp(PersonId(record.actor), record.at))
