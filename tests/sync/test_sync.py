"""Both halves and the room over bad links: whatever happens, nothing typed is lost and all see the same."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry.debrief import Debrief
from panelry.events import Event
from panelry.ids import PersonId
from panelry.sync.client import ClientHalf, Entry, Outcome
from panelry.sync.frames import Ack, Declined, Frame, Held, Sights
from panelry.visibility import own_changes
from panelry_server.answering import Taken
from panelry_server.following import Asked
from panelry_server.journal import JournalError
from panelry_server.room import Room
from panelry_server.stream import Said
from sync.runs import faults, played

SEEDS = 60


async def test_every_run_converges() -> None:
    """Pictures, cursors, answers and the journal agree, for every seed."""
    for seed in range(SEEDS):
        table = await played(seed)
        assert (seed, []) == (seed, faults(table))


async def test_the_runs_reach_what_they_are_meant_to_reach() -> None:
    """Acceptances, refusals, gaps, both openings, second rounds and a recusal occur among the seeds."""
    kinds: set[str] = set()
    codes: set[object] = set()
    for seed in range(20):
        table = await played(seed)
        kinds |= {each.kind for each in table.journal._records[cast.DEBRIEF]}
        codes |= {code for seat in table.seats for answers in seat.answers.values() for code in answers}
    wanted = {"Private", "Submitted", "EvidenceOpened", "Revealed", "SecondRoundOpened", "ConflictDeclared"}
    assert set() == wanted - kinds
    assert len(codes) > 6


async def test_a_seed_makes_the_same_run_again() -> None:
    """What failed once can be looked at again."""
    first, second = await played(3), await played(3)
    assert first.journal._records == second.journal._records


class GapIgnored(ClientHalf):
    """A client that applies sights whatever they follow."""

    def receive(self, frame: Any) -> tuple[tuple[Outcome, ...], tuple[Frame, ...]]:
        """Pretend that every frame of sights fits."""
        if isinstance(frame, Sights) and self.cur is not None:
            frame = Sights(self.cur, frame.cur, frame.sights)
        return super().receive(frame)


class OutboxForgets(ClientHalf):
    """A client that drops an entry when it is sent."""

    def unsent(self) -> tuple[Any, ...]:
        """Send, and forget."""
        sent = super().unsent()
        self.waiting = dict(list(self.waiting.items())[-1:])
        return sent


class Bold(ClientHalf):
    """A client that takes the first answer for an acknowledgement."""

    def receive(self, frame: Any) -> tuple[tuple[Outcome, ...], tuple[Frame, ...]]:
        """Take a held command for done."""
        return super().receive(Ack(frame.n, "") if isinstance(frame, Held) else frame)


def late_copies_are_decided(room: Room) -> None:
    """Decide a repeat of what was refused afresh: a number that the journal does not hold counts as new."""

    async def earlier(asked: Asked) -> Any:
        kept = await room._stream.accepted(asked.device, asked.n)
        return room._ack(asked) if kept else None

    room._earlier = earlier  # type: ignore[method-assign]


def held_ones_are_overtaken(room: Room) -> None:
    """Let later commands of a device pass one that is held."""

    class Forgetful(dict[Any, set[int]]):
        def setdefault(self, _: Any, fresh: Any = None) -> Any:
            """Keep nothing."""
            return fresh

    room._held = Forgetful()


def acks_come_before_the_commit(room: Room) -> None:
    """Acknowledge although the journal did not take the events."""
    hold = room._hold

    def hasty(asked: Asked, trouble: JournalError) -> Any:
        hold(asked, trouble)
        return Ack(asked.n, "")

    room._hold = hasty  # type: ignore[method-assign]


def refusals_are_forgotten(room: Room) -> None:
    """Acknowledge what was refused."""
    now = room._now

    async def kind(asked: Asked) -> Any:
        answer = await now(asked)
        return Ack(asked.n, "") if isinstance(answer, Declined) else answer

    room._now = kind  # type: ignore[method-assign]


def cursors_stand_still(room: Room) -> None:
    """Give every step of a viewer's sequence one cursor."""
    cursor = room.half.cursor
    room.half.cursor = lambda person, _=None: cursor(person, 0)  # type: ignore[method-assign,assignment]


def repeats_are_done_again(room: Room) -> None:
    """Take every repeat for new, in the room and in the journal."""

    class Blank(dict[Any, int]):
        def get(self, _: Any, default: Any = None) -> Any:
            """Remember nothing."""
            return default

    room._stream.highest = Blank()
    room._refused = Blank()  # type: ignore[assignment]
    room._stream._journal._remember = lambda *_: None  # type: ignore[attr-defined]


def private_matter_reaches_everybody(room: Room) -> None:
    """Give everybody what only its author may see."""
    advance = room.half.advance

    def mutant(after: Debrief, author: PersonId, *, private: bool) -> tuple[PersonId, ...]:
        before = room.half.state
        changed = advance(after, author, private=private)
        for person, feed in room.half.feeds.items():
            if private and person != author:
                feed.take(own_changes(before, after, author))
        return changed

    room.half.advance = mutant  # type: ignore[method-assign]


def it_is_revealed_again(room: Room) -> None:
    """Let a reveal be decided as if there had been none."""
    made = room._made

    async def mutant(asked: Asked, state: Debrief) -> tuple[Said, Taken[Debrief, Event]]:
        again = isinstance(asked.command, c.Reveal) and state.revealed
        return await made(asked, replace(state, revealed=False) if again else state)

    room._made = mutant  # type: ignore[method-assign]


@pytest.mark.parametrize("half", [GapIgnored, OutboxForgets, Bold])
async def test_a_client_that_breaks_a_rule_is_found(half: type[ClientHalf]) -> None:
    """Each broken rule shows within a hundred seeds."""
    assert await _found(half=half)


@pytest.mark.parametrize(
    "change",
    [
        late_copies_are_decided,
        held_ones_are_overtaken,
        acks_come_before_the_commit,
        refusals_are_forgotten,
        cursors_stand_still,
        repeats_are_done_again,
        private_matter_reaches_everybody,
        it_is_revealed_again,
    ],
)
async def test_a_room_that_breaks_a_rule_is_found(change: Callable[[Room], None]) -> None:
    """Each broken rule shows within a hundred seeds."""
    assert await _found(change=change)


async def _found(
    half: Callable[[], ClientHalf] = ClientHalf, change: Callable[[Room], None] = lambda _: None
) -> bool:
    for seed in range(100):
        try:
            async with asyncio.timeout(20):
                if faults(await played(seed, half, change)):
                    return True
        except (AssertionError, KeyError):
            return True
    return False


def test_an_entry_is_what_the_outbox_keeps() -> None:
    """The runs above compare entries by number; the same command twice is two entries."""
    half = ClientHalf()
    first, second = half.queue(cast.create()), half.queue(cast.create())
    assert [Entry(1, cast.create()), Entry(2, cast.create())] == [first, second]
