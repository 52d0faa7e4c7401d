"""Several nodes on one record: what one accepts, all show, once and in one order."""

import asyncio
from http import HTTPStatus

import pytest
from websockets.exceptions import InvalidStatus

import cast
from hosted import Guest, changed, device_of, guest_of, opening, token_of
from panelry import commands as c
from panelry.ids import PersonId
from panelry.office import DeviceRevoked, Invited, RubricImported
from panelry.parts import Opened
from panelry.refusals import Code
from panelry.sync.endings import ERASED, RESTART, SIGN_IN
from panelry.sync.frames import Ack, Declined, Sights
from panelry_server.codes import drawn_code
from panelry_server.journal import Standing
from panelry_server.serve import Server
from postgres_cluster import Cluster, need_postgres, schema_of
from several import CALM, nodes

FAR = "2099-01-01T00:00:00.000Z"


async def scored(node: Server, person: PersonId, level: int = 3) -> None:
    """Have somebody rate everything and submit."""
    room = await node.rooms.open(cast.DEBRIEF)
    for n, criterion in enumerate(cast.CRITERIA, 1):
        assert Ack is type(await room.do(person, device_of(person), n, c.Rate(criterion, level)))
    assert Ack is type(await room.do(person, device_of(person), 4, c.Submit()))


def deafen(node: Server) -> None:
    """Let a node hear nothing of the others any more, but for what it asks."""
    assert node._duties.follower is not None
    node._duties.follower.cancel()


async def test_a_rating_on_one_node_is_seen_on_the_other_once_it_is_revealed(database: str) -> None:
    """Two guests of one debrief on two nodes: nothing before the reveal, one picture after it."""
    async with (
        nodes(database) as (one, other),
        guest_of(one, cast.BEN) as ben,
        guest_of(other, cast.CHEN) as chen,
        guest_of(one, cast.CHEN, 2) as same,
    ):
        for criterion in cast.CRITERIA:
            assert None is await ben.do(c.Rate(criterion, 4))
        await (await other.rooms.open(cast.DEBRIEF)).look()
        assert [] == [each for each in chen.heard if isinstance(each, Sights)]
        assert None is await ben.do(c.Submit())
        for person in (cast.ANA, cast.CHEN, cast.DARA):
            await scored(other, person)
        await (await one.rooms.open(cast.DEBRIEF)).operate(c.OpenEvidence(), cast.ANA)
        await (await other.rooms.open(cast.DEBRIEF)).operate(c.Reveal(), cast.ANA)
        revealed = (await other.rooms.open(cast.DEBRIEF)).half.cursor(cast.CHEN)
        await chen.until(lambda: chen.half.cur == revealed)
        await same.until(lambda: same.half.cur == revealed)
        assert chen.half.picture == same.half.picture
        assert [4, 3] == [level_of(chen, who) for who in (cast.BEN, cast.DARA)]


def level_of(guest: Guest, person: PersonId) -> int | None:
    """Return the level on the first criterion that a guest sees of somebody, None if it is sealed."""
    shown = (each for each in guest.half.picture.values() if isinstance(each, Opened))
    return next(
        (each.initial for each in shown if each.person == person and each.criterion == cast.DESIGN), None
    )


async def test_a_repeated_command_is_answered_by_the_node_that_did_not_take_it(database: str) -> None:
    """Its number is known from the record; it is not kept twice, and what was refused later stays so."""
    async with nodes(database) as (one, other):
        here, there = [await each.rooms.open(cast.DEBRIEF) for each in (one, other)]
        ben = device_of(cast.BEN)
        assert Ack is type(await here.do(cast.BEN, ben, 1, c.Rate(cast.DESIGN, 4)))
        assert Ack is type(await there.do(cast.BEN, ben, 1, c.Rate(cast.DESIGN, 4)))
        refused = await here.do(cast.BEN, ben, 2, c.Reveal())
        assert isinstance(refused, Declined)
        assert Ack is type(await here.do(cast.BEN, ben, 3, c.Rate(cast.DESIGN, 2)))
        late = await there.do(cast.BEN, ben, 2, c.Rate(cast.DESIGN, 5))
        assert Declined(2, Code.ALREADY_REFUSED.value) == late
        positions = [(await each.core.journal.head(cast.DEBRIEF)) for each in (one, other)]
        assert positions[0] == positions[1]
        assert 2 == there.state.card(cast.BEN).ratings[cast.DESIGN].level


