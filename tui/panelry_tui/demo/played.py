"""The demo without a terminal: everybody acts from the script, as fast as answers come."""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from panelry.commands import Command
from panelry.debrief import Phase
from panelry_tui.demo import script
from panelry_tui.demo.chairing import chairs
from panelry_tui.demo.playing import acts_of
from panelry_tui.demo.seat import Acts, Player, connected, take_seat
from panelry_tui.demo.server import DemoError, begin_debrief, serving
from panelry_tui.demo.told import agenda_of, summary_of
from panelry_tui.reading import Reading
from panelry_tui.words import now_utc

LONGEST = 120.0
"""Seconds after which a debrief that is not done has failed."""
Say = Callable[[str], None]


async def played(folder: Path, data: Say, talk: Say) -> None:
    """Play the whole debrief in a folder; `data` takes what is asked for, `talk` the rest.

    Raises `DemoError` where something is declined or nobody can go on, ConnectionError without a server.
    """
    talk("Starting panelry-server on this machine …")
    async with serving(folder / "server") as address, contextlib.AsyncExitStack() as seats:
        begun = await begin_debrief(folder / "server", spare=False)
        players = []
        for place, part in enumerate(script.PANEL):
            invited = next(each for each in begun.invitations if each.name == part.name)
            store = await take_seat(address, invited, folder / "seats" / f"{place}")
            await seats.enter_async_context(connected(store))
            players.append(Player(store, _acts(part), _at_once, strict=True))
        talk(f"{len(players)} panelists rate {script.CANDIDATE} blind …")
        try:
            await asyncio.wait_for(_all(players, data, talk), LONGEST)
        except TimeoutError:
            phase = players[0].reading().phase.value
            raise DemoError(f"after {LONGEST:.0f} seconds the debrief still stands at {phase}") from None


def _acts(part: script.Part) -> Acts:
    def acts(reading: Reading) -> Iterator[Command]:
        yield from acts_of(part, reading)
        if part is script.FACILITATOR:
            yield from chairs(script.CHAIR, reading, now_utc())

    return acts


async def _at_once(command: Command) -> None:
    """Think about nothing."""
    del command


async def _all(players: list[Player], data: Say, talk: Say) -> None:
    first = players[0]
    told = asyncio.create_task(_tell(first, data, talk))
    async with asyncio.TaskGroup() as acting:
        for player in players:
            acting.create_task(player.play(_closed))
    await told


def _closed(reading: Reading) -> bool:
    return reading.phase is Phase.CLOSED


async def _tell(player: Player, data: Say, talk: Say) -> None:
    """Say what can be seen as soon as it can be seen."""
    reading = await _once(player, lambda reading: reading.openings.revealed)
    talk("All ratings opened at once. What to talk about, the widest gap first:")
    data(agenda_of(reading))
    await _once(player, lambda reading: reading.phase is Phase.SUMMARY)
    talk("Every criterion is settled; the draft is read and signed …")
    reading = await _once(player, lambda reading: bool(summary_of(reading)))
    talk(f"Released to {script.CANDIDATE}, who had said yes:")
    data(f"\n{summary_of(reading)}\n\n")


async def _once(player: Player, so: Callable[[Reading], bool]) -> Reading:
    """Return the first picture in which something is so."""
    changed = asyncio.Event()
    player.store.listeners.append(lambda _: changed.set())
    while not so(player.reading()):
        changed.clear()
        await changed.wait()
    return player.reading()
