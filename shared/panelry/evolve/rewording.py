"""What assisted wording does to a debrief."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.debrief import Debrief
from panelry.events import RewordingAsked, RewordingEnded, RewordingMade, Stamp
from panelry.rewording import Rewording


def _asked(state: Debrief, event: RewordingAsked, stamp: Stamp) -> Debrief:
    said = () if state.rewording is None else state.rewording.said
    return replace(state, rewording=Rewording(event.hash, stamp.at, stamp.actor, said=said))


def _made(state: Debrief, event: RewordingMade, _: Stamp) -> Debrief:
    assert state.rewording is not None  # noqa: S101 - decide records no answer to what nobody asked
    said = (*state.rewording.said, *((each.text, event.model) for each in event.offered))
    made = replace(state.rewording, model=event.model, offered=event.offered, said=said)
    return replace(state, rewording=made)


def _ended(state: Debrief, event: RewordingEnded, _: Stamp) -> Debrief:
    assert state.rewording is not None  # noqa: S101 - likewise
    return replace(state, rewording=replace(state.rewording, offered=(), ended=event.why))


EVOLVE: Mapping[type[Any], Callable[[Debrief, Any, Stamp], Debrief]] = {
    RewordingAsked: _asked,
    RewordingMade: _made,
    RewordingEnded: _ended,
}
