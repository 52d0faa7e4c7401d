"""The worst quarter of an hour: the facilitator's laptop is off the network, and the server is restored.

The link really is cut; only the waits between its attempts are shortened, and added up to ten minutes.
"""

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import StringIO
from pathlib import Path

import msgspec

import cast
from faults.proxy import Proxy, Weather
from panelry import commands as c
from panelry.debrief import Debrief, Phase
from panelry.ids import CriterionId, DebriefId, PersonId
from panelry.panel import Outcome
from panelry.sync.frames import AnyCommand
from panelry_server.core import open_core
from panelry_server.journal import Record
from panelry_server.settings import Settings
from panelry_tui.link import Link, Seat
from panelry_tui.store import Store
from server.operated import Operated, operated, take_seat, until
from server.planted import plant

TEN_MINUTES = 600.0
FASTER = 400.0
"""By how much the waits between two attempts are shortened."""
NEW = (
    *("debrief", "new", "--candidate", "Noor Haddad", "--position", "Engineer", "--rubric", "Backend"),
    *("--facilitator", "Ana Duarte", "--panelist", "Ana Duarte", "--panelist", "Ben Okafor"),
    *("--panelist", "Chen Wei", "--mode", "numbers-first", "--open"),
)


class Laptop:
    """One person's terminal behind a network of its own."""

    def __init__(self, store: Store, proxy: Proxy) -> None:
        self.store = store
        self.proxy = proxy
        self.away = 0.0
        """Seconds that the link has waited between attempts."""
        self.promised: dict[int, AnyCommand] = {}
        """Every command that was acknowledged, ever."""
        store.listeners.append(
            lambda news: self.promised.update(
                {each.entry.n: each.entry.command for each in news.settled if each.code is None}
            )
        )

    @property
    def person(self) -> PersonId:
        """Whose it is."""
        return PersonId(self.store.seat.person)

    async def wait(self, seconds: float) -> None:
        """Wait as long as the link wants, in fast motion."""
        self.away += seconds
        await asyncio.sleep(seconds / FASTER)

    async def say(self, *commands: c.Command) -> None:
        """Do things that must be accepted."""
        for command in commands:
            async with asyncio.timeout(20):
                assert None is await self.store.ask(command), command

    async def type(self, *commands: c.Command) -> None:
        """Do things that may wait here."""
        for command in commands:
            await self.store.do(command)

    async def back(self) -> None:
        """Wait until the picture is live, agree to send again what was lost, and until nothing waits."""
        await until(lambda: self.store.live)
        if self.store.half.lost:
            await self.store.resend()
        await until(lambda: not self.store.waiting)


@asynccontextmanager
async def laptop(office: Operated, code: str, name: str) -> AsyncIterator[Laptop]:
    """Join by a code, and stay in the debrief through a network that can be pulled."""
    port = int(office.address.rpartition(":")[2])
    async with Proxy(port) as proxy:
        taken = await take_seat(office, code, name[0] * 43)
        seat: Seat = msgspec.structs.replace(taken, server=f"127.0.0.1:{proxy.port}")
        store = await Store.open(seat, office.root / name)
        made = Laptop(store, proxy)
        store._link = Link(seat, store, sleep=made.wait)
        running = asyncio.create_task(store.run())
        try:
            await until(lambda: store.live)
            yield made
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await store.close()


async def scored(panel: list[Laptop]) -> None:
    """Everybody rates, notes and submits; the facilitator reveals."""
    for at, each in enumerate(panel):
        await each.say(*(c.Rate(criterion, 2 + at) for criterion in cast.CRITERIA))
        await each.say(c.WriteNote(cast.DESIGN, f"{each.person} before"), c.Submit())
    await panel[0].say(c.Reveal())


async def agreed(panel: list[Laptop], *criteria: CriterionId) -> None:
    """Propose, let the others stand by it, record."""
    for criterion in criteria:
        await panel[0].say(c.Propose(criterion, 3))
        for each in panel[1:]:
            await each.say(c.Answer(criterion, 3, stands=True))
        await panel[0].say(c.RecordAgreed(criterion, 3, "after the talk"))


async def debriefed(office: Operated, codes: dict[str, str]) -> list[Laptop]:
    """Bring a debrief through the loss of the facilitator's network and of the server to its summary."""
    async with (
        laptop(office, codes["Ana"], "Ana") as ana,
        laptop(office, codes["Ben"], "Ben") as ben,
        laptop(office, codes["Chen"], "Chen") as chen,
    ):
        panel = [ana, ben, chen]
        await scored(panel)
        first, *rest = cast.CRITERIA
        await ana.say(c.Propose(first, 3))
        backup = (await asyncio.to_thread(office.done, "backup", str(office.root / "copy"))).split()[1]
        await ben.say(c.Answer(first, 3, stands=True), c.WriteNote(None, "Ben after the backup"))
        await chen.say(c.Revise(first, 3, "I had misread the anchor"), c.Answer(first, 3, stands=True))
        await ana.say(c.WriteNote(None, "Ana after the backup"), c.Park(rest[-1]))
        ana.proxy.weather = Weather.CUT
        ana.proxy.cut()
        await until(lambda: not ana.store.live)
        await ana.type(c.RecordAgreed(first, 3, "after the talk"), c.WriteNote(first, "Ana alone"))
        await ben.say(c.WriteNote(rest[0], "Ben while Ana is away"))
        await until(lambda: ana.away >= TEN_MINUTES)
        await asyncio.to_thread(office.end, signal.SIGKILL)
        await chen.type(c.WriteNote(rest[0], "Chen while nobody answers"))
        await asyncio.to_thread(office.done, "restore", backup, "--replace")
        await asyncio.to_thread(office.start)
        await ben.back()
        await chen.back()
        ana.proxy.weather = Weather.CLEAR
        await ana.back()
        await ana.say(c.TakeUp(rest[-1]))
        await agreed(panel, *rest)
        await ana.say(c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE, (first,)), c.OpenSummary())
        await ana.say(c.Close("the candidate has not been asked yet"))
        for each in panel:
            assert [] == await each.store.declined()
    return panel


async def kept(office: Operated, debrief: str) -> tuple[list[Record], Debrief]:
    """Return the record of the stopped server and what it adds up to."""
    core = await open_core(Settings(folder=office.folder), stream=StringIO())
    try:
        records = await core.journal.read(debrief)
        return records, (await core.rooms.open(DebriefId(debrief))).state
    finally:
        await core.close()


def test_a_debrief_survives_ten_minutes_off_the_network_and_a_restored_server(tmp_path: Path) -> None:
    """It ends with every keystroke that was ever acknowledged, and with those typed while nobody answered."""
    with operated(tmp_path) as office:
        plant(office.folder)
        made = json.loads(office.done(*NEW, "--json"))
        codes = {each["name"].split()[0]: each["code"] for each in made["invitations"]}
        office.start()
        panel = asyncio.run(debriefed(office, codes))
        assert 0 == office.end()
        records, state = asyncio.run(kept(office, made["debrief"]))
    assert Phase.CLOSED is state.phase
    for each in panel:
        numbers = {record.n for record in records if record.device == each.store.seat.device}
        assert sorted(each.promised) == sorted(numbers)
        assert list(range(1, len(numbers) + 1)) == sorted(numbers)
    notes = {note.text for each in panel for note in state.card(each.person).notes.values()}
    assert {"Ana after the backup", "Ana alone", "Ben after the backup", "Ben while Ana is away"} <= notes
    assert "Chen while nobody answers" in notes
    agreed_on = state.topics[cast.CRITERIA[0]].agreed
    assert agreed_on is not None
    assert 3 == agreed_on.level
