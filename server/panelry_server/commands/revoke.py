"""`panelry-server revoke`: shut a device, or a person with all devices and codes, out at once."""

import click

from panelry_server.commands.errand import folder_option, outcome_of
from panelry_server.upkeep_errands import Revoke, Revoked


@click.command("revoke")
@click.argument("device", metavar="[DEVICE]", default="")
@click.option("--person", metavar="NAME", default="", help="All devices and unused codes of this person.")
@click.option("--debrief", metavar="DEBRIEF", default="", help="With --person: in this debrief alone.")
@folder_option
def revoke(device: str, person: str, debrief: str, folder: str | None) -> None:
    """Shut DEVICE, an id of panelry-server devices, out; its connection ends at once.

    What was written there and had reached the server stays on record, and the seat stays too.
    """
    if bool(device) == bool(person):
        raise click.UsageError("Name either a device or somebody with --person NAME.")
    if debrief and not person:
        raise click.UsageError("A device belongs to one debrief: leave out --debrief.")
    done = outcome_of(folder, Revoke(device, person, debrief), Revoked)
    for each in done.devices:
        click.echo(each)
    if not done.devices and not done.codes:
        click.echo("Nothing to do: nothing was left to revoke.", err=True)
        return
    click.echo(f"Revoked: {len(done.devices)} devices, {done.codes} unused codes.", err=True)
    click.echo("To let somebody in again: panelry-server invite DEBRIEF PERSON", err=True)
