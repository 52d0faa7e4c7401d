"""`panelry summary show`: the summary as the viewer's own picture has it, the draft or the released text."""

import asyncio
import json

import click

from panelry.text import clean_line, clean_text
from panelry_tui.commands.completing import debriefs_here
from panelry_tui.commands.kept_here import seats_here
from panelry_tui.commands.seat import chosen_seat, opened, reading_of
from panelry_tui.reading import Reading
from panelry_tui.release_reading import ReleaseReading
from panelry_tui.words import now_utc


@click.command("show")
@click.argument("debrief", metavar="[DEBRIEF]", required=False, default="", shell_complete=debriefs_here)
@click.option("--json", "as_json", is_flag=True, help="Write the text and where it stands as JSON.")
def show(debrief: str, *, as_json: bool) -> None:
    """Show the summary of DEBRIEF as you may see it; without DEBRIEF that of the only open one.

    It is the picture of the last time that the debrief was open here: the draft, or the released text.
    Standard output has the text alone.
    """
    text, standing, released = asyncio.run(_seen(debrief))
    if as_json:
        click.echo(json.dumps({"text": text, "standing": standing, "released": released}))
        return
    click.echo(standing, err=True)
    click.echo(text)


async def _seen(debrief: str) -> tuple[str, str, bool]:
    """Return the text, where it stands in words, and whether it was released."""
    seats = seats_here()
    async with opened(seats, await chosen_seat(seats, debrief)) as store:
        return _text(reading_of(store))


def _text(reading: Reading) -> tuple[str, str, bool]:
    release = ReleaseReading(reading, now_utc())
    text = clean_text(release.text())
    if not text:
        why = "There is no summary yet: it begins with the first agreed criterion."
        if release.ended:
            why = "Nothing was released in this debrief."
        raise click.ClickException(f"{why} If your role reads it, open the debrief once to see the newest.")
    if release.handed is not None:
        return text, "This was released.", True
    words = f"{len(text.split())} words"
    signed = clean_line(release.signed()) or "signed by nobody"
    before = "An earlier version" if release.out is not None else "Nothing of it"
    return text, f"This is the draft: {words}, {signed}. {before} was released.", False
