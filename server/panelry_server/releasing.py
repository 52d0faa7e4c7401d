"""What the operator's errands do for the release of one debrief: approver, adjustment, denied words."""

from panelry.commands import Command, DenyWords, NameApprover, RecordAdjustment
from panelry.debrief import Debrief
from panelry.signing import approver_of
from panelry_server import debrief_errands as d
from panelry_server.core import Core
from panelry_server.finding import found, seat_of, state_of

Errand = d.NameApprover | d.DenyWords | d.RecordAdjustment


async def look_after_release(core: Core, errand: Errand) -> d.ForRelease:
    """Do an errand about one debrief's release; `Declined`, `Refused`, `JournalError`."""
    debrief = found(core, errand.debrief)
    state = await state_of(core, debrief)
    room = await core.rooms.open(debrief)
    await room.operate(_command(errand, state))
    return _for_release(room.state)


def _command(errand: Errand, state: Debrief) -> Command:
    if isinstance(errand, d.DenyWords):
        return DenyWords(errand.words)
    if isinstance(errand, d.RecordAdjustment):
        return RecordAdjustment(errand.on_file)
    return NameApprover(seat_of(state, errand.name).id)


def _for_release(state: Debrief) -> d.ForRelease:
    approver = approver_of(state)
    return d.ForRelease(
        debrief=state.id,
        feedback=state.ruling.feedback.value,
        signatures=state.ruling.signatures.value,
        approver="" if approver is None else state.people[approver].name,
        denied=state.denied,
        adjustment=state.adjusted,
    )
