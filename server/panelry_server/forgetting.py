"""Forgetting: later levels whose time is over are destroyed by the server itself, day by day."""

from contextlib import suppress

from panelry.decide.office.later import forgotten
from panelry.office import Office, OfficeEvent
from panelry_server.clock import Clock
from panelry_server.journal import JournalError
from panelry_server.office_room import OfficeRoom

HOUR = 3600.0
"""Seconds between two looks."""


async def forget(office: OfficeRoom, at: str) -> int:
    """Order what is over at a time to go and destroy its keys; return how many went. `JournalError`."""
    over: list[OfficeEvent] = []

    def decide(state: Office) -> list[OfficeEvent]:
        over[:] = forgotten(state, at)
        return over

    await office.record_if(decide)
    if over:
        await office.finish()
    return len(over)


async def keep_forgetting(office: OfficeRoom, clock: Clock) -> None:
    """Forget whatever is over, each hour, until cancelled; a full disk is tried again."""
    while True:
        with suppress(JournalError):
            await forget(office, clock.now())
        await clock.sleep(HOUR)
