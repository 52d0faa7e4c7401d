"""What the events of the discussion do to a debrief."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.debrief import Debrief, Phase, Proposal, Reply, Round, Settled, Views
from panelry.events import (
    AgendaReordered,
    Agreed,
    Answered,
    ChairClaimed,
    ChairHandedOver,
    HandLowered,
    HandRaised,
    NotAgreed,
    OutcomeRecorded,
    OverallOpened,
    Parked,
    Proposed,
    RatedAgain,
    Revised,
    SecondRoundClosed,
    SecondRoundOpened,
    Stamp,
    SummaryOpened,
    TakenUp,
    TimerStarted,
    TimerStopped,
    TopicPut,
)
from panelry.scorecard import Revision


def _revised(state: Debrief, event: Revised, stamp: Stamp) -> Debrief:
    revision = Revision(event.level, event.reason, stamp.at)
    before = state.card(stamp.actor).revisions
    lost = before[event.criterion].reason if event.criterion in before else ""
    revised = {**before, event.criterion: revision}
    return state.parting(stamp.actor, lost, event.reason, revisions=revised)


def _hand_raised(state: Debrief, _: HandRaised, stamp: Stamp) -> Debrief:
    return replace(state, hands=(*state.hands, stamp.actor))


def _hand_lowered(state: Debrief, event: HandLowered, _: Stamp) -> Debrief:
    return replace(state, hands=tuple(each for each in state.hands if each != event.person))


def _topic_put(state: Debrief, event: TopicPut, _: Stamp) -> Debrief:
    return replace(state, now=event.criterion)


def _timer_started(state: Debrief, event: TimerStarted, stamp: Stamp) -> Debrief:
    return replace(state, timer=(stamp.at, event.seconds))


def _timer_stopped(state: Debrief, _event: TimerStopped, _: Stamp) -> Debrief:
    return replace(state, timer=None)


def _parked(state: Debrief, event: Parked, _: Stamp) -> Debrief:
    return state.with_topic(event.criterion, parked=True, proposal=None)


def _taken_up(state: Debrief, event: TakenUp, _: Stamp) -> Debrief:
    return state.with_topic(event.criterion, parked=False, proposal=None, agreed=None, views=None)


def _proposed(state: Debrief, event: Proposed, stamp: Stamp) -> Debrief:
    return state.with_topic(event.criterion, proposal=Proposal(event.level, stamp.actor, stamp.at))


def _answered(state: Debrief, event: Answered, stamp: Stamp) -> Debrief:
    proposal = state.topic(event.criterion).proposal
    assert proposal is not None  # noqa: S101 - decide lets nobody answer without one
    replies = {**proposal.replies, stamp.actor: Reply(event.stands, event.words)}
    return state.with_topic(event.criterion, proposal=replace(proposal, replies=replies))


def _agreed(state: Debrief, event: Agreed, _: Stamp) -> Debrief:
    return state.with_topic(
        event.criterion, agreed=Settled(event.level, event.reason), views=None, parked=False
    )


def _not_agreed(state: Debrief, event: NotAgreed, _: Stamp) -> Debrief:
    return state.with_topic(
        event.criterion, views=Views(event.majority, event.minority), agreed=None, parked=False
    )


def _second_round_opened(state: Debrief, event: SecondRoundOpened, _: Stamp) -> Debrief:
    return state.with_topic(event.criterion, second=Round.OPEN, proposal=None)


def _rated_again(state: Debrief, event: RatedAgain, stamp: Stamp) -> Debrief:
    second = {**state.card(stamp.actor).second, event.criterion: event.level}
    return state.with_card(stamp.actor, second=second)


def _second_round_closed(state: Debrief, event: SecondRoundClosed, _: Stamp) -> Debrief:
    return state.with_topic(event.criterion, second=Round.HELD)


def _agenda_reordered(state: Debrief, event: AgendaReordered, _: Stamp) -> Debrief:
    return replace(state, arranged=event.order)


def _chair_handed_over(state: Debrief, event: ChairHandedOver, _: Stamp) -> Debrief:
    return replace(state, chair=event.person)


def _chair_claimed(state: Debrief, _: ChairClaimed, stamp: Stamp) -> Debrief:
    return replace(state, chair=stamp.actor)


def _overall_opened(state: Debrief, _event: OverallOpened, _: Stamp) -> Debrief:
    return replace(state, overall=True)


def _outcome_recorded(state: Debrief, event: OutcomeRecorded, stamp: Stamp) -> Debrief:
    return replace(
        state, outcome=event.outcome, outcome_at=stamp.at, drivers=event.drivers, figures=event.figures
    )


def _summary_opened(state: Debrief, _event: SummaryOpened, _: Stamp) -> Debrief:
    return replace(state, phase=Phase.SUMMARY, timer=None, hands=())


EVOLVE: Mapping[type[Any], Callable[[Debrief, Any, Stamp], Debrief]] = {
    Revised: _revised,
    HandRaised: _hand_raised,
    HandLowered: _hand_lowered,
    TopicPut: _topic_put,
    TimerStarted: _timer_started,
    TimerStopped: _timer_stopped,
    Parked: _parked,
    TakenUp: _taken_up,
    Proposed: _proposed,
    Answered: _answered,
    Agreed: _agreed,
    NotAgreed: _not_agreed,
    SecondRoundOpened: _second_round_opened,
    RatedAgain: _rated_again,
    SecondRoundClosed: _second_round_closed,
    AgendaReordered: _agenda_reordered,
    ChairHandedOver: _chair_handed_over,
    ChairClaimed: _chair_claimed,
    OverallOpened: _overall_opened,
    OutcomeRecorded: _outcome_recorded,
    SummaryOpened: _summary_opened,
}
