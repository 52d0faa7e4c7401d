"""Decisions that follow the organisation's policy on feedback: who approves, and what may be released.

A debrief goes by the policy on its record. That is brought up to date when the summary opens, when
signatures are asked for, and when the release goes back; a release under another one is refused.
"""

from collections.abc import Callable, Mapping
from typing import Any, assert_never

from msgspec.structs import replace

from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief, holders
from panelry.decide.asked import Asked, seated
from panelry.handed import demand_unreleased
from panelry.panel import Role
from panelry.refusals import Code, Refused
from panelry.ruling import Feedback
from panelry.signing import approval_awaited, approver_of, fit_to_approve


def taken_over(state: Debrief, asked: Asked) -> tuple[e.PolicyTaken, ...]:
    """Return the event that brings a debrief's policy up to date, none where it is."""
    now = asked.policies.ruling
    taken = e.PolicyTaken(now.feedback, now.signatures, now.personal, now.rewording)
    return () if now == state.ruling else (taken,)


def under_policy(state: Debrief, asked: Asked) -> Debrief:
    """Return the debrief as it is once its policy is up to date."""
    return replace(state, ruling=asked.policies.ruling)


def demand_current(state: Debrief, asked: Asked) -> None:
    """Refuse where the policy on the summary has changed since the debrief took it over.

    What it says about personal notes and assisted wording does not count here: each of them goes by the
    stricter one by itself.
    """
    own = {"personal": state.ruling.personal, "rewording": state.ruling.rewording}
    if replace(asked.policies.ruling, **own) != state.ruling:
        raise Refused(Code.POLICY_CHANGED)


def demand_approver(state: Debrief) -> None:
    """Refuse where the policy asks for an approver and nobody is named, or who was is fit for it no more."""
    if state.ruling.approves and approver_of(state) is None:
        raise Refused(Code.APPROVER_MISSING)


def demand_feedback(state: Debrief, asked: Asked) -> None:
    """Refuse a release that the policy does not allow, or not yet."""
    demand_current(state, asked)
    demand_approver(state)
    match state.ruling.feedback:
        case Feedback.NEVER:
            raise Refused(Code.FEEDBACK_NEVER)
        case Feedback.ON_REQUEST:
            if state.permission is None or not state.permission.requested:
                raise Refused(Code.NOT_REQUESTED)
        case Feedback.HR_APPROVAL:
            if approval_awaited(state):
                raise Refused(Code.APPROVAL_MISSING)
        case Feedback.ALLOW | Feedback.GENERIC_ONLY:
            return
        case _:
            assert_never(state.ruling.feedback)


def demand_offering(feedback: Feedback) -> None:
    """Refuse to ask a candidate where the policy allows no summary, or only for who asks themselves."""
    if feedback is Feedback.NEVER:
        raise Refused(Code.FEEDBACK_NEVER)
    if feedback is Feedback.ON_REQUEST:
        raise Refused(Code.ONLY_ON_REQUEST)


def _name_approver(state: Debrief, asked: Asked, command: c.NameApprover) -> tuple[e.Event, ...]:
    demand_unreleased(state.handed)
    seated(state, command.person)
    if asked.actor in {*holders(state, Role.FACILITATOR), *state.placed}:
        raise Refused(Code.NAMES_NO_APPROVER)
    if not fit_to_approve(state, command.person) or command.person == asked.actor:
        raise Refused(Code.APPROVER_UNFIT)
    if command.person == state.approver:
        raise Refused(Code.NOTHING_NEW)
    return (e.ApproverNamed(command.person),)


DECIDE: Mapping[type[Any], Callable[[Debrief, Asked, Any], tuple[e.Event, ...]]] = {
    c.NameApprover: _name_approver
}
