"""What opens beside the reveal, and what that does to a debrief."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.debrief import Debrief
from panelry.events import AccessRecorded, GlassBroken, Stamp
from panelry.scorecard import Scorecard, Unsealed


def _glass_broken(state: Debrief, event: GlassBroken, stamp: Stamp) -> Debrief:
    card = _what_opens(state.card(event.person))
    opened = Unsealed(event.person, event.reader, stamp.actor, stamp.at, event.reason, card)
    return replace(state, unsealed=(*state.unsealed, opened))


def _what_opens(card: Scorecard) -> Scorecard:
    """Return of a scorecard what the reveal would open of it; every other field stays behind."""
    return Scorecard(
        ratings=card.ratings,
        observations={key: each for key, each in card.observations.items() if each.shareable},
        recommendation=card.recommendation,
        confidence=card.confidence,
        submitted=card.submitted,
        receipt=card.receipt,
    )


def _access_recorded(state: Debrief, _event: AccessRecorded, _: Stamp) -> Debrief:
    return state


EVOLVE: Mapping[type[Any], Callable[[Debrief, Any, Stamp], Debrief]] = {
    GlassBroken: _glass_broken,
    AccessRecorded: _access_recorded,
}
