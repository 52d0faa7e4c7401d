"""`panelry-server check`: is the whole record what was written?"""

import click
import msgspec

from panelry_server.commands.errand import UNPROVEN, folder_option, json_option, outcome_of
from panelry_server.errands import Check, Checked


@click.command("check")
@json_option
@folder_option
@click.pass_context
def check(ctx: click.Context, folder: str | None, *, as_json: bool) -> None:
    """Verify pages, chains and every debrief; exit with 1 if there is a fault."""
    found = outcome_of(folder, Check(), Checked)
    if as_json:
        plain = {"faults": found.faults, "debriefs": found.debriefs, "proven": found.proven}
        click.echo(msgspec.json.encode(plain).decode())
    else:
        for fault in found.faults:
            click.echo(fault)
    if not found.proven:
        click.echo(UNPROVEN, err=True)
    if found.faults:
        click.echo(f"Faults: {len(found.faults)}. Restore the last good backup.", err=True)
        ctx.exit(1)
    click.echo(f"The record is sound. Debriefs: {found.debriefs}.", err=True)
