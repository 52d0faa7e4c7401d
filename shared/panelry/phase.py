"""The table: who may ask what, in which phase. What is not listed is refused.

This is the whole of the rights to act; what a viewer may see is the table in `visibility`. Rules
about the thing itself (own scorecard, exact text, typed count) stand in `decide`.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from panelry import commands as c
from panelry.debrief import Debrief, Phase, in_the_chair
from panelry.ids import PersonId
from panelry.panel import CANDIDATE, OPERATOR, RESERVED, Role, Standing
from panelry.refusals import Code, Refused


class May(msgspec.Struct, frozen=True):
    """The roles that may ask, and the phases in which they may."""

    roles: frozenset[Role]
    phases: frozenset[Phase]


def _may(roles: str, phases: str) -> May:
    return May(
        frozenset(_ROLES[each] for each in roles.split()), frozenset(_PHASES[each] for each in phases.split())
    )


_ROLES = {
    "f": Role.FACILITATOR,
    "p": Role.PANELIST,
    "c": Role.COORDINATOR,
    "o": Role.OBSERVER,
    "op": Role.OPERATOR,
    "cand": Role.CANDIDATE,
}
_PHASES = {
    "new": Phase.NEW,
    "set": Phase.SETUP,
    "sco": Phase.SCORING,
    "dis": Phase.DISCUSSION,
    "sum": Phase.SUMMARY,
    "rel": Phase.RELEASE,
    "clo": Phase.CLOSED,
    "wit": Phase.WITHDRAWN,
    "aba": Phase.ABANDONED,
}

MAY: Mapping[type[Any], May] = {
    c.CreateDebrief: _may("c op", "new"),
    c.AddPerson: _may("f c op", "set sco dis"),
    c.ChangeRoles: _may("f c", "set sco dis"),
    c.RemovePerson: _may("f c", "set"),
    c.ChooseMode: _may("f c", "set"),
    c.RecordInterviewOrder: _may("f c", "set sco"),
    c.DeclareConflict: _may("f c p o", "set sco"),
    c.OpenScoring: _may("f c op", "set"),
    c.Rate: _may("p o", "sco dis"),
    c.ClearRating: _may("p o", "sco dis"),
    c.Observe: _may("p o", "sco dis"),
    c.RemoveObservation: _may("p o", "sco dis"),
    c.WriteNote: _may("p o", "sco dis sum"),
    c.Recommend: _may("p o", "sco dis"),
    c.GiveConfidence: _may("p o", "sco dis"),
    c.Submit: _may("p", "sco dis"),
    c.Reopen: _may("p", "sco"),
    c.Nudge: _may("f", "sco dis"),
    c.MarkAbsent: _may("f", "set sco dis sum"),
    c.MarkPresent: _may("f p", "set sco dis sum"),
    c.OpenEvidence: _may("f", "sco"),
    c.Reveal: _may("f", "sco dis"),
    c.BreakGlass: _may("f c", "sco dis"),
    c.Revise: _may("p", "dis"),
    c.RaiseHand: _may("p", "dis"),
    c.LowerHand: _may("f p", "dis"),
    c.PutTopic: _may("f", "dis"),
    c.StartTimer: _may("f", "sco dis sum"),
    c.StopTimer: _may("f", "sco dis sum"),
    c.Park: _may("f", "dis"),
    c.TakeUp: _may("f", "dis"),
    c.Propose: _may("f", "dis"),
    c.Answer: _may("p", "dis"),
    c.RecordAgreed: _may("f", "dis"),
    c.RecordNoAgreement: _may("f", "dis"),
    c.OpenSecondRound: _may("f", "dis"),
    c.RateAgain: _may("p", "dis"),
    c.CloseSecondRound: _may("f", "dis"),
    c.ReorderAgenda: _may("f", "dis"),
    c.HandOverChair: _may("f", "set sco dis sum rel"),
    c.ClaimChair: _may("f", "set sco dis sum rel"),
    c.OpenOverall: _may("f", "dis"),
    c.RecordOutcome: _may("f", "dis"),
    c.OpenSummary: _may("f", "dis"),
    c.WritePoint: _may("p", "dis sum"),
    c.ApprovePoint: _may("p", "dis sum"),
    c.WithdrawPoint: _may("p", "dis sum"),
    c.DisputePoint: _may("p", "dis sum"),
    c.ClearDispute: _may("p", "dis sum"),
    c.EditSentence: _may("f p", "sum"),
    c.AcceptSentence: _may("f p c", "sum"),
    c.WaiveFinding: _may("f p c", "sum"),
    c.AskForSignatures: _may("f", "sum"),
    c.SignOff: _may("f p c", "sum rel"),
    c.DeclineToSign: _may("f p c", "sum rel"),
    c.ReturnToDiscussion: _may("f", "sum"),
    c.OpenRelease: _may("f", "sum"),
    c.ReturnToSummary: _may("f c", "rel"),
    c.CorrectText: _may("f c", "rel clo"),
    c.NameApprover: _may("c op", "set sco dis sum rel"),
    c.RecordPermission: _may("f c", "set sco dis sum rel clo"),
    c.DoubtPermission: _may("op", "set sco dis sum rel clo"),
    c.EndContact: _may("f c op", "set sco dis sum rel clo"),
    c.RecordAdjustment: _may("f c op", "set sco dis sum rel"),
    c.DenyWords: _may("f c op", "set sco dis sum rel"),
    c.Release: _may("f c", "rel"),
    c.RecordHandover: _may("f c", "rel"),
    c.RecordReply: _may("f c", "sum rel clo"),
    c.RecordExport: _may("f c op", "rel clo"),
    c.Revoke: _may("f c", "sum rel clo"),
    c.AskRewording: _may("f p", "sum"),
    c.StopRewording: _may("f p", "sum"),
    c.RecordRewording: _may("op", "sum"),
    c.WriteSection: _may("f p", "sum"),
    c.LeaveSection: _may("f p", "sum"),
    c.AskForSection: _may("f p", "sum"),
    c.TakeSection: _may("f", "sum"),
    c.Suggest: _may("f p", "sum"),
    c.AnswerSuggestion: _may("f p c", "sum"),
    c.ApprovePersonalNote: _may("c", "rel clo"),
    c.RecordPersonalNote: _may("p", "rel clo"),
    c.Close: _may("f c", "sum rel"),
    c.Withdraw: _may("f c op", "set sco dis sum rel"),
    c.Abandon: _may("f c", "set sco dis sum rel"),
    c.MakePage: _may("f c op", "set sco dis sum rel"),
    c.RevokePage: _may("f c op", "set sco dis sum rel clo"),
    c.EnterCode: _may("cand", "set sco dis sum rel clo"),
    c.SayOnPage: _may("cand", "sum rel clo"),
    c.AnswerOffer: _may("cand", "set sco dis sum rel"),
    c.SendMail: _may("f c op", "set sco dis sum rel"),
    c.RecordSending: _may("op", "set sco dis sum rel clo"),
    c.RecordSent: _may("op", "set sco dis sum rel clo wit aba"),
    c.RecordAccess: _may("op", "set sco dis sum rel clo wit aba"),
}
"""Role and phase for each command; a test holds that none is missing."""


CHAIRED: frozenset[type[Any]] = frozenset(
    {
        *(c.OpenEvidence, c.Reveal, c.PutTopic, c.Park, c.TakeUp, c.Propose, c.RecordAgreed),
        *(c.RecordNoAgreement, c.OpenSecondRound, c.CloseSecondRound, c.ReorderAgenda, c.HandOverChair),
        *(c.OpenOverall, c.RecordOutcome, c.OpenSummary, c.TakeSection),
    }
)
"""Acts of the one facilitator who has the chair: several people cannot lead one panel at a time."""


def roles_of(state: Debrief, actor: PersonId) -> frozenset[Role]:
    """Return an actor's roles in a debrief, none for a stranger."""
    if actor == OPERATOR:
        return frozenset({Role.OPERATOR})
    if actor == CANDIDATE:
        return frozenset({Role.CANDIDATE})
    person = state.people.get(actor)
    return frozenset() if person is None else person.roles


def require(state: Debrief, actor: PersonId, command: c.Command) -> None:
    """Refuse a command that the table does not grant; roles come before phases."""
    may = MAY[type(command)]
    if not roles_of(state, actor) & may.roles:
        raise Refused(Code.NOT_ALLOWED)
    if actor not in RESERVED and state.people[actor].standing is Standing.RECUSED:
        raise Refused(Code.RECUSED)
    if state.phase not in may.phases:
        raise Refused(Code.NOT_IN_THIS_PHASE)
    if type(command) in CHAIRED and actor != in_the_chair(state):
        raise Refused(Code.NOT_IN_THE_CHAIR)
