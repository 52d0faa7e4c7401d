"""What later levels do to the office."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.events import Stamp
from panelry.office.later import Counted, Later, LaterCounted, LaterForgotten, LaterRecorded
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


def _counted(state: Office, event: LaterCounted, _: Stamp) -> Office:
    before = state.counted.get(event.criterion)
    people = frozenset(event.people) | (frozenset() if before is None else before.people)
    counted = Counted(event.n, event.correlation, event.until, people)
    return replace(state, counted={**state.counted, event.criterion: counted})


EVOLVE: Mapping[type[Any], Callable[[Office, Any, Stamp], Office]] = {
    LaterRecorded: _recorded,
    LaterForgotten: _forgotten,
    LaterCounted: _counted,
}
