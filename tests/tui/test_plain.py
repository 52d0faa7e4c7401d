"""Plain mode in a room without a wire: what is said, what is asked, and where each answer is."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

import pytest

from evening.plain_terminal import Said, faults
from panelry import commands as c
from panelry.ids import CriterionId, ObservationId, PersonId
from panelry.points import Kind
from panelry_tui.news import News
from panelry_tui.plain.run import Plain
from panelry_tui.plain.scrollback import Scrollback
from panelry_tui.plain.typed import Left, Typed
from panelry_tui.store import Store
from tui.fake_room import CODE, FakeRoom, FullOutbox, backend_rubric
from tui.six_people import discussed

DESIGN = CriterionId("system-design")
_PATIENCE = 30.0


class Person(NamedTuple):
    """Somebody in plain mode: what they type, and what was said to them."""

    store: Store
    typed: Typed
    said: list[Said]
    rung: list[str]
    task: "asyncio.Task[int]"

    def lines(self) -> list[str]:
        """Return everything that was said."""
        return [each.text for each in self.said]

    async def hears(self, *wanted: str, since: int = 0) -> int:
        """Wait until each of these texts was said; return how many lines there are then."""
        deadline = asyncio.get_running_loop().time() + _PATIENCE
        missing = wanted
        while missing and asyncio.get_running_loop().time() < deadline:
            await asyncio.sleep(0.01)
            heard = self.lines()[since:]
            missing = tuple(text for text in wanted if not any(text in line for line in heard))
        assert () == missing, "\n".join(self.lines())
        return len(self.said)

    async def types(self, *lines: str) -> int:
        """Type lines; return how many lines had been said before."""
        before = len(self.said)
        for each in lines:
            self.typed.take(each)
        await asyncio.sleep(0)
        return before

    async def step(self, *lines: str, wanted: str) -> None:
        """Type lines and wait for what they bring."""
        await self.hears(wanted, since=await self.types(*lines))


@asynccontextmanager
async def plain(room: FakeRoom, who: str, *, bell: bool = False) -> AsyncIterator[Person]:
    """Give somebody in plain mode; what was said to them passes the checks."""
    store, said, loop = room.store_for(who), list[Said](), asyncio.get_running_loop()
    begun, rest = 0.0, ""
    rung: list[str] = []

    def write(text: str) -> None:
        nonlocal begun, rest
        if text == "\a":
            rung.append(text)
            return
        begun = begun if rest else loop.time()
        *whole, rest = (rest + text).split("\n")
        for each in whole:
            said.append(Said(each, begun))
            begun = loop.time()

    typed = Typed()
    talk = Plain(store, Scrollback(write, loop.time, echoes=False), typed, now=room.clock, bell=bell)
    person = Person(store, typed, said, rung, asyncio.create_task(talk.run()))
    try:
        yield person
    finally:
        typed.end(Left())
        with contextlib.suppress(Exception):
            await person.task
        assert [] == faults(said)


async def test_each_answer_is_said_with_where_it_is() -> None:
    """On the server where that has it, else on this machine, waiting."""
    room = FakeRoom()
    async with plain(room, "ben") as ben:
        await ben.step("rate", "1", "4", "back", wanted="saved: System design, 4: on the server.")
        room.cut("ben")
        await ben.hears("connection: Offline")
        waiting = "saved: Handling ambiguity, 3: on this machine, waiting for the connection."
        await ben.step("rate", "2", "3", "back", wanted=waiting)


async def test_one_line_says_where_a_rating_is_when_the_server_answers_soon() -> None:
    """No line says "on this machine" just before the next says "on the server"."""
    room = FakeRoom()
    async with plain(room, "ben") as ben:
        room._link(PersonId("ben")).cut = True
        since = await ben.types("rate", "1", "4")
        for _ in range(3000):
            await asyncio.sleep(0.01)
            if ben.store.half.waiting:
                break
        await room.join_again("ben")
        await ben.hears("saved: System design, 4: on the server.", since=since)
        assert 1 == sum(each.startswith("saved: ") for each in ben.lines()[since:])


async def test_what_a_slow_server_does_not_answer_is_said_to_be_on_this_machine() -> None:
    """It is safe there; the line comes without being asked for."""
    room = FakeRoom()
    async with plain(room, "ben") as ben:
        room._link(PersonId("ben")).cut = True
        await ben.step("rate", "1", "4", wanted="saved: System design, 4: on this machine.")


async def test_nobody_hears_of_a_rating_before_the_reveal() -> None:
    """What Ben hears is the same whatever Chen rates."""
    heard = []
    for level in (1, 5):
        room = FakeRoom()
        async with plain(room, "ben") as ben:
            await ben.hears("status: Scoring")
            room.store_for("chen")
            room.act("chen", c.Rate(DESIGN, level))
            await ben.step("lobby", wanted="person: Chen Wei")
            heard.append([each for each in ben.lines() if not each.startswith("your answer")])
    assert heard[0] == heard[1]


async def test_a_private_observation_and_a_note_are_said_to_their_author_alone() -> None:
    """The facilitator hears neither."""
    room = FakeRoom()
    observe = c.Observe(ObservationId("o1"), DESIGN, Kind.SAW, "Zebra one", shareable=False)
    room.act("ben", observe, c.WriteNote(DESIGN, "Zebra two"))
    async with plain(room, "ana") as ana, plain(room, "ben") as ben:
        await ben.hears("observation: System design. Saw: Zebra one (only you)")
        await ben.hears("note: System design. Zebra two")
        await ana.step("scorecard", wanted="rating: 1. System design")
        assert "Zebra" not in "".join(ana.lines())


async def test_hostile_text_is_said_without_its_signs() -> None:
    """Escapes and drawings of a colleague move no cursor; the checks at the end look at every line."""
    room = FakeRoom(candidate="Amara Osei")
    text = "[@click=app.quit]x[/] ██ ⠿\nstatus: all is well"
    room.act("ben", c.WriteNote(DESIGN, text))
    async with plain(room, "ben") as ben:
        await ben.hears("note: System design. status: all is well", "[@click=app.quit]x[/]")


async def test_what_cannot_be_done_says_why_and_help_names_every_word() -> None:
    """A word that cannot act is understood, and answered in words."""
    room = FakeRoom()
    async with plain(room, "ben") as ben:
        await ben.step("submit", wanted="refused: Not now: submit the scorecard. Still blank: System design")
        await ben.step("help", wanted="help: submit: submit the scorecard. Not now: Still blank")
        await ben.step("dance", wanted='refused: There is no "dance" here.')
        await ben.step("99", wanted='refused: There is no "99" here.')


async def test_words_about_a_persons_life_are_nudged_about_and_kept() -> None:
    """In a note and in an observation, after it was said where they are."""
    room = FakeRoom()
    told = "finding: “Strong accent” may be about a person's life or origin. Better: what they did or said."
    async with plain(room, "ben") as ben:
        await ben.step("note", "1", "Strong accent.", ".", wanted=told)
        other = told.replace("Strong accent", "Pregnant")
        await ben.step("observe", "1", "heard", "Pregnant?", ".", "me", wanted=other)
    assert "Strong accent." == room.state.card(PersonId("ben")).notes[DESIGN].text


async def test_lines_of_a_text_are_kept_one_by_one_and_offered_again() -> None:
    """Who is cut off in the middle of a note goes on where they were."""
    room = FakeRoom()
    async with plain(room, "ben") as ben:
        await ben.step("note", "1", "First line.", "back", wanted="done: Back.")
        assert "First line." == ben.store.begun[f"note/{DESIGN}"]
        saved = "saved: Note on System design: on the server."
        await ben.step("note", "1", "add", "Second.", ".", wanted=saved)
        await ben.hears("note: System design. Second.")
        assert {} == ben.store.begun


async def test_a_machine_that_cannot_keep_says_so() -> None:
    """Nothing is said to be saved that is not."""
    room = FakeRoom()
    async with plain(room, "ben") as ben:
        ben.store._outbox = FullOutbox()
        await ben.step("rate", "1", "4", "back", wanted="refused: Not saved: no room")


async def test_a_number_never_means_what_was_not_said() -> None:
    """A proposal that changes while somebody types is not accepted unread."""
    room = FakeRoom(rubric=backend_rubric())
    people = ("ana", "ben", "chen", "dara")
    for who in people:
        for criterion in backend_rubric().criteria:
            room.act(who, c.Rate(criterion.id, 3))
        room.act(who, c.Submit())
    room.act("ana", c.OpenEvidence(), c.Reveal(), c.PutTopic(DESIGN), c.Propose(DESIGN, 3))
    async with plain(room, "ben") as ben:
        await ben.hears("accept 3 on System design")
        room.act("ana", c.Propose(DESIGN, 4))
        await ben.step("accept", wanted="refused: The choices changed: accept means accept 4 on")
        await ben.hears("choice: 1 accept 4 on System design")
        await asyncio.sleep(1.1)
        await ben.step("accept", wanted="done: You stand by 4.")


async def test_the_end_of_the_input_leaves_and_says_what_waits() -> None:
    """The exit code is 0, and nothing is lost."""
    room = FakeRoom()
    async with plain(room, "ben") as ben:
        await ben.hears("status: Scoring")
        room.cut("ben")
        await ben.step("rate", "1", "4", "back", wanted="waiting for the connection")
        ben.typed.end(Left())
        assert 0 == await ben.task
        left = "done: You left. 1 waiting on this machine; it goes to the server with the next start."
        assert left == ben.lines()[-1]


async def test_an_interruption_ends_before_what_was_typed_ahead() -> None:
    """Ctrl+c is 130, whatever is in the way."""
    room = FakeRoom()
    async with plain(room, "ben") as ben:
        await ben.hears("status: Scoring")
        ben.typed.end(Left(130))
        ben.typed.take("submit")
        assert 130 == await ben.task


async def test_proposing_names_the_means_as_the_screens_do() -> None:
    """One word for one thing, with and without screens."""
    async with plain(discussed(), "ana") as ana:
        await ana.step("propose", wanted="hint: Mean of the ratings 3.5.")


@pytest.mark.parametrize("bell", [True, False])
async def test_the_bell_of_plain_mode_rings_where_it_is_set(*, bell: bool) -> None:
    """Once for a proposal that waits for this person, and for nothing that they do."""
    room = discussed()
    async with plain(room, "ben", bell=bell) as ben:
        await ben.hears("proposal: ")
        room.act("ana", c.StartTimer(60))
        await ben.hears("System design. At most 1 minute left.")
        room.act("ana", c.Propose(CriterionId("code-quality"), 4))
        await ben.hears("event: Ana proposed 4 on Code quality")
        assert ["\a"] * bell == ben.rung
        await ben.step("hand", wanted="done: Your hand is up")
        assert ["\a"] * bell == ben.rung


async def test_who_is_recused_hears_so_and_nothing_more() -> None:
    """The facilitator may say so; the person is told in words."""
    room = FakeRoom()
    async with plain(room, "ben") as ben:
        room.act("ana", c.DeclareConflict(PersonId("ben"), "They worked together."))
        await ben.step("lobby", wanted="You are recused, and see nothing more of it.")


async def test_a_code_for_another_machine_is_said_once_it_is_asked_for() -> None:
    """What it means first, then link and code; nothing is made where the person says not yet."""
    async with plain(FakeRoom(), "ben") as ben:
        await ben.step("device", wanted="Add a device of yours?")
        await ben.hears("about: Another machine of yours takes your own seat")
        before = await ben.types("no")
        await ben.step("device", "yes", wanted=f"code: {CODE}")
        await ben.hears("code: panelry://room.example:7340/d1#", "It works once, until ", since=before)


async def test_why_there_is_no_code_is_said() -> None:
    """Without a connection nothing is kept for later."""
    room = FakeRoom()
    async with plain(room, "ben") as ben:
        room.cut("ben")
        await ben.step("device", "yes", wanted="refused: A code for another device needs a connection.")


async def test_a_device_that_was_added_is_said_as_an_event() -> None:
    """Whoever took the seat, the person hears of it."""
    async with plain(FakeRoom(), "ben") as ben:
        await ben.hears("question: What now?")
        ben.store.devices.added.append("Another device of yours took your seat.")
        ben.store._tell(News())
        await ben.hears("event: Another device of yours took your seat.")
