"""No further contact: what a candidate said in one place holds in the office and in each of their debriefs.

A debrief hears it first, or the office does; each then tells the other. It follows the person: under the same
name and address it holds for other positions, too. What a crash cut short is done at the next start, and a
notice looks into the debriefs of its candidate before it leaves.
"""

from contextlib import suppress

from panelry.commands import EndContact
from panelry.decide.office import decide
from panelry.decide.office.candidates import alike
from panelry.ids import CandidateId, DebriefId
from panelry.office import Candidate, debriefs_of
from panelry.office.commands import EndCandidateContact
from panelry.panel import SERVER
from panelry.refusals import Refused
from panelry_server.journal import Erased, JournalError, UnknownStream
from panelry_server.office_room import OfficeRoom
from panelry_server.rooms import Rooms

_IN_A_DEBRIEF = "in a debrief"
_AT_THE_OFFICE = "at the office"


async def tell_office(office: OfficeRoom, debrief: DebriefId) -> None:
    """Put on the office's record what a debrief heard; where it cannot be written, a notice looks again."""
    _, candidate = office.state.belongs.get(debrief, ("", CandidateId("")))
    with suppress(Refused, JournalError):
        await office.ask(SERVER, EndCandidateContact(candidate, _IN_A_DEBRIEF))


async def hear_of(office: OfficeRoom, rooms: Rooms, tied: DebriefId) -> None:
    """Let the office and a debrief that was tied to a candidate hear of each other. `JournalError`.

    It follows a command of the office, which nothing here may wait for.
    """
    end = EndCandidateContact(office.state.belongs[tied][1], _IN_A_DEBRIEF)
    with suppress(Erased, UnknownStream, Refused):
        if (await rooms.open(tied)).state.contact_ended:
            await office.record_if(lambda state: decide(state, SERVER, end, ""), actor=SERVER)
    same = alike(office.state, office.state.candidates[end.candidate])
    await tell_debriefs(office, rooms, *(each.id for each in same))


async def ask_debriefs(office: OfficeRoom, rooms: Rooms, candidate: CandidateId) -> None:
    """Look into the debriefs of a person whom the office may contact, for any position. `JournalError`."""
    found = office.state.candidates[candidate]
    if found.contact_ended:
        return
    same = alike(office.state, found)
    for debrief in (one for each in same for one in debriefs_of(office.state, each.id)):
        with suppress(Erased, UnknownStream):
            if (await rooms.open(debrief)).state.contact_ended:
                await office.ask(SERVER, EndCandidateContact(candidate, _IN_A_DEBRIEF))
                return


async def tell_debriefs(office: OfficeRoom, rooms: Rooms, *candidates: CandidateId) -> None:
    """End the contact in each debrief of these candidates, unless a yes came after. `JournalError`."""
    for candidate in candidates:
        found = office.state.candidates.get(candidate)
        if found is not None and found.contact_ended:
            for debrief in debriefs_of(office.state, candidate):
                with suppress(Erased, UnknownStream, Refused):
                    await _end(rooms, debrief, found)


async def _end(rooms: Rooms, debrief: DebriefId, candidate: Candidate) -> None:
    room = await rooms.open(debrief)
    asked = room.state.permission
    if asked is None or not asked.granted or asked.at <= candidate.contact_ended:
        await room.operate(EndContact(_AT_THE_OFFICE), by=candidate.ended_by)
