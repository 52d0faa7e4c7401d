"""`panelry-server export`: the released summary in a format; that it was read goes on record."""

import os
from pathlib import Path

import click

from panelry.decide.release import FORMATS
from panelry.text import clean_line
from panelry_server.commands.errand import folder_option, outcome_of
from panelry_server.errands import Export, ExportedText


@click.command("export")
@click.argument("debrief", metavar="DEBRIEF")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    required=True,
    help="call is a script for a call; pdf needs --output and the extra pdf.",
)
@click.option(
    "--output", metavar="FILE", help="Write to FILE, readable for you alone, instead of the screen."
)
@click.option("--force", is_flag=True, help="Replace FILE if it is there already.")
@folder_option
def export(debrief: str, form: str, output: str | None, folder: str | None, *, force: bool) -> None:
    """Write the released summary of DEBRIEF, an id or its beginning."""
    target = None if output is None else _writable(output, force=force)
    if form == "pdf":
        _demand_pdf(target)
    text = outcome_of(folder, Export(debrief, form), ExportedText).text
    if target is None:
        click.echo(text, nl=False)
        return
    _write(target, _made(text, form), force=force)
    click.echo(f"Written to {clean_line(str(target))}.", err=True)


def _writable(output: str, *, force: bool) -> Path:
    """Return the path of a file that can be made; nothing goes on record for one that cannot."""
    path = Path(output).absolute()
    try:
        fits = not path.is_dir() and path.parent.is_dir() and os.access(path.parent, os.W_OK)
    except OSError:
        fits = False
    if not fits:
        raise click.ClickException(
            f"{clean_line(output)}: no file can be made there. Choose another --output."
        )
    _spare(path, force=force)
    return path


def _spare(path: Path, *, force: bool) -> None:
    """Refuse to take the place of a file that nobody said may be replaced."""
    if not force and os.path.lexists(path):
        cure = "Choose another --output, or add --force to replace it."
        raise click.ClickException(f"{clean_line(str(path))} is there already. {cure}")


def _demand_pdf(target: Path | None) -> None:
    """Refuse a PDF that could not be made or written, before it goes on record."""
    from panelry_server.pdf import NoPdf, typesetter  # noqa: PLC0415 - for a PDF alone

    if target is None:
        raise click.ClickException("A PDF goes into a file. Add --output FILE.")
    try:
        typesetter()
    except NoPdf as lacking:
        raise click.ClickException(str(lacking)) from None


def _made(text: str, form: str) -> bytes:
    """Return what the file holds: the text, or the PDF that is made of it."""
    if form != "pdf":
        return text.encode()
    from panelry_server.pdf import NoPdf, pdf_of  # noqa: PLC0415 - for a PDF alone

    try:
        return pdf_of(text)
    except NoPdf as why:
        raise click.ClickException(str(why)) from None


def _write(path: Path, body: bytes, *, force: bool) -> None:
    from panelry_server.journal.sqlite.folder import place_file  # noqa: PLC0415 - for a file alone

    _spare(path, force=force)  # it may have come while the server answered
    try:
        place_file(path, body)
    except OSError as problem:
        raise click.ClickException(
            f"{clean_line(str(path))}: {problem.strerror}. Export once more."
        ) from None
