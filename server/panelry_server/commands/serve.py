"""`panelry-server serve`: the server, with the operator's door, until it is told to stop."""

import asyncio
import errno
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import click

from panelry_server.commands.errand import database_option, demand_set_up, failure, folder_option, settings_of
from panelry_server.commands.progress import told_of_check
from panelry_server.door import Door, NoDoor
from panelry_server.errands import Errand, Outcome
from panelry_server.journal import JournalError
from panelry_server.links import address_of, in_groups
from panelry_server.operations import run_errand
from panelry_server.serve import Server
from panelry_server.serve import serve as serve_until_told
from panelry_server.settings import SettingsError


@click.command("serve")
@click.option("--host", metavar="HOST", help="The address to listen on; by default 127.0.0.1.")
@click.option(
    "--port", metavar="PORT", type=click.IntRange(0, 65535), help="By default 7340; 0 takes a free one."
)
@click.option("--public-host", metavar="NAME", help="The host, or host:port, that links name.")
@click.option("--certificate", metavar="FILE", help="Your organisation's certificate; see also --key.")
@click.option("--key", metavar="FILE", help="The private key of --certificate, without a passphrase.")
@click.option("--page", metavar="ADDRESS:PORT", help="Serve the candidate's page there; by default nowhere.")
@click.option("--page-url", metavar="URL", help="How links to the page begin: https://HOST.")
@click.option("--page-proxy", metavar="ADDRESS", help="The proxy that speaks TLS for the page.")
@click.option("--metrics", metavar="ADDRESS:PORT", help="Serve figures for Prometheus; by default nowhere.")
@click.option("--plain", is_flag=True, help="Without TLS, on a loopback address only.")
@database_option
@click.option("--take-over", is_flag=True, help="Take the database's record from the server that has it.")
@click.option("--tethered", is_flag=True, hidden=True, help="Stop when standard input, a pipe, ends, too.")
@folder_option
def serve(folder: str | None, *, plain: bool, take_over: bool, tethered: bool, **flags: object) -> None:
    """Serve the panels until SIGTERM or Ctrl-C; what was accepted by then is kept.

    Terminals reach it with TLS 1.3 and know it by its key, which is made at the first start.
    """
    settings = settings_of(folder=folder, plain=plain or None, take_over=take_over or None, **flags)
    demand_set_up(settings)
    try:
        asyncio.run(serve_until_told(settings, _beside, told_of_check(), held=0 if tethered else None))
    except (JournalError, SettingsError) as problem:
        raise failure(problem) from None
    except OSError as problem:
        place = problem.filename or address_of(settings.host, settings.port)
        why = os.strerror(problem.errno or errno.EIO)
        raise click.ClickException(f"{place}: {why}. Choose another --port or --folder.") from None


@asynccontextmanager
async def _beside(server: Server) -> AsyncIterator[None]:
    """Keep the operator's door open beside a server, and say where it listens."""
    door = await _door(server)
    try:
        click.echo(f"Serving at panelry://{address_of(server.host, server.port)}; stop with Ctrl-C.")
        if server.settings.page:
            click.echo(f"The candidate's page is at {server.settings.page_url}.")
        click.echo(_key_of(server), err=True)
        yield
    finally:
        if door is not None:
            await door.close()


async def _door(server: Server) -> Door | None:
    """Return the open door, None with a warning where the folder cannot have one."""
    links = server.links

    async def run(errand: Errand) -> Outcome:
        return await run_errand(server.core, errand, links)

    try:
        return await Door.open(Path(server.settings.folder), run)
    except NoDoor as problem:
        click.echo(str(problem), err=True)
        return None


def _key_of(server: Server) -> str:
    """Return what to compare by voice with somebody who joins by a code alone."""
    pin = server.links.pin
    if not pin:
        return "It speaks without TLS: for terminals on this machine alone."
    return f"Its key, to compare where somebody has a code and no link:\n  {in_groups(pin)}"
