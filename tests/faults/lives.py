"""The row of whole lives on a real server: join, rate, reveal, drop, kill, restore, erase, and the promises.

Debriefs live side by side in groups; each group meets one kill, one backup, one restore and one erasure.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Iterator
from io import StringIO
from pathlib import Path

from msgspec.structs import replace

import cast
from faults.player import Player
from faults.served import UNLIMITED, Served
from faults.verdict import Verdict, verdict
from faults.wishes import SECRET, SHARED, wish
from panelry import commands as c
from panelry.ids import DebriefId, PersonId
from panelry.office import DebriefListed, OfficeOpened
from panelry.visibility import picture
from panelry_server.core import Core, open_core
from panelry_server.errands import Invitation, Invite
from panelry_server.journal import Erased, Record
from panelry_server.links import Links
from panelry_server.operations import run_errand
from panelry_server.settings import Settings

GROUP = 50
"""Debriefs that live side by side."""
STEPS = (15, 15, 10, 10)
"""Steps before the kill, around it, between backup and restore, and after the restore: 50 together."""
PEOPLE = (cast.ANA, cast.BEN, cast.CHEN, cast.DARA)


class Life:
    """One debrief with its players, and its own chance."""

    def __init__(self, debrief: DebriefId, codes: dict[PersonId, str], seed: str) -> None:
        self.debrief = debrief
        self.codes = codes
        self.players = [Player(debrief, person, f"{debrief}-{person}".ljust(43, "x")) for person in PEOPLE]
        self.opened = False
        """Whether somebody has asked for an opening, from when on shared words may be seen."""
        self.faults: list[str] = []
        self._chance = random.Random(seed)  # noqa: S311 - a run must be repeatable

    async def join(self, port: int) -> None:
        """Let everybody take their seat and come in."""
        for player in self.players:
            await player.join(port, self.codes[player.person])
            await player.meet(port)

    async def steps(self, port: int, number: int) -> None:
        """Do so many things that can happen."""
        for _ in range(number):
            player = self._chance.choice(self.players)
            if self._chance.random() < 0.1:
                await player.drop()
            command = wish(self._chance, player.person)
            if isinstance(command, c.OpenEvidence | c.Reveal):
                self._look()
                self.opened = True
            await player.do(port, command, twice=self._chance.random() < 0.1)

    async def rest(self, port: int) -> None:
        """Let everybody hear all answers, then come once more to see what the others did."""
        for _ in range(2):
            for player in self.players:
                await player.settle(port)
        await asyncio.gather(*(player.drop() for player in self.players))
        for player in self.players:
            await player.settle(port)
            await player.drop()
        self._look()

    def _look(self) -> None:
        """Look for words in what others heard; shared ones may be there after an opening."""
        for player in self.players:
            for other in (each for each in PEOPLE if each != player.person):
                hidden = [SECRET.format(other)] + ([] if self.opened else [SHARED.format(other)])
                words = [word for word in hidden if any(word.encode() in text for text in player.heard)]
                self.faults += [f"{self.debrief}: {player.person} heard “{word}”" for word in words]


async def run(amount: int, seed: int, folder: Path) -> Verdict:
    """Let so many debriefs live through everything."""
    lives = await _prepared(folder / "data", amount, seed)
    server = Served(folder / "data", **UNLIMITED, connections=10**6)
    faults: list[str] = []
    erased: set[DebriefId] = set()
    try:
        await server.start()
        for first in range(0, amount, GROUP):
            group = lives[first : first + GROUP]
            await _lived(server, group, random.Random(seed + first))  # noqa: S311 - repeatable
            erased.add(await _one_erased(server, group[-1]))
            faults += [*await server.check(), *server.complaints()]
        await server.stop()
    finally:
        await server.close()
    async for fault in _judged(folder / "data", lives, erased):
        faults.append(fault)
    players = [player for life in lives for player in life.players]
    done, resent = sum(len(each.promised) for each in players), sum(each.resent for each in players)
    return verdict(amount, faults, commands=done, declined=_declined(players), sent_again=resent)


def _declined(players: list[Player]) -> int:
    return sum(len(each.declined) for each in players)


async def _prepared(folder: Path, amount: int, seed: int) -> list[Life]:
    """Make a data folder with so many debriefs in scoring, and a code for each person."""
    core = await open_core(Settings(folder=folder), stream=StringIO())
    try:
        await core.office.record(OfficeOpened("Acme"))
        return [await _begun(core, number, seed) for number in range(amount)]
    finally:
        await core.close()


async def _begun(core: Core, number: int, seed: int) -> Life:
    debrief = DebriefId(f"life-{seed}-{number:05}")
    room = await core.rooms.create(replace(cast.create(), debrief=debrief))
    await core.office.record(DebriefListed(debrief))
    codes = {}
    for person in PEOPLE:
        await room.operate(cast.seat(person))
        made = await run_errand(core, Invite(debrief, person), Links("127.0.0.1:7340"))
        assert isinstance(made, Invitation), made
        codes[person] = made.code
    await room.operate(c.OpenScoring())
    return Life(debrief, codes, f"{seed} {number}")


async def _lived(server: Served, group: list[Life], chance: random.Random) -> None:
    """Live through a kill while everybody works, and through a restore that loses ten steps."""
    await asyncio.gather(*(life.join(server.port) for life in group))
    await _all(server, group, STEPS[0])
    working = asyncio.ensure_future(_all(server, group, STEPS[1]))
    await asyncio.sleep(chance.uniform(0.02, 0.3))
    await server.kill()
    await server.start()
    await working
    backup = (await server.told("backup", str(server.folder.parent / "copies"))).split()[1]
    await _all(server, group, STEPS[2])
    await (server.kill() if chance.random() < 0.5 else server.stop())
    await server.told("restore", backup, "--replace")
    await server.start()
    await _all(server, group, STEPS[3])
    await asyncio.gather(*(life.rest(server.port) for life in group))


async def _all(server: Served, group: list[Life], steps: int) -> None:
    await asyncio.gather(*(life.steps(server.port, steps) for life in group))


async def _one_erased(server: Served, life: Life) -> DebriefId:
    """Erase a debrief under its connected players, who must all be told to wipe."""
    ana, *others = life.players
    await ana.meet(server.port)
    await server.told("erase", life.debrief, "--yes", "--reason", "the end of a test")
    async with asyncio.timeout(20):
        while not ana.erased:  # noqa: ASYNC110 - the player tells nobody
            await asyncio.sleep(0.01)
    await ana.drop()
    if any(each.erased for each in others):
        life.faults.append(f"{life.debrief}: somebody was told of the erasure who was not there")
    return life.debrief


async def _judged(folder: Path, lives: list[Life], erased: set[DebriefId]) -> AsyncIterator[str]:
    """Yield what is wrong between the record and what everybody was told and shown."""
    core = await open_core(Settings(folder=folder), stream=StringIO())
    try:
        for life in lives:
            for fault in life.faults:
                yield fault
            records = await core.journal.read(life.debrief)
            for fault in _of_the_record(life, records, wiped=life.debrief in erased):
                yield f"{life.debrief}: {fault}"
            try:
                state = (await core.rooms.open(life.debrief)).state
            except Erased:
                if life.debrief not in erased:
                    yield f"{life.debrief} was erased by nobody"
                continue
            for player in life.players:
                if player.half.picture != picture(state, player.person):
                    yield f"{life.debrief}: {player.person} sees another picture than the record gives"
    finally:
        await core.close()


def _of_the_record(life: Life, records: list[Record], *, wiped: bool) -> Iterator[str]:
    if [each.position for each in records] != list(range(1, len(records) + 1)):
        yield "positions have a gap"
    if wiped != all(each.body is None for each in records):
        yield "it is erased in part"
    kinds = [each.kind for each in records]
    if "Released" in kinds:
        yield "it was released, and nobody had asked the candidate"
    if kinds.count("Revealed") > 1:
        yield "it was revealed twice"
    for player in life.players:
        kept = [(each.n, each.part) for each in records if each.device == player.device]
        if len(set(kept)) < len(kept):
            yield f"{player.person}'s commands are doubled"
        if {n for n, _ in kept} != player.promised:
            odd = sorted({n for n, _ in kept} ^ player.promised)
            yield f"{player.person} was told something else than is kept of {odd}"
