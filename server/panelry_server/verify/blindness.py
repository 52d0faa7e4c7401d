"""Blindness: the property that two worlds which differ in hidden matter only look the same to all others.

Every frame of every other viewer is compared byte for byte and instant for instant, greetings, beacons,
presence, acknowledgements and refusals included, until the matter opens; only the digits of commitments to
what differs are left out (`masks`).
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from itertools import zip_longest
from typing import NamedTuple

from panelry.ids import PersonId
from panelry_server.verify.desk import Sent, Viewer
from panelry_server.verify.engines import Engine, in_memory
from panelry_server.verify.histories import History
from panelry_server.verify.masks import masked
from panelry_server.verify.moves import Move
from panelry_server.verify.stage import Heard, Stage
from panelry_server.verify.worlds import Twist, unblinded


class Step(NamedTuple):
    """What happened, None for the end, what everybody received then, and who may know the hidden by now."""

    move: Move | None
    heard: Heard
    knowing: frozenset[PersonId]


class Leak(AssertionError):  # noqa: N818 - named after what happened
    """Somebody could tell the worlds apart: `viewer`, after the last of `steps`, by `one` or `other`."""

    def __init__(
        self, history: History, steps: list[Step], viewer: Viewer, one: Sent | None, other: Sent | None
    ) -> None:
        super().__init__(f"{viewer.person} can tell two worlds apart at step {len(steps)}")
        self.history = history
        self.steps = steps
        self.viewer = viewer
        self.one = one
        self.other = other


class Tally:
    """What was compared so far."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        """Moves of each history up to where its comparison ended."""
        self.modes: Counter[str] = Counter()
        self.horizons: Counter[str] = Counter()
        self.people: Counter[PersonId] = Counter()
        self.viewers = 0
        """Devices compared, those of each history anew."""
        self.frames = 0

    def add(self, history: History, steps: list[Step]) -> None:
        """Count one history whose worlds looked the same."""
        seen = Counter(
            viewer
            for step in steps
            for viewer, sent in step.heard.items()
            for _ in sent
            if viewer.person not in step.knowing
        )
        self.lengths.append(len(steps))
        self.modes[history.mode.value] += 1
        self.horizons[history.horizon.name] += 1
        self.people.update({viewer.person for viewer in seen})
        self.viewers += len(seen)
        self.frames += seen.total()


def blind(history: History, tally: Tally | None = None, engine: Engine = in_memory) -> None:
    """Play a history in two worlds on real rooms; `Leak` if anybody else can tell them apart.

    It runs an event loop of its own. What the engine raises: `JournalError`, `KeysError`.
    """
    steps = asyncio.run(_play(history, engine))
    other = asyncio.run(_play_again(steps, Twist(1, history.hidden, history.horizon), engine))
    for number, (one, two) in enumerate(zip(steps, other, strict=True), 1):
        _compare(history, steps[:number], one.heard, two.heard)
    if tally is not None:
        tally.add(history, steps)


def _compare(history: History, steps: list[Step], one: Heard, other: Heard) -> None:
    for viewer in sorted({*one, *other}):
        if viewer.person in steps[-1].knowing:
            continue
        for here, there in zip_longest(one.get(viewer, ()), other.get(viewer, ())):
            if _shown(here, history) != _shown(there, history):
                raise Leak(history, steps, viewer, here, there)


def _shown(sent: Sent | None, history: History) -> Sent | None:
    return sent and sent._replace(text=masked(sent.text, history.hidden, history.horizon))


async def _play(history: History, engine: Engine) -> list[Step]:
    """Play the first world until the hidden matter opens, and the end if it never does."""
    ends = {kind.__name__ for kind in history.horizon.ends}
    steps: list[Step] = []
    async with engine() as journal:
        stage = await Stage.begin(Twist(), journal)
        async for move in _moves(history, stage):
            heard = await stage.step(move)
            if await stage.opened(ends):
                return steps
            steps.append(Step(move, heard, _knowing(stage, history)))
        return [*steps, Step(None, await stage.finish(), _knowing(stage, history))]


def _knowing(stage: Stage, history: History) -> frozenset[PersonId]:
    return unblinded(stage.room.state, history.hidden)


async def _moves(history: History, stage: Stage) -> AsyncIterator[Move]:
    for move in history.shared(history.beginning()):
        yield move
    for number in range(len(history.codes)):
        for move in history.shared(history.turn(number, stage.room.state)):
            yield move


async def _play_again(steps: list[Step], twist: Twist, engine: Engine) -> list[Step]:
    """Play the moves of the first world in another one."""
    async with engine() as journal:
        stage = await Stage.begin(twist, journal)
        return [
            step._replace(heard=await (stage.finish() if step.move is None else stage.step(step.move)))
            for step in steps
        ]
