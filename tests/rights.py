"""Rights: who may ask what, in which phase, of whose thing; what is not listed here is denied.

One line for each command: the roles, the phases, and what somebody is answered who asks it of a thing of
their own / of somebody else's; `-` where the command names no thing and no person. Roles for which that is
otherwise follow after a semicolon. It is spelled out by hand: nothing of it comes from the code.
"""

import msgspec

import cast
from panelry.panel import CANDIDATE, Role

LISTED = """
CreateDebrief         coordinator operator                        | new                                      | -
AddPerson             facilitator coordinator operator            | setup scoring discussion                 | id-taken / id-taken
ChangeRoles           facilitator coordinator                     | setup scoring discussion                 | yes / yes
RemovePerson          facilitator coordinator                     | setup                                    | yes / yes
ChooseMode            facilitator coordinator                     | setup                                    | -
RecordInterviewOrder  facilitator coordinator                     | setup scoring                            | yes / yes
DeclareConflict       facilitator panelist coordinator observer   | setup scoring                            | yes / yes; panelist observer: yes / not-allowed
OpenScoring           facilitator coordinator operator            | setup                                    | -
Rate                  panelist observer                           | scoring discussion                       | -
ClearRating           panelist observer                           | scoring discussion                       | -
Observe               panelist observer                           | scoring discussion                       | yes / yes
RemoveObservation     panelist observer                           | scoring discussion                       | yes / no-such-thing
WriteNote             panelist observer                           | scoring discussion summary               | -
Recommend             panelist observer                           | scoring discussion                       | -
GiveConfidence        panelist observer                           | scoring discussion                       | -
Submit                panelist                                    | scoring discussion                       | -
Reopen                panelist                                    | scoring                                  | -
Nudge                 facilitator                                 | scoring discussion                       | no-such-thing / yes
MarkAbsent            facilitator                                 | setup scoring discussion summary         | no-such-thing / yes
MarkPresent           facilitator panelist                        | setup scoring discussion summary         | no-such-thing / yes; panelist: yes / not-allowed
OpenEvidence          facilitator                                 | scoring                                  | -
Reveal                facilitator                                 | scoring discussion                       | -
BreakGlass            facilitator coordinator                     | scoring discussion                       | no-such-thing / yes
Revise                panelist                                    | discussion                               | -
RaiseHand             panelist                                    | discussion                               | -
LowerHand             facilitator panelist                        | discussion                               | no-such-thing / yes; panelist: yes / not-allowed
PutTopic              facilitator                                 | discussion                               | -
StartTimer            facilitator                                 | scoring discussion summary               | -
StopTimer             facilitator                                 | scoring discussion summary               | -
Park                  facilitator                                 | discussion                               | -
TakeUp                facilitator                                 | discussion                               | -
Propose               facilitator                                 | discussion                               | -
Answer                panelist                                    | discussion                               | -
RecordAgreed          facilitator                                 | discussion                               | -
RecordNoAgreement     facilitator                                 | discussion                               | -
OpenSecondRound       facilitator                                 | discussion                               | -
RateAgain             panelist                                    | discussion                               | -
CloseSecondRound      facilitator                                 | discussion                               | -
ReorderAgenda         facilitator                                 | discussion                               | -
HandOverChair         facilitator                                 | setup scoring discussion summary release | chair-held / yes
ClaimChair            facilitator                                 | setup scoring discussion summary release | -
OpenOverall           facilitator                                 | discussion                               | -
RecordOutcome         facilitator                                 | discussion                               | -
OpenSummary           facilitator                                 | discussion                               | -
WritePoint            panelist                                    | discussion summary                       | yes / yes
ApprovePoint          panelist                                    | discussion summary                       | yes / no-such-thing
WithdrawPoint         panelist                                    | discussion summary                       | yes / no-such-thing
DisputePoint          panelist                                    | discussion summary                       | own-text / yes
ClearDispute          panelist                                    | discussion summary                       | yes / no-such-thing
EditSentence          facilitator panelist                        | summary                                  | yes / yes
AcceptSentence        facilitator panelist coordinator            | summary                                  | own-text / yes; coordinator: no-such-thing / yes
WaiveFinding          facilitator panelist coordinator            | summary                                  | no-such-thing / no-such-thing; coordinator: text-changed / no-such-thing
AskForSignatures      facilitator                                 | summary                                  | -
SignOff               facilitator panelist coordinator            | summary release                          | -
DeclineToSign         facilitator panelist coordinator            | summary release                          | -
ReturnToDiscussion    facilitator                                 | summary                                  | -
OpenRelease           facilitator                                 | summary                                  | -
ReturnToSummary       facilitator coordinator                     | release                                  | -
CorrectText           facilitator coordinator                     | release closed                           | -
NameApprover          coordinator operator                        | setup scoring discussion summary release | approver-unfit / approver-unfit; operator: no-such-thing / approver-unfit
RecordPermission      facilitator coordinator                     | setup scoring discussion summary release closed | -
RecordAccess          operator                                    | setup scoring discussion summary release closed withdrawn abandoned | -
DoubtPermission       operator                                    | setup scoring discussion summary release closed | -
EndContact            facilitator coordinator operator            | setup scoring discussion summary release closed | -
RecordAdjustment      facilitator coordinator operator            | setup scoring discussion summary release | -
DenyWords             facilitator coordinator operator            | setup scoring discussion summary release | -
Release               facilitator coordinator                     | release                                  | -
RecordHandover        facilitator coordinator                     | release                                  | -
RecordReply           facilitator coordinator                     | summary release closed                   | -
RecordExport          facilitator coordinator operator            | release closed                           | -
Revoke                facilitator coordinator                     | summary release closed                   | -
AskRewording          facilitator panelist                        | summary                                  | -
StopRewording         facilitator panelist                        | summary                                  | -
RecordRewording       operator                                    | summary                                  | -
WriteSection          facilitator panelist                        | summary                                  | -
LeaveSection          facilitator panelist                        | summary                                  | -
AskForSection         facilitator panelist                        | summary                                  | -
TakeSection           facilitator                                 | summary                                  | -
Suggest               facilitator panelist                        | summary                                  | yes / yes
AnswerSuggestion      facilitator panelist coordinator            | summary                                  | own-text / yes; coordinator: no-such-thing / yes
ApprovePersonalNote   coordinator                                 | release closed                           | personal-note-forbidden / personal-note-forbidden
RecordPersonalNote    panelist                                    | release closed                           | -
Close                 facilitator coordinator                     | summary release                          | -
Withdraw              facilitator coordinator operator            | setup scoring discussion summary release | -
Abandon               facilitator coordinator                     | setup scoring discussion summary release | -
MakePage              facilitator coordinator operator            | setup scoring discussion summary release | -
RevokePage            facilitator coordinator operator            | setup scoring discussion summary release closed | -
EnterCode             candidate                                   | setup scoring discussion summary release closed | -
SayOnPage             candidate                                   | summary release closed                   | -
AnswerOffer           candidate                                   | setup scoring discussion summary release | -
SendMail              facilitator coordinator operator            | setup scoring discussion summary release | -
RecordSending         operator                                    | setup scoring discussion summary release closed | -
RecordSent            operator                                    | setup scoring discussion summary release closed withdrawn abandoned | -
"""
OFFICE_LISTED = """
SeatOfficer           coordinator operator | -                              | id-taken / id-taken; operator: id-taken / id-taken
RemoveOfficer         coordinator operator | -                              | yes / yes; operator: no-such-thing / yes
GiveRight             coordinator operator | -                              | not-allowed / yes; operator: no-such-thing / yes
TakeRight             coordinator operator | -                              | yes / yes; operator: no-such-thing / yes
OpenPosition          coordinator operator | -                              | -
MovePosition          coordinator operator | open on-hold                   | -
AddCandidates         coordinator operator | open on-hold                   | -
RecordLeaving         coordinator operator | open on-hold withdrawn filled  | -
CorrectCandidate      coordinator operator | open on-hold withdrawn filled  | -
TieDebrief            coordinator operator | open on-hold withdrawn filled  | -
EndCandidateContact   coordinator operator | open on-hold withdrawn filled  | -
EraseCandidate        coordinator operator | open on-hold withdrawn filled  | -
RecordInterview       coordinator operator | open on-hold withdrawn filled  | -
RecordTold            coordinator operator | open on-hold withdrawn filled  | -
AnswerRequest         coordinator operator | open on-hold withdrawn filled  | -
WithdrawPosition      coordinator operator | open on-hold withdrawn         | -
TellOfHold            coordinator operator | on-hold                        | -
PauseNotices          coordinator operator | open on-hold withdrawn filled  | -
SendAgain             coordinator operator | open on-hold withdrawn filled  | -
RecordNotice          coordinator operator | open on-hold withdrawn filled  | -
PlaceHold             coordinator operator | open on-hold withdrawn filled  | -
LiftHold              coordinator operator | open on-hold withdrawn filled  | -
ChooseRetention       coordinator operator | open on-hold withdrawn filled  | -
OfferFeedback         coordinator operator | open on-hold withdrawn filled  | -
OfferByMail           coordinator operator | open on-hold withdrawn filled  | -
ChooseTimer           coordinator operator | open on-hold withdrawn filled  | -
ChooseRubric          coordinator operator | open on-hold withdrawn filled  | -
EraseDue              coordinator operator | -                              | -
AskBench              coordinator operator | open on-hold withdrawn filled  | -
EnterBench            candidate            | open on-hold withdrawn filled  | -
AnswerBench           candidate            | open on-hold withdrawn filled  | -
RecordBench           coordinator operator | open on-hold withdrawn filled  | -
OpenCase              coordinator operator | open on-hold withdrawn filled  | -
PauseCase             coordinator operator | open on-hold withdrawn filled  | -
ResumeCase            coordinator operator | open on-hold withdrawn filled  | -
ExtendCase            coordinator operator | open on-hold withdrawn filled  | -
CloseCase             coordinator operator | open on-hold withdrawn filled  | -
RecordLater           coordinator operator | open on-hold withdrawn filled  | -
ForgetLater           coordinator operator | open on-hold withdrawn filled  | -
IdentifyCase          coordinator operator | open on-hold withdrawn filled  | -
RecordComplaint       coordinator operator | open on-hold withdrawn filled  | -
AcknowledgeComplaint  coordinator operator | open on-hold withdrawn filled  | -
AppointReviewer       auditor coordinator operator | - | coordinator: yes / nothing-new; auditor operator: two-people-needed / two-people-needed
VouchForCase          auditor coordinator operator | - | coordinator: yes / yes; auditor operator: two-people-needed / two-people-needed
"""
"""The same for commands of the office, where the states of the position that is meant stand for phases.

`-` for those where no position is meant.
"""
OF_THE_CHAIR = """
OpenEvidence Reveal PutTopic Park TakeUp Propose RecordAgreed RecordNoAgreement OpenSecondRound CloseSecondRound
ReorderAgenda HandOverChair OpenOverall RecordOutcome OpenSummary
"""
"""What of all that only the one facilitator who has the chair may ask."""
HOLDERS = {
    Role.FACILITATOR: cast.FAY,
    Role.PANELIST: cast.BEN,
    Role.COORDINATOR: cast.GRACE,
    Role.OBSERVER: cast.ELI,
    Role.AUDITOR: cast.HANA,
    Role.OPERATOR: cast.OPERATOR,
    Role.CANDIDATE: CANDIDATE,
}
"""Somebody who holds one role and no other."""


class Right(msgspec.Struct, frozen=True):
    """One line: `whose` gives the answers (own, another's) by role; empty where there is no thing.

    `phases` are states of a position, with dashes for blanks, where the command is one of the office.
    """

    roles: frozenset[str]
    phases: frozenset[str]
    whose: dict[str, tuple[str, str]]


def _read(line: str) -> tuple[str, Right]:
    left, phases, answers = (each.strip() for each in line.split("|"))
    name, *roles = left.split()
    whose: dict[str, tuple[str, str]] = {}
    for clause in answers.split(";") if answers != "-" else ():
        some, _, pair = clause.rpartition(":")
        own, _, other = pair.partition("/")
        whose |= dict.fromkeys(some.split() or roles, (own.strip(), other.strip()))
    return name, Right(frozenset(roles), frozenset(phases.split()), whose)


RIGHTS = dict(map(_read, LISTED.strip().splitlines()))
"""Every line by the name of its command."""
OFFICE_RIGHTS = dict(map(_read, OFFICE_LISTED.strip().splitlines()))
"""Likewise for the office."""
