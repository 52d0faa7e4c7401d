"""`panelry-server restore`: copies back in their places, while no server runs."""

import asyncio
from pathlib import Path

import click

from panelry_server.commands.errand import UNPROVEN, failure, folder_option, settings_of
from panelry_server.commands.restored import tell
from panelry_server.finding import Declined
from panelry_server.journal import AlreadyThere, JournalError
from panelry_server.restoring import BroughtBack, Copies, restore_all
from panelry_server.settings import Settings, SettingsError
from panelry_server.unanswered import questions


@click.command("restore")
@click.argument("backup", metavar="BACKUP")
@click.option("--keys", metavar="FILE", help="The copy of the keys, where those in place are not to be used.")
@click.option("--wrapping", metavar="FILE", help="Your copy of the wrapping key, where it is not in place.")
@click.option("--replace", is_flag=True, help="Replace the journal (and the keys, if named) that are there.")
@folder_option
@click.pass_context
def restore(
    ctx: click.Context,
    backup: str,
    keys: str | None,
    wrapping: str | None,
    folder: str | None,
    *,
    replace: bool,
) -> None:
    """Put BACKUP, a file of panelry-server backup, into the data folder or database and check everything.

    Terminals then offer what the backup does not have.
    """
    copies = Copies(Path(backup), *(None if each is None else Path(each) for each in (keys, wrapping)))
    back = _restored(copies, settings_of(folder=folder), replace=replace)
    found = back.checked
    if back.unmarked:
        click.echo(_UNMARKED, err=True)
    if not found.proven:
        click.echo(UNPROVEN, err=True)
    for fault in found.faults:
        click.echo(fault)
    if found.faults:
        click.echo(f"It is in place, with faults: {len(found.faults)}. Restore another backup.", err=True)
        ctx.exit(1)
    click.echo(f"The record is in place and sound. Debriefs: {found.debriefs}.", err=True)
    click.echo(
        "Start the server; terminals then offer to send again what the backup does not have.", err=True
    )
    there = settings_of(folder=folder).folder
    if questions(there):
        click.echo(
            "The backup cannot know this. Seen to one: panelry-server restored --seen-to TOPIC", err=True
        )
        tell(there, err=True)


_UNMARKED = (
    "This copy is from before events had marks, so nothing proves that it was not written anew."
    " Its events have their marks from now on, as they stand in it."
)


def _restored(copies: Copies, settings: Settings, *, replace: bool) -> BroughtBack:
    try:
        return asyncio.run(restore_all(copies, settings, replace=replace))
    except AlreadyThere as there:
        raise click.ClickException(
            f"{there.place} is there already. Add --replace to do without it."
        ) from None
    except (Declined, JournalError, SettingsError) as problem:
        raise failure(problem) from None
