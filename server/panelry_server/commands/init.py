"""`panelry-server init`: the data folder of an organisation, its secret and its journal."""

import asyncio
import io

import click

from panelry.office import OfficeOpened
from panelry.text import clean_line
from panelry_server.commands.errand import failure, folder_option, settings_of
from panelry_server.journal import JournalError
from panelry_server.journal.sqlite.folder import replace_file
from panelry_server.links import public_address
from panelry_server.settings import FILE, Settings, SettingsError


@click.command("init")
@click.option("--organisation", metavar="NAME", required=True, help="As candidates will read it.")
@click.option("--public-host", metavar="NAME", help="The host, or host:port, that links name.")
@folder_option
def init(organisation: str, public_host: str | None, folder: str | None) -> None:
    """Make the data folder (mode 0700) with a secret and an empty journal."""
    name = clean_line(organisation)
    if not name or len(name) > 200:
        raise click.UsageError(
            "The organisation needs a name of 1 to 200 characters. Give it with --organisation."
        )
    settings = settings_of(folder=folder, public_host=public_host)
    file = settings.folder / FILE
    if public_host is not None and file.exists():
        raise click.ClickException(f"{file} is there already. Set public_host in it, without --public-host.")
    try:
        public_address(settings, settings.port)
        before = asyncio.run(_opened(settings, name))
    except (JournalError, SettingsError) as problem:
        raise failure(problem) from None
    except OSError as problem:
        place = problem.filename or settings.folder
        raise click.ClickException(f"{place}: {problem.strerror}. Choose another --folder.") from None
    if before:
        raise click.ClickException(f"{settings.folder} belongs to {before} already. Choose another --folder.")
    if public_host is not None:
        replace_file(file, f'public_host = "{public_host}"\n'.encode())
    click.echo(f"{settings.folder} is ready for {name}.", err=True)
    click.echo(_NEXT, err=True)


_NEXT = """Next:
  panelry-server office invite NAME
  panelry-server rubric import FILE
  panelry-server debrief new --candidate NAME --position TITLE --rubric NAME \\
      --facilitator NAME --panelist NAME
  panelry-server serve
The first prints the code with which a coordinator joins as soon as the server runs; the third prints one for
each person of that panel."""


async def _opened(settings: Settings, name: str) -> str:
    """Open the office in the folder, or return the organisation that it belongs to already."""
    from panelry_server.core import open_core  # noqa: PLC0415 - only once the words are in order

    core = await open_core(settings, stream=io.StringIO())
    try:
        before = core.office.state.organisation
        if not before:
            await core.office.record(OfficeOpened(name))
        return before
    finally:
        await core.close()
