"""Saving: whether the journal takes events, told to the log whenever that changes."""

from panelry_server.clock import Clock
from panelry_server.journal import Journal
from panelry_server.telemetry import Log

EVERY = 1.0
"""Seconds between two looks; a journal that stops taking events does so for longer."""
STOPPED = "it takes no events: its disk or database is away, or another server has taken it over"
AGAIN = "journal takes events again"


async def tell_of_saving(journal: Journal, clock: Clock, log: Log) -> None:
    """Log a warning when the journal stops taking events, news when it takes them again; until cancelled."""
    told = True
    while True:
        if told and not journal.writable:
            told = False
            log.warning("journal", warning=STOPPED)
        elif journal.writable and not told:
            told = True
            log.info(AGAIN)
        await clock.sleep(EVERY)
