"""The row of erasures: what one debrief held is nowhere any more, and the others replay byte for byte.

Two kinds of traces are looked for in every file: plain words from every place in which a debrief keeps
some, and the sealed bodies and the wrapped key as they lay on the disk. The words are in no file at any
time; bodies and key are there before, and only in the old copies after.
"""

import asyncio
import random
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

import msgspec
from msgspec.structs import replace

import cast
from faults.verdict import Verdict, verdict
from hosted import device_of
from panelry import commands as c
from panelry.ids import DebriefId, ObservationId, PersonId, PointId
from panelry.office import DebriefListed, OfficeOpened
from panelry.points import Kind, Polarity
from panelry.sync.frames import Ack
from panelry_server import upkeep_errands as u
from panelry_server.core import Core, open_core
from panelry_server.journal import Record
from panelry_server.keeping import KeysError, Places
from panelry_server.keeping.wrapping import WrappingFile, unwrap
from panelry_server.restoring import Copies, restore_all
from panelry_server.settings import Settings
from panelry_server.upkeep import look_after_record

OTHERS = tuple(DebriefId(f"other-{number}") for number in range(3))
"""Debriefs that are written beside each one that goes, and stay."""
MISSING = len(cast.PANEL) - 1
"""Panelists who hand nothing in."""
KINDS = ("candidate", "panelist", "note", "observation", "point")
"""Where a debrief keeps words of its own."""
BODY, KEY = "a sealed body", "its wrapped key"
SIZES = (0, 400, 2_000, 9_000)
"""Characters that are added to a text: sealed bodies of several sizes."""


class Traces(msgspec.Struct, frozen=True):
    """What a debrief left in the copies: its sealed bodies, and its key as it is wrapped."""

    bodies: tuple[bytes, ...]
    version: int
    wrapped: bytes


async def run(amount: int, seed: int, folder: Path) -> Verdict:
    """Write and erase so many debriefs, each with a backup before and one after a rotation of the keys."""
    row = Erasures(folder, seed)
    with (folder / "server.log").open("w") as log:
        core = await open_core(row.settings, stream=log)
        try:
            await core.office.record(OfficeOpened("Acme"))
            for debrief in OTHERS:
                await row.begin(core, debrief)
            for number in range(amount):
                await row.erasure(core, DebriefId(f"gone-{number}"))
            row.faults += await core.journal.check()
            kept = [await core.journal.read(debrief) for debrief in OTHERS]
        finally:
            await core.close()
        core = await open_core(row.settings, stream=log)
        try:
            row.faults += changed(kept, [await core.journal.read(debrief) for debrief in OTHERS])
        finally:
            await core.close()
    return verdict(amount, row.faults, searched_mb=row.searched / 1e6)


