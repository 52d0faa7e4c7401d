"""What the journal of a stopped server holds, held against what its terminals were told."""

from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path

import cast
from hosted import device_of
from panelry.debrief import Debrief
from panelry.ids import PersonId
from panelry.visibility import picture
from panelry_server.core import open_core
from panelry_server.journal import Record
from panelry_server.settings import load

Told = Mapping[tuple[PersonId, int], set[int]]
"""For each device (a person's, by number): the command numbers that were acknowledged."""


async def read(folder: Path) -> tuple[list[Record], Debrief]:
    """Return the events of the cast's debrief, and what they add up to."""
    core = await open_core(load({"folder": folder}, {}), stream=StringIO())
    try:
        state = (await core.rooms.open(cast.DEBRIEF)).state
        return await core.journal.read(cast.DEBRIEF), state
    finally:
        await core.close()


def faults_of(records: list[Record], told: Told, refused: Told) -> Iterator[str]:
    """Yield what is lost, doubled or missing between; numbers of a device are accepted or refused, from 1."""
    if [each.position for each in records] != list(range(1, len(records) + 1)):
        yield "positions have a gap"
    parts: dict[tuple[str, int], list[int]] = {}
    for each in records:
        parts.setdefault((each.device, each.n), []).append(each.part)
    for key, found in parts.items():
        if found != list(range(len(found))):
            yield f"{key} is doubled: parts {found}"
    for (person, number), acknowledged in told.items():
        device = device_of(person, number)
        kept = {n for name, n in parts if name == device}
        if acknowledged - kept:
            yield f"{device} was promised {sorted(acknowledged - kept)}, which is lost"
        if kept - acknowledged:
            yield f"{device} never heard of {sorted(kept - acknowledged)}, which is kept"
        answered = acknowledged | refused.get((person, number), set())
        if answered != set(range(1, len(answered) + 1)):
            yield f"{device} has a gap in {sorted(answered)}"


def seen_otherwise(state: Debrief, person: PersonId, shown: object) -> Iterator[str]:
    """Yield a fault if a terminal shows another picture than the record gives."""
    if shown != picture(state, person):
        yield f"{person} sees another picture than the record gives"
