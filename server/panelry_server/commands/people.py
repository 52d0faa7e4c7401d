"""`panelry-server people`: who has a seat in a debrief, and who has submitted."""

import click
import msgspec

from panelry_server.commands.errand import folder_option, json_option, outcome_of
from panelry_server.upkeep_errands import People, SeatedPeople, SeatedPerson


@click.command("people")
@click.argument("debrief", metavar="DEBRIEF")
@json_option
@folder_option
def people(debrief: str, folder: str | None, *, as_json: bool) -> None:
    """List who has a seat in DEBRIEF, an id or its beginning, with their devices and unused codes."""
    found = outcome_of(folder, People(debrief), SeatedPeople)
    if as_json:
        plain = {"debrief": found.debrief, "people": found.people}
        click.echo(msgspec.json.format(msgspec.json.encode(plain), indent=2).decode())
        return
    names = max((len(each.name) for each in found.people), default=0)
    for each in found.people:
        click.echo(f"{each.name:{names}}  {_words(each)}")


def _words(each: SeatedPerson) -> str:
    roles = ", ".join(role.value for role in each.roles)
    standing = "submitted" if each.submitted else each.standing
    devices = f"{each.devices} device" if each.devices == 1 else f"{each.devices} devices"
    codes = "" if not each.codes else f", {each.codes} unused {'code' if each.codes == 1 else 'codes'}"
    return f"{roles} ({standing}): {devices}{codes}"
