"""`panelry config path|show`: where the settings of this terminal are, and what each one is by now."""

import json
import os
from pathlib import Path

import click

from panelry.text import clean_line
from panelry_tui.settings import SETTINGS, ConfigError, config_file, in_file, read


@click.group("config")
def config() -> None:
    """Show the settings of this terminal and where each comes from.

    A flag comes before the environment, the environment before the file, the file before the default.
    PANELRY_CONFIG names another file.
    """


@config.command("path")
@click.option("--json", "as_json", is_flag=True, help="Write the path as JSON.")
def path(*, as_json: bool) -> None:
    """Write where the file of settings is, whether it is there or not."""
    file = _file()
    click.echo(json.dumps({"file": str(file), "there": file.exists()}) if as_json else str(file))


@config.command("show")
@click.option("--json", "as_json", is_flag=True, help="Write the settings as JSON.")
def show(*, as_json: bool) -> None:
    """Write each setting with what set it, as lines that the file takes."""
    file = _file()
    try:
        in_file(file)  # a wrong file is refused, also where the environment decides everything
        found = {each.name: read(each, os.environ) for each in SETTINGS}
    except ConfigError as problem:
        raise click.ClickException(str(problem)) from None
    if as_json:
        values = {name: {"value": each.value, "origin": each.origin} for name, each in found.items()}
        click.echo(json.dumps({"file": str(file), "settings": values}))
        return
    for name, each in found.items():
        value = json.dumps(clean_line(str(each.value)) if isinstance(each.value, str) else each.value)
        click.echo(f"{name} = {value}  # {clean_line(each.origin)}")


def _file() -> Path:
    try:
        return config_file(os.environ)
    except ConfigError as problem:
        raise click.ClickException(str(problem)) from None
