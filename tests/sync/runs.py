"""Runs at the table: what is played with a seed, and what must be so once all have come to rest."""

from collections.abc import Callable

import cast
from hosted import device_of
from panelry.parts import Picture
from panelry.sync.client import ClientHalf
from panelry.visibility import picture
from panelry_server.room import Room
from table import Seat, Table

STEPS = 400


def unchanged(_: Room) -> None:
    """Leave a room as it is."""


async def played(
    seed: int,
    half: Callable[[], ClientHalf] = ClientHalf,
    change: Callable[[Room], None] = unchanged,
    steps: int = STEPS,
) -> Table:
    """Play one run to its rest."""
    table = await Table.laid(seed, half, change)
    await table.play(steps)
    return table


def faults(table: Table) -> list[str]:
    """Return everything that is not as it must be once all have come to rest."""
    found = [fault for seat in table.seats for fault in _faults_of(table, seat)]
    records = table.journal._records[cast.DEBRIEF]
    commands = list(dict.fromkeys((each.device, each.n) for each in records))
    if len({(each.device, each.n, each.part) for each in records}) < len(records):
        found.append("a command stands twice in the record")
    if sum(each.kind == "Revealed" for each in records) > 1:
        found.append("it was revealed twice")
    found += [
        f"{device} out of order" for device in {each for each, _ in commands} if not _rises(device, commands)
    ]
    return found


def _rises(device: str, commands: list[tuple[str, int]]) -> bool:
    numbers = [n for each, n in commands if each == device]
    return numbers == sorted(set(numbers))


def _faults_of(table: Table, seat: Seat) -> list[str]:
    found = []
    fresh: Picture = picture(table.room.state, seat.person)
    if seat.half.picture != fresh:
        found.append(f"{seat.person} sees another picture")
    if seat.half.cur != table.room.half.cursor(seat.person):
        found.append(f"{seat.person} stands elsewhere")
    if seat.half.waiting or set(seat.answers) != {entry.n for entry in seat.asked}:
        found.append(f"{seat.person} waits for an answer")
    kept = {each.n for each in table.journal._records[cast.DEBRIEF] if each.device == device_of(seat.person)}
    for entry in seat.asked:
        answers = seat.answers.get(entry.n, [])
        if len(answers) != 1 or (answers[0] is None) != (entry.n in kept):
            found.append(f"{seat.person}'s {entry.n} was answered {answers}, kept: {entry.n in kept}")
        if answers != [None] and (device_of(seat.person), entry.n) not in table.refused:
            found.append(f"{seat.person}'s {entry.n} was answered {answers} and never decided")
    return found
