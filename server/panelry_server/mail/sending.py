"""The sending of mail to candidates: on record before it leaves, tried again later where it is deferred.

What was being handed over when the server stopped is *unknown*: it may have arrived, and only a person sends
it again. A link is drawn once for each mail and kept in memory alone, for its further tries.
"""

import secrets
from contextlib import suppress
from datetime import datetime, timedelta

import msgspec

from panelry.commands import RecordSending, RecordSent
from panelry.ids import DebriefId
from panelry.mails import TRIES, Mail, Sent
from panelry.pages import SIGNS, SIGNS_OF_A_CODE, code_hash, path_of, token_hash
from panelry.panel import Channel
from panelry.refusals import Refused
from panelry_server.core import Core
from panelry_server.journal import JournalError
from panelry_server.mail.carrier import Carrier, Ended
from panelry_server.mail.messages import message
from panelry_server.nodes.changes import Changes
from panelry_server.room import Room

WAITS = (60, 300, 900, 3_600, 14_400, 43_200)
"""Seconds before each further try (chosen)."""
LOOKING = 1.0
"""Seconds between two looks at the open debriefs."""
_TO_SEND = frozenset({Sent.ASKED, Sent.DEFERRED})
_UNSETTLED = _TO_SEND | {Sent.SENDING}


class _Drawn(msgspec.Struct, frozen=True):
    token: str
    code: str


class Sending:
    """The mail of all debriefs; `sender` and `reply_to` are addresses of the organisation."""

    def __init__(self, core: Core, carrier: Carrier, *, sender: str, reply_to: str) -> None:
        self._core = core
        self._changes = Changes(core.journal, core.clock) if core.shared else None
        self._carrier = carrier
        self._from = (sender, reply_to)
        self._drawn: dict[tuple[DebriefId, int], _Drawn] = {}
        self._waiting: set[DebriefId] = set()
        """Debriefs with mail on its way, looked at although nobody is in them."""

    async def run(self) -> None:
        """Look through everything once, then send what is asked for, until cancelled."""
        office = self._core.office.state
        self._waiting = {each for each in office.debriefs if each not in office.erased}
        await self.look(begun=False)
        while True:
            await self._core.clock.sleep(LOOKING)
            await self._hear_of_others()
            await self.look()

    async def _hear_of_others(self) -> None:
        """Look also where people work whose room is open at another node alone."""
        if self._changes is not None:
            with suppress(JournalError):
                self._waiting |= await self._changes.since()

    async def look(self, *, begun: bool = True) -> None:
        """Send what is due; unless it has `begun`, what is being handed over was cut off by a stop."""
        for debrief in {*self._waiting, *self._asked()}:
            try:
                await self._look_into(debrief, begun=begun)
            except (JournalError, Refused):
                continue

    def _asked(self) -> set[DebriefId]:
        """Return the open debriefs with mail that is not settled; only these are kept open."""
        rooms = self._core.rooms.present()
        return {room.state.id for room in rooms if any(each.state in _UNSETTLED for each in room.state.mails)}

    async def _look_into(self, debrief: DebriefId, *, begun: bool) -> None:
        self._waiting.discard(debrief)
        room = await self._core.rooms.open(debrief)
        for number, mail in enumerate(room.state.mails):
            if mail.state is Sent.SENDING and not begun:
                await room.operate(RecordSent(number, Sent.UNKNOWN, "the server stopped"))
            elif mail.state in _TO_SEND:
                await self._try(room, debrief, number, mail)

    async def _try(self, room: Room, debrief: DebriefId, number: int, mail: Mail) -> None:
        if mail.tries >= TRIES:
            await room.operate(RecordSent(number, Sent.REFUSED, "deferred too often"))
            return
        self._waiting.add(debrief)
        if not self._due(mail):
            return
        drawn = self._link(room, debrief, number, mail)
        hashes = ("", "") if drawn is None else (token_hash(drawn.token), code_hash(drawn.token, drawn.code))
        try:
            await room.operate(RecordSending(number, *hashes))
        except Refused:
            if room.state.mails[number] == mail:  # else another node has it on its way
                await room.operate(RecordSent(number, Sent.REFUSED, "not wanted any more"))
            return
        ended = await self._carried(room, debrief, mail, drawn)
        await room.operate(RecordSent(number, ended.state, ended.why))

    def _due(self, mail: Mail) -> bool:
        if mail.state is Sent.ASKED:
            return True
        wait = timedelta(seconds=WAITS[min(mail.tries, len(WAITS)) - 1])
        now = datetime.fromisoformat(self._core.clock.now())
        return datetime.fromisoformat(mail.since) + wait <= now

    def _link(self, room: Room, debrief: DebriefId, number: int, mail: Mail) -> _Drawn | None:
        """Return the link of a mail, None for one that holds the text itself."""
        handed = room.state.handed
        if not mail.asks and handed is not None and handed.channel is Channel.EMAIL:
            return None
        code = "".join(secrets.choice(SIGNS) for _ in range(SIGNS_OF_A_CODE))
        return self._drawn.setdefault((debrief, number), _Drawn(secrets.token_urlsafe(32), code))

    async def _carried(self, room: Room, debrief: DebriefId, mail: Mail, drawn: _Drawn | None) -> Ended:
        sender, reply_to = self._from
        url = self._core.settings.page_url
        link = "" if drawn is None else f"{url}/{path_of(debrief, drawn.token)}"
        code = "" if drawn is None else drawn.code
        if drawn is not None and not self._core.settings.page:
            return Ended(Sent.REFUSED, "no page is served")
        try:
            made = message(room.state, mail, sender=sender, reply_to=reply_to, link=link, code=code)
        except ValueError:
            return Ended(Sent.REFUSED, "a line break in a header")
        try:
            return await self._carrier.carry(made)
        except Exception:  # noqa: BLE001 - whatever went wrong, it may have left
            return Ended(Sent.UNKNOWN, "cut off")
