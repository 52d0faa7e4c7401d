"""The material of an access case opens what is sealed for its candidate, and nobody else's."""

from io import StringIO
from pathlib import Path

import pytest

from panelry.hiring import Jurisdiction, Particulars
from panelry.ids import CandidateId, PersonId, PositionId
from panelry.office import CandidateAdded, CandidateCorrected, OfficeOpened, OfficerSeated, PositionOpened
from panelry.office import commands as o
from panelry.panel import OPERATOR, Role
from panelry_server import access_errands as a
from panelry_server.access import look_after_access
from panelry_server.clock import ManualClock
from panelry_server.core import open_core
from panelry_server.journal.memory import MemoryJournal
from panelry_server.keeping.memory import MemoryKeys
from panelry_server.settings import Settings

P1, KIT = PositionId("p1"), CandidateId("kit")


class CountedKeys(MemoryKeys):
    """Keys in memory that say how often one was asked for."""

    asked = 0

    async def key(self, name: str) -> bytes:
        """Return a key, and count it."""
        self.asked += 1
        return await super().key(name)


async def keys_asked(folder: Path, others: int) -> int:
    """Return how many keys the material of one candidate takes, with so many others in the office."""
    keys, clock = CountedKeys(), ManualClock()
    core = await open_core(
        Settings(folder=folder), clock=clock, journal=MemoryJournal(), stream=StringIO(), keys=keys
    )
    people = [CandidateAdded(CandidateId(f"c{n}"), P1, Particulars(f"Jo {n} Lund")) for n in range(others)]
    mended = [CandidateCorrected(each.candidate, "by mail", Particulars("Jo Lund")) for each in people]
    await core.office.record(
        OfficeOpened("Acme"),
        OfficerSeated(PersonId("cora"), "Cora Blum", (Role.COORDINATOR,)),
        OfficerSeated(PersonId("del"), "Del Arden", (Role.COORDINATOR,)),
        PositionOpened(P1, "Engineer", "", Jurisdiction.NONE),
        CandidateAdded(KIT, P1, Particulars("Kit Adeyemi", "kit@example.org")),
        *people,
        *mended,
    )
    await clock.advance(8 * 24 * 3600)
    await core.office.ask(OPERATOR, o.OpenCase(KIT, clock.now()[:10], "all of it"))
    await core.office.ask(OPERATOR, o.IdentifyCase(KIT, "a call back"))
    for person in ("cora", "del"):
        await core.office.ask(PersonId(person), o.AppointReviewer(KIT, PersonId("cora")))
    before = keys.asked
    made = await look_after_access(core, a.TakeMaterial("Kit Adeyemi", str(folder / f"{others}.json")))
    assert "Cora Blum" == getattr(made, "reviewer", "")
    await core.close()
    return keys.asked - before


@pytest.mark.parametrize("others", [1, 30])
async def test_the_keys_of_other_candidates_are_left_where_they_are(tmp_path: Path, others: int) -> None:
    """However many there are, one key is asked for: that of the candidate whose data it is."""
    assert 1 == await keys_asked(tmp_path, others)
