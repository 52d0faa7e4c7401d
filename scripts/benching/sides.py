"""The two servers of the part `fanout`: ours with debriefs after the reveal, and the bare relay."""

import asyncio
import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

import cast
from benching.wires import Calling
from faults.served import UNLIMITED, Served, give_devices
from hosted import token_of
from panelry import commands as c
from panelry.ids import DebriefId, PersonId
from panelry.office import DebriefListed, OfficeOpened
from panelry.panel import Mode, Role
from panelry.sync.frames import PROTOCOL, Do, Hello, encode
from panelry_server.core import open_core
from panelry_server.settings import Settings

TOP = Path(__file__).resolve().parents[2]
SEATS = 6
"""People of each debrief, all of them panelists."""
HELLO = (encode(Hello()),)
_SAID = "asked again: "
HEARD = re.compile(_SAID + r"([\w-]+) (\d+)")
"""Whose revision a message carries, and its number."""


class Side(NamedTuple):
    """One of the two servers that are compared: its process, and how somebody's connection is made."""

    process: int
    call: Callable[[DebriefId, PersonId], Calling]
    hello: tuple[str, ...]
    """What a connection says first; it has caught up when it hears who is present. A relay wants nothing."""
    address: str


def revision(person: PersonId, number: int) -> str:
    """Return the words of one person's revision of that number, from 1; a relay's are as long."""
    level = 1 + number % 5
    return encode(Do(number, c.Revise(cast.DESIGN, level, f"{_SAID}{person} {number}")))


@contextlib.asynccontextmanager
async def bare_relay() -> AsyncIterator[Side]:
    """Run the bare relay."""
    paths = os.pathsep.join([f"{TOP}/scripts", f"{TOP}/tests"])
    command = [sys.executable, "-m", "benching.relay"]
    process = await asyncio.create_subprocess_exec(
        *command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": paths}
    )
    try:
        port = int(await process.stdout.readline()) if process.stdout else 0
        yield Side(
            process.pid,
            lambda debrief, _: connect(
                f"ws://127.0.0.1:{port}/{debrief}", compression=None, ping_interval=None, proxy=None
            ),
            (),
            f"127.0.0.1:{port}",
        )
    finally:
        process.kill()
        await process.wait()


@contextlib.asynccontextmanager
async def our_server(debriefs: int) -> AsyncIterator[Side]:
    """Run `panelry-server serve` on so many debriefs after the reveal."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        served = Served(Path(folder) / "data", **UNLIMITED, connections=10**6)
        await prepared(served.folder, debriefs)
        await served.start()
        try:
            yield side_of(served)
        finally:
            await served.close()


def side_of(served: Served) -> Side:
    """Return a started server of ours as a side."""
    address = f"127.0.0.1:{served.port}"
    return Side(served.pid, lambda debrief, person: _calling(served, debrief, person), HELLO, address)


def _calling(served: Served, debrief: DebriefId, person: PersonId) -> connect:
    return connect(
        f"ws://127.0.0.1:{served.port}/d/{debrief}",
        additional_headers={"Authorization": f"Bearer {token_of(person)}"},
        subprotocols=[Subprotocol(PROTOCOL)],
        compression=None,
        ping_interval=None,
        proxy=None,
        max_size=2**24,
    )


async def prepared(folder: Path, debriefs: int) -> None:
    """Make debriefs after the reveal, with everybody's ratings open."""
    core = await open_core(Settings(folder=folder), stream=StringIO())
    try:
        await core.office.record(OfficeOpened("Bench"))
        for place in range(debriefs):
            debrief = debrief_of(place)
            room = await core.rooms.create(replace(cast.create(Mode.NUMBERS_FIRST), debrief=debrief))
            await core.office.record(DebriefListed(debrief))
            people = people_of(debrief)
            for person in people:
                chair = (Role.FACILITATOR, Role.PANELIST) if person == people[0] else (Role.PANELIST,)
                await room.operate(c.AddPerson(person, f"Person {person}", chair))
            await room.operate(c.OpenScoring())
            for person in people:
                for criterion in cast.CRITERIA:
                    await room.operate(c.Rate(criterion, 3), person)
                await room.operate(c.Submit(), person)
            await room.operate(c.Reveal(), people[0])
            await give_devices(core, [(person, 1) for person in people], debrief)
    finally:
        await core.close()


def debrief_of(place: int) -> DebriefId:
    """Return the debrief of a place, from 0."""
    return DebriefId(f"bench{place}")


def people_of(debrief: DebriefId) -> tuple[PersonId, ...]:
    """Return the six of a debrief, the first with the chair."""
    return tuple(PersonId(f"{debrief}-{seat}") for seat in range(SEATS))
