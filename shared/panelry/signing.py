"""Signing: whose signature the present text needs, whose it has, and when it may go on without the others."""

from panelry.debrief import Debrief, holders, raters
from panelry.ids import PersonId
from panelry.panel import Role, Standing
from panelry.ruling import Feedback, Signatures
from panelry.summary import text_hash
from panelry.working_days import after_working_days


def signers(state: Debrief) -> tuple[PersonId, ...]:
    """Return who is asked to sign: the facilitators, the panelists who had submitted at the reveal.

    Where the policy asks for it, the named approver, too. A mark of absence takes nobody's signature away:
    who had submitted took part in the reveal.
    """
    panelists = {each for each in raters(state) if each not in state.missing and not state.card(each).late}
    asked = panelists | set(holders(state, Role.FACILITATOR))
    if state.ruling.signatures is Signatures.PANEL_AND_HR:
        asked |= {each for each in holders(state, Role.COORDINATOR) if each == approver_of(state)}
    return tuple(person for person in state.people if person in asked)


def fit_to_approve(state: Debrief, person: PersonId) -> bool:
    """Return whether somebody may be the approver: a coordinator who neither leads nor rates.

    Nor was made one by who leads: nobody arranges who approves what they are to release.
    """
    coordinates = person in holders(state, Role.COORDINATOR) and person not in state.placed
    return coordinates and not state.people[person].roles & {Role.FACILITATOR, Role.PANELIST}


def approver_of(state: Debrief) -> PersonId | None:
    """Return the named approver for as long as they are fit to approve, else None."""
    named = state.approver
    return named if named is not None and fit_to_approve(state, named) else None


def may_sign(state: Debrief, person: PersonId) -> bool:
    """Return whether somebody's signature means something: a signer's, or that of the approver."""
    return person in signers(state) or may_approve(state, person)


def may_approve(state: Debrief, person: PersonId) -> bool:
    """Return whether somebody is the approver that the policy asks for."""
    return state.ruling.approves and person == approver_of(state)


def unsigned(state: Debrief) -> tuple[PersonId, ...]:
    """Return the signers whose signature does not hold for the present text."""
    present = text_hash(state)
    return tuple(person for person in signers(state) if not _signed(state, person, present))


def approved(state: Debrief) -> bool:
    """Return whether the approver's signature holds for the present text."""
    approver = approver_of(state)
    return approver is not None and _signed(state, approver, text_hash(state))


def approval_awaited(state: Debrief) -> bool:
    """Return whether the policy asks for an approval that the present text does not have."""
    return state.ruling.feedback is Feedback.HR_APPROVAL and not approved(state)


def awaited(state: Debrief, at: str) -> tuple[PersonId, ...]:
    """Return the signers whose answer to the present text is still waited for.

    Nobody waits for who signed or declined, who is marked absent, or once the signatures were asked for
    two working days ago.
    """
    present = text_hash(state)
    if state.asked == present and at >= after_working_days(state.asked_at):
        return ()
    answered = {person for person, each in state.signatures.items() if each.hash == present}
    return tuple(
        person
        for person in signers(state)
        if person not in answered and state.people[person].standing is not Standing.ABSENT
    )


def _signed(state: Debrief, person: PersonId, present: str) -> bool:
    signature = state.signatures.get(person)
    return signature is not None and signature.signed and signature.hash == present
