"""`panelry-server keys`: a new wrapping key, after which older copies of the keys open nothing."""

import click

from panelry_server.commands.errand import folder_option, outcome_of
from panelry_server.upkeep_errands import Rotated, RotateKeys


@click.group("keys")
def keys() -> None:
    """Look after the keys of the record."""


@keys.command("rotate")
@folder_option
def rotate(folder: str | None) -> None:
    """Wrap every key by a new wrapping key and destroy the old one."""
    done = outcome_of(folder, RotateKeys(), Rotated)
    click.echo(f"Keys with a new wrapping: {done.keys}.", err=True)
    click.echo(f"The new wrapping key is {done.wrapping}.", err=True)
    click.echo(
        "Now make a backup with --keys, copy the wrapping key, and destroy its older copies.", err=True
    )
