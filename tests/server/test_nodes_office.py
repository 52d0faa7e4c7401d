"""What a node decides and shows by the office: by the record as it stands, though nobody told the node.

In each of them the second node is deaf: it hears of nothing that the first appends, as one that stood still.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

import pytest
from websockets.exceptions import InvalidStatus

import cast
from hosted import Guest, device_of, guest_of, opening, seated, token_of
from panelry import commands as c
from panelry.ids import DebriefId, DeviceId
from panelry.office import STREAM, Device, DeviceRevoked
from panelry.office import commands as o
from panelry.panel import OPERATOR, Role
from panelry.parts import Opened
from panelry.parts.insight import Subject
from panelry.policies import PolicySet
from panelry.refusals import Code
from panelry.rights import Right
from panelry.sync.endings import SIGN_IN
from panelry.sync.frames import Ack, Declined, Learn, Taught, Untaught
from panelry_server.clock import SystemClock
from panelry_server.insight.answering import Lessons
from panelry_server.keeping.memory import MemoryKeys
from panelry_server.serve import Server
from server.test_nodes import deafen, scored
from several import node_of, share


@asynccontextmanager
async def one_deaf(database: str) -> AsyncIterator[tuple[Server, Server]]:
    """Give two nodes with the cast seated, the second of which hears of nothing; break-glass is on."""
    keys = MemoryKeys()
    await share(database)
    async with node_of(database, keys) as one, node_of(database, keys) as other:
        await one.office.record(PolicySet("break-glass", "on"))
        await seated(one.core)
        await other.office.look()
        deafen(other)
        yield one, other


async def test_a_scorecard_is_not_opened_once_another_node_has_switched_it_off(database: str) -> None:
    """The policy counts as the record has it when the command is kept."""
    async with one_deaf(database) as (one, other):
        room = await other.rooms.open(cast.DEBRIEF)
        assert room.state.break_glass
        await scored(other, cast.BEN)
        await one.office.record(PolicySet("break-glass", "off"))
        asked = c.BreakGlass(cast.BEN, cast.FAY, "nobody reaches Ben")
        answer = await room.do(cast.GRACE, device_of(cast.GRACE), 1, asked)
        assert Declined(1, Code.BREAK_GLASS_OFF.value) == answer


async def test_what_a_device_sends_that_another_node_shut_out_is_not_kept(database: str) -> None:
    """Whatever else waits with it is: each is decided again by the office as it is."""
    async with one_deaf(database) as (one, other), guest_of(other, cast.BEN) as ben:
        room = await other.rooms.open(cast.DEBRIEF)
        await one.office.record(DeviceRevoked(device_of(cast.BEN)))
        ben.half.queue(c.Rate(cast.DESIGN, 4))
        await ben.send(ben.half.unsent()[-1])
        assert SIGN_IN == await ben.to_the_end()
        assert Ack is type(await room.do(cast.CHEN, device_of(cast.CHEN), 1, c.Rate(cast.DESIGN, 2)))
        kept = await one.core.journal.read(cast.DEBRIEF)
        assert device_of(cast.BEN) not in {each.device for each in kept}


async def test_a_token_that_another_node_shut_out_opens_nothing(database: str) -> None:
    """It is looked at when somebody comes, here and at the office's own door."""
    async with one_deaf(database) as (one, other):
        await one.office.record(DeviceRevoked(device_of(cast.BEN)))
        with pytest.raises(InvalidStatus) as turned:
            await opening(other, cast.BEN)
        assert HTTPStatus.UNAUTHORIZED == turned.value.response.status_code


async def test_nobody_is_shown_what_came_after_they_were_shut_out(database: str) -> None:
    """A reveal that follows is told to the node first, and ends the connection before it shows anything."""
    async with one_deaf(database) as (one, other), guest_of(other, cast.BEN) as ben:
        for person in (cast.ANA, cast.BEN, cast.CHEN, cast.DARA):
            await scored(one, person)
        await one.office.record(DeviceRevoked(device_of(cast.BEN)))
        room = await one.rooms.open(cast.DEBRIEF)
        await room.operate(c.OpenEvidence(), cast.ANA)
        await room.operate(c.Reveal(), cast.ANA)
        other.rooms.told(room.standing)
        assert SIGN_IN == await ben.to_the_end()
        assert [] == opened(ben)


def opened(guest: Guest) -> list[Opened]:
    """Return the ratings that somebody was shown."""
    return [each for each in guest.half.picture.values() if isinstance(each, Opened)]


async def test_insight_is_told_by_the_rights_that_the_record_has(database: str) -> None:
    """A right that was taken at another node opens nothing here."""
    async with one_deaf(database) as (one, other):
        await one.office.ask(OPERATOR, o.SeatOfficer(cast.HANA, "Hana Novak", (Role.COORDINATOR,)))
        await one.office.ask(OPERATOR, o.GiveRight(cast.HANA, Right.POOLED_INSIGHT))
        hana = Device(DeviceId("hana-1"), DebriefId(STREAM), cast.HANA)
        core = other.core
        lessons = Lessons(core.journal, core.office, b"s" * 32, SystemClock(), core.log)
        (first, *_) = await lessons.answer(hana, Learn(Subject.POOLED))
        await one.office.ask(OPERATOR, o.TakeRight(cast.HANA, Right.POOLED_INSIGHT))
        (then,) = await lessons.answer(hana, Learn(Subject.POOLED))
        assert (Taught, Untaught) == (type(first), type(then))


async def test_a_code_for_another_device_counts_once_though_another_node_came_first(database: str) -> None:
    """It is decided again by the record as it stands."""
    async with one_deaf(database) as (one, other):
        await one.office.record(PolicySet("break-glass", "off"))
        code, until = await other.office.invite_device(token_of(cast.BEN))
        assert code
        assert until > other.core.clock.now()
        assert one.office.standing.position < other.office.standing.position
