"""`panelry bench match`: who on the bench showed agreed strengths on what a position needs.

The server works it out for coordinators and keeps nothing of it, so it is asked over a link of its own.
"""

import asyncio

import click
import msgspec

from panelry.desk import Unclear, position_of, printed
from panelry.parts.insight import BenchTold, Subject
from panelry.parts.office import Position
from panelry_tui.commands.desk import bench, connected, office_seat
from panelry_tui.commands.kept_here import seats_here
from panelry_tui.learning import NotAllowed, NotTold, learn

NO_RUBRIC = (
    "{title} has no rubric, so it has no criteria to match with. "
    "Choose one: panelry position rubric TITLE --rubric NAME"
)
NOT_YOURS = "Only coordinators are told who on the bench fits a position."
_ORDER = "By name. It ranks nobody, and what is not listed was not agreed: read the debrief before you write."


def match_lines(position: Position, told: tuple[BenchTold, ...]) -> list[str]:
    """Return who fits a position, a line each, with every criterion and its n."""
    if not told:
        return [
            f"Nobody on the bench has an agreed strength on a criterion of {position.title}.",
            "Criteria are the same where their titles are. See who is on the bench: bench list",
        ]
    lines = [
        f"{each.candidate}  {each.name}: {', '.join(f'{title} (n {n})' for title, n in each.strengths)}"
        for each in told
    ]
    return [f"On the bench with agreed strengths for {position.title}; n panelists rated it:", *lines, _ORDER]


@bench.command("match", help="List who on the bench showed agreed strengths on a position's criteria.")
@click.argument("position", metavar="POSITION")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def match(position: str, *, as_json: bool) -> None:
    """Say who on the bench fits a position."""
    try:
        there, told = asyncio.run(_asked(position))
    except NotAllowed:
        raise click.ClickException(NOT_YOURS) from None
    except (NotTold, Unclear) as why:
        raise click.ClickException(str(why)) from None
    rows = [
        {
            "candidate": each.candidate,
            "name": each.name,
            "strengths": [{"criterion": title, "n": n} for title, n in each.strengths],
        }
        for each in told
    ]
    found = {"position": there.position, "bench": rows}
    click.echo(msgspec.json.encode(found).decode() if as_json else printed(match_lines(there, told)))


async def _asked(wanted: str) -> tuple[Position, tuple[BenchTold, ...]]:
    async with connected() as at:
        there = position_of(at.desk(), wanted)
    if not there.rubric:
        raise Unclear(NO_RUBRIC.format(title=there.title))
    told = await learn(office_seat(seats_here()).seat, Subject.BENCH, position=there.position)
    return there, tuple(each for each in told if isinstance(each, BenchTold))
