"""What the nodes of one record share: who is here, a device's latest connection, budgets, duty."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from io import StringIO
from pathlib import Path

import pytest

import cast
from hosted import QUICK, Guest, changed, core_of, device_of, guest_of, opening, seated, token_of
from panelry import commands as c
from panelry.debrief import in_the_chair
from panelry.ids import PersonId
from panelry.office import DebriefErased
from panelry.refusals import Code, Refused
from panelry.sync.client import ClientHalf
from panelry.sync.endings import RESTART, SUPERSEDED
from panelry.sync.frames import Ack, Declined, Presence
from panelry_server.clock import ManualClock, SystemClock
from panelry_server.connection import Connections
from panelry_server.core import open_core
from panelry_server.journal import Head, JournalError
from panelry_server.journal.memory import MemoryJournal
from panelry_server.journal.postgres.pulse import living
from panelry_server.journal.postgres.visiting import Visiting
from panelry_server.nodes.changes import LOOKING, Changes
from panelry_server.nodes.duty import Duty
from panelry_server.nodes.joining import join, keep_caught_up
from panelry_server.nodes.node import Node
from panelry_server.serve import Server, _gate
from panelry_server.tries import TooManyTries
from postgres_cluster import Cluster, schema_of
from server.nodes_of import node_like, shared_by
from server.operated import Operated, operated

PATIENCE = 30.0


@pytest.fixture
def office(tmp_path: Path, database: str) -> Iterator[Operated]:
    """The first node's places, of a record that several servers may have."""
    with operated(tmp_path):
        yield shared_by(tmp_path, database)


class Ahead(SystemClock):
    """The machine's clock, which a test may put forward for everybody."""

    ahead = 0.0

    def monotonic(self) -> float:
        """Return the loop's kind of seconds, and those that were skipped."""
        return super().monotonic() + Ahead.ahead


async def until(happened: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not happened():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.02)


@asynccontextmanager
async def serving(place: Operated, database: str) -> AsyncIterator[Server]:
    """Give a node that listens, from the folder of a place."""
    core = await open_core(
        changed(QUICK, ping=5.0, folder=place.folder, database=database), clock=Ahead(), stream=StringIO()
    )
    async with Server(core) as server:
        yield server


@asynccontextmanager
async def pair(office: Operated, database: str) -> AsyncIterator[tuple[Server, Server]]:
    """Give two nodes, with the cast seated; the first is on duty."""
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(serving(office, database))
        await seated(one.core, devices=2)
        other = await stack.enter_async_context(serving(node_like(office, "second"), database))
        yield one, other


def on_duty(node: Server) -> bool:
    """Return whether a node is on duty."""
    assert node._duties._node is not None
    return node._duties._node.duty.on


def die(node: Server) -> None:
    """Let a node say nothing any more, as one that was killed."""
    assert node._duties._node is not None
    node._duties._node.duty.hold(float("-inf"))
    for task in node._duties._tasks:
        task.cancel()


def age(cluster: Cluster, database: str, seconds: int) -> None:
    """Let time pass for all nodes and for what they told the database."""
    Ahead.ahead += seconds
    for table, column in (("duty", "until"), ("presence", "seen_at"), ("node", "seen_at")):
        past = f"SET {column} = {column} - interval '{seconds} s'"
        cluster.ask(f"UPDATE {table} {past}", schema_of(database))


async def test_who_is_connected_to_another_node_is_here(office: Operated, database: str) -> None:
    """The chair of somebody there is not claimed here; those who are here learn of both."""
    async with (
        pair(office, database) as (one, other),
        guest_of(one, cast.ANA),
        guest_of(other, cast.FAY) as fay,
    ):
        there = await other.rooms.open(cast.DEBRIEF)
        await until(lambda: 2 == sum(each[1] for each in there.presence.people()))
        await fay.until(lambda: {cast.ANA, cast.FAY} == told_here(fay))
        assert Code.CHAIR_IS_HERE is await fay.do(c.ClaimChair())
        here = await one.rooms.open(cast.DEBRIEF)
        await until(lambda: {(cast.ANA, 1), (cast.FAY, 1)} == {each[:2] for each in here.presence.people()})


def told_here(guest: Guest) -> set[PersonId]:
    """Return who is here, as a guest was told last."""
    told = [each for each in guest.heard if isinstance(each, Presence)]
    return {person for person, devices, _ in told[-1].people if devices} if told else set()


