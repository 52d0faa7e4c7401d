"""What later levels do to the office."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.events import Stamp
from panelry.office.later import Later, LaterForgotten, LaterRecorded
from panelry.office.state import Office


def _recorded(state: Office, event: LaterRecorded, stamp: Stamp) -> Office:
    before = state.later.get(event.candidate)
    former = () if before is None else (*before.former, before.id)
    chosen_by = (frozenset() if before is None else before.chosen_by) | {stamp.actor}
    later = Later(event.later, event.until, stamp.at, stamp.actor, event.levels or (), former, chosen_by)
    return replace(state, later={**state.later, event.candidate: later})


def _forgotten(state: Office, event: LaterForgotten, stamp: Stamp) -> Office:
    before = state.later[event.candidate]
    gone = replace(before, levels=(), chosen_by=before.chosen_by | {stamp.actor})
    return replace(state, later={**state.later, event.candidate: gone})


EVOLVE: Mapping[type[Any], Callable[[Office, Any, Stamp], Office]] = {
    LaterRecorded: _recorded,
    LaterForgotten: _forgotten,
}
