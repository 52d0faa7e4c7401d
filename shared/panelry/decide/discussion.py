"""Decisions of the discussion: revisions with reasons, proposals and answers, the agreed rating."""

from collections.abc import Callable, Mapping
from itertools import takewhile
from typing import Any

from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief, Proposal, Round, current, in_the_chair, in_use, raters
from panelry.decide.asked import Asked, count, known, on_scale, reason, seated, together, words
from panelry.decide.ruling import taken_over
from panelry.disagreement import FIGURES, nearest_levels
from panelry.ids import CriterionId, PersonId
from panelry.panel import Role, Standing
from panelry.refusals import Code, Refused

TIMER = 4 * 3600
"""The longest shared timer, in seconds."""
GONE = 60
"""For how many seconds who has the chair must have been gone before it can be claimed."""
HANDS = 10
"""How often one person may raise a hand while one criterion is on every screen."""


def _opened(state: Debrief, criterion: CriterionId) -> None:
    known(state, criterion)
    if not state.revealed:
        raise Refused(Code.NOT_REVEALED_YET)


def _unsettled(state: Debrief, criterion: CriterionId) -> None:
    _opened(state, criterion)
    if state.topic(criterion).settled:
        raise Refused(Code.CRITERION_SETTLED)
    if state.topic(criterion).second is Round.OPEN:
        raise Refused(Code.SECOND_ROUND_OPEN)


def _revise(state: Debrief, asked: Asked, command: c.Revise) -> tuple[e.Event, ...]:
    _unsettled(state, command.criterion)
    on_scale(state, command.level)
    if asked.actor not in raters(state):
        raise Refused(Code.NOTHING_TO_REVISE)
    if state.topic(command.criterion).second is Round.HELD:
        raise Refused(Code.SECOND_ROUND_HELD)
    if current(state.card(asked.actor), command.criterion) == command.level:
        raise Refused(Code.NOTHING_TO_REVISE)
    revisions = {who: card.revisions for who, card in state.cards.items() if who != asked.actor}
    others = (each[command.criterion].reason for each in revisions.values() if command.criterion in each)
    why = together(reason(command.reason), others)
    return (e.Revised(command.criterion, command.level, why),)


def _raise_hand(state: Debrief, asked: Asked, _: c.RaiseHand) -> tuple[e.Event, ...]:
    if asked.actor in state.hands:
        raise Refused(Code.ID_TAKEN)
    if _hands_raised(state, asked.actor) >= HANDS:
        raise Refused(Code.HAND_RAISED_OFTEN)
    return (e.HandRaised(),)


def _hands_raised(state: Debrief, person: PersonId) -> int:
    """Return how often somebody raised a hand since a criterion was last put on every screen."""
    since = takewhile(lambda act: act.kind != "TopicPut", reversed(state.acts))
    return sum((act.kind, act.actor) == ("HandRaised", person) for act in since)


def _lower_hand(state: Debrief, asked: Asked, command: c.LowerHand) -> tuple[e.Event, ...]:
    if command.person not in state.hands:
        raise Refused(Code.NO_SUCH_THING)
    if command.person != asked.actor and Role.FACILITATOR not in asked.roles:
        raise Refused(Code.NOT_ALLOWED)
    return (e.HandLowered(command.person),)


def _put_topic(state: Debrief, _: Asked, command: c.PutTopic) -> tuple[e.Event, ...]:
    known(state, command.criterion)
    return (e.TopicPut(command.criterion),)


def _start_timer(_: Debrief, __: Asked, command: c.StartTimer) -> tuple[e.Event, ...]:
    if not 1 <= command.seconds <= TIMER:
        raise Refused(Code.BAD_TIME)
    return (e.TimerStarted(command.seconds),)


def _stop_timer(state: Debrief, _: Asked, __: c.StopTimer) -> tuple[e.Event, ...]:
    if state.timer is None:
        raise Refused(Code.NO_SUCH_THING)
    return (e.TimerStopped(),)


