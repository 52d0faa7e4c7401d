"""Decisions about offers: whether the candidate of a debrief may be asked from the desk."""

from collections.abc import Callable, Mapping
from typing import Any

from panelry.debrief import Phase
from panelry.decide.asked import Asked
from panelry.decide.office import candidates
from panelry.decide.ruling import demand_offering
from panelry.handed import demand_contact
from panelry.ids import CandidateId
from panelry.mails import UNDER_WAY, is_address
from panelry.milestones import ENDED, Milestones
from panelry.office import Candidate, FeedbackOffered, OfferMailed, Office, OfficeEvent, policies_for
from panelry.office import commands as c
from panelry.pages import OFFERS, is_hash
from panelry.refusals import Code, Refused

_NOTHING_YET = Milestones(Phase.SETUP)


def _demand(state: Office, command: c.OfferFeedback | c.OfferByMail) -> Candidate:
    """Return the candidate who may be asked; refuse whom the record or the policy keeps from being asked."""
    about = state.belongs.get(command.debrief, (None, CandidateId("")))[1]
    if command.debrief in state.erased or not about:
        raise Refused(Code.NO_SUCH_THING)
    candidate = candidates.of(state, about)
    demand_contact(candidate.contact_ended)
    demand_offering(policies_for(state, command.debrief).feedback)
    reached = state.milestones.get(command.debrief, _NOTHING_YET)
    if reached.released:
        raise Refused(Code.ALREADY_RELEASED)
    if reached.answered:
        raise Refused(Code.ALREADY_ANSWERED)
    if reached.phase in ENDED:
        raise Refused(Code.NOT_IN_THIS_PHASE)
    asked = sum(each.debrief == command.debrief for each in state.offered.values())
    if max(asked, reached.offers) >= OFFERS:
        raise Refused(Code.ASKED_TWICE)
    if not is_hash(command.token) or command.token in state.offered:
        raise Refused(Code.NO_SUCH_THING)
    return candidate


def _offer(state: Office, _: Asked, command: c.OfferFeedback) -> tuple[OfficeEvent, ...]:
    _demand(state, command)
    if not is_hash(command.code):
        raise Refused(Code.NO_SUCH_THING)
    return (FeedbackOffered(command.debrief, command.token, command.code),)


def _mail(state: Office, asked: Asked, command: c.OfferByMail) -> tuple[OfficeEvent, ...]:
    known = _demand(state, command).particulars
    if not asked.mail:
        raise Refused(Code.NO_MAIL_SERVER)
    if known is None or known.agency or not is_address(known.email):
        raise Refused(Code.NO_ADDRESS)
    mail = state.milestones.get(command.debrief, _NOTHING_YET).mail
    if mail is not None and mail.state in UNDER_WAY:
        raise Refused(Code.MAIL_UNDER_WAY)
    return (OfferMailed(command.debrief, command.token),)


DECIDE: Mapping[type[Any], Callable[[Office, Asked, Any], tuple[OfficeEvent, ...]]] = {
    c.OfferFeedback: _offer,
    c.OfferByMail: _mail,
}
