"""Mail and notices where several nodes have the record: everybody is written to once, whoever dies when."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from email.message import EmailMessage
from io import StringIO
from pathlib import Path

import pytest

import cast
from hosted import QUICK, changed
from panelry import commands as c
from panelry.hiring import Jurisdiction, NoticeState, Particulars
from panelry.ids import CandidateId, DebriefId, PositionId
from panelry.mails import Sent
from panelry.office import CandidateAdded, PositionOpened
from panelry.office import commands as o
from panelry.panel import OPERATOR, Channel
from panelry.withdrawn import Letter
from panelry_server.clock import SystemClock
from panelry_server.core import Core, open_core
from panelry_server.mail.carrier import Ended
from panelry_server.mail.sending import Sending
from panelry_server.notices import Carried, Notices
from server.nodes_of import node_like, shared_by
from server.operated import Operated
from server.planted import story_of
from story import permission

PATIENCE = 30.0
AMARA = DebriefId("amara")
ADDRESS = "amara@example.org"
FROM = {"sender": "hiring@acme.example", "reply_to": "people@acme.example"}
P1 = PositionId("p1")


class Killed(BaseException):
    """The node died here."""


class Pigeon:
    """A courier that keeps what it was given, slowly, and dies at a letter if asked to."""

    def __init__(self, dies_at: int = 0) -> None:
        self.letters: list[Letter] = []
        self.dies_at = dies_at

    async def carry(self, letter: Letter) -> Carried:
        """Take a letter."""
        self.letters.append(letter)
        await asyncio.sleep(0.001)
        if len(self.letters) == self.dies_at:
            raise Killed
        return Carried(NoticeState.ACCEPTED)


class Carriage:
    """A carrier that keeps what it was given, slowly."""

    def __init__(self) -> None:
        self.given: list[EmailMessage] = []

    async def carry(self, message: EmailMessage) -> Ended:
        """Take a message."""
        self.given.append(message)
        await asyncio.sleep(0.05)
        return Ended(Sent.ACCEPTED)


@pytest.fixture
def office(tmp_path: Path, database: str) -> Operated:
    """The first node's places, with a debrief whose candidate is to have the text by e-mail."""
    story = story_of(AMARA).signed().when(cast.ANA, c.OpenRelease(), permission(Channel.EMAIL))
    story = story.when(cast.GRACE, c.Release(Channel.EMAIL, story.hash, "Amara"))
    return shared_by(tmp_path, database, story)


@asynccontextmanager
async def cores(office: Operated, database: str) -> AsyncIterator[tuple[Core, Core]]:
    """Give the cores of two nodes."""
    async with AsyncExitStack() as stack:
        opened: list[Core] = []
        for place in (office, node_like(office, "second")):
            settings = changed(QUICK, folder=place.folder, database=database, mail_host="localhost")
            opened.append(await open_core(settings, clock=SystemClock(), stream=StringIO()))
            stack.push_async_callback(opened[-1].close)
            following = asyncio.ensure_future(opened[-1].rooms.follow())
            stack.callback(following.cancel)
        yield opened[0], opened[1]


async def withdrawn(core: Core, count: int) -> None:
    """Let a position be withdrawn to which so many applied."""
    people = [Particulars(f"Person {number}", f"p{number}@example.org") for number in range(count)]
    added = [CandidateAdded(CandidateId(f"c{number}"), P1, each) for number, each in enumerate(people)]
    await core.office.record(PositionOpened(P1, "Staff Engineer", "", Jurisdiction.NONE), *added)
    await core.office.ask(OPERATOR, o.WithdrawPosition(P1, "The budget was cut", count))


async def drained(sender: Notices) -> None:
    """Send until nothing waits."""
    while await sender.send_next():
        pass


async def test_two_nodes_that_both_hold_themselves_for_on_duty_tell_everybody_once(
    office: Operated, database: str
) -> None:
    """Whoever puts a notice on record first sends it; the other one leaves it alone."""
    async with cores(office, database) as nodes:
        await withdrawn(nodes[0], 30)
        await nodes[1].office.look()
        pigeons = [Pigeon(), Pigeon()]
        await asyncio.gather(
            *(
                drained(Notices(core.office, pigeon, core.clock))
                for core, pigeon in zip(nodes, pigeons, strict=True)
            )
        )
        told = [letter.to for pigeon in pigeons for letter in pigeon.letters]
        assert (30, 30) == (len(told), len(set(told)))
        await nodes[1].office.look()
        assert {NoticeState.ACCEPTED} == {each.state for each in nodes[1].office.state.notices.values()}


async def test_what_left_a_node_when_it_died_waits_for_a_person_and_the_rest_is_told_by_another(
    office: Operated, database: str
) -> None:
    """One notice is unknown; nobody is written to twice."""
    async with cores(office, database) as (one, other):
        await withdrawn(one, 12)
        first, second = Pigeon(dies_at=5), Pigeon()
        with pytest.raises(Killed):
            await drained(Notices(one.office, first, one.clock))
        sender = Notices(other.office, second, other.clock)
        await other.office.look()
        await sender.recover()
        await drained(sender)
        told = [letter.to for letter in (*first.letters, *second.letters)]
        assert (12, 12) == (len(told), len(set(told)))
        states = [each.state for each in other.office.state.notices.values()]
        assert (11, 1) == (states.count(NoticeState.ACCEPTED), states.count(NoticeState.UNKNOWN))


async def test_two_nodes_that_look_for_mail_at_once_send_it_once(office: Operated, database: str) -> None:
    """It is on record before it leaves, and what the other node did is not taken for refused."""
    async with cores(office, database) as nodes:
        rooms = [await core.rooms.open(AMARA) for core in nodes]
        await rooms[0].operate(c.SendMail(ADDRESS), cast.ANA)
        await rooms[1].look()
        carriages = [Carriage(), Carriage()]
        sendings = [Sending(core, each, **FROM) for core, each in zip(nodes, carriages, strict=True)]
        await asyncio.gather(*(each.look() for each in sendings))
        assert 1 == sum(len(each.given) for each in carriages)
        for room in rooms:
            await room.look()
            assert Sent.ACCEPTED is room.state.mails[-1].state


async def test_mail_that_is_asked_for_at_another_node_is_sent_by_the_one_on_duty(
    office: Operated, database: str
) -> None:
    """Its room is open there alone: the heads of all streams tell that something went on."""
    async with cores(office, database) as (one, other):
        carriage = Carriage()
        running = asyncio.ensure_future(Sending(one, carriage, **FROM).run())
        try:
            await (await other.rooms.open(AMARA)).operate(c.SendMail(ADDRESS), cast.ANA)
            async with asyncio.timeout(PATIENCE):
                while not carriage.given:  # noqa: ASYNC110 - what is waited for tells nobody
                    await asyncio.sleep(0.05)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
