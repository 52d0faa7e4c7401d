"""`panelry completion`: the scripts for each shell, and what they are answered."""

import os
import subprocess
import sys

import pytest

from panelry_tui.cli import COMMANDS, group, run

HOW = {
    "bash": "complete -o nosort -F",
    "zsh": "compdef _panelry_completion panelry",
    "fish": "complete --no-files",
}


def answered(words: str, place: int, code: str = "") -> list[str]:
    """Return what a shell is answered for a line, in a new process."""
    asked = {"_PANELRY_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(place)}
    command = ["-c", code] if code else ["-m", "panelry_tui"]
    done = subprocess.run(
        [sys.executable, *command],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert "" == done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("shell", HOW)
def test_each_shell_gets_its_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It stands on standard output, asks panelry itself, and says in the shell's words what to complete."""
    assert 0 == run(group(COMMANDS), ["completion", shell])
    script = capsys.readouterr().out
    assert (True, True) == (f"_PANELRY_COMPLETE={shell}_complete" in script, HOW[shell] in script)


def test_another_shell_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """The shells that can be completed are named."""
    assert 2 == run(group(COMMANDS), ["completion", "csh"])
    assert "'bash', 'zsh', 'fish'" in capsys.readouterr().err


def test_a_shell_completes_commands_and_options() -> None:
    """A command that was begun, and an option of one that stands on the line."""
    assert ["plain,demo", "plain,desk", "plain,device"] == sorted(answered("panelry de", 1))
    assert ["plain,--plain"] == answered("panelry --pl", 1)
    assert ["plain,--rubric"] == answered("panelry insight --ru", 2)


def test_completing_a_command_imports_none() -> None:
    """A key that is pressed while typing waits for no import."""
    code = """
import sys
from panelry_tui.cli import main
try:
    main()
finally:
    print(sorted({"textual", "websockets", "msgspec", "panelry_tui.commands"} & set(sys.modules)))
"""
    assert "[]" == answered("panelry ", 1, code)[-1]
