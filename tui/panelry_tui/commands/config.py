"""`panelry config path|show|keys|edit`: where the settings are, what each is by now, and how to change it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

from panelry.text import clean_line
from panelry_tui.settings import SETTINGS, ConfigError, config_file, in_file, own_keys_here, read


@click.group("config")
def config() -> None:
    """Show and change the settings of this terminal.

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
        own = own_keys_here(os.environ)
    except ConfigError as problem:
        raise click.ClickException(str(problem)) from None
    if as_json:
        values = {name: {"value": each.value, "origin": each.origin} for name, each in found.items()}
        click.echo(json.dumps({"file": str(file), "settings": values, "keys": own}))
        return
    for name, each in found.items():
        value = json.dumps(clean_line(str(each.value)) if isinstance(each.value, str) else each.value)
        click.echo(f"{name} = {value}  # {clean_line(each.origin)}")
    for line in ("[keys]", *(f"{name} = {_text(key)}  # {file}" for name, key in own.items())) if own else ():
        click.echo(line)


@config.command("keys")
@click.option("--json", "as_json", is_flag=True, help="Write the acts as JSON.")
def keys(*, as_json: bool) -> None:
    """Write every act that may have a key of your own, as lines that the file takes below [keys].

    An act that has its usual key is a comment.
    """
    from panelry_tui.own_keys import acts  # noqa: PLC0415 - loaded on use
    from panelry_tui.settings_template import key_lines_of  # noqa: PLC0415 - likewise

    try:
        own = own_keys_here(os.environ)
    except ConfigError as problem:
        raise click.ClickException(str(problem)) from None
    if as_json:
        listed = {
            name: {"key": own.get(name, act.name), "usual": act.name, "does": act.label}
            for name, act in acts().items()
        }
        click.echo(json.dumps({"file": str(_file()), "keys": listed}))
        return
    for line in ("[keys]", *key_lines_of(own)):
        click.echo(line)


@config.command("edit")
def edit() -> None:
    """Open the file of settings in $VISUAL or $EDITOR, and check it afterwards.

    Without either it is nano or vi, whichever is here. A file that is not there is made, with every
    setting as a comment. Whatever you save stays in it; if
    something in it cannot be used, you are told the line and asked whether to edit again.
    """
    file = _file()
    _begin(file)
    editor = _editor(file)
    while True:
        failed = _ended_badly(editor, file)
        wrong = _wrong(file)
        if not failed and not wrong:
            click.echo(f"{clean_line(str(file))} is in order.", err=True)
            return
        click.echo(" ".join(each for each in (failed, wrong) if each), err=True)
        if not (sys.stdin.isatty() and click.confirm("Edit again?", default=True, err=True)):
            words = (
                "What you saved is kept, and panelry refuses it until it is mended" if wrong else _AS_SAVED
            )
            raise click.ClickException(f"{words}: panelry config edit.")


_EDITORS = ("nano", "vi")
"""Editors to take where none is set: the first that is here, at a terminal alone."""
_AS_SAVED = "The file is as your editor saved it last. To go on"


def _editor(file: Path) -> list[str]:
    """Return the person's editor with its arguments, or one that is here; without any, say so."""
    from panelry_tui.editor_outside import EditorFault, editor_of  # noqa: PLC0415 - loaded on use

    try:
        return editor_of(os.environ)
    except EditorFault:
        there = next((each for each in _EDITORS if shutil.which(each)), "")
    if there and sys.stdin.isatty():
        click.echo(f"No editor is set: this is {there}. VISUAL or EDITOR names another.", err=True)
        return [there]
    words = (
        f"No editor is set. Set VISUAL or EDITOR to yours, such as: EDITOR={there or _EDITORS[0]} panelry "
        f"config edit. Or edit {clean_line(str(file))} yourself: every setting stands in it."
    )
    raise click.ClickException(words) from None


def _begin(file: Path) -> None:
    """Make the file where there is none."""
    from panelry_tui.settings_template import template  # noqa: PLC0415 - for a new file alone

    if file.exists():
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as made:
            made.write(template())
    except OSError as problem:
        why = problem.strerror or "unknown reason"
        words = f"{clean_line(str(file))}: {why}. Check your rights, or let PANELRY_CONFIG name another file."
        raise click.ClickException(words) from None


def _ended_badly(editor: list[str], file: Path) -> str:
    """Let the person edit; return what their editor died of, empty if it did not.

    One that cannot be started will not be the next time either: click.ClickException says what to set.
    """
    try:
        code = subprocess.run([*editor, str(file)], check=False).returncode  # noqa: S603 - the person's own editor
    except OSError:
        words = (
            f"{clean_line(editor[0])} could not be started, so nothing was changed. Set VISUAL or EDITOR to "
            f"another one, such as: EDITOR={_EDITORS[0]} panelry config edit. "
            f"Or edit {clean_line(str(file))} yourself."
        )
        raise click.ClickException(words) from None
    return f"{clean_line(editor[0])} ended with code {code}." if code else ""


def _wrong(file: Path) -> str:
    """Return what in the file cannot be used, with line and cure; empty if all can."""
    try:
        in_file(file)
    except ConfigError as problem:
        return str(problem)
    return ""


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _file() -> Path:
    try:
        return config_file(os.environ)
    except ConfigError as problem:
        raise click.ClickException(str(problem)) from None
