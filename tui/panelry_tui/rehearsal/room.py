"""The rehearsal's room: a real server with its own folder, a scripted panel, and one seat for a person."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from panelry import commands as c
from panelry import parts as p
from panelry.commands import Command
from panelry.debrief import Phase
from panelry.panel import Confidence, Recommendation
from panelry_tui.demo import script
from panelry_tui.demo.chairing import chairs
from panelry_tui.demo.playing import acts_of
from panelry_tui.demo.seat import Acts, Pause, Player, connected, take_seat
from panelry_tui.demo.server import DemoError, begin_debrief, serving
from panelry_tui.reading import Reading
from panelry_tui.rehearsal.beside import gold_words, own_of
from panelry_tui.rehearsal.gold import GOLD
from panelry_tui.store import Store
from panelry_tui.words import now_utc

MARK = "REHEARSAL"
"""What row 1 says from the first screen to the last."""
LONGEST = 120.0
"""Seconds after which a rehearsal that plays itself has failed."""
READING, RESTS, PATIENCE = 15, 30, 300
"""Seconds before the panel closes a criterion: to read it, after the last word or point, at most."""
_CLOSES = (c.Park, c.RecordNoAgreement, c.RecordAgreed, c.OpenOverall, c.OpenSummary)
Sleep = Callable[[float], Awaitable[None]]
Show = Callable[[Store], Awaitable[None]]
"""Runs the screen of a store until the person leaves it."""
TRAINEE = script.Part(
    script.SPARE,
    (4, 4, 4, 4, 4, 4, 3, 5),
    Recommendation.YES,
    Confidence.LOW,
    revises=(script.Rethought(script.DESIGN, 3, "What I rated was the sizing; failover stayed open."),),
)
"""How the rehearsal rates that plays itself: with the errors that the gold debrief then explains."""
_WHY = "This is what most of us saw and heard; the rest is on record."
CHAIR = replace(
    script.CHAIR,
    conclusions={
        criterion: replace(each, reason=each.reason or _WHY) if isinstance(each, script.Agrees) else each
        for criterion, each in script.CHAIR.conclusions.items()
    },
)
"""The facilitator of the demo, who has a reason for each level: one more panelist may move any mean."""
_TALKED = {Phase.SUMMARY, Phase.RELEASE, Phase.CLOSED, Phase.WITHDRAWN, Phase.ABANDONED}


@contextlib.asynccontextmanager
async def rehearsing(folder: Path, pause: Pause) -> AsyncIterator[Store]:
    """Serve a debrief in a folder with its panel at work, and give the store of the seat that is free."""
    async with serving(folder / "server") as address, contextlib.AsyncExitStack() as stack:
        begun = await begin_debrief(folder / "server", spare=True)
        links = {each.name: each for each in begun.invitations}
        tasks = []
        mine = await take_seat(address, links[script.SPARE], folder / "seats" / "mine")
        mine.mark = MARK

        async def patient(command: Command) -> None:
            await pause(command)
            if pause is not _at_once and isinstance(command, _CLOSES):
                await until_quiet(lambda: unfinished(mine))

        for place, part in enumerate(script.PANEL):
            store = await take_seat(address, links[part.name], folder / "seats" / f"{place}")
            await stack.enter_async_context(connected(store))
            tasks.append(asyncio.create_task(Player(store, _acts(part), patient, strict=False).play(talked)))
        try:
            await _take_notes(mine)
            yield mine
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def with_a_person(folder: Path, show: Show) -> str:
    """Show the screen of the free seat until its person leaves; return the gold debrief."""
    async with rehearsing(folder, _thinks) as store:
        try:
            await show(store)
            return gold_of(store)
        finally:
            await store.close()


async def by_itself(folder: Path, talk: Callable[[str], None]) -> str:
    """Play the free seat, too, until the talk is over; return the gold debrief. `DemoError` if it stands."""
    async with rehearsing(folder, _at_once) as store, connected(store):
        talk(f"{MARK}: made-up people, a server of its own, nothing of yours.")
        player = Player(store, lambda reading: acts_of(TRAINEE, reading), _at_once, strict=False)
        try:
            await asyncio.wait_for(player.play(talked), LONGEST)
        except TimeoutError:
            raise DemoError(f"after {LONGEST:.0f} seconds the rehearsal has not come to its end") from None
        return gold_of(store)


async def until_quiet(begun: Callable[[], Mapping[str, str]], sleep: Sleep = asyncio.sleep) -> None:
    """Wait while somebody has time to read and then is at something: until that rests, or patience ends."""
    before, rest, left = dict(begun()), 0, PATIENCE
    await sleep(READING)
    while begun() and rest < RESTS and left > 0:
        await sleep(1)
        rest = rest + 1 if begun() == before else 0
        before, left = dict(begun()), left - 1


def talked(reading: Reading) -> bool:
    """Return whether the talk is over."""
    return reading.phase in _TALKED


def gold_of(store: Store) -> str:
    """Return the gold debrief beside what the person had rated blind and revised since."""
    reading = Reading(store.view(), store.half.person)
    return gold_words(own_of(reading), {each.id: each.title for each in reading.criteria})


def unfinished(store: Store) -> Mapping[str, str]:
    """Return what the person is at: words not sent yet, and points on the criterion now not approved yet."""
    reading = Reading(store.view(), store.half.person)
    points = (each for each in reading.all(p.OwnPoint) if each.point.criterion == reading.floor.now)
    saved = {f"point/{each.point.id}": f"{each.point.version}" for each in points if not each.approved}
    return {**store.begun, **saved}


def _acts(part: script.Part) -> Acts:
    def acts(reading: Reading) -> Iterator[Command]:
        yield from acts_of(part, reading)
        if part is script.FACILITATOR:
            yield from chairs(CHAIR, reading, now_utc())

    return acts


async def _take_notes(store: Store) -> None:
    """Write the notes of the interview into the person's scorecard before they look at it."""
    running = asyncio.create_task(store.run())
    try:
        await Player(store, _notes, _at_once, strict=True).play(_noted)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def _noted(reading: Reading) -> bool:
    return bool(reading.criteria) and all(reading.my_note(each.id) is not None for each in reading.criteria)


def _notes(reading: Reading) -> Iterator[Command]:
    """Yield the notes of the interview, which the person would have taken: what there is to rate from."""
    for each in reading.criteria:
        if each.id in GOLD and reading.my_note(each.id) is None:
            yield c.WriteNote(each.id, GOLD[each.id].notes)


async def _at_once(command: Command) -> None:
    """Think about nothing."""
    del command


async def _thinks(command: Command) -> None:
    """Take as long as a person would, so that the talk can be followed."""
    del command
    await asyncio.sleep(random.uniform(0.5, 3.0))  # noqa: S311 - a pause is no secret