class Erasures:
    """The places of one organisation, what was written there, and what was wrong."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.settings = Settings(folder=folder / "data")
        self.places = Places.beside(self.settings.folder)
        self.faults: list[str] = []
        self.searched = 0
        self._chance = random.Random(seed)  # noqa: S311 - a run must be repeatable
        self._asked = 0

    async def erasure(self, core: Core, debrief: DebriefId) -> None:
        """Write one debrief among the others, copy all, erase it, rotate, copy again; look after each."""
        await self.begin(core, debrief)
        await self._discuss(core, debrief)
        journal, keys = await self._copied(core)
        traces = traces_in(journal, keys, debrief)
        found = self._found(debrief, traces, self.folder)
        if set(found) != {BODY, KEY}:
            self._fault(debrief, "before its erasure", found or ["nothing"])
        kept = [await core.journal.read(each) for each in OTHERS]
        await look_after_record(core, u.Erase(debrief, "the end of a test"))
        live = (self.settings.folder, self.places.keys, self.places.wrapping.parent)
        self._fault(debrief, "after its erasure", self._found(debrief, traces, *live))
        await look_after_record(core, u.RotateKeys())
        if opens(self.places.wrapping, debrief, traces) or await self._restored(journal, keys):
            self._fault(debrief, "after the rotation", ["the old copy opens"])
        journal.unlink()
        keys.unlink()
        for copy in await self._copied(core):
            self._fault(debrief, "in a later copy", self._found(debrief, traces, self.folder))
            copy.unlink()
        self.faults += changed(kept, [await core.journal.read(each) for each in OTHERS])

    async def begin(self, core: Core, debrief: DebriefId) -> None:
        """Begin a debrief whose candidate and panel have names that are found nowhere else."""
        name = canary(debrief, "candidate")
        room = await core.rooms.create(replace(cast.create(), debrief=debrief, candidate=name))
        await core.office.record(DebriefListed(debrief))
        for person in cast.ALL:
            seat = cast.seat(person)
            named = canary(debrief, "panelist") if person == cast.BEN else seat.name
            await room.operate(replace(seat, name=named))
        await room.operate(c.OpenScoring())

    async def _discuss(self, core: Core, debrief: DebriefId) -> None:
        """Write canaries of every kind, while the others are written too."""
        texts = {kind: canary(debrief, kind) for kind in KINDS}
        await self._ask(core, debrief, cast.BEN, c.WriteNote(cast.CODE, self._long(texts["note"])))
        await self._ask(core, debrief, cast.CHEN, c.WriteNote(None, self._long(texts["note"])))
        for person, shareable in ((cast.BEN, False), (cast.CHEN, True)):
            seen = self._long(texts["observation"], SIZES[:2])
            observed = c.Observe(ObservationId("seen"), cast.CODE, Kind.SAW, seen, shareable=shareable)
            await self._ask(core, debrief, person, observed)
        for criterion in cast.CRITERIA:
            await self._ask(core, debrief, cast.BEN, c.Rate(criterion, self._chance.randint(1, 5)))
        await self._ask(core, debrief, cast.BEN, c.Submit())
        for opening in (c.OpenEvidence(MISSING), c.Reveal(MISSING)):
            await self._ask(core, debrief, cast.ANA, opening)
        point = PointId("point")
        words = ("In the task", f"you {texts['point']}", Kind.SAW)
        written = c.WritePoint(point, cast.CODE, Polarity.STRENGTH, *words)
        await self._ask(core, debrief, cast.BEN, written)

    async def _ask(self, core: Core, debrief: DebriefId, person: PersonId, command: c.Command) -> None:
        """Do something that must be accepted, and something in another debrief at the same time."""
        note = c.WriteNote(cast.CODE, self._long("a note of somebody else"))
        other = await core.rooms.open(self._chance.choice(OTHERS))
        room = await core.rooms.open(debrief)
        self._asked += 1
        answer, _ = await asyncio.gather(
            room.do(person, device_of(person), self._asked, command),
            other.do(cast.DARA, device_of(cast.DARA), self._asked, note),
        )
        assert isinstance(answer, Ack), (command, answer)

    def _long(self, text: str, sizes: Sequence[int] = SIZES) -> str:
        return f"{text} " + "x" * self._chance.choice(sizes)

    async def _copied(self, core: Core) -> tuple[Path, Path]:
        """Make a backup as an operator does; return the copies of the journal and of the keys."""
        into = u.BackUp(str(self.folder / "copies"), str(self.folder / "copied-keys"))
        made = await look_after_record(core, into)
        assert isinstance(made, u.BackedUp)
        return Path(made.journal), Path(made.keys)

    async def _restored(self, journal: Path, keys: Path) -> bool:
        """Return whether somebody with both old copies and today's wrapping key can bring them back."""
        with tempfile.TemporaryDirectory(prefix="row") as apart:
            copies = Copies(journal, keys, self.places.wrapping)
            try:
                await restore_all(copies, Settings(folder=Path(apart) / "data"), replace=False)
            except KeysError:
                return False
        return True

    def _found(self, debrief: DebriefId, traces: Traces, *places: Path) -> list[str]:
        """Return what of a debrief is in any file of these places."""
        files = sorted(file for place in places for file in place.rglob("*") if file.is_file())
        text = b"\n".join(file.read_bytes() for file in files)
        self.searched += len(text)
        found = [f"the words of a {kind}" for kind in KINDS if canary(debrief, kind).encode() in text]
        found += [BODY] if any(body in text for body in traces.bodies) else []
        return found + ([KEY] if traces.wrapped in text else [])

    def _fault(self, debrief: DebriefId, when: str, found: Sequence[str]) -> None:
        self.faults += [f"{debrief}, {when}: {each}" for each in found]


def canary(debrief: DebriefId, kind: str) -> str:
    """Return a word that stands in one kind of text of one debrief."""
    return f"heron-{kind}-{debrief}-end"


def traces_in(journal: Path, keys: Path, debrief: DebriefId) -> Traces:
    """Return what a debrief left in the two copies; of a body the first bytes, which are random."""
    with closing(sqlite3.connect(journal)) as copy:
        rows = copy.execute("SELECT body FROM event WHERE stream = ?", (debrief,)).fetchall()
    with closing(sqlite3.connect(keys)) as copy:
        query = "SELECT version, wrapped FROM data_key WHERE stream = ?"
        version, wrapped = copy.execute(query, (debrief,)).fetchone()
    return Traces(tuple(body[:32] for (body,) in rows), version, wrapped)


def opens(wrapping: Path, debrief: DebriefId, traces: Traces) -> bool:
    """Return whether a wrapping key that is left opens the key of an old copy, as whatever version."""
    for version, key in WrappingFile(wrapping).read().items():
        for named in {version, traces.version}:
            with suppress(KeysError):
                unwrap(key, named, debrief, traces.wrapped)
                return True
    return False


def changed(before: Sequence[list[Record]], after: Sequence[list[Record]]) -> Iterator[str]:
    """Yield which of the other debriefs do not replay byte for byte."""
    for debrief, old, new in zip(OTHERS, before, after, strict=True):
        if old != new:
            yield f"{debrief} replays otherwise"