async def test_what_one_node_would_refuse_is_decided_by_the_record_as_it_stands(database: str) -> None:
    """A node that had not heard of the last submission lets the evidence be opened all the same."""
    async with nodes(database) as (one, other):
        there = await other.rooms.open(cast.DEBRIEF)
        deafen(other)
        for person in cast.PANEL:
            await scored(one, person)
        answer = await there.do(cast.ANA, device_of(cast.ANA), 5, c.OpenEvidence())
        assert Ack is type(answer)


async def test_commands_of_many_people_on_both_nodes_are_all_kept_once(database: str) -> None:
    """Everybody rates on both nodes at the same time; each command is there once, and both nodes agree."""
    async with nodes(database) as (one, other):
        here, there = [await each.rooms.open(cast.DEBRIEF) for each in (one, other)]

        async def rate(person: PersonId, number: int) -> None:
            room = (here, there)[number - 1]
            for n in range(1, 9):
                answer = await room.do(
                    person, device_of(person, number), n, c.Rate(cast.CRITERIA[n % 3], n % 5 + 1)
                )
                assert Ack is type(answer)

        await asyncio.gather(*(rate(person, number) for person in cast.PANEL for number in (1, 2)))
        await asyncio.gather(here.look(), there.look())
        assert here.state == there.state
        assert {8} == {here.highest(device_of(each, n)) for each in cast.PANEL for n in (1, 2)}
        assert [] == await one.core.journal.check()
        cursors = [[room.half.cursor(each) for each in cast.ALL] for room in (here, there)]
        assert cursors[0] == cursors[1]


async def test_acts_of_operators_on_both_nodes_are_all_kept(database: str) -> None:
    """The operator's numbers and the office's are drawn again where the other node came first."""
    async with nodes(database) as (one, other):
        rooms = [await each.rooms.open(cast.DEBRIEF) for each in (one, other)]
        nudges = [rooms[n % 2].operate(c.Nudge(cast.BEN), cast.ANA) for n in range(6)]
        rubrics = [
            (one, other)[n % 2].office.record(RubricImported(f"rubric {n}", cast.RUBRIC)) for n in range(10)
        ]
        await asyncio.gather(*nudges, *rubrics, return_exceptions=True)
        await asyncio.gather(one.office.look(), other.office.look())
        assert one.office.state == other.office.state
        assert {f"rubric {n}" for n in range(10)} <= set(one.office.state.rubrics)


async def test_a_seat_taken_on_one_node_is_known_on_the_other_at_once(database: str) -> None:
    """A code that one node drew is taken at the other, and its token opens a connection at the first."""
    async with nodes(database) as (one, other):
        for each in (one, other):
            deafen(each)
        code, hashed = drawn_code(other.core.secret)
        await one.office.record(Invited(hashed, cast.DEBRIEF, cast.BEN, FAR))
        device = await other.office.claim(code, token_of(cast.BEN, 9))
        async with opening(one, cast.BEN, 9):
            assert cast.BEN == device.person


async def test_a_device_that_one_node_shut_out_is_cut_at_the_other(database: str) -> None:
    """The connection ends, and a new one is turned away."""
    async with nodes(database) as (one, other):
        async with guest_of(other, cast.BEN) as ben:
            await one.office.record(DeviceRevoked(device_of(cast.BEN)))
            assert SIGN_IN == await ben.to_the_end()
        with pytest.raises(InvalidStatus):
            await opening(other, cast.BEN)


async def test_a_debrief_that_one_node_erased_ends_at_the_other(database: str) -> None:
    """Terminals there are told to wipe it, and nothing of it can be opened or read any more."""
    async with nodes(database) as (one, other), guest_of(other, cast.BEN) as ben:
        await one.rooms.erase(cast.DEBRIEF, FAR)
        assert ERASED == await ben.to_the_end()
        assert () == other.rooms.at_hand()


