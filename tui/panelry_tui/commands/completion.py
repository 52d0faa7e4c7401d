"""`panelry completion SHELL`: a script by which a shell completes commands and options."""

import click
from click.shell_completion import BashComplete, FishComplete, ZshComplete

_SHELLS = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
_VARIABLE = "_PANELRY_COMPLETE"
"""What click derives from the name of the command; the script sets it to ask for completions."""


@click.command("completion")
@click.argument("shell", type=click.Choice(list(_SHELLS)))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Write the script that completes panelry's commands in a shell.

    Keep it where the shell looks: for bash ~/.local/share/bash-completion/completions/panelry, for fish
    ~/.config/fish/completions/panelry.fish, for zsh any file that your .zshrc reads with source.
    """
    click.echo(_SHELLS[shell](ctx.find_root().command, {}, "panelry", _VARIABLE).source())