def _park(state: Debrief, _: Asked, command: c.Park) -> tuple[e.Event, ...]:
    _unsettled(state, command.criterion)
    return (e.Parked(command.criterion),)


def _take_up(state: Debrief, _: Asked, command: c.TakeUp) -> tuple[e.Event, ...]:
    _opened(state, command.criterion)
    if not state.topic(command.criterion).settled:
        raise Refused(Code.CRITERION_NOT_SETTLED)
    return (e.TakenUp(command.criterion),)


def _propose(state: Debrief, asked: Asked, command: c.Propose) -> tuple[e.Event, ...]:
    _unsettled(state, command.criterion)
    on_scale(state, command.level)
    put = () if state.now == command.criterion else (e.TopicPut(command.criterion),)
    proposed = e.Proposed(command.criterion, command.level)
    if Role.PANELIST not in asked.roles:
        return (*put, proposed)
    own = e.Answered(command.criterion, command.level, stands=True, words="")
    return (*put, proposed, own)


def _standing_proposal(state: Debrief, criterion: CriterionId, level: int) -> Proposal:
    proposal = state.topic(criterion).proposal
    if proposal is None:
        raise Refused(Code.NO_PROPOSAL)
    if proposal.level != level:
        raise Refused(Code.PROPOSAL_CHANGED)
    return proposal


def _answer(state: Debrief, asked: Asked, command: c.Answer) -> tuple[e.Event, ...]:
    _unsettled(state, command.criterion)
    proposal = _standing_proposal(state, command.criterion, command.level)
    others = (reply.words for person, reply in proposal.replies.items() if person != asked.actor)
    said = together(words(command.words) if command.stands else reason(command.words), others)
    return (e.Answered(command.criterion, command.level, command.stands, said),)


def unanswered(state: Debrief, proposal: Proposal) -> tuple[PersonId, ...]:
    """Return the present panelists with a scorecard who have not answered a proposal."""
    return tuple(
        each
        for each in raters(state)
        if each not in proposal.replies and state.people[each].standing is Standing.EXPECTED
    )


def _record_agreed(state: Debrief, _: Asked, command: c.RecordAgreed) -> tuple[e.Event, ...]:
    _unsettled(state, command.criterion)
    proposal = _standing_proposal(state, command.criterion, command.level)
    silent = unanswered(state, proposal)
    count(command.unanswered, len(silent))
    nearest = nearest_levels(in_use(state, command.criterion).values(), state.rubric.scale)
    why = words(command.reason) if command.level in nearest else reason(command.reason)
    return (e.Agreed(command.criterion, command.level, why, silent),)


def _record_no_agreement(state: Debrief, _: Asked, command: c.RecordNoAgreement) -> tuple[e.Event, ...]:
    _unsettled(state, command.criterion)
    return (e.NotAgreed(command.criterion, reason(command.majority), reason(command.minority)),)


def _open_second_round(state: Debrief, _: Asked, command: c.OpenSecondRound) -> tuple[e.Event, ...]:
    _unsettled(state, command.criterion)
    if state.topic(command.criterion).second is Round.HELD:
        raise Refused(Code.SECOND_ROUND_HELD)
    return (e.SecondRoundOpened(command.criterion),)


def _in_second_round(state: Debrief, criterion: CriterionId) -> None:
    _opened(state, criterion)
    if state.topic(criterion).second is not Round.OPEN:
        raise Refused(Code.SECOND_ROUND_NOT_OPEN)


def _rate_again(state: Debrief, asked: Asked, command: c.RateAgain) -> tuple[e.Event, ...]:
    _in_second_round(state, command.criterion)
    on_scale(state, command.level)
    if asked.actor not in raters(state):
        raise Refused(Code.NOTHING_TO_REVISE)
    return (e.RatedAgain(command.criterion, command.level),)


def _close_second_round(state: Debrief, _: Asked, command: c.CloseSecondRound) -> tuple[e.Event, ...]:
    _in_second_round(state, command.criterion)
    return (e.SecondRoundClosed(command.criterion),)