async def test_a_debrief_that_was_begun_anew_is_opened_again(cluster: Cluster, database: str) -> None:
    """Its terminals are sent away for a moment, and come back to what the record holds, in another epoch."""
    async with nodes(database) as (_, other):
        async with guest_of(other, cast.BEN) as ben:
            assert 1 == ben.half.epoch
            cluster.ask("UPDATE head SET epoch = 7 WHERE stream = 'amara'", schema_of(database))
            assert RESTART == await ben.to_the_end()
        async with guest_of(other, cast.BEN) as again:
            assert (7, False) == (again.half.epoch, other.rooms.outdated)


async def test_a_node_whose_office_was_begun_anew_says_that_it_is_out_of_date(
    cluster: Cluster, database: str
) -> None:
    """What it made of the office before cannot be told from what is true now."""
    async with nodes(database) as (_, other):
        outdated = asyncio.Event()
        other.rooms.begun_anew = outdated.set
        cluster.ask("UPDATE head SET epoch = 7 WHERE stream = 'office'", schema_of(database))
        async with asyncio.timeout(30):
            await outdated.wait()
        assert other.rooms.outdated


async def test_nobody_is_told_of_a_debrief_that_is_not_open_here(database: str) -> None:
    """It is read when somebody comes."""
    async with nodes(database) as (_, other):
        other.rooms.told(Standing(cast.DEBRIEF, 99, 1, erased=False))
        assert () == other.rooms.at_hand()


async def test_a_token_that_nobody_knows_is_turned_away_though_the_record_cannot_be_read() -> None:
    """A node without its database says nothing else to strangers than one that has it."""
    own = Cluster.started(need_postgres())
    try:
        async with nodes(own.schema()) as (one, _):
            own.crash()
            with pytest.raises(InvalidStatus) as turned:
                await opening(one, cast.STRANGER)
            own.start()
        assert HTTPStatus.UNAUTHORIZED == turned.value.response.status_code
    finally:
        own.stop()


async def test_a_node_that_cannot_save_sends_its_terminals_to_another() -> None:
    """After a while, and lets them in again once it can."""
    own = Cluster.started(need_postgres())
    try:
        async with nodes(own.schema(), changed(CALM, unsaved=0.2)) as (one, _):
            async with guest_of(one, cast.BEN) as ben:
                await asyncio.to_thread(own.crash)
                assert RESTART == await ben.to_the_end()
            with pytest.raises(InvalidStatus) as turned:
                await opening(one, cast.BEN)
            await asyncio.to_thread(own.start)
            async with asyncio.timeout(30):
                while not one.core.journal.writable:  # noqa: ASYNC110 - the port has no event for it
                    await asyncio.sleep(0.01)
            async with guest_of(one, cast.BEN) as ben:
                assert None is await ben.do(c.Rate(cast.DESIGN, 4))
        assert HTTPStatus.SERVICE_UNAVAILABLE == turned.value.response.status_code
    finally:
        own.stop()


async def test_a_node_whose_database_falls_silent_sends_its_terminals_to_another() -> None:
    """No connection breaks, and nobody need have written; an answer that is waited for keeps nobody."""
    own = Cluster.started(need_postgres())
    try:
        async with nodes(own.schema(), changed(CALM, unsaved=0.2, drain=0.2)) as (one, _):
            async with guest_of(one, cast.BEN) as ben, guest_of(one, cast.CHEN) as chen:
                own.freeze()
                try:
                    chen.half.queue(c.Rate(cast.DESIGN, 4))
                    await chen.send(chen.half.unsent()[-1])
                    async with asyncio.timeout(30):
                        assert [RESTART, RESTART] == [await each.to_the_end() for each in (ben, chen)]
                    assert not one.core.journal.writable
                finally:
                    own.thaw()
            async with asyncio.timeout(30):
                while not one.core.journal.writable:  # noqa: ASYNC110 - the port has no event for it
                    await asyncio.sleep(0.01)
            async with guest_of(one, cast.CHEN, half=chen.half) as again:
                await again.until(lambda: 1 in again.settled)
                assert None is again.settled[1]
    finally:
        own.stop()
