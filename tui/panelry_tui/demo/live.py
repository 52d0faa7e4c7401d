"""The demo in a terminal: the facilitator's screen is yours, the other panelists act from the script."""

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

from panelry import commands as c
from panelry.commands import Command
from panelry.debrief import Phase
from panelry.panel import Standing
from panelry_tui.demo import script
from panelry_tui.demo.hang_up import aside
from panelry_tui.demo.playing import acts_of, scores
from panelry_tui.demo.seat import Acts, Player, connected, take_seat
from panelry_tui.demo.server import Begun, Invited, begin_debrief, serving
from panelry_tui.ended import ENDED
from panelry_tui.reading import Reading
from panelry_tui.store import Store

Show = Callable[[Store], Awaitable[None]]
"""Runs the screen of a store until the person leaves it."""
_QUICK, _SLOW = (0.3, 1.4), (1.5, 4.0)
"""How long somebody takes for a stroke on their own scorecard, and for anything said aloud, in seconds."""
_STROKES = (c.Rate, c.Observe, c.WriteNote, c.Recommend, c.GiveConfidence)


def spare_of(begun: Begun) -> Invited:
    """Return the invitation for a second terminal."""
    return next(each for each in begun.invitations if each.name == script.SPARE)


async def live(folder: Path, before: Callable[[Begun], None], show: Show) -> None:
    """Serve a live debrief in a folder and show the facilitator's screen until the person leaves it.

    `before` is told of the debrief first, and may wait for the person.
    """
    async with serving(folder / "server") as address, contextlib.AsyncExitStack() as stack:
        begun = await begin_debrief(folder / "server", spare=True)
        stores = {}
        for place, part in enumerate(script.PANEL):
            invited = next(each for each in begun.invitations if each.name == part.name)
            stores[part.name] = await take_seat(address, invited, folder / "seats" / f"{place}")
        try:
            await aside(before, begun)
        except BaseException:
            for store in stores.values():
                await store.close()
            raise
        tasks = []
        for part in script.PANEL:
            store = stores[part.name]
            mine = part is script.FACILITATOR
            if mine:
                stack.push_async_callback(store.close)
            else:
                await stack.enter_async_context(connected(store))
            player = Player(store, _prepares(part) if mine else _acts(part), _thinks, strict=False)
            tasks.append(asyncio.create_task(player.play(_over)))
        try:
            await show(stores[script.FACILITATOR.name])
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def _over(reading: Reading) -> bool:
    return reading.phase in ENDED


def _acts(part: script.Part) -> Acts:
    return lambda reading: acts_of(part, reading)


def _prepares(part: script.Part) -> Acts:
    """Return what is done in the facilitator's name: nobody waits for the spare seat, all is rated."""

    def acts(reading: Reading) -> Iterator[Command]:
        if reading.phase is not Phase.SCORING:
            return
        for seat in reading.seats.values():
            if seat.name == script.SPARE and seat.standing is Standing.EXPECTED and seat.submitted is None:
                yield c.MarkAbsent(seat.person)
        yield from scores(part, reading)

    return acts


async def _thinks(command: Command) -> None:
    """Take as long as a person would."""
    low, high = _QUICK if isinstance(command, _STROKES) else _SLOW
    await asyncio.sleep(random.uniform(low, high))  # noqa: S311 - a pause is no secret
