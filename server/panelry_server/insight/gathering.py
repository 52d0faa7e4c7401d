"""Gathering: every debrief that is over, read from the journal and folded on another thread."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from panelry.debrief import Debrief
from panelry.evolve import fold
from panelry.ids import DebriefId
from panelry.insight import Finished, finished
from panelry_server.journal import Erased, Journal, JournalError, Record, UnknownStream
from panelry_server.stream import steps
from panelry_server.telemetry import Log


async def gather(journal: Journal, debriefs: Sequence[DebriefId], log: Log) -> AsyncIterator[Finished]:
    """Yield what insight reads of those debriefs that are over, in their order.

    One that cannot be read is left out, and the log says which: it must not hide the others.
    """
    for each in debriefs:
        try:
            records = await journal.read(each)
            found = await asyncio.to_thread(_finished, records)
        except (Erased, UnknownStream):
            continue
        except (JournalError, ValueError):
            log.warning("insight leaves out a debrief that cannot be read", stream=each)
            continue
        if found is not None:
            yield found


def _finished(records: Sequence[Record]) -> Finished | None:
    return finished(fold((pair for step in steps(records) for pair in step), Debrief()))
