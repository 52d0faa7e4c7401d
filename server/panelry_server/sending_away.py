"""Sending away: a node that cannot save lets its terminals go to another one, which perhaps can.

A server that has its record alone keeps them: there is nowhere else to go, and they can go on reading.
"""

from panelry_server.connection import Connections
from panelry_server.core import Core

_LOOK = 1.0
"""Seconds between two looks whether it can save (chosen)."""


async def send_away(core: Core, connections: Connections) -> None:
    """End connections with 1012 once this node has not saved for long, until cancelled."""
    since: float | None = None
    while core.journal.news is not None:
        await core.clock.sleep(min(_LOOK, core.settings.unsaved))
        now = core.clock.monotonic()
        since = None if core.journal.writable else now if since is None else since
        if since is not None and now - since >= core.settings.unsaved:
            connections.send_away()
