"""`panelry-server erase`: the end of a debrief, for ever, on every machine that the server can reach."""

import click

from panelry_server.commands.errand import folder_option, outcome_of
from panelry_server.errands import ERASED, SHORTEST_START, Debriefs, ListDebriefs, ListedDebrief
from panelry_server.upkeep_errands import Erase, ErasedDebrief


@click.command("erase")
@click.argument("debrief", metavar="DEBRIEF")
@click.option("--reason", metavar="TEXT", required=True, help="Stays on record: do not name the candidate.")
@click.option("--yes", is_flag=True, help="Do not ask; DEBRIEF must then be the whole id.")
@folder_option
def erase(debrief: str, reason: str, folder: str | None, *, yes: bool) -> None:
    """Erase DEBRIEF: destroy its key, empty its record, and have its terminals wipe what they keep.

    Nothing brings it back. Who did what kind of thing and when stays, and its chain still verifies.
    """
    wanted = debrief if yes else _confirmed(folder, debrief)
    outcome_of(folder, Erase(wanted, reason), ErasedDebrief)
    click.echo(f"Debrief {wanted} is erased.", err=True)
    click.echo("Older copies of the keys still open older backups of it until you run", err=True)
    click.echo("panelry-server keys rotate, and destroy the older copies of the wrapping key.", err=True)


def _confirmed(folder: str | None, wanted: str) -> str:
    """Return the whole id once it was typed."""
    each = _chosen(outcome_of(folder, ListDebriefs(), Debriefs).debriefs, wanted)
    click.echo(f"{each.debrief}: {_about(each)}", err=True)
    click.echo("It goes for ever, on the server and on every terminal of its panel.", err=True)
    typed = click.prompt("Type its whole id to erase it", default="", show_default=False, err=True)
    if typed.strip() != each.debrief:
        raise click.ClickException("That is not its id. Nothing was erased.")
    return each.debrief


def _chosen(debriefs: tuple[ListedDebrief, ...], wanted: str) -> ListedDebrief:
    long_enough = len(wanted) >= SHORTEST_START
    near = [each for each in debriefs if wanted == each.debrief]
    near = near or [each for each in debriefs if long_enough and each.debrief.startswith(wanted)]
    if len(near) != 1:
        found = f"{len(near)} debriefs begin with that" if near else "There is no such debrief"
        raise click.ClickException(f"{found}. See panelry-server debrief list.")
    return near[0]


def _about(each: ListedDebrief) -> str:
    if each.fault:
        return "it cannot be read"
    if each.phase == ERASED:
        return "it is erased already; this finishes what may have been cut short"
    return f"{each.candidate}, {each.position} ({each.phase})"
