"""`panelry-server invite`: a fresh code for somebody whose code ran out, or who has a new machine."""

import click
import msgspec

from panelry_server.commands.errand import folder_option, json_option, outcome_of
from panelry_server.commands.invited import invited_json, invited_lines, say_how
from panelry_server.errands import Invitation, Invite


@click.command("invite")
@click.argument("debrief", metavar="DEBRIEF")
@click.argument("person", metavar="PERSON")
@json_option
@folder_option
def invite(debrief: str, person: str, folder: str | None, *, as_json: bool) -> None:
    """Make a fresh code for the seat of PERSON, a name, in DEBRIEF, an id or its beginning."""
    made = outcome_of(folder, Invite(debrief, person), Invitation)
    if as_json:
        click.echo(msgspec.json.encode(invited_json(made)).decode())
        return
    click.echo(invited_lines([made]))
    say_how([made])
