"""Greetings: which connection of a device is the latest, at one server and at several."""

import asyncio

import pytest

from panelry.ids import DeviceId
from panelry_server.clock import ManualClock
from panelry_server.greetings import Greetings
from panelry_server.journal import JournalError
from panelry_server.journal.postgres.pulse import Pulse
from panelry_server.journal.postgres.visiting import Visiting
from panelry_server.nodes.numbering import Numbering

BENS = DeviceId("bens")


class Line:
    """A connection of Ben's device."""

    device = BENS

    def __init__(self, clock: ManualClock) -> None:
        self.opened = clock.monotonic()
        self.number = 0
        self.ended = False

    def supersede(self) -> None:
        """End it."""
        self.ended = True


class Counting(Pulse):
    """A database that counts what it is asked for, and fails once it is told to."""

    def __init__(self) -> None:
        super().__init__(Visiting("postgresql://nowhere/none"), "one", "one")
        self.asked: list[int] = []
        self.fails = False
        self._last = 0

    async def draw(self, count: int) -> list[int]:
        """Return the next numbers."""
        await asyncio.sleep(0)
        if self.fails:
            raise JournalError("a test")
        self.asked.append(count)
        self._last += count
        return list(range(self._last - count + 1, self._last + 1))


async def test_the_latest_hello_has_the_device() -> None:
    """The former connection ends; saying hello again changes nothing; who leaves is forgotten."""
    clock = ManualClock()
    greetings = Greetings(clock)
    former, later = Line(clock), Line(clock)
    assert await greetings.greet(former)
    assert await greetings.greet(later)
    assert await greetings.greet(later)
    assert (True, False, {BENS: later}) == (former.ended, later.ended, greetings.latest)
    greetings.leave(former)
    assert {BENS: later} == greetings.latest
    greetings.leave(later)
    assert {} == greetings.latest


async def test_a_hello_keeps_its_place_and_who_was_here_first_comes_before() -> None:
    """Those who said hello before the server had become a node get the first numbers."""
    clock, met = ManualClock(), list[str]()
    greetings, numbering = Greetings(clock), Numbering(Counting())
    early, next_one = Line(clock), Line(clock)
    await greetings.greet(early)
    await greetings.share(numbering.next, lambda: met.append("met"))
    for _ in range(2):
        assert await greetings.greet(next_one)
    assert ([1, 2], ["met"]) == ([early.number, next_one.number], met)


async def test_a_hello_that_was_heard_late_is_not_the_latest() -> None:
    """Its node stood still, and its terminal may be elsewhere by now."""
    clock = ManualClock()
    greetings = Greetings(clock)
    await greetings.share(Numbering(Counting()).next, lambda: None)
    paused, prompt = Line(clock), Line(clock)
    assert await greetings.greet(prompt)
    await clock.advance(5)
    assert not await greetings.greet(paused)
    assert (False, {BENS: prompt}) == (prompt.ended, greetings.latest)


async def test_those_who_wait_share_a_question_and_its_failure() -> None:
    """In the order in which they asked; who gave up has no number."""
    pulse = Counting()
    numbering = Numbering(pulse)
    waiting = [asyncio.ensure_future(numbering.next()) for _ in range(4)]
    await asyncio.sleep(0)
    waiting[1].cancel()
    said = await asyncio.gather(*waiting, return_exceptions=True)
    assert sorted(each for each in said if isinstance(each, int)) == [said[0], *said[2:]]
    assert isinstance(said[1], asyncio.CancelledError)
    assert 2 >= len(pulse.asked)
    pulse.fails = True
    with pytest.raises(JournalError, match="a test"):
        await numbering.next()
    pulse.fails = False
    assert 5 == await numbering.next()
