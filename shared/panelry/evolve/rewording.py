"""What assisted wording does to a debrief."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.debrief import Debrief
from panelry.events import RewordingAsked, RewordingEnded, RewordingMade, Stamp
from panelry.rewording import Rewording


def _asked(state: Debrief, event: RewordingAsked, stamp: Stamp) -> Debrief:
    return replace(state, rewording=Rewording(event.hash, stamp.at, stamp.actor))


def _made(state: Debrief, event: RewordingMade, _: Stamp) -> Debrief:
    assert state.rewording is not None  # noqa: S101 - decide records no answer to what nobody asked
    return replace(state, rewording=replace(state.rewording, model=event.model, offered=event.offered))


def _ended(state: Debrief, event: RewordingEnded, _: Stamp) -> Debrief:
    assert state.rewording is not None  # noqa: S101 - likewise
    return replace(state, rewording=replace(state.rewording, offered=(), ended=event.why))


EVOLVE: Mapping[type[Any], Callable[[Debrief, Any, Stamp], Debrief]] = {
    RewordingAsked: _asked,
    RewordingMade: _made,
    RewordingEnded: _ended,
}
