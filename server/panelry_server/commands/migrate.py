"""`panelry-server migrate`: the whole record into PostgreSQL, or back to a file, while no server runs."""

import asyncio
import io

import click

from panelry_server.clock import SystemClock
from panelry_server.commands.errand import (
    UNPROVEN,
    database_option,
    demand_database,
    failure,
    folder_option,
    settings_of,
)
from panelry_server.errands import Checked
from panelry_server.journal import AlreadyThere, JournalError
from panelry_server.settings import FILE, Settings, SettingsError

TO_POSTGRESQL, TO_SQLITE = "to-postgresql", "to-sqlite"


@click.command("migrate")
@click.argument("way", metavar=f"{TO_POSTGRESQL}|{TO_SQLITE}", type=click.Choice([TO_POSTGRESQL, TO_SQLITE]))
@database_option
@click.option("--replace", is_flag=True, help="Replace the record that the database holds.")
@folder_option
@click.pass_context
def migrate(ctx: click.Context, way: str, database: str | None, folder: str | None, *, replace: bool) -> None:
    """Move the record between the data folder and the database; every chain is verified where it arrives.

    The keys stay where they are. What it came from is put aside: it is not served again.
    """
    settings = settings_of(folder=folder, database=database)
    demand_database(settings)
    try:
        said, found = asyncio.run(_moved(settings, way, replace=replace))
    except AlreadyThere as there:
        cure = "Add --replace to do without it" if way == TO_POSTGRESQL else "Put it elsewhere first"
        raise click.ClickException(f"{there.place} holds a record already. {cure}.") from None
    except (JournalError, SettingsError) as problem:
        raise failure(problem) from None
    click.echo(said, err=True)
    if not found.proven:
        click.echo(UNPROVEN, err=True)
    for fault in found.faults:
        click.echo(fault)
    if found.faults:
        click.echo(f"Faults: {len(found.faults)}. They came with it: see panelry-server check.", err=True)
        ctx.exit(1)
    click.echo(f"The record is sound. Debriefs: {found.debriefs}.", err=True)


async def _moved(settings: Settings, way: str, *, replace: bool) -> tuple[str, Checked]:
    """Move the record and check all of it; return what to do next, and what was found."""
    from panelry_server.core import NO_DRIVER  # noqa: PLC0415 - only once the words are in order

    try:
        from panelry_server.journal.postgres import moving  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as missing:
        raise JournalError(NO_DRIVER) from missing
    at = SystemClock().now()
    if way == TO_POSTGRESQL:
        moved = await moving.into_database(settings.folder, settings.database, at, replace=replace)
        said = _TO_POSTGRESQL.format(moved=moved)
    else:
        moved = await moving.into_folder(settings.database, settings.folder, at)
        said = _TO_SQLITE.format(moved=moved)
    return said, await _checked(settings, way)


_COUNTED = "Moved: {moved.streams} streams with {moved.events} events.\n"
_TO_POSTGRESQL = (
    _COUNTED + f"From now on the server needs the database: keep it as database in {FILE}.\n"
    "The file that it came from is now {moved.aside}: remove it once a backup is made."
)
_TO_SQLITE = (
    _COUNTED + f"It is in {{moved.aside}}. Take database out of {FILE} and of the environment.\n"
    "What the database still holds is not served any more: drop it once a backup is made."
)


async def _checked(settings: Settings, way: str) -> Checked:
    from msgspec.structs import replace as changed  # noqa: PLC0415 - not for a wrong use

    from panelry_server.check import check  # noqa: PLC0415 - likewise
    from panelry_server.core import open_core  # noqa: PLC0415 - likewise

    now = settings if way == TO_POSTGRESQL else changed(settings, database="")
    core = await open_core(now, stream=io.StringIO())
    try:
        return await check(core.journal, proven=core.proven)
    finally:
        await core.close()
