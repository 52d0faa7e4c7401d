"""What this machine saw sealed of a debrief, for a replay: what the server sends again proves nothing."""

from datetime import datetime

from panelry.sync.witness import Memory
from panelry_tui.outbox import Outbox
from panelry_tui.seats import KeptSeat


async def seen_sealed(kept: KeptSeat, key: bytes) -> Memory:
    """Return what a seat's terminal saw sealed; nothing where it was never open, or the debrief is over.

    `OutboxError` where what is kept cannot be read.
    """
    path = kept.folder / "outbox.db"
    if not path.exists():
        return {}
    outbox = await Outbox.open(path, key)
    try:
        found = await outbox.kept()
    finally:
        await outbox.close()
    return {} if found is None else found[3]


def seen_by(memory: Memory, now: datetime) -> Memory:
    """Return what of it was handed in until an instant."""
    return {who: each for who, each in memory.items() if datetime.fromisoformat(each.submitted) <= now}
