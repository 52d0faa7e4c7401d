"""Which nodes serve a record now, as the database heard of them."""

from panelry_server.journal.postgres.pulse import Living, living
from panelry_server.journal.postgres.visiting import Visiting


async def nodes_of(url: str) -> tuple[Living, ...]:
    """Return the nodes of a record, in order of name. `NotShared`, `JournalError`."""
    visiting = Visiting(url)
    try:
        return await living(visiting)
    finally:
        await visiting.close()
