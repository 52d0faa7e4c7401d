"""What the organisation's own events do to the office."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.events import Stamp
from panelry.ids import CandidateId
from panelry.mails import Sent
from panelry.office.standing import (
    DebriefErased,
    DebriefListed,
    DebriefMoved,
    DebriefTied,
    FeedbackOffered,
    OfferDropped,
    OfferMailed,
    OfficeOpened,
    RubricImported,
)
from panelry.office.state import Offered, Office, doer_of


def _opened(state: Office, event: OfficeOpened, _stamp: Stamp) -> Office:
    return replace(state, organisation=event.organisation)


def _imported(state: Office, event: RubricImported, _stamp: Stamp) -> Office:
    return replace(state, rubrics={**state.rubrics, event.name: event.rubric})


def _listed(state: Office, event: DebriefListed, stamp: Stamp) -> Office:
    belongs = {**state.belongs, event.debrief: (event.position, event.candidate)}
    return replace(
        state,
        debriefs=(*state.debriefs, event.debrief),
        belongs=belongs,
        began={**state.began, event.debrief: stamp.at},
    )


def _tied(state: Office, event: DebriefTied, _stamp: Stamp) -> Office:
    position = state.candidates[event.candidate].position
    tied = replace(state, belongs={**state.belongs, event.debrief: (position, event.candidate)})
    reached = state.milestones.get(event.debrief)
    return tied if reached is None else _heard(tied, DebriefMoved(event.debrief, reached))


def _offered(state: Office, event: FeedbackOffered, stamp: Stamp) -> Office:
    made = Offered(event.debrief, event.code, doer_of(state, stamp))
    return replace(state, offered={**state.offered, event.token: made})


def _mailed(state: Office, event: OfferMailed, stamp: Stamp) -> Office:
    made = Offered(event.debrief, "", doer_of(state, stamp))
    return replace(state, offered={**state.offered, event.token: made})


def _dropped(state: Office, event: OfferDropped, _stamp: Stamp) -> Office:
    return _without(state, event.token)


def _without(state: Office, token: str) -> Office:
    return replace(state, offered={key: each for key, each in state.offered.items() if key != token})


def _moved(state: Office, event: DebriefMoved, _stamp: Stamp) -> Office:
    mail = event.milestones.mail
    if mail is not None and mail.state is Sent.REFUSED:
        state = _without(state, mail.offer)
    return _heard(replace(state, milestones={**state.milestones, event.debrief: event.milestones}), event)


def _heard(state: Office, event: DebriefMoved) -> Office:
    """Return the office with what a debrief says of its candidate: that they were told, and how."""
    told = event.milestones.told
    about = state.candidates.get(state.belongs.get(event.debrief, (None, CandidateId("")))[1])
    if told is None or about is None or about.told or about.erased:
        return state
    how = f"{told.how}, by {told.by}" if told.by else told.how
    heard = replace(about, told=told.at, how_told=how)
    return replace(state, candidates={**state.candidates, about.id: heard})


def _erased(state: Office, event: DebriefErased, stamp: Stamp) -> Office:
    return replace(state, erased={event.debrief: stamp.at, **state.erased})


EVOLVE: Mapping[type[Any], Callable[[Office, Any, Stamp], Office]] = {
    OfficeOpened: _opened,
    RubricImported: _imported,
    DebriefListed: _listed,
    DebriefErased: _erased,
    DebriefMoved: _moved,
    DebriefTied: _tied,
    FeedbackOffered: _offered,
    OfferMailed: _mailed,
    OfferDropped: _dropped,
}
