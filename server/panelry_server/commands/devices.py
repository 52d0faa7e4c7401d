"""`panelry-server devices`: which terminals may connect to a debrief."""

import click
import msgspec

from panelry_server.commands.errand import folder_option, json_option, outcome_of
from panelry_server.upkeep_errands import Devices, KnownDevice, KnownDevices


@click.command("devices")
@click.argument("debrief", metavar="DEBRIEF")
@json_option
@folder_option
def devices(debrief: str, folder: str | None, *, as_json: bool) -> None:
    """List the terminals that took a seat in DEBRIEF, an id or its beginning, and whose they are."""
    found = outcome_of(folder, Devices(debrief), KnownDevices)
    if as_json:
        plain = {"debrief": found.debrief, "devices": found.devices}
        click.echo(msgspec.json.format(msgspec.json.encode(plain), indent=2).decode())
        return
    names = max((len(_name(each)) for each in found.devices), default=0)
    for each in found.devices:
        joined = each.joined[:16].replace("T", " ")
        by = f"  added from {each.by}" if each.by else ""
        click.echo(f"{each.device}  {_name(each):{names}}  {joined} UTC{by}{'  revoked' * each.revoked}")
    if not found.devices:
        click.echo("Nobody has taken a seat there yet.", err=True)


def _name(each: KnownDevice) -> str:
    return each.name or f"{each.person} (removed)"
