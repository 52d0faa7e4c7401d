"""Withdrawing a position: its debriefs end, and what was cut short is done again at the next start."""

from panelry.commands import Withdraw
from panelry.hiring import PositionState
from panelry.office import DebriefsEnded, Position
from panelry.refusals import Refused
from panelry_server.journal import Erased, UnknownStream
from panelry_server.office_room import OfficeRoom
from panelry_server.rooms import Rooms


async def end_debriefs(office: OfficeRoom, rooms: Rooms) -> None:
    """End the debriefs of each withdrawn position, then put on record that this is done. `JournalError`."""
    gone = [each for each in office.state.positions.values() if each.state is PositionState.WITHDRAWN]
    for position in gone:
        if position.id not in office.state.ended:
            await _end(office, rooms, position)
            await office.record(DebriefsEnded(position.id))


async def _end(office: OfficeRoom, rooms: Rooms, position: Position) -> None:
    for debrief, (of, _) in office.state.belongs.items():
        if of != position.id or debrief in office.state.erased:
            continue
        try:
            room = await rooms.open(debrief)
            await room.operate(Withdraw(on_hold=False, reason=position.reason))
        except (Erased, Refused, UnknownStream):
            continue  # it is over already
