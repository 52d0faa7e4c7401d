"""Stray errors in real processes of both commands: no word of what was handled reaches a screen or a log."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from panelry_server.stray import through_the_log

SECRET = "kestrel-dusk-7b1f"
LEAKY = """
import sys, threading
import click
import {package}.cli as cli

class Leaky:
    def __init__(self, words):
        self.words = words
    def __repr__(self):
        return self.words
    def __del__(self):
        raise ValueError(self.words)

@click.command()
def leak():
    Leaky("{secret} in a value")
    def fail():
        raise RuntimeError("{secret} in a thread")
    for target in (fail, sys.exit):
        one = threading.Thread(target=target, name="{secret}")
        one.start()
        one.join()
    click.echo("done")

cli.COMMANDS = {{"leak": cli.Entry("__main__:leak", "Leak.")}}
sys.argv = ["leaky", "leak"]
last = Leaky("{secret} at the end")
sys.exit({begin})
"""


def leaked(package: str, folder: Path, begin: str = "cli.main()") -> subprocess.CompletedProcess[str]:
    """Run a command of a program in which everything goes astray."""
    script = LEAKY.format(package=package, secret=SECRET, begin=begin)
    env = {**os.environ, "XDG_STATE_HOME": str(folder), "HOME": str(folder)}
    return subprocess.run(
        [sys.executable, "-c", script], env=env, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_server_says_their_kind_and_place_as_one_line_of_json_each(tmp_path: Path) -> None:
    """Nothing that was filled in; a thread that ends itself is no error."""
    done = leaked("panelry_server", tmp_path)
    assert (0, "done\n") == (done.returncode, done.stdout)
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert {"library"} == {each["event"] for each in lines}
    assert ["ValueError", "RuntimeError"] == [each["error"] for each in lines[:2]]
    assert "error in a thread" == lines[1]["warning"]
    assert SECRET not in done.stderr


def test_a_terminal_prints_nothing_and_keeps_the_places_in_a_file(tmp_path: Path) -> None:
    """Its screen is not written over; the file has no word either."""
    done = leaked("panelry_tui", tmp_path)
    assert (0, "done\n", "") == (done.returncode, done.stdout, done.stderr)
    kept = "".join(each.read_text() for each in tmp_path.rglob("crashes/*.txt"))
    assert (True, True, False) == (
        "builtins.ValueError" in kept,
        "builtins.RuntimeError" in kept,
        SECRET in kept,
    )


@pytest.mark.parametrize("package", ["panelry_server", "panelry_tui"])
def test_the_search_for_the_secret_can_fail(package: str, tmp_path: Path) -> None:
    """Without the hooks Python prints it."""
    assert SECRET in leaked(package, tmp_path, "cli.run(cli.group(cli.COMMANDS))").stderr


class Stray(NamedTuple):
    """What Python hands to a hook."""

    exc_type: type[BaseException]
    exc_value: BaseException | None


def test_an_error_without_a_value_has_its_kind_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And a log that cannot speak any more keeps silent."""
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    through_the_log()
    hooks: list[Callable[[Any], object]] = [sys.unraisablehook, threading.excepthook]
    for hook in hooks:
        hook(Stray(KeyError, None))
        hook(Stray(SystemExit, SystemExit(SECRET)))
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert ["KeyError", "SystemExit", "KeyError"] == [each["error"] for each in lines]
    monkeypatch.setattr(sys, "stderr", None)
    hooks[0](Stray(KeyError, None))
