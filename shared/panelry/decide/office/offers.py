"""Decisions about offers: whether the candidate of a debrief may be asked from the desk."""

from collections.abc import Callable, Mapping
from typing import Any

from panelry.debrief import Phase
from panelry.decide.asked import Asked
from panelry.decide.office import candidates
from panelry.decide.ruling import demand_offering
from panelry.handed import demand_contact
from panelry.ids import CandidateId
from panelry.milestones import ENDED, Milestones
from panelry.office import FeedbackOffered, Office, OfficeEvent, policies_for
from panelry.office import commands as c
from panelry.pages import OFFERS, is_hash
from panelry.refusals import Code, Refused

_NOTHING_YET = Milestones(Phase.SETUP)


def _offer(state: Office, _: Asked, command: c.OfferFeedback) -> tuple[OfficeEvent, ...]:
    about = state.belongs.get(command.debrief, (None, CandidateId("")))[1]
    if command.debrief in state.erased or not about:
        raise Refused(Code.NO_SUCH_THING)
    demand_contact(candidates.of(state, about).contact_ended)
    demand_offering(policies_for(state, command.debrief).feedback)
    reached = state.milestones.get(command.debrief, _NOTHING_YET)
    if reached.released:
        raise Refused(Code.ALREADY_RELEASED)
    if reached.answered:
        raise Refused(Code.ALREADY_ANSWERED)
    if reached.phase in ENDED:
        raise Refused(Code.NOT_IN_THIS_PHASE)
    asked = sum(of == command.debrief for of, _ in state.offered.values())
    if max(asked, reached.offers) >= OFFERS:
        raise Refused(Code.ASKED_TWICE)
    if not is_hash(command.token) or not is_hash(command.code) or command.token in state.offered:
        raise Refused(Code.NO_SUCH_THING)
    return (FeedbackOffered(command.debrief, command.token, command.code),)


DECIDE: Mapping[type[Any], Callable[[Office, Asked, Any], tuple[OfficeEvent, ...]]] = {
    c.OfferFeedback: _offer
}
