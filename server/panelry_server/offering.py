"""Offers from the desk, in the debriefs that they are about; a start does again what was cut short."""

from collections import Counter

from panelry.commands import MakePage
from panelry.ids import DebriefId
from panelry.office import OfferDropped
from panelry.refusals import Refused
from panelry_server.journal import Erased, UnknownStream
from panelry_server.office_room import OfficeRoom
from panelry_server.rooms import Rooms


async def place_offers(office: OfficeRoom, rooms: Rooms, *tokens: str) -> None:
    """Make the links with these tokens in their debriefs, each once; who answered meanwhile is not asked.

    What a debrief refuses is dropped, on record: no later start makes a link of it. `JournalError`.
    """
    for token in tokens:
        debrief, code = office.state.offered[token]
        if debrief not in office.state.erased:
            try:
                await _place(rooms, debrief, token, code)
            except (Erased, UnknownStream, Refused):
                await office.record(OfferDropped(debrief, token))


async def _place(rooms: Rooms, debrief: DebriefId, token: str, code: str) -> None:
    room = await rooms.open(debrief)
    if token not in room.state.links:
        await room.operate(MakePage(token, code, asks=True))


def unplaced(office: OfficeRoom) -> tuple[str, ...]:
    """Return the tokens of offers that a debrief has not said that it holds."""
    offered, milestones = office.state.offered, office.state.milestones
    made = Counter(debrief for debrief, _ in offered.values())
    return tuple(
        token
        for token, (debrief, _) in offered.items()
        if debrief not in milestones or milestones[debrief].offers < made[debrief]
    )
