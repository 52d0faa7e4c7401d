"""`panelry summary export`: the released text in a format; that it was read goes on record first."""

import asyncio
import contextlib
from pathlib import Path

import click

from panelry import commands as c
from panelry.panel import Channel
from panelry.refusals import SENTENCES
from panelry.text import clean_line
from panelry_tui.commands.completing import debriefs_here
from panelry_tui.commands.kept_here import seats_here
from panelry_tui.commands.seat import chosen_seat, opened, reading_of, until_live
from panelry_tui.letter_file import FORMATS, NotWritten, check_place, content, whole_path, write_file
from panelry_tui.release_reading import ReleaseReading
from panelry_tui.store import Store
from panelry_tui.words import now_utc

_NO_CALL = "The script is for a call, and this was released another way. Choose md, txt or json."


@click.command("export")
@click.argument("debrief", metavar="[DEBRIEF]", required=False, default="", shell_complete=debriefs_here)
@click.option(
    "--format",
    "shape",
    type=click.Choice(list(FORMATS)),
    required=True,
    help="Markdown, plain text, JSON by sentence, the script of a call, or a PDF (with the extra pdf).",
)
@click.option("-o", "--output", metavar="FILE", help="Write to a new file that only you can read.")
def export(debrief: str, shape: str, output: str | None) -> None:
    """Write the released summary of DEBRIEF; without DEBRIEF that of the only open one.

    DEBRIEF is its id, or part of the candidate's name. The server puts on record that you took it, so this
    needs a connection; facilitators and coordinators may. Standard output has the text alone.
    """
    try:
        path = None if output is None else _free(output)
        made = asyncio.run(_taken(debrief, shape))
        if path is None:
            click.echo(made, nl=False)
            return
        write_file(made, path, over=False)
    except NotWritten as problem:
        raise click.ClickException(clean_line(str(problem))) from None
    click.echo(f"Written to {clean_line(str(path))}.", err=True)


def _free(output: str) -> Path:
    """Return the path of a file that is not there yet; `NotWritten` before anything goes on record."""
    path = whole_path(output)
    if check_place(path):
        raise NotWritten(f"{path} is there already. Choose another name.")
    return path


async def _taken(debrief: str, shape: str) -> bytes:
    """Return the released text in a format, once the record says so; ConnectionError without a server."""
    seats = seats_here()
    async with opened(seats, await chosen_seat(seats, debrief)) as store:
        running = asyncio.create_task(store.run())
        try:
            await until_live(store)
            return await _recorded(store, shape)
        finally:
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running


async def _recorded(store: Store, shape: str) -> bytes:
    letter = ReleaseReading(reading_of(store), now_utc()).letter()
    if letter is None:
        raise click.ClickException("Nothing was released in this debrief, so there is nothing to export.")
    if shape == "call" and letter.channel is not Channel.CALL:
        raise click.ClickException(_NO_CALL)
    made = content(letter, shape)
    code = await store.ask(c.RecordExport(shape))
    if code is not None:
        raise click.ClickException(SENTENCES[code])
    return made
