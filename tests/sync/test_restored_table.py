"""A restored server at the table: what it lost is sent again, and all come to see the same."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

import cast
from hosted import device_of
from panelry.ids import PersonId
from panelry.sync.client import ClientHalf, Entry, Outcome
from panelry.sync.frames import Frame, Welcome
from panelry.visibility import picture
from panelry_server.room import Room
from sync.runs import unchanged
from table import Seat, Table

SEEDS = 60
BEFORE, LOST, AFTER = 200, 300, 200
"""Steps before the backup, steps that a restore loses, and steps after it."""


async def restored(
    seed: int, half: Callable[[], ClientHalf] = ClientHalf, change: Callable[[Room], None] = unchanged
) -> tuple[Table, dict[PersonId, dict[int, Entry]]]:
    """Play, lose the last steps to a restore, play to the rest; return what had been accepted before it."""
    table = await Table.laid(seed, half, change)
    for _ in range(BEFORE):
        await table.step()
    table.journal.writable = True
    heads, answers = dict(table.journal._heads), dict(table.journal._answers)
    records = {stream: list(each) for stream, each in table.journal._records.items()}
    for _ in range(LOST):
        await table.step()
    accepted = {seat.person: dict(seat.half.accepted) for seat in table.seats}
    table.journal._heads = {name: replace(head, epoch=head.epoch + 1) for name, head in heads.items()}
    table.journal._answers, table.journal._records = answers, records
    await table._start()
    await table.play(AFTER)
    return table, accepted


def faults(table: Table, accepted: dict[PersonId, dict[int, Entry]]) -> list[str]:
    """Return what is not as it must be after a restore, once all have come to rest."""
    return [fault for seat in table.seats for fault in _faults_of(table, seat, accepted[seat.person])]


def _faults_of(table: Table, seat: Seat, accepted: dict[int, Entry]) -> list[str]:
    found = []
    if seat.half.picture != picture(table.room.state, seat.person):
        found.append(f"{seat.person} sees another picture")
    if seat.half.waiting or seat.half.lost:
        found.append(f"{seat.person} waits for an answer")
    device = device_of(seat.person)
    there = {each.n for each in table.journal._records[cast.DEBRIEF] if each.device == device}
    decided = {n for name, n in table.refused if name == device}
    missing = sorted(set(accepted) - there - decided)
    if missing:
        found.append(f"{seat.person} had been promised {missing}, which was never sent again")
    return found


async def test_what_a_restored_server_lost_comes_back_and_all_see_the_same() -> None:
    """Under new epochs, for every seed; some of the runs really lose something."""
    lost = 0
    for seed in range(SEEDS):
        table, accepted = await restored(seed)
        assert (seed, []) == (seed, faults(table, accepted))
        lost += sum(seat.resent for seat in table.seats)
    assert lost > SEEDS


class Forgetful(ClientHalf):
    """A client that does not ask what a restored server has lost."""

    def receive(self, frame: Any) -> tuple[tuple[Outcome, ...], tuple[Frame, ...]]:
        """Take the server's word that nothing is missing."""
        return super().receive(replace(frame, n=2**50) if isinstance(frame, Welcome) else frame)


def cursors_know_no_epoch(room: Room) -> None:
    """Let a step after the restore have the cursor of the step that was lost in its place."""
    room.half.epoch = 1


@pytest.mark.parametrize(("half", "change"), [(Forgetful, unchanged), (ClientHalf, cursors_know_no_epoch)])
async def test_without_asking_for_the_epoch_or_the_loss_a_restore_is_noticed(
    half: Callable[[], ClientHalf], change: Callable[[Room], None]
) -> None:
    """Each broken rule shows within a hundred seeds."""
    for seed in range(100):
        try:
            async with asyncio.timeout(20):
                if faults(*await restored(seed, half, change)):
                    return
        except (AssertionError, KeyError):
            return
    pytest.fail("no seed shows it")