def unsettled_criteria(state: Debrief) -> tuple[CriterionId, ...]:
    """Return the rated criteria that are neither agreed, nor parked, nor without agreement."""
    return tuple(
        each.id
        for each in state.rubric.criteria
        if not state.topic(each.id).settled
        and any(level is not None for level in in_use(state, each.id).values())
    )


def _all_settled(state: Debrief) -> None:
    if not state.revealed:
        raise Refused(Code.NOT_REVEALED_YET)
    if unsettled_criteria(state):
        raise Refused(Code.CRITERIA_UNSETTLED)


def _reorder_agenda(state: Debrief, _: Asked, command: c.ReorderAgenda) -> tuple[e.Event, ...]:
    if not state.revealed:
        raise Refused(Code.NOT_REVEALED_YET)
    for criterion in command.order:
        known(state, criterion)
    if len(set(command.order)) != len(command.order):
        raise Refused(Code.ID_TAKEN)
    return (e.AgendaReordered(command.order),)


def _hand_over_chair(state: Debrief, asked: Asked, command: c.HandOverChair) -> tuple[e.Event, ...]:
    seated(state, command.person)
    seat = state.people[command.person]
    if command.person == asked.actor:
        raise Refused(Code.CHAIR_HELD)
    if seat.standing is Standing.RECUSED:
        raise Refused(Code.RECUSED)
    given = e.ChairHandedOver(command.person)
    if Role.FACILITATOR in seat.roles:
        return (given,)
    roles = sorted({*seat.roles, Role.FACILITATOR}, key=lambda role: role.value)
    return (e.RolesChanged(command.person, tuple(roles)), given)


def _claim_chair(state: Debrief, asked: Asked, _: c.ClaimChair) -> tuple[e.Event, ...]:
    holder = in_the_chair(state)
    assert holder is not None  # noqa: S101 - who asks facilitates, so somebody has the chair
    if holder == asked.actor:
        raise Refused(Code.CHAIR_HELD)
    if asked.gone < GONE:
        raise Refused(Code.CHAIR_IS_HERE)
    return (e.ChairClaimed(holder, asked.gone),)


def _open_overall(state: Debrief, _: Asked, __: c.OpenOverall) -> tuple[e.Event, ...]:
    if state.overall:
        raise Refused(Code.ALREADY_REVEALED)
    _all_settled(state)
    return (e.OverallOpened(),)


def _record_outcome(state: Debrief, _: Asked, command: c.RecordOutcome) -> tuple[e.Event, ...]:
    if not state.overall:
        raise Refused(Code.OVERALL_NOT_OPEN)
    for criterion in command.drivers:
        known(state, criterion)
    return (e.OutcomeRecorded(command.outcome, tuple(dict.fromkeys(command.drivers)), FIGURES),)


def _open_summary(state: Debrief, asked: Asked, __: c.OpenSummary) -> tuple[e.Event, ...]:
    _all_settled(state)
    if state.outcome is None:
        raise Refused(Code.OUTCOME_MISSING)
    return (e.SummaryOpened(), *taken_over(state, asked))


DECIDE: Mapping[type[Any], Callable[[Debrief, Asked, Any], tuple[e.Event, ...]]] = {
    c.Revise: _revise,
    c.RaiseHand: _raise_hand,
    c.LowerHand: _lower_hand,
    c.PutTopic: _put_topic,
    c.StartTimer: _start_timer,
    c.StopTimer: _stop_timer,
    c.Park: _park,
    c.TakeUp: _take_up,
    c.Propose: _propose,
    c.Answer: _answer,
    c.RecordAgreed: _record_agreed,
    c.RecordNoAgreement: _record_no_agreement,
    c.OpenSecondRound: _open_second_round,
    c.RateAgain: _rate_again,
    c.CloseSecondRound: _close_second_round,
    c.ReorderAgenda: _reorder_agenda,
    c.HandOverChair: _hand_over_chair,
    c.ClaimChair: _claim_chair,
    c.OpenOverall: _open_overall,
    c.RecordOutcome: _record_outcome,
    c.OpenSummary: _open_summary,
}
