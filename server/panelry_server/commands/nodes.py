"""`panelry-server nodes`: let several servers have one record in PostgreSQL, see which do, and end it."""

import asyncio
from collections.abc import Coroutine
from datetime import datetime
from typing import Any

import click
import msgspec

from panelry_server.clock import SystemClock
from panelry_server.commands.errand import (
    database_option,
    demand_database,
    demand_set_up,
    failure,
    folder_option,
    json_option,
    settings_of,
)
from panelry_server.core import NO_DRIVER
from panelry_server.journal import JournalError
from panelry_server.journal.sqlite.folder import DataFolder
from panelry_server.secrets_file import secret_of
from panelry_server.settings import Settings, SettingsError
from panelry_server.tls import identity_of


@click.group("nodes")
def nodes() -> None:
    """Let several servers have one record: its keys move into the database, all show one identity."""


@nodes.command("begin")
@click.option("--new-identity", is_flag=True, help="Take this folder's secret and TLS key for those of all.")
@database_option
@folder_option
def begin(database: str | None, folder: str | None, *, new_identity: bool) -> None:
    """Move the keys into the database, while no server runs; the wrapping key stays in its file."""
    settings = _settings(database, folder)
    from panelry_server.keeping import sharing  # noqa: PLC0415 - an extra

    secret = secret_of(settings.folder)
    keys = _run(
        settings,
        _begun(
            settings, sharing.begin(settings.folder, settings.database, secret, new_identity=new_identity)
        ),
    )
    pair = settings.certificate, settings.key
    shown = f"{pair[0]}\n  {pair[1]}" if all(pair) else f"{settings.folder}/tls"
    click.echo(f"Keys in the database: {keys}.", err=True)
    click.echo(_NEXT.format(folder=settings.folder, shown=shown), err=True)


@nodes.command("end")
@database_option
@folder_option
def end(database: str | None, folder: str | None) -> None:
    """Move the keys back beside this data folder, while no server runs; then one server has the record."""
    settings = _settings(database, folder)
    from panelry_server.keeping import sharing  # noqa: PLC0415 - an extra

    keys = _run(settings, sharing.end(settings.folder, settings.database, secret_of(settings.folder)))
    click.echo(f"Keys beside {settings.folder}: {keys}. One server has the record from now on.", err=True)


@nodes.command("list")
@json_option
@database_option
@folder_option
def show(database: str | None, folder: str | None, *, as_json: bool) -> None:
    """List the nodes that serve the record, which of them is on duty, and its wrapping key's version."""
    settings = _settings(database, folder)
    from panelry_server.nodes.listing import nodes_of  # noqa: PLC0415 - an extra

    try:
        found = asyncio.run(nodes_of(settings.database))
    except JournalError as problem:
        raise failure(problem) from None
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
        return
    for each in found:
        duty = ", on duty" if each.on_duty else ""
        click.echo(f"{each.name}: heard of {each.ago:.0f} s ago, wrapping key {each.wrapping}{duty}")
    if not found:
        click.echo("No node serves this record now.", err=True)


_NEXT = """On each other machine, before it serves there, copy from this one:
  {folder}/secret
  {shown}
  {folder}-wrapping/wrapping.key
in a way that nobody else can read; nothing else of these folders."""


def _settings(database: str | None, folder: str | None) -> Settings:
    settings = settings_of(folder=folder, database=database)
    demand_database(settings)
    demand_set_up(settings)
    try:
        import panelry_server.keeping.sharing  # noqa: PLC0415, F401 - an extra
    except ModuleNotFoundError:
        raise failure(JournalError(NO_DRIVER)) from None
    return settings


async def _begun(settings: Settings, begin: Coroutine[Any, Any, int]) -> int:
    """Begin, with the key that all nodes are to show: before the first `serve` each would make its own."""
    keys = await begin
    identity_of(settings, datetime.fromisoformat(SystemClock().now()))
    return keys


def _run(settings: Settings, work: Coroutine[Any, Any, int]) -> int:
    try:
        held = DataFolder.hold(settings.folder)
        try:
            return asyncio.run(work)
        finally:
            held.release()
    except (JournalError, SettingsError) as problem:
        work.close()
        raise failure(problem) from None
