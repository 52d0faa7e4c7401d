"""What rights and exports do to the office."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from panelry.events import Stamp
from panelry.office.rights import Export, RatingsExported, RightGiven, RightTaken
from panelry.office.state import Office
from panelry.panel import Role
from panelry.rights import Right


def _given(state: Office, event: RightGiven, stamp: Stamp) -> Office:
    """Give a right; grantor makes the seat of whoever is no coordinator another one."""
    held = state.rights.get(event.person, frozenset()) | {event.right}
    seat, settled = state.people.get(event.person), state.settled
    if event.right is Right.GRANTOR and (seat is None or Role.COORDINATOR not in seat.roles):
        settled = {**settled, event.person: stamp.at}
    return replace(state, rights={**state.rights, event.person: held}, settled=settled)


def _taken(state: Office, event: RightTaken, _stamp: Stamp) -> Office:
    held = state.rights[event.person] - {event.right}
    return replace(state, rights={**state.rights, event.person: held})


def _exported(state: Office, event: RatingsExported, stamp: Stamp) -> Office:
    return replace(state, exports=(*state.exports, Export(stamp.actor, stamp.at, event.rows)))


EVOLVE: Mapping[type[Any], Callable[[Office, Any, Stamp], Office]] = {
    RightGiven: _given,
    RightTaken: _taken,
    RatingsExported: _exported,
}
