"""Evolve: what an event does to the office."""

from collections.abc import Callable, Mapping
from typing import Any

from panelry.events import Stamp
from panelry.office.deeds import OfficeEvent
from panelry.office.evolve import policies, seats, standing
from panelry.office.state import Office

EVOLVE: Mapping[type[Any], Callable[[Office, Any, Stamp], Office]] = {
    **standing.EVOLVE,
    **seats.EVOLVE,
    **policies.EVOLVE,
}
"""What each kind of event does; a test holds that none is missing."""


def evolve(state: Office, event: OfficeEvent, stamp: Stamp) -> Office:
    """Return the office after one event."""
    return EVOLVE[type(event)](state, event, stamp)
