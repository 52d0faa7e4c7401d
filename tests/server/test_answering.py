"""Runs: what is asked of a room at once is kept together, and answered as if one had come after the other."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cast
from hosted import core_of, device_of, seated
from panelry import commands as c
from panelry.ids import PersonId
from panelry.panel import Mode
from panelry.sync.frames import Ack, Declined, Held
from panelry_server.clock import ManualClock
from panelry_server.following import Answer
from panelry_server.journal import Append, JournalError, ReadOnly
from panelry_server.journal.memory import MemoryJournal
from panelry_server.room import Room

SECRET = bytes(32)
PANEL = (cast.BEN, cast.CHEN, cast.DARA)
Question = tuple[PersonId, int, c.Command]


class Noted(MemoryJournal):
    """A journal that notes how many commands were appended at once, and fails as it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.at_once = 0
        self.trouble: dict[tuple[str, int], Exception] = {}

    async def append(self, append: Append) -> int:
        """Append, unless told otherwise."""
        self.at_once = max(self.at_once, len(append.run))
        trouble = self.trouble.pop((append.device, append.n), None)
        if trouble is not None:
            raise trouble
        return await super().append(append)


async def room_on(journal: MemoryJournal) -> Room:
    """Return a room in which scoring is open, whose dice always fall alike."""
    room = await seated(await core_of(journal=journal), mode=Mode.NUMBERS_FIRST)
    room._draw = lambda: bytes(32)
    return room


async def at_once(room: Room, asked: Sequence[Question]) -> list[Answer]:
    """Return the answers to commands that are asked together."""
    return list(await asyncio.gather(*(room.do(who, device_of(who), n, what) for who, n, what in asked)))


async def in_turn(room: Room, asked: Sequence[Question]) -> list[Answer]:
    """Return the answers to commands of which each waits for the one before."""
    return [await room.do(who, device_of(who), n, what) for who, n, what in asked]


def rates(n: int = 1) -> list[Question]:
    """Return a rating of each panelist as their command of that number."""
    return [(person, n, c.Rate(cast.DESIGN, level)) for level, person in enumerate(PANEL, 1)]


def said(answers: Sequence[Answer]) -> list[tuple[str, int, str]]:
    """Return answers without their cursors, which are those of the whole run."""
    return [
        (type(each).__name__, each.n, "" if isinstance(each, Ack) else str(getattr(each, "code", "")))
        for each in answers
    ]


async def test_what_waits_together_is_appended_together() -> None:
    """One commit can keep all of it; nobody is answered before."""
    journal = Noted()
    room = await room_on(journal)
    journal.at_once = 0
    answers = await at_once(room, rates())
    assert (3, [Ack] * 3) == (journal.at_once, [type(each) for each in answers])


QUESTIONS: tuple[c.Command, ...] = (
    c.Rate(cast.DESIGN, 2),
    c.Rate(cast.DESIGN, 99),
    c.Rate(cast.CODE, 3),
    c.WriteNote(cast.CODE, "quiet at first"),
    c.Submit(),
    c.Reopen(),
    c.Reveal(),
    c.Nudge(cast.BEN),
)
"""Some are accepted, some refused, and some the one or the other by what came before them."""


@given(
    st.lists(
        st.tuples(st.sampled_from((*PANEL, cast.ANA)), st.integers(1, 4), st.sampled_from(QUESTIONS)),
        max_size=9,
    )
)
def test_what_is_asked_at_once_ends_as_if_asked_in_turn(asked: list[Question]) -> None:
    """Answers, record and state are the same, repeats and refusals included."""

    async def ended(way: Callable[[Room, Sequence[Question]], Awaitable[list[Answer]]]) -> tuple[object, ...]:
        journal = MemoryJournal()
        room = await room_on(journal)
        answers = await way(room, asked)
        await room.settle()
        return said(answers), await journal.read(cast.DEBRIEF), room.state

    assert asyncio.run(ended(in_turn)) == asyncio.run(ended(at_once))


async def test_a_room_that_is_behind_decides_the_whole_run_again() -> None:
    """Another node appended: everything is kept once, behind what was there."""
    journal = MemoryJournal()
    first = await room_on(journal)
    second = await Room.open(journal, cast.DEBRIEF, SECRET, ManualClock())
    await in_turn(first, [(cast.ANA, 1, c.Nudge(cast.BEN))])
    before = len(await journal.read(cast.DEBRIEF))
    answers = await at_once(second, rates())
    kept = [(each.device, each.n) for each in (await journal.read(cast.DEBRIEF))[before:]]
    assert ([Ack] * 3, [(device_of(each), 1) for each in PANEL]) == ([type(each) for each in answers], kept)


@pytest.mark.parametrize(
    ("trouble", "why"), [(ReadOnly("a test"), "read-only"), (JournalError("a test"), "unavailable")]
)
async def test_trouble_holds_the_whole_run_until_it_is_asked_again(trouble: JournalError, why: str) -> None:
    """Nothing of it is kept in part, and later commands wait behind it."""
    journal = Noted()
    room = await room_on(journal)
    journal.trouble[device_of(cast.BEN), 1] = trouble
    assert [Held(1, why)] * 3 == await at_once(room, rates())
    assert [Held(2, "after-another")] * 3 == await at_once(room, rates(2))
    assert [Ack] * 6 == [type(each) for each in await at_once(room, [*rates(1), *rates(2)])]


async def test_a_defect_reaches_who_asked_and_nobody_else() -> None:
    """The others that wait have their answers."""
    journal = Noted()
    room = await room_on(journal)
    journal.trouble[device_of(cast.BEN), 1] = ZeroDivisionError()
    asking = [asyncio.ensure_future(room.do(who, device_of(who), n, what)) for who, n, what in rates()]
    await asyncio.wait(asking)
    assert [ZeroDivisionError, None, None] == [
        type(each.exception()) if each.exception() is not None else None for each in asking
    ]


async def test_a_defect_that_nobody_waits_for_any_more_is_let_go() -> None:
    """Who asked has left; the next command is answered."""
    journal = Noted()
    room = await room_on(journal)
    journal.trouble[device_of(cast.BEN), 1] = ZeroDivisionError()
    asking = asyncio.ensure_future(room.do(cast.BEN, device_of(cast.BEN), 1, c.Rate(cast.DESIGN, 2)))
    await asyncio.sleep(0)
    asking.cancel()
    await room.settle()
    assert [Ack] == [type(each) for each in await in_turn(room, [(cast.CHEN, 1, c.Rate(cast.DESIGN, 2))])]


@pytest.mark.parametrize(("last", "answer"), [(False, Declined), (True, Ack)])
async def test_a_command_is_judged_by_what_came_before_it_in_the_run(*, last: bool, answer: type) -> None:
    """A reveal is possible only behind the last hand-in."""
    room = await room_on(MemoryJournal())
    for number, criterion in enumerate(cast.CRITERIA, 1):
        await at_once(room, [(person, number, c.Rate(criterion, 3)) for person in cast.PANEL])
    after = len(cast.CRITERIA) + 1
    await in_turn(room, [(cast.ANA, after, c.Submit())])
    reveal, submits = (cast.ANA, after + 1, c.Reveal()), [(each, after, c.Submit()) for each in PANEL]
    answers = await at_once(room, [*submits, reveal] if last else [reveal, *submits])
    assert ([answer, Ack, Ack, Ack], last) == (
        [type(each) for each in (*answers[-1:], *answers[:-1])] if last else [type(each) for each in answers],
        room.state.revealed,
    )
