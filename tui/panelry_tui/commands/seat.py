"""The seat that a command without a screen works on: the one named, the only open one, or a choice."""

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import click

from panelry.office import STREAM
from panelry.text import clean_line
from panelry_tui.device_key import KeyLostError
from panelry_tui.ended import ENDED
from panelry_tui.link import Standing
from panelry_tui.outbox import OutboxError
from panelry_tui.reading import Reading
from panelry_tui.seats import KeptSeat, Seats, SeatTakenError
from panelry_tui.store import Store

PATIENCE = 30.0
"""Seconds to wait for the server."""
_OVER = frozenset({Standing.STOPPED, Standing.ERASED})
NO_PICTURE = "Nothing of this debrief is on this machine yet. Open it once: type panelry and choose it."


async def chosen_seat(seats: Seats, wanted: str) -> KeptSeat:
    """Return the seat of a debrief by its id or candidate; without a word the only one that is open.

    Where several are possible a person in a terminal chooses; else click.UsageError lists them.
    """
    kept = [each for each in seats.kept() if each.seat.debrief != STREAM]
    if not kept:
        raise click.ClickException("No debrief was joined on this machine. Join one: panelry join LINK")
    if wanted:
        found = [each for each in kept if each.seat.debrief == wanted] or [
            each for each in kept if wanted.casefold() in each.about.casefold()
        ]
        if not found:
            raise click.UsageError(f"No debrief here is called “{clean_line(wanted)}”.\n{_listed(kept)}")
    else:
        found = [each for each in kept if not await _has_ended(seats, each)]
        if not found:
            raise click.UsageError(f"Every debrief here has ended. Name one of them.\n{_listed(kept)}")
    return found[0] if len(found) == 1 else _asked(found)


def _asked(found: Sequence[KeptSeat]) -> KeptSeat:
    words = f"Which debrief? Name one by its id.\n{_listed(found)}"
    if not sys.stdin.isatty():
        raise click.UsageError(words)
    click.echo(words, err=True)
    number = click.prompt("Number", type=click.IntRange(1, len(found)), err=True)
    return found[number - 1]


def _listed(kept: Sequence[KeptSeat]) -> str:
    """Return the seats, a line for each: number, id, what it is about, and whose it is."""
    return "\n".join(
        f"  {number}  {each.seat.debrief}  {clean_line(each.about) or 'not opened yet'}"
        f"  ({clean_line(each.seat.name)})"
        for number, each in enumerate(kept, 1)
    )


async def _has_ended(seats: Seats, kept: KeptSeat) -> bool:
    try:
        store = await Store.open(kept.seat, kept.folder, seats.key())
    except (OutboxError, KeyLostError):
        return False
    try:
        return reading_of(store).phase in ENDED
    finally:
        await store.close()


async def until_live(store: Store) -> None:
    """Wait until the server has said all; ConnectionError if it does not, ClickException if it never will."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not store.live:
                if store.standing_now in _OVER:
                    raise click.ClickException(f"{store.why}.")
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise ConnectionError(store.why or "the server does not answer") from None


def reading_of(store: Store) -> Reading:
    """Return the picture that is kept here, with everything that waits."""
    return Reading(store.view(), store.half.person)


@asynccontextmanager
async def opened(seats: Seats, kept: KeptSeat) -> AsyncIterator[Store]:
    """Hold a seat and open its store without a connection; faults become click.ClickException."""
    try:
        with seats.held(kept):
            store = await Store.open(kept.seat, kept.folder, seats.key())
            try:
                if reading_of(store).heading is None:
                    raise click.ClickException(NO_PICTURE)
                yield store
            finally:
                await store.close()
    except (SeatTakenError, OutboxError, KeyLostError) as problem:
        raise click.ClickException(str(problem)) from None
