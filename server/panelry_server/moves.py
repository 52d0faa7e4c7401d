"""How far debriefs are, for the office: each says so when a public act moved it, and again when it is opened.

Nothing that a panelist does in private moves it: see `panelry.milestones`. Where a crash or a full disk came
between the debrief's record and the office's, the next start catches up.
"""

from contextlib import suppress

from panelry.ids import CandidateId, DebriefId
from panelry.milestones import ENDED, Milestones, milestones_of
from panelry.office import DebriefMoved
from panelry.pages import Said
from panelry.panel import SERVER
from panelry_server.contact import tell_office
from panelry_server.journal import JournalError
from panelry_server.office_room import OfficeRoom
from panelry_server.rooms import Rooms


async def tell_moved(office: OfficeRoom, rooms: Rooms, debrief: DebriefId) -> None:
    """Put on the office's record how far a debrief is, unless that stands there; later where it cannot be."""
    if debrief not in office.state.debriefs or debrief in office.state.erased:
        return
    with suppress(JournalError):
        reached = milestones_of((await rooms.open(debrief)).state)
        moved = DebriefMoved(debrief, reached)
        await office.record_if(
            lambda state: (moved,) if state.milestones.get(debrief) != reached else (), actor=SERVER
        )


async def catch_up(office: OfficeRoom, rooms: Rooms) -> None:
    """Look once into each debrief that is not over, or whose candidate wants no contact, one after the other.

    So the office knows of that too where the debrief's record is from before the office could keep it.
    """
    for debrief in office.state.debriefs:
        known = office.state.milestones.get(debrief)
        if known is None or known.phase not in ENDED or _unheard(office, debrief, known):
            with suppress(Exception):  # one that cannot be read, for any reason, must not hide the others
                await tell_moved(office, rooms, debrief)
                if (await rooms.open(debrief)).state.contact_ended:
                    await tell_office(office, debrief)


def _unheard(office: OfficeRoom, debrief: DebriefId, known: Milestones) -> bool:
    """Return whether a candidate wanted no contact on the page of a debrief, and the office does not know."""
    _, about = office.state.belongs.get(debrief, ("", CandidateId("")))
    candidate = office.state.candidates.get(about)
    unknown = candidate is not None and not candidate.contact_ended
    return unknown and any(each.said is Said.NO_CONTACT for each in known.asks)
