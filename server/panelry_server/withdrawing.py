"""What follows at debriefs an erasure, a withdrawal, a tie or the end of a contact; a start does it again."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

from panelry.commands import Withdraw
from panelry.hiring import PositionState
from panelry.office import (
    CandidateContactEnded,
    DebriefErased,
    DebriefsEnded,
    DebriefTied,
    FeedbackOffered,
    OfferMailed,
    OfficeEvent,
    Position,
    PositionMoved,
)
from panelry.panel import SERVER
from panelry.refusals import Refused
from panelry_server.contact import hear_of, tell_debriefs
from panelry_server.journal import Erased, UnknownStream
from panelry_server.offering import place_offers
from panelry_server.office_room import OfficeRoom
from panelry_server.rooms import Rooms


def follower(office: OfficeRoom, rooms: Rooms) -> Callable[[tuple[OfficeEvent, ...]], Awaitable[None]]:
    """Return what follows events of the office: erased debriefs go, those of withdrawn positions end."""

    async def follow(events: tuple[OfficeEvent, ...]) -> None:
        for event in events:
            if isinstance(event, DebriefErased):
                with suppress(UnknownStream):
                    await rooms.erase(event.debrief, office.state.erased[event.debrief])
        await place_offers(
            office, rooms, *(each.token for each in events if isinstance(each, FeedbackOffered | OfferMailed))
        )
        ended = [event.candidate for event in events if isinstance(event, CandidateContactEnded)]
        await tell_debriefs(office, rooms, *ended)
        for event in events:
            if isinstance(event, DebriefTied):
                await hear_of(office, rooms, event.debrief)
        if any(isinstance(event, PositionMoved) for event in events):
            await end_debriefs(office, rooms)

    return follow


async def end_debriefs(office: OfficeRoom, rooms: Rooms) -> None:
    """End the debriefs of each withdrawn position, then put on record that this is done. `JournalError`."""
    gone = [each for each in office.state.positions.values() if each.state is PositionState.WITHDRAWN]
    for position in gone:
        if position.id not in office.state.ended:
            await _end(office, rooms, position)
            await office.record(DebriefsEnded(position.id), actor=SERVER)


async def _end(office: OfficeRoom, rooms: Rooms, position: Position) -> None:
    for debrief, (of, _) in office.state.belongs.items():
        if of != position.id or debrief in office.state.erased:
            continue
        try:
            room = await rooms.open(debrief)
            if room.state.handed is not None:
                continue  # what the candidate was given stays theirs
            await room.operate(Withdraw(on_hold=False, reason=position.reason), by=position.moved_by)
        except (Erased, Refused, UnknownStream):
            continue  # it is over already
