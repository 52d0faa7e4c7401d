"""What the events of scoring do to a debrief."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.debrief import Debrief, Phase
from panelry.events import (
    ConfidenceGiven,
    EvidenceOpened,
    MarkedAbsent,
    MarkedPresent,
    Noted,
    Nudged,
    ObservationRemoved,
    Observed,
    Rated,
    RatingCleared,
    Recommended,
    Reopened,
    Revealed,
    Stamp,
    Submitted,
)
from panelry.panel import Standing
from panelry.scorecard import Note, Observation, Rating, Receipt


def _rated(state: Debrief, event: Rated, stamp: Stamp) -> Debrief:
    card = state.card(stamp.actor)
    before = card.ratings.get(event.criterion)
    rating = Rating(event.level, 1 if before is None else before.version + 1)
    return state.with_card(stamp.actor, ratings={**card.ratings, event.criterion: rating})


def _rating_cleared(state: Debrief, event: RatingCleared, stamp: Stamp) -> Debrief:
    ratings = state.card(stamp.actor).ratings
    return state.with_card(
        stamp.actor, ratings={key: each for key, each in ratings.items() if key != event.criterion}
    )


def _observed(state: Debrief, event: Observed, stamp: Stamp) -> Debrief:
    card = state.card(stamp.actor)
    before = card.observations.get(event.observation)
    version = 1 if before is None else before.version + 1
    observation = Observation(
        event.observation, event.criterion, event.kind, event.text, event.shareable, version
    )
    written = {**card.observations, event.observation: observation}
    lost = "" if before is None else before.text
    return state.parting(stamp.actor, lost, event.text, observations=written)


def _observation_removed(state: Debrief, event: ObservationRemoved, stamp: Stamp) -> Debrief:
    observations = state.card(stamp.actor).observations
    kept = {key: each for key, each in observations.items() if key != event.observation}
    removed = observations[event.observation]
    return state.parting(stamp.actor, removed.text, "", observations=kept)


def _noted(state: Debrief, event: Noted, stamp: Stamp) -> Debrief:
    card = state.card(stamp.actor)
    before = card.notes.get(event.criterion)
    note = Note(event.text, 1 if before is None else before.version + 1)
    lost = "" if before is None else before.text
    return state.parting(stamp.actor, lost, event.text, notes={**card.notes, event.criterion: note})


def _recommended(state: Debrief, event: Recommended, stamp: Stamp) -> Debrief:
    return state.with_card(stamp.actor, recommendation=event.recommendation)


def _confidence_given(state: Debrief, event: ConfidenceGiven, stamp: Stamp) -> Debrief:
    return state.with_card(stamp.actor, confidence=event.confidence)


def _submitted(state: Debrief, event: Submitted, stamp: Stamp) -> Debrief:
    receipt = Receipt(event.seed, event.commitments) if event.commitments else None
    state = state.with_card(stamp.actor, submitted=stamp.at, late=state.revealed, receipt=receipt)
    if state.people[stamp.actor].standing is Standing.ABSENT:
        return state.with_person(stamp.actor, standing=Standing.EXPECTED)
    return state


def _reopened(state: Debrief, _: Reopened, stamp: Stamp) -> Debrief:
    return state.with_card(stamp.actor, submitted=None, receipt=None)


def _nudged(state: Debrief, _event: Nudged, _: Stamp) -> Debrief:
    return state


def _marked_absent(state: Debrief, event: MarkedAbsent, _: Stamp) -> Debrief:
    return state.with_person(event.person, standing=Standing.ABSENT)


def _marked_present(state: Debrief, event: MarkedPresent, _: Stamp) -> Debrief:
    return state.with_person(event.person, standing=Standing.EXPECTED)


def _evidence_opened(state: Debrief, event: EvidenceOpened, _: Stamp) -> Debrief:
    return replace(state, phase=Phase.DISCUSSION, evidence=True, missing=event.missing)


def _revealed(state: Debrief, event: Revealed, _: Stamp) -> Debrief:
    opened = replace(state, phase=Phase.DISCUSSION, evidence=True, revealed=True, missing=event.missing)
    return replace(opened, figures=event.figures)


EVOLVE: Mapping[type[Any], Callable[[Debrief, Any, Stamp], Debrief]] = {
    Rated: _rated,
    RatingCleared: _rating_cleared,
    Observed: _observed,
    ObservationRemoved: _observation_removed,
    Noted: _noted,
    Recommended: _recommended,
    ConfidenceGiven: _confidence_given,
    Submitted: _submitted,
    Reopened: _reopened,
    Nudged: _nudged,
    MarkedAbsent: _marked_absent,
    MarkedPresent: _marked_present,
    EvidenceOpened: _evidence_opened,
    Revealed: _revealed,
}
