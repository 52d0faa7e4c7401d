"""Evolve: what an event does to the office."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from panelry.events import Stamp
from panelry.office.deeds import OfficeEvent
from panelry.office.evolve import bench, cases, later, notices, policies, positions, rights, seats, standing
from panelry.office.state import Office

EVOLVE: Mapping[type[Any], Callable[[Office, Any, Stamp], Office]] = {
    **standing.EVOLVE,
    **seats.EVOLVE,
    **policies.EVOLVE,
    **positions.EVOLVE,
    **notices.EVOLVE,
    **rights.EVOLVE,
    **bench.EVOLVE,
    **cases.EVOLVE,
    **later.EVOLVE,
}
"""What each kind of event does; a test holds that none is missing."""


def evolve(state: Office, event: OfficeEvent, stamp: Stamp) -> Office:
    """Return the office after one event."""
    return EVOLVE[type(event)](state, event, stamp)


def fold(events: Iterable[tuple[OfficeEvent, Stamp]], state: Office | None = None) -> Office:
    """Return the office that events add up to, from the beginning or from `state`."""
    result = Office() if state is None else state
    for event, stamp in events:
        result = evolve(result, event, stamp)
    return result
