"""`panelry bench match` at a coordinator's terminal: lines, JSON, and why there is no answer."""

import asyncio
import json
from pathlib import Path

import cast
from panelry.ids import PositionId
from panelry.office import STREAM
from panelry.office import commands as o
from panelry.panel import OPERATOR, Role
from panelry_tui.commands.bench_match import NOT_YOURS
from server.operated import Said
from server.test_bench_answers import AUDITOR, FIRST, keep_in_touch
from server.test_insight_answers import company, debrief, give_seat
from tui.test_desk_commands import Terminal
from tui.test_insight_seat import Machine


async def says(machine: Machine, *words: str) -> Said:
    """Run `bench match` while the server answers."""
    return await asyncio.to_thread(Terminal(machine.folder).say, "bench", "match", *words)


async def test_a_coordinator_reads_names_criteria_and_what_it_is_not(tmp_path: Path) -> None:
    """Nobody yet, then somebody, in lines and as JSON; no level is in either."""
    async with company(0) as server:
        grace = Machine(tmp_path / "grace", server)
        grace.sits(STREAM, cast.GRACE, "Grace Hill")
        await debrief(server.core, 0, (4, 5), agreed=4)
        nobody = await says(grace, "Staff Engineer")
        await keep_in_touch(server, 0)
        lines = (await says(grace, "Staff Engineer")).out.splitlines()
        found = json.loads((await says(grace, "Staff Engineer", "--json")).out)
    assert nobody.out.startswith("Nobody on the bench has an agreed strength"), nobody.talk
    assert [
        "On the bench with agreed strengths for Staff Engineer; n panelists rated it:",
        f"c0  Kit a: {FIRST} (n 3)",
        "By name. It ranks nobody, and what is not listed was not agreed: read the debrief before you write.",
    ] == lines
    rows = [{"candidate": "c0", "name": "Kit a", "strengths": [{"criterion": FIRST, "n": 3}]}]
    assert {"position": "backend", "bench": rows} == found


async def test_who_cannot_be_told_reads_why(tmp_path: Path) -> None:
    """No such position, no rubric to match with, and a seat that is not a coordinator's."""
    async with company(0) as server:
        await server.office.ask(OPERATOR, o.OpenPosition(PositionId("bare"), "Bare"))
        await server.office.ask(OPERATOR, o.SeatOfficer(AUDITOR, "Eli Strom", (Role.AUDITOR,)))
        await give_seat(server.core, STREAM, AUDITOR)
        grace, eli = (Machine(tmp_path / each, server) for each in ("grace", "eli"))
        grace.sits(STREAM, cast.GRACE, "Grace Hill")
        eli.sits(STREAM, AUDITOR, "Eli Strom")
        for machine, title, why in (
            (grace, "Nowhere", "There is no such position"),
            (
                grace,
                "Bare",
                "Bare has no rubric, so it has no criteria to match with. Choose one: panelry position",
            ),
            (eli, "Staff Engineer", NOT_YOURS),
        ):
            said = await says(machine, title)
            assert (1, "", True) == (said.code, said.out, why in said.talk), said.talk