async def test_those_of_a_node_that_died_count_as_gone_and_no_sooner(
    office: Operated, database: str, cluster: Cluster
) -> None:
    """Half a minute after its last word nobody is there; after a minute the chair may be claimed."""
    async with pair(office, database) as (one, other), guest_of(one, cast.ANA):
        there = await other.rooms.open(cast.DEBRIEF)
        await until(lambda: 1 == len(there.presence.people()))
        die(one)
        fay = device_of(cast.FAY)
        assert refused_for(Code.CHAIR_IS_HERE) == await there.do(cast.FAY, fay, 1, c.ClaimChair())
        age(cluster, database, 40)
        await until(lambda: not [each for each in there.presence.people() if each[1]])
        assert refused_for(Code.CHAIR_IS_HERE, 2) == await there.do(cast.FAY, fay, 2, c.ClaimChair())
        age(cluster, database, 30)
        await until(lambda: there.presence.gone(cast.ANA) >= 60)
        assert Ack is type(await there.do(cast.FAY, fay, 3, c.ClaimChair()))
        assert cast.FAY == in_the_chair(there.state)


def refused_for(code: Code, n: int = 1) -> Declined:
    """Return the answer that refuses a command."""
    return Declined(n, code.value)


async def test_a_node_that_does_not_know_whom_the_others_see_holds_nobody_for_gone(
    office: Operated, database: str
) -> None:
    """While it cannot reach them, a chair is not claimed."""
    async with pair(office, database) as (_, other):
        room = await other.rooms.open(cast.DEBRIEF)
        node = other._duties._node
        assert node is not None
        room.presence._opened -= 100
        assert 100 <= room.presence.gone(cast.ANA)
        node._beaten_at -= 60
        assert 0 == room.presence.gone(cast.ANA)


async def test_a_device_that_connects_to_another_node_leaves_the_first(
    office: Operated, database: str
) -> None:
    """The older connection ends with 4409, the newer one stays."""
    async with pair(office, database) as (one, other), guest_of(one, cast.BEN) as former:
        assert None is await former.do(c.Rate(cast.DESIGN, 3))
        async with guest_of(other, cast.BEN) as later:
            assert SUPERSEDED == await former.to_the_end()
            assert None is await later.do(c.Rate(cast.DESIGN, 4))


async def test_the_later_hello_wins_though_the_node_of_the_older_one_stood_still(
    office: Operated, database: str
) -> None:
    """The place of a hello is drawn when it is said, not when its node next speaks to the others."""
    async with pair(office, database) as (one, other):
        die(other)
        async with guest_of(other, cast.BEN) as former, guest_of(one, cast.BEN) as later:
            for node in (one._duties._node, other._duties._node, one._duties._node, other._duties._node):
                assert node is not None
                await node.beat()
            assert SUPERSEDED == await former.to_the_end()
            assert None is await later.do(c.Rate(cast.DESIGN, 4))


async def test_a_hello_whose_place_cannot_be_told_comes_again(office: Operated, database: str) -> None:
    """The connection ends as for a restart, and is in nobody's way."""
    async with pair(office, database) as (one, _):
        assert one._duties._node is not None

        async def fail() -> int:
            raise JournalError("a test")

        one._connections.greetings.draw = fail
        async with opening(one, cast.BEN) as socket:
            guest = Guest(socket, ClientHalf())
            await guest.send(guest.half.hello())
            assert RESTART == await guest.to_the_end()


async def test_one_node_at_a_time_asks_a_program_about_a_debrief(office: Operated, database: str) -> None:
    """Another does once that one is done; a stream that is not the same is free."""
    async with pair(office, database) as servers:
        one, other = [each._duties._node for each in servers]
        assert one is not None
        assert other is not None
        async with one.claim("amara") as mine, other.claim("amara") as theirs, other.claim("brook") as free:
            assert (True, False, True) == (mine, theirs, free)
        async with other.claim("amara") as later:
            assert later


async def test_wrong_codes_count_at_all_nodes_together(office: Operated, database: str) -> None:
    """Five from one address in sum, then none is looked at anywhere; another address has its own."""
    token = "t" * 43
    async with pair(office, database) as (one, other):
        for node in (one, other, one, other, one):
            with pytest.raises(Refused):
                await node.office.claim("KLRP-7342-MXST", token, "203.0.113.7")
        for node in (one, other):
            with pytest.raises(TooManyTries):
                await node.office.claim("no code", token, "203.0.113.7")
        with pytest.raises(Refused):
            await other.office.claim("no code", token, "203.0.113.8")


async def test_no_address_stands_in_the_database(office: Operated, database: str, cluster: Cluster) -> None:
    """A keyed hash does."""
    async with pair(office, database) as (one, _):
        with pytest.raises(Refused):
            await one.office.claim("no code", "t" * 43, "203.0.113.7")
    names = cluster.ask("SELECT name FROM budget ORDER BY name", schema_of(database)).splitlines()
    assert (2, "everywhere", "from ") == (len(names), names[0], names[1][:5])
    assert "203" not in names[1]


async def test_codes_for_own_devices_count_at_all_nodes_together(office: Operated, database: str) -> None:
    """Five at once for one person, wherever they are asked for."""
    async with pair(office, database) as (one, other):
        for node in (one, other, one, other, one):
            await node.office.invite_device(token_of(cast.BEN))
        with pytest.raises(TooManyTries):
            await other.office.invite_device(token_of(cast.BEN))


