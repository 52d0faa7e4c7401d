"""`panelry-server case material`, `preview` and `copy`: the answer to an access case, by two people."""

import os
from pathlib import Path

import click
import msgspec

from panelry.text import clean_line
from panelry_server.access_errands import CopyMade, MakeCopy, MaterialTaken, TakeMaterial
from panelry_server.commands.errand import folder_option, json_option, outcome_of

_NAME = click.argument("name", metavar="CANDIDATE")
_WHOLE = "The copy as JSON is whole."
_REVIEW = click.option("--review", metavar="FILE", required=True, help="The file that the reviewer changed.")


@click.command("material")
@_NAME
@click.option("--output", metavar="FILE", required=True, help="A new file, readable for you alone.")
@json_option
@folder_option
def material(name: str, output: str, folder: str | None, *, as_json: bool) -> None:
    """Write all that is kept of CANDIDATE into FILE for the case reviewer, with redactions proposed.

    It holds ratings and notes: hand it to the reviewer alone, and delete it once the case is closed.
    """
    made = outcome_of(folder, TakeMaterial(name, _whole(output)), MaterialTaken)
    if as_json:
        click.echo(_json(made))
        return
    click.echo(f"Entries: {made.entries}. Redactions proposed: {made.proposed}.")
    click.echo(f"For {clean_line(made.reviewer)} alone: {clean_line(_whole(output))}", err=True)
    click.echo("They take out, add or keep redactions there, and nothing else. Then: case preview.", err=True)


@click.command("preview")
@_NAME
@_REVIEW
@click.option("--output", metavar="FILE", required=True, help="A new file for the second person.")
@json_option
@folder_option
def preview(name: str, review: str, output: str, folder: str | None, *, as_json: bool) -> None:
    """Make the redacted copy for CANDIDATE to be read by those who vouch for it, and show its hash."""
    made = outcome_of(folder, MakeCopy(name, _whole(review), _whole(output), preview=True), CopyMade)
    if as_json:
        click.echo(_json(made))
        return
    _say(made)
    click.echo(f"hash      {made.hash}")
    click.echo(
        "The reviewer and a second person vouch for it, each from their own seat:"
        " panelry case vouch CANDIDATE --hash HASH",
        err=True,
    )


@click.command("copy")
@_NAME
@_REVIEW
@click.option("--output", metavar="FILE", required=True, help="A new file for the copy as JSON.")
@click.option("--pdf", metavar="FILE", help="A new file for the copy as a PDF; it needs the extra pdf.")
@json_option
@folder_option
def copy(name: str, review: str, output: str, pdf: str | None, folder: str | None, *, as_json: bool) -> None:
    """Write the copy that CANDIDATE gets, once the reviewer and a second person vouch for it."""
    if pdf is not None:
        _demand_pdf(Path(_whole(pdf)))
    made = outcome_of(folder, MakeCopy(name, _whole(review), _whole(output)), CopyMade)
    if as_json:
        click.echo(_json(made))
    else:
        _say(made)
    click.echo(f"Written to {clean_line(output)}. Once they have it: case close.", err=True)
    if pdf is not None:
        _write_pdf(Path(_whole(output)), Path(_whole(pdf)))


def _say(made: CopyMade) -> None:
    reasons = ", ".join(f"{reason} {times}" for reason, times in sorted(made.redacted.items())) or "none"
    click.echo(f"entries   {made.entries}")
    click.echo(f"redacted  {reasons}")


def _json(made: MaterialTaken | CopyMade) -> str:
    plain: dict[str, object] = msgspec.to_builtins(made)
    del plain["result"]
    return msgspec.json.encode(plain).decode()


def _whole(path: str) -> str:
    return str(Path(path).absolute())


def _demand_pdf(target: Path) -> None:
    """Refuse a PDF that could not be made or written, before anything goes on record."""
    from panelry_server.pdf import NoPdf, typesetter  # noqa: PLC0415 - for a PDF alone

    if os.path.lexists(target) or not target.parent.is_dir():
        raise click.ClickException(
            f"{clean_line(str(target))}: no new file can be made there. Choose another."
        )
    try:
        typesetter("leave --pdf out")
    except NoPdf as lacking:
        raise click.ClickException(str(lacking)) from None


def _write_pdf(source: Path, target: Path) -> None:
    from panelry.access import TITLE  # noqa: PLC0415 - for a PDF alone
    from panelry_server.journal.sqlite.folder import place_file  # noqa: PLC0415 - likewise
    from panelry_server.pdf import NoPdf, pdf_of  # noqa: PLC0415 - likewise

    try:
        place_file(target, pdf_of(source.read_text(encoding="utf-8"), TITLE, _WHOLE))
    except NoPdf as why:
        raise click.ClickException(str(why)) from None
    except OSError as problem:
        raise click.ClickException(f"{clean_line(str(target))}: {problem.strerror}.") from None
    click.echo(f"Written to {clean_line(str(target))}.", err=True)
