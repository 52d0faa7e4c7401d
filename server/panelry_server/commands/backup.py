"""`panelry-server backup`: verified copies of the journal, and apart from them of its keys."""

from pathlib import Path

import click
import msgspec

from panelry_server.commands.errand import folder_option, json_option, outcome_of
from panelry_server.upkeep_errands import BackedUp, BackUp


@click.command("backup")
@click.argument("into", metavar="FOLDER")
@click.option(
    "--keys", metavar="FOLDER2", help="Copy the keys there; never to a place that FOLDER's copies go."
)
@json_option
@folder_option
def backup(into: str, keys: str | None, folder: str | None, *, as_json: bool) -> None:
    """Write a copy of the journal into FOLDER, verified before it has its name; the server may run."""
    wanted = BackUp(_whole(into), "" if keys is None else _whole(keys))
    done = outcome_of(folder, wanted, BackedUp)
    if as_json:
        plain: dict[str, object] = msgspec.to_builtins(done)
        del plain["result"]
        click.echo(msgspec.json.encode(plain).decode())
        return
    click.echo(f"journal  {done.journal}")
    if done.keys:
        click.echo(f"keys     {done.keys}")
        for each in done.kept:
            click.echo(f"beside   {each}")
    else:
        click.echo(
            f"The keys are not in it, and without them nobody can read it: add --keys FOLDER2,"
            f" in a place apart (the store is {done.store}).",
            err=True,
        )
    click.echo(f"Copy the wrapping key by hand to a third place: {done.wrapping}.", err=True)


def _whole(folder: str) -> str:
    return str(Path(folder).absolute())
