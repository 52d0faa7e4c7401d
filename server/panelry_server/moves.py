"""How far debriefs are, for the office: each says so when a public act moved it, and again when it is opened.

Nothing that a panelist does in private moves it: see `panelry.milestones`. Where a crash or a full disk came
between the debrief's record and the office's, the next start catches up.
"""

from contextlib import suppress

from panelry.ids import DebriefId
from panelry.milestones import ENDED, milestones_of
from panelry.office import DebriefMoved
from panelry_server.journal import JournalError
from panelry_server.office_room import OfficeRoom
from panelry_server.rooms import Rooms


async def tell_moved(office: OfficeRoom, rooms: Rooms, debrief: DebriefId) -> None:
    """Put on the office's record how far a debrief is, unless that stands there; later where it cannot be."""
    if debrief not in office.state.debriefs or debrief in office.state.erased:
        return
    with suppress(JournalError):
        reached = milestones_of((await rooms.open(debrief)).state)
        if office.state.milestones.get(debrief) != reached:
            await office.record(DebriefMoved(debrief, reached))


async def catch_up(office: OfficeRoom, rooms: Rooms) -> None:
    """Look once into each debrief that is not over, one after the other."""
    for debrief in office.state.debriefs:
        known = office.state.milestones.get(debrief)
        if known is None or known.phase not in ENDED:
            with suppress(Exception):  # one that cannot be read, for any reason, must not hide the others
                await tell_moved(office, rooms, debrief)
