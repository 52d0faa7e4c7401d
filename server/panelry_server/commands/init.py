"""`panelry-server init`: the data folder of an organisation, its secret and its journal."""

import asyncio
import io

import click
import msgspec

from panelry.office import OfficeOpened
from panelry.text import clean_line
from panelry_server.commands.errand import database_option, failure, folder_option, settings_of
from panelry_server.journal import JournalError
from panelry_server.journal.sqlite.folder import replace_file
from panelry_server.links import public_address
from panelry_server.settings import FILE, Settings, SettingsError


@click.command("init")
@click.option("--organisation", metavar="NAME", required=True, help="As candidates will read it.")
@click.option("--public-host", metavar="NAME", help="The host, or host:port, that links name.")
@database_option
@folder_option
def init(organisation: str, public_host: str | None, database: str | None, folder: str | None) -> None:
    """Make the data folder (mode 0700) with a secret and an empty journal, there or in a database."""
    name = clean_line(organisation)
    if not name or len(name) > 200:
        raise click.UsageError(
            "The organisation needs a name of 1 to 200 characters. Give it with --organisation."
        )
    given = {"public_host": public_host, "database": database}
    settings = settings_of(folder=folder, **given)
    file = settings.folder / FILE
    written = {key: value for key, value in given.items() if value is not None}
    if written and file.exists():
        key = next(iter(written))
        option = f"--{key.replace('_', '-')}"
        raise click.ClickException(f"{file} is there already. Set {key} in it, without {option}.")
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
    if written:
        replace_file(file, "".join(f"{key} = {_quoted(value)}\n" for key, value in written.items()).encode())
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


def _quoted(value: str) -> str:
    """Return a text as TOML writes it; JSON's form is one that TOML reads."""
    return msgspec.json.encode(value).decode()


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