async def test_one_node_is_on_duty_and_another_takes_over(
    office: Operated, database: str, cluster: Cluster
) -> None:
    """When it stops in order at once, when it dies once its lease is over; never two."""
    async with pair(office, database) as (one, other):
        assert (True, False) == (on_duty(one), on_duty(other))
        async with serving(node_like(office, "third"), database) as third:
            die(one)
            await asyncio.sleep(0)
            assert not on_duty(other)
            age(cluster, database, 40)
            await until(lambda: on_duty(other) or on_duty(third))
            assert on_duty(other) is not on_duty(third)
            first, second = (other, third) if on_duty(other) else (third, other)
            await first.stop()
            await until(lambda: on_duty(second))
            visiting = Visiting(database)
            seen = await living(visiting)
            await visiting.close()
            assert [True] == [each.on_duty for each in seen]


async def test_what_a_node_left_undone_when_it_died_is_done_by_the_one_on_duty(
    office: Operated, database: str, cluster: Cluster
) -> None:
    """An erasure whose order is on record, and nothing more of it."""
    async with pair(office, database) as (one, other):
        schema = schema_of(database)
        await other.office.record(DebriefErased(cast.DEBRIEF, "a practice"))
        die(other)
        age(cluster, database, 40)
        await until(lambda: "" != cluster.ask("SELECT erased_at FROM head WHERE stream <> 'office'", schema))
        assert on_duty(one)


async def test_a_database_that_was_away_is_told_once_and_reached_again(
    office: Operated, database: str, cluster: Cluster
) -> None:
    """A broken connection is made anew; while the other nodes cannot be reached the log says so once."""
    async with pair(office, database) as (one, other):
        await until(lambda: other.rooms._office is not None)
        node = one._duties._node
        assert node is not None
        cluster.crash()
        node.soon()
        await until(lambda: node._failing)
        node.soon()
        await until(lambda: not node._soon.is_set())
        cluster.start()
        await until(lambda: not node._failing)
        assert on_duty(one) or on_duty(other)


async def test_a_server_without_shared_keys_is_no_node() -> None:
    """Only a record whose keys are in the database has nodes."""
    core = await core_of()
    with pytest.raises(TypeError, match="keys are in the database"):
        await join(core, Connections(core, _gate(core)))


async def test_what_waits_is_done_again_where_the_journal_failed_for_a_moment() -> None:
    """The catching up is tried again after some seconds, then rests until a node dies."""

    class Late(Node):
        """A node that only knows who died."""

        def __init__(self) -> None:
            self.died = asyncio.Event()

    class Failing(MemoryJournal):
        """A journal that cannot be read once."""

        failures = 1

        async def head(self, stream: str) -> Head | None:
            """Fail, then answer."""
            if self.failures:
                self.failures -= 1
                raise JournalError("a test")
            return await super().head(stream)

    clock, journal, late = ManualClock(), Failing(), Late()
    journal.failures = 0
    core = await core_of(clock=clock, journal=journal)
    await seated(core)
    await core.office.record(DebriefErased(cast.DEBRIEF, "a practice"))
    journal.failures = 1
    running = asyncio.ensure_future(keep_caught_up(late, core))
    await clock.advance(1)
    head = await journal.head(cast.DEBRIEF)
    assert (0, True) == (journal.failures, head is not None and head.erased_at is None)
    await clock.advance(5)
    head = await journal.head(cast.DEBRIEF)
    assert head is not None
    assert head.erased_at is not None
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_work_of_duty_that_ends_waits_for_the_next_duty_and_a_failure_is_told() -> None:
    """It begins anew each time this server comes on duty."""
    clock = ManualClock()
    duty, begun = Duty(clock, always=False), 0

    async def work() -> None:
        nonlocal begun
        begun += 1
        if begun == 3:
            raise ValueError("a test")

    running = asyncio.ensure_future(duty.during(work))
    for number in (1, 2, 3):
        duty.hold(clock.monotonic() + 2)
        await clock.advance(1)
        assert number == begun
        await clock.advance(3)
    with pytest.raises(ValueError, match="a test"):
        await running


async def test_only_what_went_on_since_the_last_look_is_looked_at() -> None:
    """All debriefs at first, none too soon after, then the one that moved; the office is none."""
    clock = ManualClock()
    core = await core_of(clock=clock)
    room = await seated(core)
    changes = Changes(core.journal, clock)
    assert frozenset({cast.DEBRIEF}) == await changes.since()
    assert frozenset() == await changes.since()
    await clock.advance(LOOKING)
    assert frozenset() == await changes.since()
    await room.operate(c.Rate(cast.DESIGN, 3), cast.BEN)
    assert frozenset() == await changes.since()
    await clock.advance(LOOKING)
    assert frozenset({cast.DEBRIEF}) == await changes.since()
