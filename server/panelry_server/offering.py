"""Offers from the desk, in the debriefs that they are about; a start does again what was cut short."""

from collections.abc import Callable, Container

from panelry.commands import MakePage, SendMail
from panelry.debrief import Debrief
from panelry.doing import Doer
from panelry.ids import DebriefId
from panelry.milestones import ENDED
from panelry.office import OfferDropped, Offered
from panelry.panel import SERVER
from panelry.refusals import Refused
from panelry_server.journal import Erased, UnknownStream
from panelry_server.office_room import OfficeRoom
from panelry_server.room import Room
from panelry_server.rooms import Rooms


async def place_offers(office: OfficeRoom, rooms: Rooms, *tokens: str) -> None:
    """Make the links and ask for the mail with these tokens in their debriefs, each once.

    Who answered meanwhile is not asked. What a debrief refuses is dropped, on record: no later start makes
    a link or a mail of it. `JournalError`.
    """
    for token in tokens:
        offered = office.state.offered[token]
        if offered.debrief not in office.state.erased:
            try:
                room = await rooms.open(offered.debrief)
                if offered.code:
                    page = MakePage(token, offered.code, asks=True)
                    await _once(room, token, page, offered.by, lambda now: now.links)
                else:
                    mail = SendMail(_address(office, offered.debrief), token)
                    await _once(room, token, mail, offered.by, lambda now: now.from_desk)
            except (Erased, UnknownStream, Refused):
                await office.record(OfferDropped(offered.debrief, token), actor=SERVER)


async def _once(
    room: Room, token: str, command: MakePage | SendMail, by: Doer, known: Callable[[Debrief], Container[str]]
) -> None:
    """Do what makes a token known to a debrief, unless it is; another node may do so meanwhile."""
    try:
        if token not in known(room.state):
            await room.operate(command, by=by)
    except Refused:
        if token not in known(room.state):
            raise


def _address(office: OfficeRoom, debrief: DebriefId) -> str:
    """Return the address on file of a debrief's candidate; empty where there is none any more."""
    known = office.state.candidates[office.state.belongs[debrief][1]].particulars
    return "" if known is None else known.email


def unplaced(office: OfficeRoom) -> tuple[str, ...]:
    """Return the tokens of offers that their debriefs may not hold; to place one that is there does nothing.

    How often a debrief was asked tells nothing of a link from the desk: the debrief itself may ask, too.
    """
    milestones = office.state.milestones

    def waits(token: str, offered: Offered) -> bool:
        reached = milestones.get(offered.debrief)
        if reached is None:
            return True
        known = reached.mail is not None and reached.mail.offer == token
        return not known and not reached.answered and reached.phase not in ENDED

    return tuple(token for token, offered in office.state.offered.items() if waits(token, offered))
